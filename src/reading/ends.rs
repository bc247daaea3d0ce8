//! How names begin and end: a misspelled name has one end right, and most letters of a host lie at
//! neither end of any.

use crate::confusable::fold_letter;

/// Of longer names three letters at an end are right when one is wrong or two are swapped; of shorter
/// ones two.
const THREE: usize = 7;

/// The first letters of names, or the last ones, those that look alike folded. A bit for each two and
/// each three letters.
#[derive(Debug)]
pub struct Ends {
    two: [u64; 16],
    three: Vec<u64>,
}

impl Ends {
    /// None yet.
    pub fn new() -> Ends {
        Ends {
            two: [0; 16],
            three: vec![0; 512],
        }
    }

    /// Adds the end of a name: its letters from there inwards.
    pub fn add(&mut self, mut inwards: impl Iterator<Item = u8>, length: usize) {
        let first = inwards.by_ref().take(2).fold(0, push);
        match inwards.next().filter(|_| length >= THREE) {
            Some(third) => set(&mut self.three, push(first, third)),
            None => set(&mut self.two, first),
        }
    }

    /// Whether a name may end so: three letters from the end inwards.
    pub fn hold(&self, inwards: [u8; 3]) -> bool {
        let two = inwards[..2].iter().copied().fold(0, push);
        is_set(&self.two, two) || is_set(&self.three, push(two, inwards[2]))
    }
}

/// Five bits a letter; digits share theirs with letters, which only lets more through.
fn push(letters: usize, letter: u8) -> usize {
    letters << 5 | usize::from(fold_letter(letter) & 31)
}

fn set(bits: &mut [u64], at: usize) {
    bits[at / 64] |= 1 << (at % 64);
}

fn is_set(bits: &[u64], at: usize) -> bool {
    bits[at / 64] >> (at % 64) & 1 == 1
}
