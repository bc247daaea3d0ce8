//! What each piece of a reading costs: −ln of how likely it is, in eighths.
//!
//! The figures come from one generated table, `costs.bin`; `pack fit` estimates them and `pack
//! data` packs them. Its figures are used as they lie in the program; its words are
//! unpacked once.

use std::borrow::Cow;
use std::iter;
use std::sync::LazyLock;

use super::words::Words;

/// −ln of a probability, in eighths.
pub type Cost = u32;

/// A part of the table.
type Bytes = Cow<'static, [u8]>;

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

/// Bytes before the number of groups.
const FIXED: usize = STRUCTURE + MODEL;
/// Bytes of that number.
const COUNT: usize = 2;
/// Bytes a group.
const GROUP: usize = 3;

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
    fixed: Bytes,
    /// What the words of a group have in common.
    groups: Bytes,
    /// By words, suffixes, which begin with a dot, and names of brands, which begin with "@": the
    /// group. Most words are of a few groups: so the numbers are small.
    words: Words,
}

static BUILTIN: LazyLock<Costs> = LazyLock::new(|| {
    Costs::new(Cow::Borrowed(include_bytes!("costs.bin"))).expect("it was packed")
});

impl Costs {
    /// The costs that Touchstone ships.
    pub fn builtin() -> &'static Costs {
        &BUILTIN
    }

    /// In: two costs a kind; the letter model ([`SYMBOLS`]³, the letter last); the number of groups of
    /// words, least byte first; for each group a cost in each reading, and 1 where the words speak of an
    /// account; and the words with their groups (`Words::unpack`). None when a size is wrong.
    pub fn new(packed: Cow<'static, [u8]>) -> Option<Costs> {
        let (fixed, rest) = split(packed, FIXED)?;
        let (count, rest) = split(rest, COUNT)?;
        let count = usize::from(u16::from_le_bytes([count[0], count[1]]));
        let (groups, words) = split(rest, count * GROUP)?;
        let words = Words::unpack(&words)?;
        let kinds =
            std::array::from_fn(|kind| [0, 1].map(|mode| Cost::from(fixed[2 * kind + mode])));
        Some(Costs {
            kinds,
            fixed,
            groups,
            words,
        })
    }

    /// What a kind of piece costs in one of the readings.
    pub fn of(&self, kind: Kind, mode: Mode) -> Cost {
        self.kinds[kind as usize][mode as usize]
    }

    /// The cost of a kind that exists in the branded reading only.
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

    /// Calls `each` with the words that the letters begin with, shorter ones first.
    #[inline]
    pub fn words(&self, letters: &[u8], mut each: impl FnMut(Word)) {
        self.words.prefixes(letters, |length, group| {
            let [plain, branded, account] = self.group(group);
            each(Word {
                length,
                costs: [plain, branded].map(Cost::from),
                of_account: account != 0,
            });
        });
    }

    /// Whether a label is a word so common in ordinary names that it is nobody's own.
    pub fn is_common(&self, label: &str) -> bool {
        const COMMON: Cost = 64;
        let found = self.find(label.bytes());
        found.is_some_and(|costs| costs[Mode::Plain as usize] <= COMMON)
    }

    /// The cost of a public suffix in each reading.
    pub fn suffix(&self, suffix: &str) -> [Cost; 2] {
        let find = |suffix: &str| self.find(iter::once(b'.').chain(suffix.bytes()));
        find(suffix).or_else(|| find("")).unwrap_or([0, 0])
    }

    /// What it costs that this name is the one imitated.
    pub fn name(&self, name: &str) -> Cost {
        let found = self.find(iter::once(b'@').chain(name.bytes()));
        found.map_or(self.get(Kind::Unseen), |costs| costs[1])
    }

    /// The costs of just that key.
    fn find(&self, key: impl Iterator<Item = u8>) -> Option<[Cost; 2]> {
        let [plain, branded, _] = self.group(self.words.find(key)?);
        Some([plain, branded].map(Cost::from))
    }

    /// What the words of a group have in common; nothing where the table has no such group.
    #[inline]
    fn group(&self, number: u16) -> [u8; GROUP] {
        let (groups, _) = self.groups.as_chunks();
        groups.get(usize::from(number)).copied().unwrap_or_default()
    }
}

/// Both parts; None where there are not so many bytes.
fn split(bytes: Bytes, at: usize) -> Option<(Bytes, Bytes)> {
    match bytes {
        Cow::Borrowed(bytes) => {
            let (head, tail) = bytes.split_at_checked(at)?;
            Some((Cow::Borrowed(head), Cow::Borrowed(tail)))
        }
        Cow::Owned(mut bytes) => {
            let tail = (at <= bytes.len()).then(|| bytes.split_off(at))?;
            Some((Cow::Owned(bytes), Cow::Owned(tail)))
        }
    }
}

fn symbol(letter: u8) -> usize {
    match letter {
        b'a'..=b'z' => usize::from(letter - b'a'),
        _ => SYMBOLS - 1,
    }
}
