//! The brands' names, by the hashes of their letters.
//!
//! Letters that look alike are folded to one. Misspellings of a name are too many to be listed, so each
//! name is entered also with each of its letters left out, and letters that are read are looked up in
//! the same way: names one edit apart meet (Garbe's symmetric deletion, SymSpell, 2012). The work a
//! host does not grow with the number of names. The table is made at start-up, because the user's own
//! brands are in it.

use std::collections::HashMap;

use crate::brand::Brand;

use super::costs::{Cost, Costs};
use super::ends::Ends;
use super::forms;
use super::least::Least;
use super::misspelling::LONGEST;
use super::stems::Stems;

/// Shorter names are not looked for in hosts.
pub const SHORTEST: usize = 3;
/// Shorter names are not recognised when misspelled: one letter in four is another name.
pub const SHORTEST_MISSPELLED: usize = 5;
/// Names at least this long are recognised with two letters missing.
pub const LONG: usize = 9;

/// A name that a host may carry.
#[derive(Debug)]
pub struct Name {
    /// Its letters and digits, lower-case ASCII.
    pub text: String,
    /// Whose it is.
    pub brand: &'static Brand,
    /// Where it may be cut at no cost, a bit for each letter behind a cut: between its words, and
    /// before the suffix of the brand's domain.
    cuts: u32,
    /// Whether it ends in the suffix of the brand's domain.
    has_suffix: bool,
    /// What it costs that this is the name imitated.
    pub cost: Cost,
}

impl Name {
    /// Whether the name may be cut behind so many letters at no cost.
    pub fn is_cut(&self, at: usize) -> bool {
        self.cuts >> at & 1 == 1
    }

    /// Whether it ends in the suffix of the brand's domain.
    pub fn has_suffix(&self) -> bool {
        self.has_suffix
    }

    /// The label alone of a name with its suffix.
    pub(super) fn stem(label: &str, whole: &Name) -> Name {
        Name {
            text: label.to_owned(),
            cuts: 0,
            ..*whole
        }
    }
}

/// All names, by their letters.
#[derive(Debug)]
pub struct Names {
    names: Vec<Name>,
    /// So many of them stand by themselves.
    alone: usize,
    /// Open addressing: the lower half of a key and the index of a name plus one.
    slots: Vec<(u32, u32)>,
    /// Two bits for each key, in the word that its upper bits tell (a blocked Bloom filter; Putze,
    /// Sanders and Singler 2007).
    filter: Vec<u64>,
    filter_shift: u32,
    /// How names begin.
    pub fronts: Ends,
    /// How they end.
    pub backs: Ends,
    /// What they cost at least.
    pub least: Least,
    /// Those that only the suffix of a host completes; they stand behind the others.
    pub stems: Stems,
}

impl Names {
    /// The names of these brands, better known brands first.
    pub fn new(brands: &[&'static Brand], costs: &Costs) -> Names {
        let mut names: Vec<Name> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for &brand in brands {
            for (written, has_suffix) in writings(brand) {
                let (text, cuts) = uncut(&written);
                if !(SHORTEST..=LONGEST).contains(&text.len()) {
                    continue;
                }
                if let Some(&index) = known.get(&text) {
                    names[index].cuts |= cuts;
                    continue;
                }
                known.insert(text.clone(), names.len());
                names.push(Name {
                    cost: costs.name(&text),
                    text,
                    brand,
                    cuts,
                    has_suffix,
                });
            }
        }
        let mut keys = Vec::new();
        let [mut fronts, mut backs] = [Ends::new(), Ends::new()];
        for (index, name) in names.iter().enumerate() {
            forms::enter(&name.text, &mut fronts, &mut backs, |key| {
                keys.push((key, index))
            });
        }
        let size = (2 * keys.len()).next_power_of_two();
        let words = (keys.len() / 6).next_power_of_two().max(2);
        let alone = names.len();
        let least = Least::new(names.iter().map(|name| (name.text.len(), name.cost)), costs);
        let mut table = Names {
            alone,
            least,
            stems: Stems::new(brands, &known, &mut names),
            names,
            slots: vec![(0, 0); size],
            filter: vec![0; words],
            filter_shift: u64::BITS - words.trailing_zeros(),
            fronts,
            backs,
        };
        for (key, index) in keys {
            table.insert(key, index);
        }
        table
    }

    /// The names, and behind them the stems of those that a suffix completes.
    pub fn all(&self) -> &[Name] {
        &self.names
    }

    /// The names that stand by themselves.
    pub fn alone(&self) -> &[Name] {
        &self.names[..self.alone]
    }

    fn insert(&mut self, key: u64, index: usize) {
        let (word, mut slot) = (self.word(key), self.slot(key));
        self.filter[word] |= bits(key);
        let entry = (key as u32, index as u32 + 1);
        while self.slots[slot].1 != 0 && self.slots[slot] != entry {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = entry;
    }

    fn word(&self, key: u64) -> usize {
        (key >> self.filter_shift) as usize
    }

    fn slot(&self, key: u64) -> usize {
        (key >> 32) as usize & (self.slots.len() - 1)
    }

    /// Whether a name may be entered under a key; most letters end here.
    #[inline]
    pub fn may_hold(&self, key: u64) -> bool {
        let bits = bits(key);
        self.filter[self.word(key)] & bits == bits
    }

    /// The names entered under a key.
    pub fn at(&self, key: u64) -> impl Iterator<Item = usize> {
        let mut slot = self.slot(key);
        std::iter::from_fn(move || {
            while self.slots[slot].1 != 0 {
                let (entered, index) = self.slots[slot];
                slot = (slot + 1) & (self.slots.len() - 1);
                if entered == key as u32 {
                    return Some(index as usize - 1);
                }
            }
            None
        })
    }
}

/// A key's bits in its word of the filter.
fn bits(key: u64) -> u64 {
    1 << (key >> 32 & 63) | 1 << (key >> 26 & 63)
}

/// How a brand's name may be written in a host, with whether it ends in the suffix of its domain: its
/// labels, the domain that it is known by, and names of several words, which together are nobody
/// else's (`Ledger Live`).
fn writings(brand: &'static Brand) -> impl Iterator<Item = (String, bool)> {
    let labels = brand
        .labels
        .iter()
        .map(|label| ((*label).to_owned(), false));
    let home = brand
        .home
        .split_once('.')
        .map(|_| (brand.home.to_owned(), true));
    let products = brand
        .names
        .iter()
        .filter(|name| name.is_ascii() && name.contains(' '));
    let products = products.map(|name| (name.replace('.', "").to_lowercase(), false));
    labels.chain(home).chain(products)
}

/// The letters of a name, and where it was cut: a bit for each letter behind a cut.
fn uncut(written: &str) -> (String, u32) {
    let (mut text, mut cuts) = (String::new(), 0);
    for letter in written.chars() {
        match letter {
            '.' | '-' | ' ' => cuts |= 1u32.checked_shl(text.len() as u32).unwrap_or(0),
            _ => text.push(letter),
        }
    }
    (text, cuts)
}
