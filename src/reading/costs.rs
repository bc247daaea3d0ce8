//! What each piece of a reading costs: −ln of how likely it is, in eighths.
//!
//! The figures come from one generated table, `costs.bin`; `pack fit` estimates them and `pack
//! data` packs them. The table is used as it lies in the program: nothing is parsed.

use std::borrow::Cow;
use std::sync::LazyLock;

use yada::DoubleArray;

/// −ln of a probability, in eighths.
pub type Cost = u32;

/// Which of the two readings a piece stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// An ordinary name.
    Plain = 0,
    /// A name that carries a brand's.
    Branded = 1,
}

/// A cost that is no word's and no letter's. The order is the table's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Kind {
    /// That a piece is a known word.
    Word,
    /// That a piece is a run of letters that is no known word.
    Letters,
    /// That a piece is a number.
    Number,
    /// Each digit of a number.
    Digit,
    /// That the next piece follows at once.
    Glued,
    /// That the next piece follows after a hyphen.
    Hyphen,
    /// That the next piece follows after a dot.
    Dot,
    /// That the host ends.
    End,
    /// A letter of another script, or with a mark, in an ordinary name or beside a brand's.
    Folded,
    /// Above that, a letter of another script in a run of ASCII letters of an ordinary name.
    Mixed,
    /// A brand's name as the whole label below a stranger's domain: a tenant's.
    Tenant,
    /// A brand's name spelled right.
    Spelled,
    /// A brand's name misspelled.
    Misspelled,
    /// A letter for one that looks like it.
    Alike,
    /// A letter for any other.
    Other,
    /// A letter doubled.
    Doubled,
    /// One letter too many.
    Inserted,
    /// A letter left out.
    Omitted,
    /// Two neighbours swapped.
    Swapped,
    /// The first letter is another.
    First,
    /// A hyphen inside a brand's name.
    InnerHyphen,
    /// A dot inside a brand's name.
    InnerDot,
    /// A letter of another script, or with a mark, in a brand's name.
    Homoglyph,
    /// A brand that no imitation was seen of.
    Unseen,
    /// By so much the reading with a name must be the cheaper one, to be taken for an imitation.
    Imitation,
    /// And to be suspicious.
    Suspicious,
}

/// Number of [`Kind`]s.
pub const KINDS: usize = Kind::Suspicious as usize + 1;
/// Symbols of the letter model: a to z, and anything else.
pub const SYMBOLS: usize = 27;
const STRUCTURE: usize = 2 * KINDS;
const MODEL: usize = SYMBOLS * SYMBOLS * SYMBOLS;

/// A bit of a word's value: it speaks of an account.
const OF_ACCOUNT: u32 = 1 << 16;

/// A word that letters begin with.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Number of letters.
    pub length: usize,
    /// What it costs in each reading.
    pub costs: [Cost; 2],
    /// Whether it speaks of an account, or of writing to customers.
    pub of_account: bool,
}

/// The costs of all pieces.
pub struct Costs {
    /// For [`Mode::Plain`] and [`Mode::Branded`].
    kinds: [[Cost; 2]; KINDS],
    /// The letter model, behind the kinds as they lie in the table.
    fixed: Cow<'static, [u8]>,
    /// Words; suffixes, which begin with a dot; names of brands, which begin with "@".
    words: DoubleArray<Cow<'static, [u8]>>,
}

static BUILTIN: LazyLock<Costs> = LazyLock::new(|| {
    let (fixed, words) = include_bytes!("costs.bin").split_at(STRUCTURE + MODEL);
    Costs::new(Cow::Borrowed(fixed), Cow::Borrowed(words)).expect("the table was packed")
});

impl Costs {
    /// The costs that Touchstone ships.
    pub fn builtin() -> &'static Costs {
        &BUILTIN
    }

    /// In: two costs a kind followed by the letter model (`SYMBOLS`³, the letter last), and a
    /// double array whose values hold a cost in each of the lower bytes
    /// and in bit 16 whether the word speaks of an account. None when a size is wrong.
    pub fn new(fixed: Cow<'static, [u8]>, words: Cow<'static, [u8]>) -> Option<Costs> {
        if fixed.len() != STRUCTURE + MODEL {
            return None;
        }
        let words = DoubleArray::new(words).ok()?;
        let kinds =
            std::array::from_fn(|kind| [0, 1].map(|mode| Cost::from(fixed[2 * kind + mode])));
        Some(Costs {
            kinds,
            fixed,
            words,
        })
    }

    /// What a kind of piece costs in one of the readings.
    pub fn of(&self, kind: Kind, mode: Mode) -> Cost {
        self.kinds[kind as usize][mode as usize]
    }

    /// What a kind costs that only one of the readings knows.
    pub fn get(&self, kind: Kind) -> Cost {
        self.of(kind, Mode::Branded)
    }

    /// The odds from which a host is suspicious, and from which it is taken for an imitation.
    pub fn thresholds(&self) -> [i32; 2] {
        [Kind::Suspicious, Kind::Imitation].map(|kind| self.get(kind) as i32)
    }

    /// What a letter costs after two others in a run of letters.
    pub fn letter(&self, before: [u8; 2], letter: u8) -> Cost {
        let at = (symbol(before[0]) * SYMBOLS + symbol(before[1])) * SYMBOLS + symbol(letter);
        Cost::from(self.fixed[STRUCTURE + at])
    }

    /// The words that the letters begin with.
    pub fn words<'t>(&'t self, letters: &'t [u8]) -> impl Iterator<Item = Word> + 't {
        let found = self.words.common_prefix_search(letters);
        found.map(|(value, length)| Word {
            length,
            costs: pair(value),
            of_account: value & OF_ACCOUNT != 0,
        })
    }

    /// Whether a label is a word so common in ordinary names that it is nobody's own.
    pub fn is_common(&self, label: &str) -> bool {
        const COMMON: Cost = 64;
        let found = self.words.exact_match_search(label);
        found.is_some_and(|value| pair(value)[Mode::Plain as usize] <= COMMON)
    }

    /// The cost of a public suffix in each reading.
    pub fn suffix(&self, suffix: &str) -> [Cost; 2] {
        let mut key = [0; 64];
        self.find(b'.', suffix, &mut key)
            .or_else(|| self.find(b'.', "", &mut key))
            .map_or([0, 0], pair)
    }

    /// What it costs that this name is the one imitated.
    pub fn name(&self, name: &str) -> Cost {
        let found = self.find(b'@', name, &mut [0; 64]);
        found.map_or(self.get(Kind::Unseen), |value| pair(value)[1])
    }

    fn find(&self, kind: u8, text: &str, key: &mut [u8; 64]) -> Option<u32> {
        let end = 1 + text.len();
        key[0] = kind;
        key.get_mut(1..end)?.copy_from_slice(text.as_bytes());
        self.words.exact_match_search(&key[..end])
    }
}

fn symbol(letter: u8) -> usize {
    match letter {
        b'a'..=b'z' => usize::from(letter - b'a'),
        _ => SYMBOLS - 1,
    }
}

fn pair(value: u32) -> [Cost; 2] {
    [value & 0xff, value >> 8 & 0xff]
}
