//! What the letters of a host may be read as but for a brand's name: words, digits, other letters.
//! Found once a host; all readings of all its parts are made of them.

use std::ops::Range;

use super::costs::{Cost, Costs, Kind, Mode, Word};
use super::text::{FOREIGN, Gap, Text};

/// A letter of a script that has no part in any name; the same in both readings.
const FOREIGN_COST: Cost = 40;

/// A known word, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    /// Behind its last letter.
    pub end: usize,
    /// What it costs in each reading as a piece.
    pub costs: [Cost; 2],
    /// Whether it speaks of an account, or of writing to customers.
    pub of_account: bool,
}

/// What is known of a letter.
struct Place {
    /// What it costs in a run of letters, by the two before it.
    letter: Cost,
    /// What the gap before it costs in each reading.
    gap: [Cost; 2],
    /// Where its words begin among all.
    words: usize,
    /// Number of digits in a row from it on, in its token.
    digits: usize,
}

/// The letters of a host with the words among them.
pub struct Pieces<'a> {
    /// The letters.
    pub text: &'a Text,
    /// What all costs.
    pub costs: &'a Costs,
    places: Vec<Place>,
    words: Vec<Placed>,
    has_account_word: bool,
}

impl<'a> Pieces<'a> {
    /// Finds the words.
    pub fn new(text: &'a Text, costs: &'a Costs) -> Pieces<'a> {
        let mut pieces = Pieces {
            text,
            costs,
            places: Vec::with_capacity(text.len()),
            words: Vec::with_capacity(4 * text.len()),
            has_account_word: false,
        };
        let letters = text.letters();
        let mut token_end = 0;
        let mut before = [0; 2];
        for (start, &letter) in letters.iter().enumerate() {
            if start == token_end {
                token_end = text.token_end(start);
                before = [0; 2];
            }
            let token = &letters[start..token_end];
            pieces.places.push(Place {
                letter: letter_cost(costs, before, letter),
                gap: [Mode::Plain, Mode::Branded]
                    .map(|mode| gap_cost(costs, text.gap(start), mode)),
                words: pieces.words.len(),
                digits: token
                    .iter()
                    .take_while(|letter| letter.is_ascii_digit())
                    .count(),
            });
            before = [before[1], letter];
            costs.words(token, |word| pieces.add(start, word));
        }
        pieces
    }

    fn add(&mut self, start: usize, word: Word) {
        let end = start + word.length;
        self.has_account_word |= word.of_account;
        let cost = |mode: Mode| {
            let as_piece = self.costs.of(Kind::Word, mode) + word.costs[mode as usize];
            as_piece + self.folds(start..end, mode)
        };
        let costs = [cost(Mode::Plain), cost(Mode::Branded)];
        self.words.push(Placed {
            end,
            costs,
            of_account: word.of_account,
        });
    }

    /// Whether any word speaks of an account.
    pub fn has_account_word(&self) -> bool {
        self.has_account_word
    }

    /// The words that begin at a letter, shorter ones first.
    #[inline]
    pub fn words(&self, start: usize) -> &[Placed] {
        let end = self.places.get(start + 1).map(|place| place.words);
        &self.words[self.places[start].words..end.unwrap_or(self.words.len())]
    }

    /// Number of digits in a row from a letter on, in its token.
    pub fn digits(&self, start: usize) -> usize {
        self.places[start].digits
    }

    /// What a letter costs in a run of letters where the host is read from letter `first` on.
    #[inline]
    pub fn letter(&self, first: usize, at: usize) -> Cost {
        if first == 0 || at >= first + 2 {
            return self.places[at].letter;
        }
        let letters = self.text.letters();
        let is_joined = at > first && self.text.gap(at) == Gap::None;
        let before = if is_joined { letters[first] } else { 0 };
        letter_cost(self.costs, [0, before], letters[at])
    }

    /// What the gap before a letter costs; nothing where the host is read from there on.
    #[inline]
    pub fn gap(&self, first: usize, at: usize, mode: Mode) -> Cost {
        match at == first {
            true => 0,
            false => self.places[at].gap[mode as usize],
        }
    }

    /// What the letters cost that had to be folded.
    #[inline]
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

/// What a letter costs in a run of letters, by the two before it in its token; 0 for none.
fn letter_cost(costs: &Costs, before: [u8; 2], letter: u8) -> Cost {
    match letter {
        FOREIGN => FOREIGN_COST,
        _ => costs.letter(before, letter),
    }
}

fn gap_cost(costs: &Costs, gap: Gap, mode: Mode) -> Cost {
    let kind = match gap {
        Gap::None => Kind::Glued,
        Gap::Hyphen => Kind::Hyphen,
        Gap::Dot => Kind::Dot,
    };
    costs.of(kind, mode)
}
