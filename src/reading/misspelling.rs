//! What it costs to read some letters as a brand's name.

use std::cmp::Ordering;

use crate::confusable::{grouped, looks_alike};

use super::costs::{Cost, Costs, Kind};

/// Names are at most this long, and so are the letters read as one but for [`SLACK`].
pub const LONGEST: usize = 24;
/// What is read as a name has at most so many letters more.
pub const SLACK: usize = 3;
const ROWS: usize = LONGEST + SLACK + 1;
/// The diagonals of the table that are filled.
const BAND: usize = 2 * SLACK + 1;
/// No alignment costs so much.
const FAR: Cost = Cost::MAX / 4;

/// What the slips cost at least by which a name of so many letters is seen as so many.
pub fn least(seen: usize, genuine: usize, costs: &Costs) -> Cost {
    let cheapest = |kinds: &[Kind]| kinds.iter().map(|kind| costs.get(*kind)).min().unwrap_or(0);
    let more = cheapest(&[Kind::Alike, Kind::Doubled, Kind::Inserted]);
    let fewer = cheapest(&[Kind::Alike, Kind::Undoubled, Kind::Omitted]);
    let other = cheapest(&[Kind::Alike, Kind::Other, Kind::Swapped]);
    match seen.cmp(&genuine) {
        Ordering::Less => (genuine - seen) as Cost * fewer,
        Ordering::Equal => other.min(more + fewer),
        Ordering::Greater => (seen - genuine) as Cost * more,
    }
}

/// A step of the alignment: how many letters of the seen and of the genuine name it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    kind: Option<Kind>,
    seen: usize,
    genuine: usize,
}

/// The cheapest way to turn a genuine name into what is seen: optimal string alignment with a cost
/// of its own for each [`Kind`] of slip.
pub struct Alignment<'a> {
    seen: &'a [u8],
    genuine: &'a [u8],
    costs: &'a Costs,
    /// A row for each letter seen; the genuine name's letters that are at most [`SLACK`] places off.
    table: [[Cost; BAND]; ROWS],
}

impl<'a> Alignment<'a> {
    /// Aligns two names of at most 24 letters, the seen one with three more.
    pub fn new(seen: &'a [u8], genuine: &'a [u8], costs: &'a Costs) -> Alignment<'a> {
        let mut alignment = Alignment {
            seen,
            genuine,
            costs,
            table: [[FAR; BAND]; ROWS],
        };
        alignment.table[0][SLACK] = 0;
        for row in 0..=seen.len() {
            for column in row.saturating_sub(SLACK)..=genuine.len().min(row + SLACK) {
                if row + column > 0 {
                    alignment.table[row][column + SLACK - row] = alignment.best(row, column).0;
                }
            }
        }
        alignment
    }

    /// What all slips cost together; none when too many letters are missing or added.
    pub fn cost(&self) -> Option<Cost> {
        let cost = self.at(self.seen.len(), self.genuine.len());
        (cost < FAR).then_some(cost)
    }

    fn at(&self, row: usize, column: usize) -> Cost {
        let diagonal = (column + SLACK).wrapping_sub(row);
        *self.table[row].get(diagonal).unwrap_or(&FAR)
    }

    /// The slips.
    pub fn slips(&self) -> impl Iterator<Item = Kind> {
        let (mut row, mut column) = (self.seen.len(), self.genuine.len());
        let steps = std::iter::from_fn(move || {
            if row + column == 0 {
                return None;
            }
            let (_, step) = self.best(row, column);
            row -= step.seen;
            column -= step.genuine;
            Some(step.kind)
        });
        steps.flatten()
    }

    fn best(&self, row: usize, column: usize) -> (Cost, Step) {
        let mut best = (
            FAR,
            Step {
                kind: None,
                seen: row,
                genuine: column,
            },
        );
        let mut step = |kind: Option<Kind>, seen: usize, genuine: usize| {
            let Some((row, column)) = row.checked_sub(seen).zip(column.checked_sub(genuine)) else {
                return;
            };
            let cost = kind.map_or(0, |kind| self.costs.get(kind));
            let first = kind.is_some_and(|kind| kind != Kind::Alike) && column == 0 && genuine > 0;
            let first = if first {
                self.costs.get(Kind::First)
            } else {
                0
            };
            let total = self.at(row, column) + cost + first;
            if total < best.0 {
                best = (
                    total,
                    Step {
                        kind,
                        seen,
                        genuine,
                    },
                );
            }
        };
        let before = |at: usize, back: usize| at.checked_sub(back);
        let a = before(row, 1).map(|at| self.seen[at]);
        let b = before(column, 1).map(|at| self.genuine[at]);
        let a_before = before(row, 2).map(|at| self.seen[at]);
        let b_before = before(column, 2).map(|at| self.genuine[at]);
        if let (Some(a), Some(b)) = (a, b) {
            let kind = match a == b {
                true => None,
                false if looks_alike(a, b) => Some(Kind::Alike),
                false => Some(Kind::Other),
            };
            step(kind, 1, 1);
            if a_before.is_some_and(|first| grouped([first, a], b)) {
                step(Some(Kind::Alike), 2, 1);
            }
            if b_before.is_some_and(|first| grouped([first, b], a)) {
                step(Some(Kind::Alike), 1, 2);
            }
            if a != b && Some(a) == b_before && Some(b) == a_before {
                step(Some(Kind::Swapped), 2, 2);
            }
        }
        let doubled = |letter: Option<u8>, beside: Option<u8>| letter.is_some() && letter == beside;
        step(
            Some(if doubled(a, a_before) {
                Kind::Doubled
            } else {
                Kind::Inserted
            }),
            1,
            0,
        );
        step(
            Some(if doubled(b, b_before) {
                Kind::Undoubled
            } else {
                Kind::Omitted
            }),
            0,
            1,
        );
        best
    }
}
