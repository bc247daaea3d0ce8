//! Where in a host's letters a name may stand, by how names begin and end.

use std::ops::Range;

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

    /// Takes away those of two slips whose neither end stands at an edge. In: whether they begin at one, and
    /// the numbers of letters with which they end at one.
    fn keep_at_edges(&mut self, begins_at_edge: bool, edges: u32) {
        let kept = if begins_at_edge { u32::MAX } else { edges };
        self.front.two &= kept;
        self.back.two &= kept;
    }

    /// Takes places away that have too many letters which are none of the names'. In: the host's letters from
    /// where they begin on, each as a bit, and the names' ends by the last letter.
    fn limit(&mut self, letters: &[u32], backs: &[Lengths]) {
        let (mut seen, mut end) = (0, 0);
        for length in Lengths::all(self.one() | self.two()) {
            let more = &letters[end..length];
            seen = more.iter().fold(seen, |seen, letter| seen | letter);
            end = length;
            let number = 1 << length;
            self.front.limit(number, seen);
            let mut back = backs[end - 1].of(number);
            back.limit(number, seen);
            self.back.one &= !number | back.one;
            self.back.two &= !number | back.two;
        }
    }
}

/// The places by the letter that they begin at.
pub struct Places {
    starts: ByLetter<Starts>,
    /// Names as whose misspelled stem the registrable label may be read.
    pub stems: SmallVec<[usize; 2]>,
    /// The last letter at which one begins.
    pub last_start: usize,
    /// Behind the last letter of the one that ends first.
    pub first_end: usize,
}

impl Places {
    /// In the letters of a host with this suffix.
    pub fn new(text: &Text, suffix: &str, names: &Names) -> Places {
        let letters = text.folded_alike();
        let mut all: ByLetter<Starts> = SmallVec::from_elem(Starts::NONE, letters.len());
        let mut backs: ByLetter<Lengths> = SmallVec::from_elem(Lengths::NONE, letters.len());
        let bits: ByLetter<u32> = letters.iter().map(|&letter| 1 << code(letter)).collect();
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
        let stems: SmallVec<[usize; 2]> = names.stems.near(text, suffix, names.all()).collect();
        let [mut last_start, mut first_end] = match stems.is_empty() {
            true => [0, usize::MAX],
            false => [text.name(), letters.len()],
        };
        let is_edge = |at: usize| at <= letters.len() && text.gap(at) != Gap::None;
        let mut edges =
            (0..u32::BITS).fold(0, |edges, at| edges | u32::from(is_edge(at as usize)) << at);
        for (start, places) in starts.iter_mut().enumerate() {
            places.keep_at_edges(edges & 1 == 1, edges);
            edges = edges >> 1 | u32::from(is_edge(start + 32)) << 31;
            places.limit(&bits[start..], &backs[start..]);
            let lengths = places.whole() | places.one() | places.two();
            if lengths != 0 {
                last_start = last_start.max(start);
                first_end = first_end.min(start + lengths.trailing_zeros() as usize);
            }
        }
        Places {
            starts: all,
            stems,
            last_start,
            first_end,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.first_end == usize::MAX
    }

    /// Whether there can be one among some letters.
    pub fn may_be_within(&self, range: &Range<usize>) -> bool {
        range.start <= self.last_start && self.first_end <= range.end
    }

    /// Those that begin at a letter.
    pub fn at(&self, start: usize) -> Starts {
        self.starts[start]
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use crate::brand::Registry;
    use crate::domain::DomainName;
    use crate::reading::Text;
    use crate::reading::names::SHORTEST_MISSPELLED;

    /// A name with one slip at each letter: left out, doubled, another, swapped with the next.
    fn slips(name: &str) -> impl Iterator<Item = String> {
        (0..name.len()).flat_map(move |at| {
            let (before, letter, after) = (&name[..at], &name[at..=at], &name[at + 1..]);
            let next = after.get(..1).unwrap_or("");
            let rest = after.get(1..).unwrap_or("");
            [
                format!("{before}{after}"),
                format!("{before}{letter}{letter}{after}"),
                format!("{before}x{after}"),
                format!("{before}{next}{letter}{rest}"),
            ]
        })
    }

    #[test]
    fn every_name_has_its_place_with_any_one_slip() {
        let registry = Registry::builtin();
        let names = registry.names();
        let misspelled = names.alone().iter().map(|name| name.text.as_str());
        for name in misspelled.filter(|name| name.len() >= SHORTEST_MISSPELLED) {
            for seen in slips(name) {
                let host = DomainName::parse(&format!("{seen}.example")).expect("a host");
                let text = Text::new(&host).expect("a label");
                let places = Places::new(&text, "example", names).at(0);
                let lengths = places.whole() | places.one();
                assert!(lengths >> seen.len() & 1 == 1, "{seen} for {name}");
            }
        }
    }
}
