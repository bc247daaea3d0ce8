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
    let fewer = cheapest(&[Kind::Alike, Kind::Omitted]);
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
    /// Letters in which both begin: they stay as they are.
    common: usize,
    /// Where what both end in begins, in the seen and in the genuine name.
    ends: [usize; 2],
    /// A row for each letter seen; the genuine name's letters that are at most [`SLACK`] places off.
    table: [[Cost; BAND]; ROWS],
}

impl<'a> Alignment<'a> {
    /// Aligns two names of at most 24 letters, the seen one with three more.
    pub fn new(seen: &'a [u8], genuine: &'a [u8], costs: &'a Costs) -> Alignment<'a> {
        let common = seen.iter().zip(genuine).take_while(|(a, b)| a == b).count();
        let (seen_rest, genuine_rest) = (seen[common..].iter(), genuine[common..].iter());
        let tails = seen_rest.rev().zip(genuine_rest.rev());
        let tail = tails.take_while(|(a, b)| a == b).count();
        let ends = [seen.len() - tail, genuine.len() - tail];
        let ends = uncut(ends, [seen, genuine]);
        let mut alignment = Alignment {
            seen,
            genuine,
            costs,
            common,
            ends,
            table: [[FAR; BAND]; ROWS],
        };
        alignment.table[common][SLACK] = 0;
        for row in common..=ends[0] {
            let first = row.saturating_sub(SLACK).max(common);
            for column in first..=ends[1].min(row + SLACK) {
                if row + column > 2 * common {
                    alignment.table[row][column + SLACK - row] = alignment.best(row, column).0;
                }
            }
        }
        alignment
    }

    /// What all slips cost together; none when too many letters are missing or added.
    pub fn cost(&self) -> Option<Cost> {
        let cost = self.at(self.ends[0], self.ends[1]);
        (cost < FAR).then_some(cost)
    }

    fn at(&self, row: usize, column: usize) -> Cost {
        let diagonal = (column + SLACK).wrapping_sub(row);
        *self.table[row].get(diagonal).unwrap_or(&FAR)
    }

    /// The slips.
    pub fn slips(&self) -> impl Iterator<Item = Kind> {
        let [mut row, mut column] = self.ends;
        let steps = std::iter::from_fn(move || {
            if row + column <= 2 * self.common {
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
        let is_doubled = a.is_some() && a == a_before;
        let more = if is_doubled {
            Kind::Doubled
        } else {
            Kind::Inserted
        };
        step(Some(more), 1, 0);
        step(Some(Kind::Omitted), 0, 1);
        best
    }
}

/// Where a common end begins that is no part of a slip: the letter before it is not the double of its
/// first one, nor looks like it together with it.
fn uncut([mut seen_end, mut genuine_end]: [usize; 2], [seen, genuine]: [&[u8]; 2]) -> [usize; 2] {
    let is_part = |letters: &[u8], end: usize| match letters[..end].last() {
        Some(&before) => before == letters[end] || grouped([before, letters[end]], letters[end]),
        None => false,
    };
    while seen_end < seen.len() && (is_part(seen, seen_end) || is_part(genuine, genuine_end)) {
        [seen_end, genuine_end] = [seen_end + 1, genuine_end + 1];
    }
    [seen_end, genuine_end]
}
