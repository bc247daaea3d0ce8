//! The brands' names, and where letters may be read as one.
//!
//! A name is found by the hash of its letters, those that look alike folded. A misspelled one has
//! a letter in common too many to be listed, so each name is entered also with each of its letters
//! left out, and letters that are read are looked up in the same way: names one edit apart meet
//! (Garbe's symmetric deletion, SymSpell, 2012). The work a host does not grow with their number.

use crate::brand::Brand;
use crate::confusable::{GROUPS, fold_letter};

use super::costs::{Cost, Costs, Kind};
use super::misspelling::{Alignment, LONGEST, SLACK};
use super::text::{Gap, MAX, Text};

/// Shorter names are not looked for in hosts.
const SHORTEST: usize = 3;
/// Shorter names are not recognised when misspelled: one letter in four is another name.
const SHORTEST_MISSPELLED: usize = 5;
/// Names at least this long are recognised with two letters missing.
const LONG: usize = 9;
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

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
    cost: Cost,
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
}

/// Letters that may be read as a name.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// First letter.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
    /// Index of the name.
    pub name: usize,
    /// What reading them so costs.
    pub cost: Cost,
    /// Whether it is spelled right.
    pub exact: bool,
    /// Whether the name ends in the suffix of the brand's domain.
    pub has_suffix: bool,
}

/// All names, by their letters.
#[derive(Debug)]
pub struct Names {
    names: Vec<Name>,
    /// Open addressing: a hash and the index of a name plus one.
    slots: Vec<(u32, u32)>,
    /// A bit for each hash; most letters end here.
    filter: Vec<u64>,
    longest: usize,
}

impl Names {
    /// The names of these brands, better known brands first.
    pub fn new(brands: &[&'static Brand], costs: &Costs) -> Names {
        let mut names: Vec<Name> = Vec::new();
        for &brand in brands {
            for (written, has_suffix) in writings(brand) {
                let (text, cuts) = uncut(&written);
                if !(SHORTEST..=LONGEST).contains(&text.len()) {
                    continue;
                }
                match names.iter_mut().find(|name| name.text == text) {
                    Some(known) => known.cuts |= cuts,
                    None => {
                        let cost = costs.name(&text);
                        names.push(Name {
                            text,
                            brand,
                            cuts,
                            has_suffix,
                            cost,
                        });
                    }
                }
            }
        }
        let mut keys = Vec::new();
        for (index, name) in names.iter().enumerate() {
            keys.extend(variants(&name.text).into_iter().map(|hash| (hash, index)));
        }
        keys.sort_unstable();
        keys.dedup();
        let size = (2 * keys.len()).next_power_of_two();
        let mut table = Names {
            longest: names.iter().map(|name| name.text.len()).max().unwrap_or(0),
            names,
            slots: vec![(0, 0); size],
            filter: vec![0; (size / 4).max(1)],
        };
        for (hash, index) in keys {
            table.insert(hash, index);
        }
        table
    }

    /// The names.
    pub fn all(&self) -> &[Name] {
        &self.names
    }

    fn insert(&mut self, hash: u64, index: usize) {
        let (bit, mut slot) = (self.bit(hash), self.slot(hash));
        self.filter[bit / 64] |= 1 << (bit % 64);
        while self.slots[slot].1 != 0 {
            slot = (slot + 1) % self.slots.len();
        }
        self.slots[slot] = (hash as u32, index as u32 + 1);
    }

    fn bit(&self, hash: u64) -> usize {
        (hash >> 24) as usize & (self.filter.len() * 64 - 1)
    }

    fn slot(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.slots.len() - 1)
    }

    /// The names entered under a hash.
    fn at(&self, hash: u64) -> impl Iterator<Item = usize> {
        let bit = self.bit(hash);
        let mut slot = self.slot(hash);
        let listed = self.filter[bit / 64] >> (bit % 64) & 1 == 1;
        std::iter::from_fn(move || {
            while listed && self.slots[slot].1 != 0 {
                let (key, index) = self.slots[slot];
                slot = (slot + 1) & (self.slots.len() - 1);
                if key == hash as u32 {
                    return Some(index as usize - 1);
                }
            }
            None
        })
    }

    /// All letters of the text that may be read as a name.
    pub fn candidates(&self, text: &Text, costs: &Costs) -> Candidates {
        let mut found = Candidates::new();
        self.find(text, costs, &mut found);
        found
    }

    fn find(&self, text: &Text, costs: &Costs, found: &mut Candidates) {
        let letters = text.letters();
        let hashes = Hashes::new(letters);
        for start in 0..letters.len() {
            let last = letters.len().min(start + self.longest + SLACK);
            let from = found.len();
            for end in start + SHORTEST..=last {
                let mut hit = |hash: u64| {
                    for name in self.at(mix(hash)) {
                        self.admit(text, start, end, name, costs, from, found);
                    }
                };
                hit(hashes.of(start, end));
                if end - start >= SHORTEST_MISSPELLED - 1 {
                    (start..end).for_each(|left_out| hit(hashes.without(start, end, left_out)));
                }
                let edge = |at: usize| at == 0 || text.gap(at) != Gap::None;
                if end - start >= LONG - 1 && (edge(start) || edge(end)) {
                    for first in start..end - 1 {
                        (first + 1..end)
                            .for_each(|second| hit(hashes.without_two(start, end, first, second)));
                    }
                }
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn admit(
        &self,
        text: &Text,
        start: usize,
        end: usize,
        index: usize,
        costs: &Costs,
        from: usize,
        found: &mut Candidates,
    ) {
        let known = |other: &Candidate| other.end == end && other.name == index;
        if found.all()[from..].iter().any(known) {
            return;
        }
        let name = &self.names[index];
        let seen = &text.letters()[start..end];
        let exact = seen == name.text.as_bytes();
        if !exact && name.text.len() < SHORTEST_MISSPELLED {
            return;
        }
        let spelling = if exact {
            costs.get(Kind::Spelled)
        } else {
            costs.get(Kind::Misspelled) + Alignment::new(seen, name.text.as_bytes(), costs).cost()
        };
        let inside = (start + 1..end).map(|at| match text.gap(at) {
            _ if exact && name.is_cut(at - start) => 0,
            Gap::None => 0,
            Gap::Hyphen => costs.get(Kind::InnerHyphen),
            Gap::Dot => costs.get(Kind::InnerDot),
        });
        let folded = (start..end).filter(|&at| text.is_folded(at)).count() as Cost;
        let cost =
            name.cost + spelling + inside.sum::<Cost>() + folded * costs.get(Kind::Homoglyph);
        found.push(Candidate {
            start,
            end,
            name: index,
            cost,
            exact,
            has_suffix: name.has_suffix,
        });
    }
}

/// Room for a host's candidates; more than it holds are dropped.
#[derive(Debug)]
pub struct Candidates {
    items: [Candidate; Self::MOST],
    length: usize,
}

impl Candidates {
    const MOST: usize = 96;

    fn new() -> Candidates {
        let none = Candidate {
            start: 0,
            end: 0,
            name: 0,
            cost: 0,
            exact: false,
            has_suffix: false,
        };
        Candidates {
            items: [none; Self::MOST],
            length: 0,
        }
    }

    /// All, in the order of their beginnings.
    pub fn all(&self) -> &[Candidate] {
        &self.items[..self.length]
    }

    /// Drops those that the predicate doesn't hold for.
    pub fn keep(&mut self, mut holds: impl FnMut(&Candidate) -> bool) {
        let mut kept = 0;
        for at in 0..self.length {
            if holds(&self.items[at]) {
                self.items[kept] = self.items[at];
                kept += 1;
            }
        }
        self.length = kept;
    }

    fn len(&self) -> usize {
        self.length
    }

    fn push(&mut self, candidate: Candidate) {
        if self.length < Self::MOST {
            self.items[self.length] = candidate;
            self.length += 1;
        }
    }
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

/// The hashes under which a name is entered.
fn variants(name: &str) -> Vec<u64> {
    let mut spelled = vec![name.as_bytes().to_vec()];
    for (letter, pair) in GROUPS {
        for at in (0..name.len()).filter(|&at| name.as_bytes()[at] == *letter) {
            let (before, after) = (&name.as_bytes()[..at], &name.as_bytes()[at + 1..]);
            spelled.push([before, &pair[..], after].concat());
        }
        let (one, two) = (char::from(*letter), String::from_utf8_lossy(&pair[..]));
        spelled.push(name.replace(one, &two).into_bytes());
    }
    let mut keys = Vec::new();
    for (index, letters) in spelled.iter().enumerate() {
        let hashes = Hashes::new(letters);
        let end = letters.len();
        keys.push(hashes.of(0, end));
        if index > 0 || name.len() < SHORTEST_MISSPELLED {
            continue;
        }
        keys.extend((0..end).map(|left_out| hashes.without(0, end, left_out)));
        if end >= LONG {
            for first in 0..end {
                let mut rest = letters.clone();
                rest.remove(first);
                let hashes = Hashes::new(&rest);
                keys.extend((first..end - 1).map(|second| hashes.without(0, end - 1, second)));
            }
        }
    }
    keys.into_iter().map(mix).collect()
}

/// Spreads a hash's bits: they pick the slot.
fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(BASE);
    hash ^ (hash >> 29)
}

/// Hashes of all parts of some letters, folded: a polynomial, so that a part's is a difference.
struct Hashes {
    sums: [u64; MAX + 1],
}

/// The powers of [`BASE`].
static POWERS: [u64; LONGEST + SLACK + 1] = {
    let mut powers = [1u64; LONGEST + SLACK + 1];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1].wrapping_mul(BASE);
        at += 1;
    }
    powers
};

impl Hashes {
    fn new(letters: &[u8]) -> Hashes {
        let mut sums = [0u64; MAX + 1];
        for (at, &letter) in letters.iter().enumerate() {
            sums[at + 1] = sums[at]
                .wrapping_mul(BASE)
                .wrapping_add(u64::from(fold_letter(letter)) + 1);
        }
        Hashes { sums }
    }

    fn of(&self, start: usize, end: usize) -> u64 {
        self.sums[end].wrapping_sub(self.sums[start].wrapping_mul(POWERS[end - start]))
    }

    /// The same with two letters left out, in their order.
    fn without_two(&self, start: usize, end: usize, first: usize, second: usize) -> u64 {
        let front = self
            .without(start, second, first)
            .wrapping_mul(POWERS[end - second - 1]);
        front.wrapping_add(self.of(second + 1, end))
    }

    /// The same with one letter left out.
    fn without(&self, start: usize, end: usize, left_out: usize) -> u64 {
        let front = self
            .of(start, left_out)
            .wrapping_mul(POWERS[end - left_out - 1]);
        front.wrapping_add(self.of(left_out + 1, end))
    }
}
