//! Which letters of a host have a name's key, whole or with letters left out. Whether any have is found out
//! before anything is read: most ordinary hosts cost no more than that.

use std::ops::Range;

use super::ends::Lengths;
use super::hashes::Hashes;
use super::names::Names;
use super::places::Places;
use super::text::Text;

/// From so many letters on all names that they may be read as with one slip have three letters right at an
/// end, others two.
const THREE_RIGHT: usize = 8;

/// Some letters of a host.
pub type Place = Range<usize>;

/// How many of the letters are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    None,
    One,
    Two,
}

impl LeftOut {
    /// What is least likely to find a cheap name comes last.
    pub const ALL: [LeftOut; 3] = [LeftOut::None, LeftOut::One, LeftOut::Two];

    /// In so many places it is found out ahead whether there is any name: in more it takes longer than to read
    /// the host, which says where there is room for one.
    fn most_ahead(self) -> usize {
        match self {
            LeftOut::None | LeftOut::One => 32,
            LeftOut::Two => 8,
        }
    }
}

/// The letters of a host, by the keys that names are entered under.
pub struct Matches<'a> {
    names: &'a Names,
    places: &'a Places,
    hashes: Hashes,
}

impl<'a> Matches<'a> {
    /// Of the letters of a host, in the places where a name may stand.
    pub fn new(text: &Text, names: &'a Names, places: &'a Places) -> Matches<'a> {
        Matches {
            names,
            places,
            hashes: Hashes::new(text.folded_alike()),
        }
    }

    /// Whether no letters of the host are near a name. Of a host with many places for one that is not found
    /// out.
    pub fn is_empty(&self, text: &Text) -> bool {
        let length = text.len();
        let places =
            |left_out| (0..length).flat_map(move |start| self.places(left_out, start, length));
        let are_few = |left_out: LeftOut| places(left_out).nth(left_out.most_ahead()).is_none();
        let has_none =
            |left_out| places(left_out).all(|place| !self.find(left_out, &place, |_| true));
        self.places.stems.is_empty()
            && LeftOut::ALL.into_iter().all(are_few)
            && LeftOut::ALL.into_iter().all(has_none)
    }

    /// The places for a name that begin at a letter, within a range's end.
    pub fn places(
        &self,
        left_out: LeftOut,
        start: usize,
        end: usize,
    ) -> impl Iterator<Item = Place> + use<> {
        let starts = self.places.at(start);
        let lengths = match left_out {
            LeftOut::None => starts.whole(),
            LeftOut::One => starts.one(),
            LeftOut::Two => starts.two(),
        };
        let places = Lengths::all(lengths).map(move |length| start..start + length);
        places.take_while(move |place| place.end <= end)
    }

    /// Whether the names whose keys a place's letters have, with so many of them left out, have one that is
    /// wanted; they are asked for until then, some of them more than once.
    #[inline]
    pub fn find(
        &self,
        left_out: LeftOut,
        place: &Place,
        mut is_wanted: impl FnMut(usize) -> bool,
    ) -> bool {
        let part = self.hashes.part(place.start, place.end);
        let mut has = |key| self.names.may_hold(key) && self.names.at(key).any(&mut is_wanted);
        let starts = self.places.at(place.start);
        match left_out {
            LeftOut::None => has(self.hashes.whole(part)),
            LeftOut::One => {
                let right = if place.len() < THREE_RIGHT { 2 } else { 3 };
                let mut letters = wrong(place, [starts.front.one, starts.back.one], right);
                letters.any(|letter| has(self.hashes.without(part, letter)))
            }
            LeftOut::Two => {
                let letters = wrong(place, [starts.front.two, starts.back.two], 2);
                let end = letters.end;
                letters.into_iter().any(|first| {
                    (first + 1..end).any(|second| has(self.hashes.without_two(part, first, second)))
                })
            }
        }
    }
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
