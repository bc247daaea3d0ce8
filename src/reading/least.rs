//! What a name with two slips costs at least that is read from so many letters: where there is no room for
//! that, none is looked for.

use super::costs::{Cost, Costs, Kind};
use super::misspelling::{LONGEST, SLACK};
use super::names::{LONG, SHORTEST_MISSPELLED};

/// No name has so few or so many letters.
const NONE: Cost = Cost::MAX / 4;
const LENGTHS: usize = LONGEST + SLACK + 1;

/// A cost for each number of letters.
type ByLength = [Cost; LENGTHS];

/// What names cost at least that are known only when two of the letters seen are left out, by the number of
/// those letters.
#[derive(Debug)]
pub struct Least {
    /// In letters of which no two neighbours are the same.
    plain: ByLength,
    /// In others.
    doubled: ByLength,
}

impl Least {
    /// In: the number of letters and the cost of each name.
    pub fn new(names: impl Iterator<Item = (usize, Cost)> + Clone, costs: &Costs) -> Least {
        let [any, long] = [SHORTEST_MISSPELLED, LONG].map(|shortest| {
            let mut by_length = [NONE; LENGTHS];
            for (length, cost) in names.clone().filter(|(length, _)| *length >= shortest) {
                let cost = cost + costs.get(Kind::Misspelled);
                by_length[length] = by_length[length].min(cost);
            }
            by_length
        });
        let [plain, doubled] = [false, true].map(|doubled| {
            let Slips { added, other, both } = Slips::new(costs, doubled);
            std::array::from_fn(|seen| {
                let two_added = at(&any, seen.wrapping_sub(2)) + 2 * added;
                let one_added = at(&any, seen.wrapping_sub(1)) + added + other;
                two_added.min(one_added).min(long[seen] + both)
            })
        });
        Least { plain, doubled }
    }

    /// By the number of letters seen. In: whether any two neighbours among them are the same.
    pub fn by_length(&self, doubled: bool) -> &[Cost] {
        if doubled { &self.doubled } else { &self.plain }
    }
}

fn at(by_length: &ByLength, length: usize) -> Cost {
    by_length.get(length).copied().unwrap_or(NONE)
}

/// What slips cost at least.
struct Slips {
    added: Cost,
    /// With as many letters as before.
    other: Cost,
    /// Two, with as many letters as before.
    both: Cost,
}

impl Slips {
    fn new(costs: &Costs, doubled: bool) -> Slips {
        let alike = costs.get(Kind::Alike);
        let doubled = if doubled {
            costs.get(Kind::Doubled)
        } else {
            NONE
        };
        let missing = costs.get(Kind::Omitted);
        let added = costs.get(Kind::Inserted).min(doubled);
        let other = costs.get(Kind::Other).min(costs.get(Kind::Swapped));
        let other = other.min(alike).min(added + missing);
        Slips {
            added,
            other,
            both: (2 * other).min(alike + missing),
        }
    }
}
