//! Where the letters of a host may be read as a brand's name.

use std::cell::OnceCell;
use std::ops::Range;

use super::costs::{Cost, Kind};
use super::ends::Lengths;
use super::hashes::Hashes;
use super::inside::{self, Inside};
use super::least::ByLength;
use super::misspelling::{Alignment, least};
use super::names::{Names, SHORTEST_MISSPELLED};
use super::pieces::Pieces;
use super::places::Places;
use super::room::Room;
use super::text::{Gap, Text};

/// From so many letters on all names that they may be read as with one slip have three letters right at an
/// end, others two.
const THREE_RIGHT: usize = 8;

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
    Finder::new(pieces, names, &places).candidates(&mut Room::unlimited(range))
}

/// Finds the letters of a host that may be read as a name.
pub struct Finder<'a> {
    pieces: &'a Pieces<'a>,
    names: &'a Names,
    places: &'a Places,
    hashes: OnceCell<Hashes>,
    inside: Inside,
    /// What a misspelled name costs at least that letters have the key of when one of them is left
    /// out, or two.
    least_left_out: [&'a ByLength; 2],
}

impl<'a> Finder<'a> {
    /// For the letters of a host, and the places where a name may stand among them.
    pub fn new(pieces: &'a Pieces<'a>, names: &'a Names, places: &'a Places) -> Finder<'a> {
        let mut pairs = pieces.text.letters().windows(2);
        let has_doubled = usize::from(pairs.any(|pair| pair[0] == pair[1]));
        let least = &names.least;
        Finder {
            pieces,
            names,
            places,
            hashes: OnceCell::new(),
            inside: Inside::new(pieces),
            least_left_out: [&least.without_one, &least.without_two].map(|by| &by[has_doubled]),
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
        // What is least likely to find a cheap name comes last.
        search.whole();
        search.without_one();
        search.without_two();
        search.stems();
        if !search.found.is_empty() {
            search.tenants();
        }
        // Among equals the order decides which one is read.
        search.found.sort_by_key(|found| (found.start, found.end));
        search.found
    }

    fn hashes(&self) -> &Hashes {
        self.hashes
            .get_or_init(|| Hashes::new(self.pieces.text.folded_alike()))
    }
}

type Place = Range<usize>;

struct Search<'a> {
    finder: &'a Finder<'a>,
    text: &'a Text,
    room: &'a mut Room,
    /// Places and names.
    looked_at: Vec<(Place, usize)>,
    found: Vec<Candidate>,
}

impl Search<'_> {
    /// Adds names whose keys all letters of a place have.
    fn whole(&mut self) {
        let least = &self.finder.names.least.whole;
        let range = self.room.range();
        for start in range.clone() {
            let lengths = self.finder.places.at(start).whole();
            for place in places(start, lengths, range.end) {
                if self.room.at(place.start, place.end) >= least[place.len()] as i32 {
                    let hashes = self.finder.hashes();
                    let key = hashes.whole(hashes.part(place.start, place.end));
                    self.look_up(key, &place);
                }
            }
        }
    }

    /// Adds names whose keys letters have when one of them is left out.
    fn without_one(&mut self) {
        let [least, _] = self.finder.least_left_out;
        let range = self.room.range();
        for start in range.clone() {
            let starts = self.finder.places.at(start);
            for place in places(start, starts.one(), range.end) {
                if !self.may_be_misspelled(&place, least) {
                    continue;
                }
                let hashes = self.finder.hashes();
                let part = hashes.part(place.start, place.end);
                let right = if place.len() < THREE_RIGHT { 2 } else { 3 };
                for letter in wrong(&place, [starts.front.one, starts.back.one], right) {
                    self.look_up(hashes.without(part, letter), &place);
                }
            }
        }
    }

    /// Adds names whose keys letters have when two of them are left out.
    fn without_two(&mut self) {
        let [_, least] = self.finder.least_left_out;
        let range = self.room.range();
        for start in range.clone() {
            let starts = self.finder.places.at(start);
            for place in places(start, starts.two(), range.end) {
                if !self.may_be_misspelled(&place, least) {
                    continue;
                }
                let hashes = self.finder.hashes();
                let part = hashes.part(place.start, place.end);
                let letters = wrong(&place, [starts.front.two, starts.back.two], 2);
                for first in letters.clone() {
                    for second in first + 1..letters.end {
                        self.look_up(hashes.without_two(part, first, second), &place);
                    }
                }
            }
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
        let (text, finder) = (self.text, self.finder);
        let hashes = finder.hashes();
        let range = self.room.range();
        for start in range.clone().filter(|&start| text.gap(start) != Gap::None) {
            let lengths = finder.places.at(start).whole();
            for place in places(start, lengths, range.end) {
                if !is_below(text, place.start, place.end) {
                    continue;
                }
                let key = hashes.whole(hashes.part(place.start, place.end));
                for name in finder.names.at(key) {
                    let is_found = |found: &Candidate| {
                        (found.start..found.end, found.name) == (place.clone(), name)
                    };
                    if !self.found.iter().any(is_found) {
                        let tenant = self.candidate(&place, name, i32::MAX);
                        self.found
                            .extend(tenant.filter(|tenant| tenant.is_tenant(text)));
                    }
                }
            }
        }
    }

    /// Whether there is still room for a misspelled name.
    fn may_be_misspelled(&self, place: &Place, least: &ByLength) -> bool {
        let inside = self.finder.inside.misspelled(self.finder.pieces, place);
        let room = self.room.at(place.start, place.end) - inside as i32;
        room >= least[place.len()] as i32
    }

    #[inline(always)]
    fn look_up(&mut self, key: u64, place: &Place) {
        if self.finder.names.may_hold(key) {
            self.admit(key, place);
        }
    }

    #[cold]
    #[inline(never)]
    fn admit(&mut self, key: u64, place: &Place) {
        for name in self.finder.names.at(key) {
            let looked_at = (place.clone(), name);
            if self.looked_at.contains(&looked_at) {
                continue;
            }
            self.looked_at.push(looked_at);
            self.add(place, name);
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

/// The places that begin at a letter, within a range's end.
fn places(start: usize, lengths: u32, end: usize) -> impl Iterator<Item = Place> {
    let places = Lengths::all(lengths).map(move |length| start..start + length);
    places.take_while(move |place| place.end <= end)
}

/// The letters that may be left out where only one end of the place is right, for a name's letters there
/// may be kept: a longest common subsequence needs none of a common beginning or end to be left out. In: the
/// numbers of letters for which the front is right, and the back, and how many are right there.
fn wrong(place: &Place, [front, back]: [u32; 2], right: usize) -> Place {
    let is_right = |lengths: u32| lengths >> place.len() & 1 == 1;
    match (is_right(front), is_right(back)) {
        (true, false) => place.start + right..place.end,
        (false, true) => place.start..place.end - right,
        _ => place.clone(),
    }
}
