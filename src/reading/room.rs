//! How much a name may cost where it stands. The cheapest chain before a place and the one behind it
//! are known before any name is looked for, so that a place without room for the cheapest name is not
//! looked at: ordinary hosts have few others.

use std::ops::Range;

use smallvec::SmallVec;

use super::costs::Cost;
use super::text::ByLetter;

/// What a name may cost in each place of a range.
pub struct Room {
    range: Range<usize>,
    /// What is left by all that stands before a letter.
    left: ByLetter<i32>,
    /// The cost of everything behind each letter.
    rest: ByLetter<Cost>,
    /// Whether a name that is found leaves less to others.
    shrinks: bool,
    /// A name that costs more than what is left without this can't win against those found so far.
    taken: i32,
}

impl Room {
    /// In: what is left by all before each letter of the range at which a name may begin, and what all from
    /// each letter on costs at which one may end.
    pub fn new(range: Range<usize>, left: impl Iterator<Item = i32>, rest: ByLetter<Cost>) -> Room {
        Room {
            left: left.collect(),
            range,
            rest,
            shrinks: true,
            taken: 0,
        }
    }

    /// Room for any name, whatever it costs.
    pub fn unlimited(range: Range<usize>) -> Room {
        let rest = SmallVec::from_elem(0, range.end + 1);
        Room {
            shrinks: false,
            ..Room::new(range.clone(), range.map(|_| i32::MAX), rest)
        }
    }

    /// The letters that are read.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// What a name may cost that stands for the letters `start..end`.
    pub fn at(&self, start: usize, end: usize) -> i32 {
        self.left[start - self.range.start] - self.rest[end] as i32 - self.taken
    }

    /// Leaves no room for chains dearer than the one with a name of this cost in this place; for those
    /// that cost the same there is room.
    pub fn narrow(&mut self, start: usize, end: usize, cost: Cost) {
        if self.shrinks {
            self.taken += (self.at(start, end) - cost as i32).max(0);
        }
    }
}
