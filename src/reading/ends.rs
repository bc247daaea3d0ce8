//! How names begin and end. A name that is read from some letters has one end right, so its first or
//! last letters tell where it may stand, and how many letters it may take there: most letters of a host
//! lie at neither end of any name.

use std::ops::{BitOr, BitOrAssign};

use super::names::LONG;

/// Of names with fewer letters two at an end are right when one letter is wrong or two are swapped, of
/// longer ones three. With two slips two are.
const THREE: usize = 7;
/// Five bits a letter.
const LETTER: usize = 5;

/// How many letters may be read as a name: a bit for each number, for each way to look a name up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lengths {
    /// By all the letters.
    pub whole: u32,
    /// With one of them left out.
    pub one: u32,
    /// With two of them left out.
    pub two: u32,
    /// The letters of the names that are looked up with one letter left out, and with two: a bit for
    /// each [`code`].
    pub letters: [u32; 2],
}

impl Lengths {
    /// None.
    pub const NONE: Lengths = Lengths {
        whole: 0,
        one: 0,
        two: 0,
        letters: [0; 2],
    };

    /// Only some of those numbers.
    pub fn of(self, numbers: u32) -> Lengths {
        Lengths {
            whole: self.whole & numbers,
            one: self.one & numbers,
            two: self.two & numbers,
            ..self
        }
    }

    /// Takes a number away if too many letters are none of the names'.
    pub fn limit(&mut self, number: u32, letters: u32) {
        let [one, two] = self.letters.map(|names| letters & !names);
        if without_lowest(one) != 0 {
            self.one &= !number;
        }
        if without_lowest(without_lowest(two)) != 0 {
            self.two &= !number;
        }
    }

    /// Those numbers, from the least on.
    pub fn all(numbers: u32) -> impl Iterator<Item = usize> {
        let mut rest = numbers;
        std::iter::from_fn(move || {
            let number = rest.trailing_zeros();
            rest = without_lowest(rest);
            (number < u32::BITS).then_some(number as usize)
        })
    }
}

impl BitOr for Lengths {
    type Output = Lengths;

    fn bitor(self, other: Lengths) -> Lengths {
        Lengths {
            whole: self.whole | other.whole,
            one: self.one | other.one,
            two: self.two | other.two,
            letters: [0, 1].map(|at| self.letters[at] | other.letters[at]),
        }
    }
}

impl BitOrAssign for Lengths {
    fn bitor_assign(&mut self, other: Lengths) {
        *self = *self | other;
    }
}

/// The first letters of names, or the last ones, from the end inwards. Letters that look alike are folded to
/// one.
#[derive(Debug)]
pub struct Ends {
    two: Vec<Lengths>,
    three: Vec<Lengths>,
}

impl Ends {
    /// None yet.
    pub fn new() -> Ends {
        Ends {
            two: vec![Lengths::NONE; 1 << (2 * LETTER)],
            three: vec![Lengths::NONE; 1 << (3 * LETTER)],
        }
    }

    /// Adds the end of a form under which a name is entered.
    pub fn add_form(&mut self, end: [u8; 3], length: usize) {
        self.three[index(&end)].whole |= bit(length);
    }

    /// Adds an end of a name that may be misspelled, or of a way to spell it. It is entered also with
    /// letters left out: a place has as many letters as are left then, and those left out there.
    pub fn add_misspelled(&mut self, end: [u8; 3], spelled: &[u8], is_name: bool) {
        let length = spelled.len();
        let is_long = is_name && length >= LONG;
        let bits = |known: [bool; 3], first: usize| {
            let numbers = (first..).zip(known).filter(|(_, known)| *known);
            numbers.fold(0, |bits, (number, _)| bits | bit(number))
        };
        let letters = spelled.iter().map(|&letter| 1 << code(letter));
        let letters = letters.fold(0, |letters, letter| letters | letter);
        let one = Lengths {
            one: bits([is_long, is_name, true], length - 1),
            letters: [letters, 0],
            ..Lengths::NONE
        };
        let two = Lengths {
            two: bits([is_long, is_name, true], length) & !(bit(LONG - 1) - 1),
            letters: [0, letters],
            ..Lengths::NONE
        };
        match length < THREE {
            true => self.two[index(&end[..2])] |= one,
            false => self.three[index(&end)] |= one,
        }
        if two.two != 0 {
            self.two[index(&end[..2])] |= two;
        }
    }

    /// How many letters from this end on may be a name: three letters from the end inwards, as
    /// [`code`] has them.
    #[inline]
    pub fn lengths(&self, [first, second, third]: [usize; 3]) -> Lengths {
        let two = first << LETTER | second;
        self.two[two] | self.three[two << LETTER | third]
    }
}

/// Without the lowest of the bits that are set.
fn without_lowest(bits: u32) -> u32 {
    bits & bits.wrapping_sub(1)
}

fn bit(length: usize) -> u32 {
    1u32.checked_shl(length as u32).unwrap_or(0)
}

/// A letter's five bits. A digit may share them with a letter, which only lets more through.
pub fn code(letter: u8) -> usize {
    usize::from(letter & 31)
}

fn index(letters: &[u8]) -> usize {
    letters
        .iter()
        .fold(0, |index, &letter| index << LETTER | code(letter))
}
