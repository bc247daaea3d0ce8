//! Where the letters of a host may be read as a brand's name.

use std::ops::Range;

use super::costs::{Cost, Kind};
use super::inside::{self, Inside};
use super::matches::{Match, Matches, Place};
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
    /// What a misspelled name costs at least that letters have the key of when two of them are left out.
    least_without_two: &'a [Cost],
}

impl<'a> Finder<'a> {
    /// For the letters of a host, the places where a name may stand among them, and those that have a name's
    /// key.
    pub fn new(
        pieces: &'a Pieces<'a>,
        names: &'a Names,
        places: &'a Places,
        matches: &'a Matches<'a>,
    ) -> Finder<'a> {
        let mut pairs = pieces.text.letters().windows(2);
        let has_doubled = pairs.any(|pair| pair[0] == pair[1]);
        Finder {
            pieces,
            names,
            places,
            matches,
            inside: Inside::new(pieces),
            least_without_two: names.least.by_length(has_doubled),
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
            with_two_slips: Vec::new(),
            found: Vec::new(),
        };
        // What is least likely to find a cheap name comes last.
        search.near();
        search.without_two();
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
    /// Those looked at.
    with_two_slips: Vec<Match>,
    found: Vec<Candidate>,
}

impl Search<'_> {
    /// Adds names whose keys letters have, or have when one of them is left out.
    fn near(&mut self) {
        let range = self.room.range();
        let near = self.finder.matches.near().iter();
        for (place, name) in near.filter(|(place, _)| is_within(place, &range)) {
            self.add(place, *name);
        }
    }

    /// Adds names whose keys letters have when two of them are left out.
    fn without_two(&mut self) {
        let finder = self.finder;
        let range = self.room.range();
        for start in range.clone() {
            for place in finder.matches.places_of_two(start, range.end) {
                if !self.may_be_misspelled(&place) {
                    continue;
                }
                finder.matches.without_two(&place, |name| {
                    self.add_with_two_slips(&place, name);
                    false
                });
            }
        }
    }

    fn add_with_two_slips(&mut self, place: &Place, name: usize) {
        let found = (place.clone(), name);
        if self.finder.matches.near().contains(&found) || self.with_two_slips.contains(&found) {
            return;
        }
        self.with_two_slips.push(found);
        self.add(place, name);
    }

    /// Adds names that the suffix completes, of which the registrable label is misspelled.
    fn stems(&mut self) {
        let label = self.text.name()..self.text.len();
        if is_within(&label, &self.room.range()) {
            for &name in &self.finder.places.stems {
                self.add(&label, name);
            }
        }
    }

    /// Adds the names of tenants, whatever they cost.
    fn tenants(&mut self) {
        let (text, finder) = (self.text, self.finder);
        let range = self.room.range();
        for (place, name) in finder.matches.near() {
            let is_whole = is_within(place, &range) && is_below(text, place.start, place.end);
            if !is_whole || !self.is_spelled(place, *name) {
                continue;
            }
            let is_same =
                |found: &Candidate| (found.start..found.end, found.name) == (place.clone(), *name);
            if !self.found.iter().any(is_same) {
                let tenant = self.candidate(place, *name, i32::MAX);
                let tenant = tenant.filter(|tenant| tenant.is_tenant(text));
                self.found.extend(tenant);
            }
        }
    }

    /// Whether there is still room for a misspelled name with two slips.
    fn may_be_misspelled(&self, place: &Place) -> bool {
        let inside = self.finder.inside.misspelled(self.finder.pieces, place);
        let room = self.room.at(place.start, place.end) - inside as i32;
        room >= self.finder.least_without_two[place.len()] as i32
    }

    /// Whether letters are a name, spelled right.
    fn is_spelled(&self, place: &Place, name: usize) -> bool {
        let name = &self.finder.names.all()[name];
        self.text.letters()[place.clone()] == *name.text.as_bytes()
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
        let exact = self.is_spelled(place, index);
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

/// Whether letters lie within a range.
fn is_within(place: &Place, range: &Range<usize>) -> bool {
    range.start <= place.start && place.end <= range.end
}
