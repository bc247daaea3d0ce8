//! Hashes of parts of a host's letters, some left out: what names are entered and looked up by.

use crate::confusable::fold_letter;

use super::misspelling::{LONGEST, SLACK};
use super::text::MAX;

const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
/// The longest part that is hashed.
pub const LONGEST_PART: usize = LONGEST + SLACK;

/// Spreads a hash's bits: they pick the slot.
pub fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(BASE);
    hash ^ (hash >> 29)
}

/// Hashes of all parts of some letters, folded: a polynomial, so that a part's is a difference.
pub struct Hashes {
    sums: [u64; MAX + 1],
}

/// The powers of [`BASE`].
static POWERS: [u64; LONGEST_PART + 1] = {
    let mut powers = [1u64; LONGEST_PART + 1];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1].wrapping_mul(BASE);
        at += 1;
    }
    powers
};

impl Hashes {
    /// In: at most as many letters as a host has.
    pub fn new(letters: &[u8]) -> Hashes {
        let mut sums = [0u64; MAX + 1];
        for (at, &letter) in letters.iter().enumerate() {
            sums[at + 1] = sums[at]
                .wrapping_mul(BASE)
                .wrapping_add(u64::from(fold_letter(letter)) + 1);
        }
        Hashes { sums }
    }

    /// The hash of the letters `start..end`, at most [`LONGEST_PART`].
    pub fn of(&self, start: usize, end: usize) -> u64 {
        self.sums[end].wrapping_sub(self.sums[start].wrapping_mul(POWERS[end - start]))
    }

    /// The same with two letters left out, in their order.
    pub fn without_two(&self, start: usize, end: usize, first: usize, second: usize) -> u64 {
        let front = self
            .without(start, second, first)
            .wrapping_mul(POWERS[end - second - 1]);
        front.wrapping_add(self.of(second + 1, end))
    }

    /// The same with one letter left out.
    pub fn without(&self, start: usize, end: usize, left_out: usize) -> u64 {
        let front = self
            .of(start, left_out)
            .wrapping_mul(POWERS[end - left_out - 1]);
        front.wrapping_add(self.of(left_out + 1, end))
    }
}
