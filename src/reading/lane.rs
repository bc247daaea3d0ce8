//! The cheapest chain of pieces up to each letter, without names: dynamic programming over the letters
//! (Viterbi). A name joins two lanes: it leaves one, and arrives in another.

use std::ops::Range;

use smallvec::SmallVec;

use super::costs::{Cost, Kind, Mode};
use super::pieces::Pieces;
use super::text::{ByLetter, Gap};

/// No chain costs so much.
pub const FAR: Cost = Cost::MAX / 2;

/// A piece of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// A known word.
    Word,
    /// A word that speaks of an account.
    Account,
    /// Letters that are no known word.
    Letters,
    /// Digits.
    Number,
    /// A brand's name as a tenant's label: the index of the candidate.
    Tenant(u32),
    /// A brand's name: the index of the candidate.
    Name(u32),
}

/// The cheapest chain up to a letter.
#[derive(Debug, Clone, Copy)]
pub struct Reached {
    /// What it costs.
    pub cost: Cost,
    /// Where its last piece begins.
    pub start: u8,
    /// Its last piece.
    pub piece: Piece,
}

/// The cheapest chains up to each letter, of one kind.
pub struct Lane {
    /// The kind.
    pub mode: Mode,
    reached: ByLetter<Reached>,
    /// An open run of letters: its cost and where it began.
    run: (Cost, usize),
}

impl Lane {
    /// Reads a range of the letters. `origin` is what it costs to be at its beginning; `arrive` adds
    /// what else begins at a letter.
    pub fn new(
        pieces: &Pieces,
        range: &Range<usize>,
        mode: Mode,
        origin: Cost,
        mut arrive: impl FnMut(&mut Lane, usize),
    ) -> Lane {
        let nowhere = Reached {
            cost: FAR,
            start: 0,
            piece: Piece::Letters,
        };
        let mut lane = Lane {
            mode,
            reached: SmallVec::from_elem(nowhere, range.end + 1),
            run: (FAR, 0),
        };
        lane.reached[range.start].cost = origin;
        for start in range.clone() {
            lane.close(start);
            if lane.cost(start) < FAR {
                lane.step(pieces, range, start);
            }
            arrive(&mut lane, start);
        }
        lane.close(range.end);
        lane
    }

    /// The last letter up to which there are chains.
    pub fn end(&self) -> usize {
        self.reached.len() - 1
    }

    /// What the cheapest chain up to a letter costs.
    pub fn cost(&self, end: usize) -> Cost {
        self.reached[end].cost
    }

    /// The cheapest chain up to a letter.
    pub fn reached(&self, end: usize) -> Reached {
        self.reached[end]
    }

    /// Adds a chain; the first of those that cost the same stays.
    pub fn reach(&mut self, end: usize, cost: Cost, start: usize, piece: Piece) {
        reach(&mut self.reached, end, cost, start, piece);
    }

    fn close(&mut self, at: usize) {
        let (cost, start) = self.run;
        self.reach(at, cost, start, Piece::Letters);
    }

    /// All pieces that begin at a letter.
    fn step(&mut self, pieces: &Pieces, range: &Range<usize>, start: usize) {
        let (costs, mode) = (pieces.costs, self.mode);
        let base = self.cost(start) + pieces.gap(range.start, start, mode);
        self.letter(pieces, range.start, start, base);
        let reached = &mut self.reached[..];
        let mut number = base + costs.of(Kind::Number, mode);
        let last = range.end - start;
        for digits in 1..=pieces.digits(start).min(last) {
            number += costs.of(Kind::Digit, mode);
            reach(reached, start + digits, number, start, Piece::Number);
        }
        let words = pieces.words(start).iter();
        for word in words.take_while(|word| word.end <= range.end) {
            let piece = match word.of_account {
                true => Piece::Account,
                false => Piece::Word,
            };
            let cost = base + word.costs[mode as usize];
            reach(reached, word.end, cost, start, piece);
        }
    }

    /// A letter of a run: of the open one, or the first of a new one.
    fn letter(&mut self, pieces: &Pieces, first: usize, at: usize, base: Cost) {
        let opened = (base + pieces.costs.of(Kind::Letters, self.mode), at);
        let kept = match pieces.text.gap(at) {
            Gap::None => self.run,
            _ => (FAR, at),
        };
        self.run = if opened.0 < kept.0 { opened } else { kept };
        self.run.0 += pieces.letter(first, at) + pieces.folds(at..at + 1, self.mode);
    }
}

fn reach(reached: &mut [Reached], end: usize, cost: Cost, start: usize, piece: Piece) {
    if cost < reached[end].cost {
        reached[end] = Reached {
            cost,
            start: start as u8,
            piece,
        };
    }
}

/// What the cheapest chain from each letter to the end of a range costs, beside a name; for letters from the
/// first end of a name on.
pub fn rest(pieces: &Pieces, range: &Range<usize>, first_end: usize) -> ByLetter<Cost> {
    let (costs, mode) = (pieces.costs, Mode::Branded);
    let mut all: ByLetter<Cost> = SmallVec::from_elem(0, range.end + 1);
    let rest = &mut all[..];
    let mut run = FAR;
    for at in (first_end.max(range.start)..range.end).rev() {
        let is_kept = at + 1 < range.end && pieces.text.gap(at + 1) == Gap::None;
        let after = rest[at + 1].min(if is_kept { run } else { FAR });
        run = after + pieces.letter(range.start, at) + pieces.folds(at..at + 1, mode);
        let mut best = run + costs.of(Kind::Letters, mode);
        let mut number = costs.of(Kind::Number, mode);
        for digits in 1..=pieces.digits(at).min(range.end - at) {
            number += costs.of(Kind::Digit, mode);
            best = best.min(number + rest[at + digits]);
        }
        let words = pieces.words(at).iter();
        for word in words.take_while(|word| word.end <= range.end) {
            best = best.min(word.costs[mode as usize] + rest[word.end]);
        }
        rest[at] = best + pieces.gap(range.start, at, mode);
    }
    all
}
