//! Words that make an ambiguous likeness plain: what services of money, accounts and crypto, and
//! those who imitate them, put beside a brand's name.
//!
//! The words never decide alone. They settle whether a brand's name that is also an ordinary word,
//! or is short, or stands run together with other letters, means the brand. A long word of the
//! trade is also recognised with one typing error in it.

use crate::brand::trade::{MAX_WORD, WORDS, is_trade_word, sense};

/// Shorter words are one typing error away from too many others.
const MIN_MISSPELLED: usize = 6;
/// A label has at most 63 characters in A-label form; U-labels are cut to this many bytes.
const MAX_REST: usize = 63;
/// Letters left over beside a strong word: made to find a name that is still free.
const MAX_STRAY: usize = 2;

/// Whether what stands beside a name is made of these words: wholly, or with a stray letter or two
/// beside a word of the trade.
///
/// The cost is bounded: a label's length times the longest word's.
pub(super) fn explains(rest: &str) -> bool {
    cover_letters(rest)
        .is_some_and(|best| best.stray == 0 || (best.strong && best.stray <= MAX_STRAY))
}

/// Whether the text is, but for digits, a word of the trade or a run of such words.
pub(super) fn is_strong(text: &str) -> bool {
    cover_letters(text).is_some_and(|best| best.strong && best.stray <= MAX_STRAY)
}

/// Whether the text is a run of whole words and digits: then it is no other name misspelled
/// (`chaincheck`, `claimspot`).
pub(super) fn is_words(text: &str) -> bool {
    text.is_ascii() && text.len() <= MAX_REST && cover(text).is_some_and(|best| best.stray == 0)
}

/// Whether a word of the trade, no mere three letters, stands across byte `at` of the text:
/// `bitcoincheck` holds `bitcoin` and `check`, so that `coincheck` is not to be read in it.
pub(super) fn stands_across(text: &str, at: usize) -> bool {
    let starts = at.saturating_sub(MAX_WORD)..at;
    starts.into_iter().any(|start| {
        let ends = (at + 1).max(start + 4)..=text.len().min(start + MAX_WORD);
        ends.into_iter()
            .any(|end| text.get(start..end).is_some_and(is_trade_word))
    })
}

/// How well words cover a text: letters left over, and whether a strong word is among them.
#[derive(Clone, Copy, PartialEq)]
struct Cover {
    stray: usize,
    strong: bool,
}

impl Cover {
    fn is_better(self, than: Option<Cover>) -> bool {
        than.is_none_or(|than| {
            self.stray < than.stray || (self.stray == than.stray && self.strong && !than.strong)
        })
    }
}

/// The best cover of a text's ASCII letters and digits; hyphens and the like fall out.
fn cover_letters(text: &str) -> Option<Cover> {
    let letters: String = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(MAX_REST)
        .collect();
    cover(&letters)
}

/// The best cover of an ASCII text; `None` for an empty one.
fn cover(rest: &str) -> Option<Cover> {
    let mut best: Vec<Option<Cover>> = vec![None; rest.len() + 1];
    best[0] = Some(Cover {
        stray: 0,
        strong: false,
    });
    for end in 1..=rest.len() {
        for start in end.saturating_sub(MAX_WORD)..end {
            let Some(before) = best[start] else { continue };
            let Some(step) = step(&rest[start..end]) else {
                continue;
            };
            let here = Cover {
                stray: before.stray + step.stray,
                strong: before.strong || step.strong,
            };
            if here.is_better(best[end]) {
                best[end] = Some(here);
            }
        }
    }
    best[rest.len()].filter(|_| !rest.is_empty())
}

/// A word, a misspelled one, digits, or a single stray letter.
fn step(piece: &str) -> Option<Cover> {
    let cover = |stray, strong| Some(Cover { stray, strong });
    if let Some(sense) = sense(piece) {
        return cover(0, sense.is_strong());
    }
    if piece.bytes().all(|b| b.is_ascii_digit()) {
        return cover(0, false);
    }
    if piece.len() == 1 {
        return cover(1, false);
    }
    is_misspelled(piece).then_some(Cover {
        stray: 1,
        strong: true,
    })
}

/// Whether the text is a word of the trade with one letter wrong, missing, too many, or two
/// neighbours swapped. First and last letter are right: readers go by them, and the last letter
/// may be the name's first (`capitalbank` is no `capita` beside `lbank`).
fn is_misspelled(piece: &str) -> bool {
    let piece = piece.as_bytes();
    if piece.len() + 1 < MIN_MISSPELLED {
        return false;
    }
    let from = WORDS.partition_point(|(word, _)| word.as_bytes()[0] < piece[0]);
    WORDS[from..]
        .iter()
        .map(|(word, sense)| (word.as_bytes(), *sense))
        .take_while(|(word, _)| word[0] == piece[0])
        .any(|(word, sense)| {
            sense.is_strong()
                && word.len() >= MIN_MISSPELLED
                && word.last() == piece.last()
                && is_one_edit(word, piece)
        })
}

/// Whether two different words are one insertion, omission, substitution or swap of neighbours
/// apart: what is left between their common beginning and end tells.
fn is_one_edit(one: &[u8], other: &[u8]) -> bool {
    let front = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[front..], &other[front..]);
    let back = (one.iter().rev().zip(other.iter().rev())).take_while(|(a, b)| a == b);
    let back = back.count();
    match (&one[..one.len() - back], &other[..other.len() - back]) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_trade_explain_what_stands_beside_a_name() {
        for rest in [
            "wallet",
            "securelogin",
            "exchange24",
            "exek",
            "global",
            "2",
            "myaccountx",
            "acount",
            "loginwalet",
            "verfication",
            "supprot",
        ] {
            assert!(explains(rest), "{rest}");
        }
        for rest in [
            "",
            "way",
            "keeper",
            "js",
            "d",
            "enquirer",
            "auctions",
            "escaperoom",
            "seattle",
            "plorer",
            "x",
            "capita",
            "wallaby",
            "lain",
        ] {
            assert!(!explains(rest), "{rest}");
        }
    }

    #[test]
    fn fillers_and_digits_alone_are_not_strong() {
        assert!(is_strong("login") && is_strong("walletx2"));
        assert!(!is_strong("global") && !is_strong("24") && !is_strong("energy") && !is_strong(""));
    }

    #[test]
    fn a_name_is_not_read_across_a_word() {
        assert!(stands_across("bitcoincheck", 3) && stands_across("capitalbank", 6));
        assert!(!stands_across("coincheck", 4) && !stands_across("bitcoin", 0));
    }

    #[test]
    fn long_labels_are_bounded() {
        assert!(!explains(&"zq".repeat(100_000)));
    }
}
