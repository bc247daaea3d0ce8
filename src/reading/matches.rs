//! Which letters of a host have a name's key. That is found before anything is read: most ordinary hosts
//! have none, and cost no more than that.

use std::ops::Range;

use smallvec::SmallVec;

use super::ends::Lengths;
use super::hashes::Hashes;
use super::names::Names;
use super::places::Places;
use super::text::Text;

/// From so many letters on all names that they may be read as with one slip have three letters right at an
/// end, others two.
const THREE_RIGHT: usize = 8;
/// The names of two slips are not looked for ahead in a host with more places for them.
const MOST_AHEAD: usize = 8;

/// Some letters of a host.
pub type Place = Range<usize>;

/// Letters that a name is entered for, and the index of the name.
pub type Match = (Place, usize);

/// The letters of a host, by the keys that names are entered under.
pub struct Matches<'a> {
    names: &'a Names,
    places: &'a Places,
    hashes: Hashes,
    /// Those found with all of their letters, or all but one.
    near: SmallVec<[Match; 8]>,
}

impl<'a> Matches<'a> {
    /// Of the letters of a host, in the places where a name may stand.
    pub fn new(text: &Text, names: &'a Names, places: &'a Places) -> Matches<'a> {
        let mut matches = Matches {
            names,
            places,
            hashes: Hashes::new(text.folded_alike()),
            near: SmallVec::new(),
        };
        for start in 0..text.len() {
            matches.add_near(start, text.len());
        }
        matches
    }

    /// Adds those that begin at a letter.
    fn add_near(&mut self, start: usize, end: usize) {
        let starts = self.places.at(start);
        for place in places(start, starts.whole(), end) {
            let key = self.hashes.whole(self.hashes.part(place.start, place.end));
            self.look_up(key, &place);
        }
        for place in places(start, starts.one(), end) {
            let part = self.hashes.part(place.start, place.end);
            let right = if place.len() < THREE_RIGHT { 2 } else { 3 };
            for letter in wrong(&place, [starts.front.one, starts.back.one], right) {
                self.look_up(self.hashes.without(part, letter), &place);
            }
        }
    }

    #[inline(always)]
    fn look_up(&mut self, key: u64, place: &Place) {
        if self.names.may_hold(key) {
            self.add(key, place);
        }
    }

    #[cold]
    #[inline(never)]
    fn add(&mut self, key: u64, place: &Place) {
        for name in self.names.at(key) {
            let found = (place.clone(), name);
            // They are found in the order of their beginnings.
            let begin_there = self.near.iter().rev();
            let mut begin_there = begin_there.take_while(|(near, _)| near.start == place.start);
            if !begin_there.any(|near| *near == found) {
                self.near.push(found);
            }
        }
    }

    /// Those with all of their letters or all but one.
    pub fn near(&self) -> &[Match] {
        &self.near
    }

    /// Whether no letters of the host are near a name. Of a host with many places for names with two slips
    /// that is not found out.
    pub fn is_empty(&self, text: &Text) -> bool {
        if !self.near.is_empty() || !self.places.stems.is_empty() {
            return false;
        }
        let with_two = |start| places(start, self.places.at(start).two(), text.len());
        let mut all = (0..text.len()).flat_map(with_two);
        let is_far = |place: Place| !self.without_two(&place, |_| true);
        all.by_ref().take(MOST_AHEAD).all(is_far) && all.next().is_none()
    }

    /// The places that begin at a letter and end in a range for a name with two slips.
    pub fn places_of_two(&self, start: usize, end: usize) -> impl Iterator<Item = Place> {
        places(start, self.places.at(start).two(), end)
    }

    /// Whether the names whose keys letters have when two of them are left out have one that is wanted; they
    /// are asked for until then, some of them more than once.
    pub fn without_two(&self, place: &Place, mut is_wanted: impl FnMut(usize) -> bool) -> bool {
        let starts = self.places.at(place.start);
        let part = self.hashes.part(place.start, place.end);
        let letters = wrong(place, [starts.front.two, starts.back.two], 2);
        for first in letters.clone() {
            for second in first + 1..letters.end {
                let key = self.hashes.without_two(part, first, second);
                if self.names.may_hold(key) && self.names.at(key).any(&mut is_wanted) {
                    return true;
                }
            }
        }
        false
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
