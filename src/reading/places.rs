//! Where in a host's letters a name may stand, by how names begin and end.

use std::ops::Range;

use smallvec::SmallVec;

use super::ends::{Ends, Lengths, code};
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
        let stems: SmallVec<[usize; 2]> = names.stems.near(text, suffix, names.all()).collect();
        let [last_start, first_end] = match stems.is_empty() {
            true => [0, usize::MAX],
            false => [text.name(), text.len()],
        };
        let mut places = Places {
            starts: SmallVec::from_elem(Starts::NONE, text.len()),
            stems,
            last_start,
            first_end,
        };
        let codes: ByLetter<u8> = text.folded_alike().iter().map(|&it| code(it)).collect();
        places.add_fronts(text, &codes, &names.fronts);
        places.add_backs(text, &codes, &names.backs);
        places.find_bounds();
        places
    }

    /// Adds the places whose first letters a name has.
    fn add_fronts(&mut self, text: &Text, codes: &[u8], fronts: &Ends) {
        let mut edges = edge(text, codes.len());
        for start in (0..codes.len()).rev() {
            edges = edges << 1 | edge(text, start);
            let rest = &codes[start..];
            if let Some(front) = fronts.at(rest) {
                let lengths = at_edges(front.lengths.of(up_to(rest.len())), edges);
                self.starts[start].front = front.limited(lengths, rest.iter());
            }
        }
    }

    /// Adds those whose last letters a name has.
    fn add_backs(&mut self, text: &Text, codes: &[u8], backs: &Ends) {
        let mut edges = edge(text, 0);
        for end in 1..=codes.len() {
            edges = edges << 1 | edge(text, end);
            let rest = &codes[..end];
            let Some(back) = backs.at(rest.iter().rev()) else {
                continue;
            };
            let lengths = at_edges(back.lengths.of(up_to(end)), edges);
            let lengths = back.limited(lengths, rest.iter().rev());
            for length in Lengths::all(lengths.any()) {
                let back = &mut self.starts[end - length].back;
                *back = *back | lengths.of(1 << length);
            }
        }
    }

    /// Notes where the last one begins and where the first one ends.
    fn find_bounds(&mut self) {
        for (start, places) in self.starts.iter().enumerate() {
            let lengths = places.whole() | places.one() | places.two();
            if lengths != 0 {
                self.last_start = self.last_start.max(start);
                self.first_end = self
                    .first_end
                    .min(start + lengths.trailing_zeros() as usize);
            }
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

/// 1 where a host may be cut before a letter.
fn edge(text: &Text, at: usize) -> u32 {
    u32::from(text.gap(at) != Gap::None)
}

/// The numbers of letters up to so many, a bit for each.
fn up_to(letters: usize) -> u32 {
    u32::MAX >> 31usize.saturating_sub(letters)
}

/// Without those of two slips whose neither end stands at an edge. In: whether there is one where they begin,
/// and so many letters on or back; a bit for each number.
fn at_edges(lengths: Lengths, edges: u32) -> Lengths {
    let kept = if edges & 1 == 1 { u32::MAX } else { edges };
    Lengths {
        two: lengths.two & kept,
        ..lengths
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
