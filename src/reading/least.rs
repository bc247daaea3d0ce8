//! What a name costs at least that is read from so many letters: where there is no room for that, no
//! name is looked for.

use super::costs::{Cost, Costs, Kind};
use super::matches::LeftOut;
use super::misspelling::{LONGEST, SLACK};
use super::names::{LONG, SHORTEST_MISSPELLED};

/// No name has so few or so many letters.
const NONE: Cost = Cost::MAX / 4;
const LENGTHS: usize = LONGEST + SLACK + 1;

/// A cost for each number of letters.
type ByLength = [Cost; LENGTHS];

/// What names cost at least, by the number of letters seen.
#[derive(Debug)]
pub struct Least {
    /// Of those whose keys all the letters have.
    whole: ByLength,
    /// Of those that are known only when one of the letters is left out: in letters of which no two
    /// neighbours are the same, and in others.
    without_one: [ByLength; 2],
    /// The same of those for which two are left out.
    without_two: [ByLength; 2],
}

impl Least {
    /// In: the number of letters and the cost of each name.
    pub fn new(names: impl Iterator<Item = (usize, Cost)> + Clone, costs: &Costs) -> Least {
        let cheapest = |shortest: usize| {
            let mut by_length = [NONE; LENGTHS];
            for (length, cost) in names.clone().filter(|(length, _)| *length >= shortest) {
                by_length[length] = by_length[length].min(cost);
            }
            by_length
        };
        let spelled = cheapest(0);
        let [misspelled, long] = [SHORTEST_MISSPELLED, LONG].map(|shortest| {
            let misspelled = costs.get(Kind::Misspelled);
            cheapest(shortest).map(|cost| cost + misspelled)
        });
        let by_length = |cost: &dyn Fn(usize) -> Cost| std::array::from_fn(cost);
        let slips = [false, true].map(|doubled| Slips::new(costs, doubled));
        let [any, _] = slips;
        Least {
            whole: by_length(&|seen| {
                let spelled = spelled[seen] + costs.get(Kind::Spelled);
                // Letters that look alike, two of them for one among those.
                let alike = (0..=seen)
                    .map(|pairs| misspelled[seen - pairs] + any.alike * pairs.max(1) as Cost);
                let alike = alike.min().unwrap_or(NONE);
                let one_missing = at(&misspelled, seen + 1) + any.missing;
                let two_missing = at(&long, seen + 2) + 2 * any.missing;
                spelled.min(alike).min(one_missing).min(two_missing)
            }),
            without_one: slips.map(|slips| {
                by_length(&|seen| {
                    let added = at(&misspelled, seen.wrapping_sub(1)) + slips.added;
                    let other = misspelled[seen] + slips.other;
                    let pair = at(&long, seen + 1) + slips.alike.min(slips.other + slips.missing);
                    added.min(other).min(pair)
                })
            }),
            without_two: slips.map(|slips| {
                by_length(&|seen| {
                    let both = 2 * slips.other;
                    let both = both.min(slips.alike + slips.missing);
                    let added = at(&misspelled, seen.wrapping_sub(2)) + 2 * slips.added;
                    let one = at(&misspelled, seen.wrapping_sub(1)) + slips.added + slips.other;
                    added.min(one).min(long[seen] + both)
                })
            }),
        }
    }

    /// By the number of letters seen. In: how many of them are left out, and whether any two neighbours among them
    /// are the same.
    pub fn by_length(&self, left_out: LeftOut, has_doubled: bool) -> &[Cost] {
        match left_out {
            LeftOut::None => &self.whole,
            LeftOut::One => &self.without_one[usize::from(has_doubled)],
            LeftOut::Two => &self.without_two[usize::from(has_doubled)],
        }
    }
}

fn at(by_length: &ByLength, length: usize) -> Cost {
    by_length.get(length).copied().unwrap_or(NONE)
}

/// What slips cost at least.
#[derive(Clone, Copy)]
struct Slips {
    alike: Cost,
    missing: Cost,
    added: Cost,
    /// With as many letters as before.
    other: Cost,
}

impl Slips {
    fn new(costs: &Costs, doubled: bool) -> Slips {
        let [alike, doubled] = [
            costs.get(Kind::Alike),
            if doubled {
                costs.get(Kind::Doubled)
            } else {
                NONE
            },
        ];
        let missing = costs.get(Kind::Omitted);
        let added = costs.get(Kind::Inserted).min(doubled);
        let other = costs.get(Kind::Other).min(costs.get(Kind::Swapped));
        Slips {
            alike,
            missing,
            added,
            other: other.min(alike).min(added + missing),
        }
    }
}
