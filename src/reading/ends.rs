//! How names begin and end. A name that is read from some letters has one end right, so its first or
//! last letters tell where it may stand, and how many letters it may take there: most letters of a host
//! lie at neither end of any name.

use std::ops::BitOr;

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
}

impl Lengths {
    /// None.
    pub const NONE: Lengths = Lengths {
        whole: 0,
        one: 0,
        two: 0,
    };

    /// Only some of those numbers.
    pub fn of(self, numbers: u32) -> Lengths {
        Lengths {
            whole: self.whole & numbers,
            one: self.one & numbers,
            two: self.two & numbers,
        }
    }

    /// The numbers of any way.
    pub fn any(self) -> u32 {
        self.whole | self.one | self.two
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
        }
    }
}

/// What names that share an end have in common.
#[derive(Debug, Clone, Copy, Default)]
pub struct End {
    /// How many letters may be read as one of them.
    pub lengths: Lengths,
    /// The letters of those that are looked up with one letter left out, and with two: a bit for each
    /// [`code`].
    letters: [u32; 2],
}

impl End {
    /// The numbers of letters without those with too many letters that are none of the names'. In: the
    /// letters of a host from the end inwards, as [`code`] has them; as many as the greatest number at least.
    #[inline]
    pub fn limited<'l>(
        &self,
        mut lengths: Lengths,
        mut letters: impl Iterator<Item = &'l u8>,
    ) -> Lengths {
        let (mut seen, mut count) = (0, 0);
        for length in Lengths::all(lengths.one | lengths.two) {
            let more = letters.by_ref().take(length - count);
            seen = more.fold(seen, |seen, letter| seen | 1u32 << letter);
            count = length;
            let [one, two] = self.letters.map(|names| seen & !names);
            if without_lowest(one) != 0 {
                lengths.one &= !bit(length);
            }
            if without_lowest(without_lowest(two)) != 0 {
                lengths.two &= !bit(length);
            }
        }
        lengths
    }
}

impl BitOr for End {
    type Output = End;

    fn bitor(self, other: End) -> End {
        End {
            lengths: self.lengths | other.lengths,
            letters: [0, 1].map(|at| self.letters[at] | other.letters[at]),
        }
    }
}

/// The first letters of names, or the last ones, from the end inwards. Letters that look alike are folded to
/// one.
#[derive(Debug)]
pub struct Ends {
    /// For each three letters, and behind those for each two, where `known` has them: most are no name's.
    index: Vec<u16>,
    known: Vec<End>,
}

/// Ends of three letters.
const THREES: usize = 1 << (3 * LETTER);
/// Ends of two letters.
const TWOS: usize = 1 << (2 * LETTER);

impl Ends {
    /// None yet.
    pub fn new() -> Ends {
        Ends {
            index: vec![0; THREES + TWOS],
            known: vec![End::default()],
        }
    }

    fn three(&mut self, end: [u8; 3]) -> &mut End {
        self.known(index(&end))
    }

    fn two(&mut self, [first, second, _]: [u8; 3]) -> &mut End {
        self.known(THREES + index(&[first, second]))
    }

    fn known(&mut self, at: usize) -> &mut End {
        let index = &mut self.index[at];
        if *index == 0 {
            // There are fewer ends than numbers of sixteen bits.
            *index = self.known.len() as u16;
            self.known.push(End::default());
        }
        &mut self.known[usize::from(*index)]
    }

    /// Adds the end of a form under which a name is entered.
    pub fn add_form(&mut self, end: [u8; 3], length: usize) {
        self.three(end).lengths.whole |= bit(length);
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
        let numbers = [
            bits([is_long, is_name, true], length - 1),
            bits([is_long, is_name, true], length) & !(bit(LONG - 1) - 1),
        ];
        let one = End {
            lengths: Lengths {
                one: numbers[0],
                ..Lengths::NONE
            },
            letters: [letters, 0],
        };
        let two = End {
            lengths: Lengths {
                two: numbers[1],
                ..Lengths::NONE
            },
            letters: [0, letters],
        };
        let of_one = match length < THREE {
            true => self.two(end),
            false => self.three(end),
        };
        *of_one = *of_one | one;
        if numbers[1] != 0 {
            *self.two(end) = *self.two(end) | two;
        }
    }

    /// What the names with these letters at this end have in common; None where there is none, or not three
    /// letters. In: the letters from the end inwards, as [`code`] has them.
    #[inline]
    pub fn at<'l>(&self, letters: impl IntoIterator<Item = &'l u8>) -> Option<End> {
        let mut letters = letters.into_iter().map(|&letter| usize::from(letter));
        let two = letters.next()? << LETTER | letters.next()?;
        let three = two << LETTER | letters.next()?;
        let found = [self.index[THREES + two], self.index[three]];
        if found == [0; 2] {
            return None;
        }
        let [two, three] = found.map(|at| self.known[usize::from(at)]);
        Some(two | three)
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
pub fn code(letter: u8) -> u8 {
    letter & 31
}

fn index(letters: &[u8]) -> usize {
    letters.iter().fold(0, |index, &letter| {
        index << LETTER | usize::from(code(letter))
    })
}
