//! Keys of parts of a host's letters, some left out: what names are entered and looked up by.
//!
//! A part's hash is a polynomial in an odd base modulo 2⁶⁴. With the base's inverse a letter is left
//! out by one addition, whatever the part, and one multiplication makes the key.

use super::text::{ByLetter, MAX};

const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
const INVERSE: u64 = {
    // Newton's iteration doubles the bits that are right; an odd number is its own inverse modulo 8.
    let mut inverse = BASE;
    let mut round = 0;
    while round < 5 {
        inverse = inverse.wrapping_mul(2u64.wrapping_sub(BASE.wrapping_mul(inverse)));
        round += 1;
    }
    inverse
};
/// Spreads the bits.
const MIXER: u64 = 0xd6e8_feb8_6659_fd93;

/// The powers of the base.
static POWERS: [u64; MAX + 1] = powers(1, BASE);
/// What makes a key of the hash of a part that begins at a letter.
static SCALES: [u64; MAX + 1] = powers(MIXER, INVERSE);

const fn powers(first: u64, base: u64) -> [u64; MAX + 1] {
    let mut powers = [first; MAX + 1];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1].wrapping_mul(base);
        at += 1;
    }
    powers
}

/// The sums from which the keys of all parts of some letters follow.
pub struct Hashes(ByLetter<Sums>);

/// What is known of the letters up to one.
#[derive(Clone, Copy, Default)]
struct Sums {
    before: u64,
    /// What leaving the letter out adds, and the same one place further left.
    left_out: [u64; 2],
}

/// A part of the letters.
#[derive(Clone, Copy)]
pub struct Part {
    scale: u64,
    /// The part's hash, with its letters moved left by none, one and two places at its end.
    ends: [u64; 3],
}

impl Hashes {
    /// In: letters with those that look alike folded to one; at most as many as a host has.
    pub fn new(letters: &[u8]) -> Hashes {
        let mut sums = ByLetter::with_capacity(letters.len() + 1);
        let mut before = 0u64;
        for (&letter, power) in letters.iter().zip(&POWERS) {
            let value = u64::from(letter) + 1;
            let after = before.wrapping_add(value.wrapping_mul(*power));
            let left_out = before.wrapping_sub(after.wrapping_mul(INVERSE));
            let left_out = [left_out, left_out.wrapping_mul(INVERSE)];
            sums.push(Sums { before, left_out });
            before = after;
        }
        sums.push(Sums {
            before,
            ..Sums::default()
        });
        Hashes(sums)
    }

    /// The letters `start..end`.
    pub fn part(&self, start: usize, end: usize) -> Part {
        let (first, last) = (self.0[start].before, self.0[end].before);
        let moved = last.wrapping_mul(INVERSE);
        Part {
            scale: SCALES[start],
            ends: [last, moved, moved.wrapping_mul(INVERSE)].map(|end| end.wrapping_sub(first)),
        }
    }

    /// A part's key.
    pub fn whole(&self, part: Part) -> u64 {
        part.ends[0].wrapping_mul(part.scale)
    }

    /// The key of a part without one of its letters.
    pub fn without(&self, part: Part, letter: usize) -> u64 {
        let hash = part.ends[1].wrapping_add(self.0[letter].left_out[0]);
        hash.wrapping_mul(part.scale)
    }

    /// The key of a part without two of its letters, in their order.
    pub fn without_two(&self, part: Part, first: usize, second: usize) -> u64 {
        let hash = part.ends[2].wrapping_add(self.0[first].left_out[0]);
        let hash = hash.wrapping_add(self.0[second].left_out[1]);
        hash.wrapping_mul(part.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::Hashes;

    #[test]
    fn a_part_has_the_key_of_its_letters_wherever_it_stands() {
        let (text, name) = (Hashes::new(b"my-binnamce"), Hashes::new(b"binance"));
        let (seen, whole) = (text.part(3, 11), name.part(0, 7));
        // Without an "n" and the "m", and without the "n" for which the "m" stands.
        assert_eq!(text.without_two(seen, 5, 8), name.without(whole, 4));
        let other = Hashes::new(b"binnamce");
        assert_eq!(text.whole(seen), other.whole(other.part(0, 8)));
        assert_eq!(text.without(seen, 9), other.without(other.part(0, 8), 6));
    }
}
