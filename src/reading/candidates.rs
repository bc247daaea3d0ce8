//! Where the letters of a host may be read as a brand's name.

use super::costs::{Cost, Costs, Kind};
use super::hashes::{Hashes, Part};
use super::misspelling::{Alignment, SLACK};
use super::names::{LONG, Names, SHORTEST, SHORTEST_MISSPELLED};
use super::text::{Gap, Text};

/// Letters that may be read as a name.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// First letter.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
    /// Index of the name.
    pub name: usize,
    /// What reading them so costs.
    pub cost: Cost,
    /// Whether it is spelled right.
    pub exact: bool,
    /// Whether the name ends in the suffix of the brand's domain.
    pub has_suffix: bool,
}

/// All letters of a text that may be read as a name, in the order of their beginnings.
pub fn candidates(text: &Text, names: &Names, costs: &Costs) -> Vec<Candidate> {
    let mut search = Search {
        text,
        hashes: Hashes::new(text.letters()),
        names,
        costs,
        found: Vec::new(),
    };
    for start in 0..text.len() {
        search.from(start);
    }
    search.found
}

struct Search<'a> {
    text: &'a Text,
    hashes: Hashes,
    names: &'a Names,
    costs: &'a Costs,
    found: Vec<Candidate>,
}

impl Search<'_> {
    /// Adds those that begin at a letter.
    fn from(&mut self, start: usize) {
        let last = self.text.len().min(start + self.names.longest + SLACK);
        let first_found = self.found.len();
        let is_front = self.is_front(start);
        for end in start + SHORTEST..=last {
            let part = self.hashes.part(start, end);
            self.look_up(self.hashes.whole(part), start, end, first_found);
            if !is_front && !self.is_back(end) {
                continue;
            }
            if end - start >= SHORTEST_MISSPELLED - 1 {
                for letter in start..end {
                    let key = self.hashes.without(part, letter);
                    self.look_up(key, start, end, first_found);
                }
            }
            if end - start >= LONG - 1 && (self.is_edge(start) || self.is_edge(end)) {
                self.without_two(part, start, end, first_found);
            }
        }
    }

    /// Whether a name may begin with the letters from here on.
    fn is_front(&self, start: usize) -> bool {
        let letters = self.text.letters().get(start..start + 3);
        letters.is_some_and(|front| self.names.fronts.hold([front[0], front[1], front[2]]))
    }

    /// Whether a name may end in the letters before here.
    fn is_back(&self, end: usize) -> bool {
        let letters = &self.text.letters()[..end];
        let back = letters.last_chunk::<3>();
        back.is_some_and(|back| self.names.backs.hold([back[2], back[1], back[0]]))
    }

    fn is_edge(&self, at: usize) -> bool {
        self.text.gap(at) != Gap::None
    }

    fn without_two(&mut self, part: Part, start: usize, end: usize, first_found: usize) {
        for first in start..end - 1 {
            for second in first + 1..end {
                let key = self.hashes.without_two(part, first, second);
                self.look_up(key, start, end, first_found);
            }
        }
    }

    #[inline(always)]
    fn look_up(&mut self, key: u64, start: usize, end: usize, first_found: usize) {
        if self.names.may_hold(key) {
            self.admit(key, start, end, first_found);
        }
    }

    #[cold]
    #[inline(never)]
    fn admit(&mut self, key: u64, start: usize, end: usize, first_found: usize) {
        let names = self.names;
        for name in names.at(key) {
            let known = |other: &Candidate| other.end == end && other.name == name;
            if !self.found[first_found..].iter().any(known) {
                self.found.extend(self.candidate(start, end, name));
            }
        }
    }

    /// What it costs to read the letters `start..end` as a name.
    fn candidate(&self, start: usize, end: usize, index: usize) -> Option<Candidate> {
        let (text, costs, name) = (self.text, self.costs, &self.names.all()[index]);
        let seen = &text.letters()[start..end];
        let exact = seen == name.text.as_bytes();
        if !exact && name.text.len() < SHORTEST_MISSPELLED {
            return None;
        }
        let spelling = match exact {
            true => costs.get(Kind::Spelled),
            false => {
                let alignment = Alignment::new(seen, name.text.as_bytes(), costs);
                costs.get(Kind::Misspelled) + alignment.cost()
            }
        };
        let inside = (start + 1..end).map(|at| match text.gap(at) {
            _ if exact && name.is_cut(at - start) => 0,
            Gap::None => 0,
            Gap::Hyphen => costs.get(Kind::InnerHyphen),
            Gap::Dot => costs.get(Kind::InnerDot),
        });
        let inside: Cost = inside.sum();
        let folded = (start..end).filter(|&at| text.is_folded(at)).count() as Cost;
        Some(Candidate {
            start,
            end,
            name: index,
            cost: name.cost + spelling + inside + folded * costs.get(Kind::Homoglyph),
            exact,
            has_suffix: name.has_suffix(),
        })
    }
}
