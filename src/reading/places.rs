//! Where in a host's letters a name may stand, by how names begin and end.

use smallvec::SmallVec;

use super::ends::{Lengths, code};
use super::names::Names;
use super::text::{ByLetter, Gap, Text};

/// The places that begin at one letter, by their numbers of letters.
#[derive(Debug, Clone, Copy)]
pub struct Starts {
    /// Those whose first letters a name has.
    pub front: Lengths,
    /// Those whose last letters a name has.
    pub back: Lengths,
}

impl Starts {
    const NONE: Starts = Starts {
        front: Lengths::NONE,
        back: Lengths::NONE,
    };

    /// Those that may be a form of a name as they are: both ends are right.
    pub fn whole(&self) -> u32 {
        self.front.whole & self.back.whole
    }

    /// Those that may be a misspelled name, known by one letter left out: one end is right.
    pub fn one(&self) -> u32 {
        self.front.one | self.back.one
    }

    /// The same with two letters left out, for names of many letters; one end stands at an edge.
    pub fn two(&self) -> u32 {
        self.front.two | self.back.two
    }
}

/// The places by the letter that they begin at.
pub struct Places {
    starts: ByLetter<Starts>,
    is_empty: bool,
}

impl Places {
    /// In the letters of a host.
    pub fn new(text: &Text, names: &Names) -> Places {
        let letters = text.folded_alike();
        let mut all: ByLetter<Starts> = SmallVec::from_elem(Starts::NONE, letters.len());
        let mut backs: ByLetter<Lengths> = SmallVec::from_elem(Lengths::NONE, letters.len());
        let (starts, backs) = (&mut all[..], &mut backs[..]);
        for (start, ends) in letters.windows(3).enumerate() {
            let [first, second, third] = [0, 1, 2].map(|at| code(ends[at]));
            let there = u32::MAX >> 31usize.saturating_sub(letters.len() - start);
            let front = names.fronts.lengths([first, second, third]);
            starts[start].front = front.of(there);
            let back = names.backs.lengths([third, second, first]);
            let last = start + 2;
            backs[last] = back;
            for length in Lengths::all(back.whole | back.one | back.two) {
                if let Some(start) = (last + 1).checked_sub(length) {
                    starts[start].back |= back.of(1 << length);
                }
            }
        }
        let mut is_empty = true;
        for (start, places) in starts.iter_mut().enumerate() {
            let (mut seen, mut end) = (0, start);
            for length in Lengths::all(places.one() | places.two()) {
                while end < start + length {
                    seen |= 1 << code(letters[end]);
                    end += 1;
                }
                let number = 1 << length;
                if text.gap(start) == Gap::None && text.gap(end) == Gap::None {
                    places.front.two &= !number;
                    places.back.two &= !number;
                }
                places.front.limit(number, seen);
                let mut back = backs[end - 1].of(number);
                back.limit(number, seen);
                places.back.one &= !number | back.one;
                places.back.two &= !number | back.two;
            }
            is_empty &= places.whole() | places.one() | places.two() == 0;
        }
        Places {
            starts: all,
            is_empty,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// Those that begin at a letter.
    pub fn at(&self, start: usize) -> Starts {
        self.starts[start]
    }
}
