//! What the letters of a host may be read as but for a brand's name: words, digits, other letters.
//! Found once a host; all readings of all its parts are made of them.

use std::ops::Range;

use super::costs::{Cost, Costs, Kind, Mode};
use super::text::{FOREIGN, Gap, Text};

/// A letter of a script that has no part in any name; the same in both readings.
const FOREIGN_COST: Cost = 40;

/// A known word, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    /// Behind its last letter.
    pub end: usize,
    /// What it costs in each reading.
    pub costs: [Cost; 2],
    /// Whether it speaks of an account, or of writing to customers.
    pub of_account: bool,
}

/// What is known of a letter.
struct Place {
    /// What it costs in a run of letters, by the two before it.
    letter: Cost,
    /// Where its words begin among all.
    words: usize,
    /// The end of the run of letters without a gap that it stands in.
    token_end: usize,
}

/// The letters of a host with the words among them.
pub struct Pieces<'a> {
    /// The letters.
    pub text: &'a Text,
    /// What all costs.
    pub costs: &'a Costs,
    places: Vec<Place>,
    words: Vec<Placed>,
}

impl<'a> Pieces<'a> {
    /// Finds the words.
    pub fn new(text: &'a Text, costs: &'a Costs) -> Pieces<'a> {
        let mut pieces = Pieces {
            text,
            costs,
            places: Vec::with_capacity(text.len()),
            words: Vec::with_capacity(2 * text.len()),
        };
        let mut token_end = 0;
        for start in 0..text.len() {
            if start == token_end {
                token_end = text.token_end(start);
            }
            pieces.places.push(Place {
                letter: letter_cost(text, costs, 0, start),
                words: pieces.words.len(),
                token_end,
            });
            let words = costs.words(&text.letters()[start..token_end]);
            pieces.words.extend(words.map(|word| Placed {
                end: start + word.length,
                costs: word.costs,
                of_account: word.of_account,
            }));
        }
        pieces
    }

    /// Whether any word speaks of an account.
    pub fn has_account_word(&self) -> bool {
        self.words.iter().any(|word| word.of_account)
    }

    /// The words that begin at a letter, shorter ones first.
    pub fn words(&self, start: usize) -> &[Placed] {
        let end = self.places.get(start + 1).map(|place| place.words);
        &self.words[self.places[start].words..end.unwrap_or(self.words.len())]
    }

    /// Number of digits in a row from a letter on, in its token.
    pub fn digits(&self, start: usize) -> usize {
        let letters = &self.text.letters()[start..self.places[start].token_end];
        let digits = letters.iter().take_while(|letter| letter.is_ascii_digit());
        digits.count()
    }

    /// What a letter costs in a run of letters where the host is read from letter `first` on.
    pub fn letter(&self, first: usize, at: usize) -> Cost {
        if first > 0 && at < first + 2 {
            return letter_cost(self.text, self.costs, first, at);
        }
        self.places[at].letter
    }

    /// What the gap before a letter costs; nothing where the host is read from there on.
    pub fn gap(&self, first: usize, at: usize, mode: Mode) -> Cost {
        let kind = match self.text.gap(at) {
            _ if at == first => return 0,
            Gap::None => Kind::Glued,
            Gap::Hyphen => Kind::Hyphen,
            Gap::Dot => Kind::Dot,
        };
        self.costs.of(kind, mode)
    }

    /// What the letters cost that had to be folded.
    pub fn folds(&self, mut range: Range<usize>, mode: Mode) -> Cost {
        if !self.text.has_folded() {
            return 0;
        }
        let mut cost = 0;
        for at in range.by_ref().filter(|&at| self.text.is_folded(at)) {
            cost += self.costs.of(Kind::Folded, mode);
            if self.text.is_mixed(at) {
                cost += self.costs.of(Kind::Mixed, mode);
            }
        }
        cost
    }
}

/// What a letter costs in a run of letters, by the two before it in its token, from letter `first` on.
fn letter_cost(text: &Text, costs: &Costs, first: usize, at: usize) -> Cost {
    let letters = text.letters();
    let letter = letters[at];
    if letter == FOREIGN {
        return FOREIGN_COST;
    }
    let back = |steps: usize| {
        let inside = at >= first + steps && (0..steps).all(|step| text.gap(at - step) == Gap::None);
        if inside { letters[at - steps] } else { 0 }
    };
    costs.letter([back(2), back(1)], letter)
}
