//! Where the letters of a host may be read as a brand's name.

use std::ops::Range;

use super::costs::{Cost, Kind};
use super::inside::{self, Inside};
use super::matches::{LeftOut, Matches, Place};
use super::misspelling::{Alignment, least};
use super::names::{Names, SHORTEST_MISSPELLED};
use super::pieces::Pieces;
use super::places::Places;
use super::room::Room;
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

impl Candidate {
    /// Whether it may be a tenant's label, which makes an ordinary name the likelier.
    pub fn is_tenant(&self, text: &Text) -> bool {
        self.exact && !self.has_suffix && is_below(text, self.start, self.end)
    }
}

/// Whether letters are all of some labels below somebody's domain, or of parts between hyphens there.
fn is_below(text: &Text, start: usize, end: usize) -> bool {
    let stands_alone = text.gap(start) != Gap::None && text.gap(end) != Gap::None;
    stands_alone && end <= text.name()
}

/// All letters of a range that may be read as a name, whatever that costs. In: the host's suffix, for names
/// that it completes; of others there is none.
pub fn candidates(
    pieces: &Pieces,
    suffix: &str,
    names: &Names,
    range: Range<usize>,
) -> Vec<Candidate> {
    let places = Places::new(pieces.text, suffix, names);
    let matches = Matches::new(pieces.text, names, &places);
    let finder = Finder::new(pieces, names, &places, &matches);
    finder.candidates(&mut Room::unlimited(range))
}

/// Finds the letters of a host that may be read as a name.
pub struct Finder<'a> {
    pieces: &'a Pieces<'a>,
    names: &'a Names,
    places: &'a Places,
    matches: &'a Matches<'a>,
    inside: Inside,
    /// Whether any two neighbours among the letters are the same.
    has_doubled: bool,
}

impl<'a> Finder<'a> {
    /// For the letters of a host, and the places where a name may stand among them.
    pub fn new(
        pieces: &'a Pieces<'a>,
        names: &'a Names,
        places: &'a Places,
        matches: &'a Matches<'a>,
    ) -> Finder<'a> {
        let mut pairs = pieces.text.letters().windows(2);
        Finder {
            has_doubled: pairs.any(|pair| pair[0] == pair[1]),
            pieces,
            names,
            places,
            matches,
            inside: Inside::new(pieces),
        }
    }

    /// The letters for which there is room as a name, in the order of their beginnings; beside such
    /// also those that may be a tenant's. Room that is not unlimited shrinks with each name that is
    /// found: a dearer one is of no use.
    pub fn candidates(&self, room: &mut Room) -> Vec<Candidate> {
        let mut search = Search {
            finder: self,
            text: self.pieces.text,
            room,
            looked_at: Vec::new(),
            found: Vec::new(),
        };
        LeftOut::ALL
            .into_iter()
            .for_each(|left_out| search.names(left_out));
        search.stems();
        if !search.found.is_empty() {
            search.tenants();
        }
        // Among equals the order decides which one is read.
        search.found.sort_by_key(|found| (found.start, found.end));
        search.found
    }
}

struct Search<'a> {
    finder: &'a Finder<'a>,
    text: &'a Text,
    room: &'a mut Room,
    /// Places and names.
    looked_at: Vec<(Place, usize)>,
    found: Vec<Candidate>,
}

impl Search<'_> {
    /// Adds names whose keys letters have, with so many of them left out.
    fn names(&mut self, left_out: LeftOut) {
        let finder = self.finder;
        let least = finder.names.least.by_length(left_out, finder.has_doubled);
        let range = self.room.range();
        for start in range.clone() {
            for place in finder.matches.places(left_out, start, range.end) {
                if self.has_room(&place, left_out, least[place.len()]) {
                    finder.matches.find(left_out, &place, |name| {
                        self.look_at(&place, name);
                        false
                    });
                }
            }
        }
    }

    /// Whether a place has room for a name that costs so much at least. A name that is spelled right may be
    /// cut at no cost.
    fn has_room(&self, place: &Place, left_out: LeftOut, least: Cost) -> bool {
        let inside = match left_out {
            LeftOut::None => 0,
            _ => self.finder.inside.misspelled(self.finder.pieces, place),
        };
        self.room.at(place.start, place.end) - inside as i32 >= least as i32
    }

    #[cold]
    #[inline(never)]
    fn look_at(&mut self, place: &Place, name: usize) {
        let looked_at = (place.clone(), name);
        if !self.looked_at.contains(&looked_at) {
            self.looked_at.push(looked_at);
            self.add(place, name);
        }
    }

    /// Adds names that the suffix completes, of which the registrable label is misspelled.
    fn stems(&mut self) {
        let label = self.text.name()..self.text.len();
        let range = self.room.range();
        if range.start <= label.start && label.end <= range.end {
            for &name in &self.finder.places.stems {
                self.add(&label, name);
            }
        }
    }

    /// Adds the names of tenants, whatever they cost.
    fn tenants(&mut self) {
        let (text, matches) = (self.text, self.finder.matches);
        let range = self.room.range();
        for start in range.clone().filter(|&start| text.gap(start) != Gap::None) {
            let places = matches.places(LeftOut::None, start, range.end);
            for place in places.filter(|place| is_below(text, place.start, place.end)) {
                matches.find(LeftOut::None, &place, |name| {
                    self.add_tenant(&place, name);
                    false
                });
            }
        }
    }

    fn add_tenant(&mut self, place: &Place, name: usize) {
        let is_same =
            |found: &Candidate| (found.start..found.end, found.name) == (place.clone(), name);
        if !self.found.iter().any(is_same) {
            let tenant = self.candidate(place, name, i32::MAX);
            self.found
                .extend(tenant.filter(|tenant| tenant.is_tenant(self.text)));
        }
    }

    /// Adds a name if there is room for it.
    fn add(&mut self, place: &Place, name: usize) {
        let room = self.room.at(place.start, place.end);
        if let Some(candidate) = self.candidate(place, name, room) {
            self.room.narrow(place.start, place.end, candidate.cost);
            self.found.push(candidate);
        }
    }

    /// The letters of a place as a name, if that costs no more than there is room for.
    fn candidate(&self, place: &Place, index: usize, room: i32) -> Option<Candidate> {
        let Finder { pieces, names, .. } = self.finder;
        let (costs, name) = (pieces.costs, &names.all()[index]);
        let seen = &self.text.letters()[place.clone()];
        let exact = seen == name.text.as_bytes();
        let inside = match exact {
            true => inside::spelled(pieces, place, name),
            false => self.finder.inside.misspelled(pieces, place),
        };
        let besides = name.cost + inside;
        let spelling = match exact {
            true => costs.get(Kind::Spelled),
            false if name.text.len() < SHORTEST_MISSPELLED => return None,
            false => {
                let misspelled = costs.get(Kind::Misspelled);
                let least = least(seen.len(), name.text.len(), costs);
                if (besides + misspelled + least) as i32 > room {
                    return None;
                }
                misspelled + Alignment::new(seen, name.text.as_bytes(), costs).cost()?
            }
        };
        let cost = besides + spelling;
        (cost as i32 <= room).then_some(Candidate {
            start: place.start,
            end: place.end,
            name: index,
            cost,
            exact,
            has_suffix: name.has_suffix(),
        })
    }
}
