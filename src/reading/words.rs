//! The words of the table of costs, and what else it has by its letters.

use std::borrow::Cow;

use fst::raw::{Fst, Output};

use crate::walk::Walk;

/// A part of the table.
type Bytes = Cow<'static, [u8]>;

const LETTERS: usize = 26;

/// A map from words to numbers. It is read as it lies in the program, but that the first two letters are
/// followed once and for all: most words go on from few of them, and there the map is widest.
pub struct Words {
    map: Fst<Bytes>,
    /// By the first two letters.
    pairs: Vec<Pair>,
}

/// What is known of two letters.
#[derive(Clone, Copy, Default)]
struct Pair {
    /// The numbers of the first letter and of both as words.
    numbers: [Option<u16>; 2],
    /// Where longer words go on.
    next: Option<(usize, Output)>,
}

impl Words {
    /// In: an `fst` map with numbers below 65,536. None when it is no such map.
    pub fn new(map: Bytes) -> Option<Words> {
        let map = Fst::new(map).ok()?;
        let pairs = all_pairs(&map);
        Some(Words { map, pairs })
    }

    /// Calls `each` with the words that some letters begin with: the number of letters, and the word's.
    #[inline]
    pub fn prefixes(&self, letters: &[u8], mut each: impl FnMut(usize, u16)) {
        let (mut walk, followed) = match self.pair(letters) {
            None => (Walk::new(&self.map), 0),
            Some(pair) => {
                for (number, length) in pair.numbers.into_iter().zip(1..) {
                    number.into_iter().for_each(|number| each(length, number));
                }
                let Some((node, output)) = pair.next else {
                    return;
                };
                (Walk::resume(&self.map, node, output), 2)
            }
        };
        for (at, &letter) in letters.iter().enumerate().skip(followed) {
            if !walk.step(letter) {
                return;
            }
            number(&walk)
                .into_iter()
                .for_each(|number| each(at + 1, number));
        }
    }

    /// The number of just that word.
    pub fn find(&self, word: impl Iterator<Item = u8>) -> Option<u16> {
        let mut walk = Walk::new(&self.map);
        for letter in word {
            if !walk.step(letter) {
                return None;
            }
        }
        number(&walk)
    }

    /// What is known of the first two letters; none of digits and of what else is no letter.
    #[inline]
    fn pair(&self, letters: &[u8]) -> Option<&Pair> {
        let &[first, second, ..] = letters else {
            return None;
        };
        let [first, second] = [first, second].map(|letter| usize::from(letter.wrapping_sub(b'a')));
        match first < LETTERS && second < LETTERS {
            true => self.pairs.get(first * LETTERS + second),
            false => None,
        }
    }
}

fn all_pairs(map: &Fst<Bytes>) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(LETTERS * LETTERS);
    for first in b'a'..=b'z' {
        let mut one = Walk::new(map);
        one.step(first);
        for second in b'a'..=b'z' {
            let mut two = one.clone();
            two.step(second);
            pairs.push(Pair {
                numbers: [number(&one), number(&two)],
                next: two.place(),
            });
        }
    }
    pairs
}

#[inline]
fn number(walk: &Walk<Bytes>) -> Option<u16> {
    walk.value().and_then(|value| u16::try_from(value).ok())
}
