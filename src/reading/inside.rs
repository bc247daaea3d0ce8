//! What folded letters and gaps cost inside a brand's name.

use std::ops::Range;

use super::costs::{Cost, Kind};
use super::names::Name;
use super::pieces::Pieces;
use super::text::{ByLetter, Gap};

/// What all letters before each cost, with the gaps before them.
pub struct Inside(ByLetter<Cost>);

impl Inside {
    /// Of the letters of a host.
    pub fn new(pieces: &Pieces) -> Inside {
        let mut sums = ByLetter::with_capacity(pieces.text.len() + 1);
        let mut sum = 0;
        sums.push(sum);
        for at in 0..pieces.text.len() {
            sum += gap_cost(pieces, at) + fold_cost(pieces, at);
            sums.push(sum);
        }
        Inside(sums)
    }

    /// Inside a misspelled name.
    pub fn misspelled(&self, pieces: &Pieces, place: &Range<usize>) -> Cost {
        let before = self.0[place.start] + gap_cost(pieces, place.start);
        self.0[place.end] - before
    }
}

/// What folded letters and gaps cost inside a name that is spelled right: it may be cut between its
/// words.
pub fn spelled(pieces: &Pieces, place: &Range<usize>, name: &Name) -> Cost {
    let gaps = (place.start + 1..place.end).filter(|at| !name.is_cut(at - place.start));
    let gaps: Cost = gaps.map(|at| gap_cost(pieces, at)).sum();
    let folds: Cost = place.clone().map(|at| fold_cost(pieces, at)).sum();
    gaps + folds
}

/// What the gap before a letter costs inside a name.
fn gap_cost(pieces: &Pieces, at: usize) -> Cost {
    match pieces.text.gap(at) {
        Gap::None => 0,
        Gap::Hyphen => pieces.costs.get(Kind::InnerHyphen),
        Gap::Dot => pieces.costs.get(Kind::InnerDot),
    }
}

/// What a letter costs inside a name beside the name's own cost.
fn fold_cost(pieces: &Pieces, at: usize) -> Cost {
    match pieces.text.is_folded(at) {
        true => pieces.costs.get(Kind::Homoglyph),
        false => 0,
    }
}
