//! Where the letters of a host may be read as a brand's name.

use std::cell::OnceCell;
use std::ops::Range;

use super::costs::{Cost, Kind};
use super::hashes::Hashes;
use super::inside::{self, Inside};
use super::least::{ByLength, Least};
use super::misspelling::{Alignment, SLACK, least};
use super::names::{LONG, Names, SHORTEST, SHORTEST_MISSPELLED};
use super::pieces::Pieces;
use super::room::Room;
use super::text::{Gap, Text};

/// Most hosts have fewer places with room for a misspelled name.
const MANY: usize = 32;

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

/// Finds the letters of a host that may be read as a name.
pub struct Finder<'a> {
    pieces: &'a Pieces<'a>,
    names: &'a Names,
    hashes: OnceCell<Hashes>,
    /// Whether two neighbours are the same letter.
    has_doubled: bool,
    inside: Inside,
}

impl<'a> Finder<'a> {
    /// For the letters of a host.
    pub fn new(pieces: &'a Pieces<'a>, names: &'a Names) -> Finder<'a> {
        let mut pairs = pieces.text.letters().windows(2);
        Finder {
            pieces,
            names,
            hashes: OnceCell::new(),
            has_doubled: pairs.any(|pair| pair[0] == pair[1]),
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
            looked_at: Vec::with_capacity(MANY),
            found: Vec::new(),
        };
        // What is least likely to find a cheap name comes last.
        let [one, two] = search.whole();
        one.iter().for_each(|place| search.without_one(place));
        two.iter().for_each(|place| search.without_two(place));
        if !search.found.is_empty() {
            search.tenants();
        }
        // Among equals the order decides which one is read.
        search.found.sort_by_key(|found| (found.start, found.end));
        search.found
    }

    fn hashes(&self) -> &Hashes {
        self.hashes
            .get_or_init(|| Hashes::new(self.pieces.text.letters()))
    }

    /// What a misspelled name costs at least that letters have the key of when one of them is left out,
    /// or two.
    fn least_left_out(&self) -> [&ByLength; 2] {
        let Least {
            without_one,
            without_two,
            ..
        } = &self.names.least;
        [without_one, without_two].map(|least| &least[usize::from(self.has_doubled)])
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
    /// Adds names whose keys all letters of a place have. Out: where there is room for those that are
    /// known when one letter is left out, and when two are.
    fn whole(&mut self) -> [Vec<Place>; 2] {
        let Finder { pieces, names, .. } = self.finder;
        let least = &names.least.whole;
        let [least_one, least_two] = self.finder.least_left_out();
        let [mut one, mut two] = [Vec::with_capacity(MANY), Vec::with_capacity(MANY)];
        let range = self.room.range();
        for start in range.clone() {
            let longest = start + self.finder.names.longest + SLACK;
            for end in start + SHORTEST..=range.end.min(longest) {
                let (room, seen) = (self.room.at(start, end), end - start);
                let misspelled = room
                    .saturating_sub_unsigned(self.finder.inside.misspelled(pieces, &(start..end)));
                if room >= least[seen] as i32 {
                    let hashes = self.finder.hashes();
                    self.look_up(hashes.whole(hashes.part(start, end)), start..end);
                }
                if misspelled >= least_one[seen] as i32 && seen >= SHORTEST_MISSPELLED - 1 {
                    one.push(start..end);
                }
                if misspelled >= least_two[seen] as i32 && seen >= LONG - 1 {
                    two.push(start..end);
                }
            }
        }
        [one, two]
    }

    /// Adds names whose keys letters have when one of them is left out.
    fn without_one(&mut self, place: &Place) {
        let [least, _] = self.finder.least_left_out();
        if !self.may_be_misspelled(place, least) {
            return;
        }
        let hashes = self.finder.hashes();
        let part = hashes.part(place.start, place.end);
        for letter in place.clone() {
            self.look_up(hashes.without(part, letter), place.clone());
        }
    }

    /// Adds names of many letters whose keys letters have when two of them are left out, of which one
    /// end stands at an edge.
    fn without_two(&mut self, place: &Place) {
        let [_, least] = self.finder.least_left_out();
        let is_inside = [place.start, place.end].map(|end| self.text.gap(end) == Gap::None);
        if is_inside == [true; 2] || !self.may_be_misspelled(place, least) {
            return;
        }
        let hashes = self.finder.hashes();
        let part = hashes.part(place.start, place.end);
        for first in place.start..place.end - 1 {
            for second in first + 1..place.end {
                self.look_up(hashes.without_two(part, first, second), place.clone());
            }
        }
    }

    /// Adds the names of tenants, whatever they cost.
    fn tenants(&mut self) {
        let (text, names) = (self.text, self.finder.names);
        let hashes = self.finder.hashes();
        let range = self.room.range();
        for start in range.clone().filter(|&start| text.gap(start) != Gap::None) {
            for end in (start + SHORTEST..=range.end).filter(|&end| is_below(text, start, end)) {
                for name in names.at(hashes.whole(hashes.part(start, end))) {
                    let tenant = self.candidate(&(start..end), name, i32::MAX);
                    let tenant = tenant.filter(|tenant| tenant.is_tenant(text));
                    let same = |found: &Candidate| {
                        (found.start, found.end, found.name) == (start, end, name)
                    };
                    if !self.found.iter().any(same) {
                        self.found.extend(tenant);
                    }
                }
            }
        }
    }

    /// Whether there is still room for a misspelled name, and one end of it is right.
    fn may_be_misspelled(&self, place: &Place, least: &ByLength) -> bool {
        let room = self.room.at(place.start, place.end)
            - self.finder.inside.misspelled(self.finder.pieces, place) as i32;
        room >= least[place.len()] as i32 && self.is_one_end_right(place)
    }

    /// Whether a name may begin or end in the letters of a place.
    fn is_one_end_right(&self, place: &Place) -> bool {
        let Names { fronts, backs, .. } = self.finder.names;
        let letters = &self.text.letters()[place.clone()];
        let front = letters.first_chunk::<3>();
        let back = letters.last_chunk::<3>();
        front.is_some_and(|&front| fronts.hold(front))
            || back.is_some_and(|&[third, second, first]| backs.hold([first, second, third]))
    }

    #[inline(always)]
    fn look_up(&mut self, key: u64, place: Place) {
        if self.finder.names.may_hold(key) {
            self.admit(key, place);
        }
    }

    #[cold]
    #[inline(never)]
    fn admit(&mut self, key: u64, place: Place) {
        for name in self.finder.names.at(key) {
            let looked_at = (place.clone(), name);
            if self.looked_at.contains(&looked_at) {
                continue;
            }
            self.looked_at.push(looked_at);
            let room = self.room.at(place.start, place.end);
            if let Some(candidate) = self.candidate(&place, name, room) {
                self.room.narrow(place.start, place.end, candidate.cost);
                self.found.push(candidate);
            }
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
