//! Where brands are named in a text.

use std::collections::HashMap;

use crate::brand::{Brand, Registry};
use crate::confusable::{ascii_fold, hides_inside, plain, skeleton};
use crate::language::{Tokens, is_unspaced};

/// Coined names at least this long are also found inside a longer word (`CoinbaseWallet`).
const MIN_INSIDE_LEN: usize = 6;

/// Letters from which the beginning of a name tells which it is.
const MIN_CUT_LEN: usize = 5;

/// A brand named in a text: tokens `start..end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    pub(super) brand: &'static Brand,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The name as written is an ordinary word: `Ledger`, but not `Ledger Nano`.
    pub(super) ordinary: bool,
    /// It is even an everyday word: `Rain`.
    pub(super) everyday: bool,
    /// The name is only a part of its word, in a script without spaces.
    pub(super) inside: bool,
}

impl Mention {
    /// A mention that no ordinary word makes.
    fn unmistakable(brand: &'static Brand, start: usize, end: usize) -> Mention {
        Mention {
            brand,
            start,
            end,
            ordinary: false,
            everyday: false,
            inside: false,
        }
    }

    /// Whether the name as written holds the brand only once other alphabets are folded, or with
    /// characters hidden inside.
    pub(super) fn is_disguised_in(&self, name: &str) -> bool {
        let letters = |text: String| {
            text.chars()
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
        };
        let (read, folded) = (letters(plain(name)), letters(skeleton(name)));
        let named = |text: &str| self.brand.labels.iter().any(|label| text.contains(label));
        named(&folded) && (!named(&read) || hides_inside(name))
    }
}

/// The brands' names by their first word.
pub(super) struct Names {
    /// The same with ASCII lookalikes folded, for short names in which people disguise.
    by_first_folded: HashMap<String, Vec<Name>>,
    by_first: HashMap<String, Vec<Name>>,
    /// Well-known names of others that hold a brand's.
    namesakes: Vec<Vec<String>>,
    /// Names in scripts that put no space between words.
    unspaced: Vec<(String, &'static Brand)>,
    /// Coined names that are found inside words, and folded for ASCII lookalikes.
    coined: Vec<(String, &'static Brand)>,
}

struct Name {
    words: Vec<String>,
    brand: &'static Brand,
    /// An everyday word.
    everyday: bool,
}

impl Names {
    pub(super) fn new(registry: &Registry) -> Names {
        let mut names = Names {
            by_first: HashMap::new(),
            by_first_folded: HashMap::new(),
            namesakes: namesakes(),
            unspaced: Vec::new(),
            coined: Vec::new(),
        };
        for brand in registry.brands() {
            for name in names_of(brand) {
                spellings(name)
                    .iter()
                    .for_each(|name| names.add(name, brand));
            }
        }
        names
    }

    fn add(&mut self, name: &str, brand: &'static Brand) {
        let words: Vec<String> = Tokens::new(name).iter().map(str::to_owned).collect();
        let Some(first) = words.first().cloned() else {
            return;
        };
        if first.chars().any(is_unspaced) {
            self.unspaced.push((skeleton(name), brand));
            return;
        }
        let joined = words.concat();
        if !brand.word && joined.len() >= MIN_INSIDE_LEN {
            self.coined.push((ascii_fold(&joined), brand));
        }
        let folded: Vec<String> = words.iter().map(|word| ascii_fold(word)).collect();
        let everyday = brand.everyday.contains(&name);
        let row = |words| Name {
            words,
            brand,
            everyday,
        };
        enter(&mut self.by_first_folded, ascii_fold(&first), row(folded));
        enter(&mut self.by_first, first, row(words));
    }

    /// All mentions as whole words.
    pub(super) fn find(&self, tokens: &Tokens) -> Vec<Mention> {
        self.scan(&self.by_first, tokens.from(0))
    }

    fn scan(&self, index: &HashMap<String, Vec<Name>>, words: &[String]) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if let Some(length) = self.namesake(&words[at..]) {
                at += length;
                continue;
            }
            match self.at(index, words, at) {
                Some(mention) => {
                    at = mention.end;
                    found.push(mention);
                }
                None => at += 1,
            }
        }
        found
    }

    /// Whether a name is a well-known one of somebody else.
    pub(super) fn hold_namesake(&self, tokens: &Tokens) -> bool {
        (0..tokens.len()).any(|at| self.namesake(tokens.from(at)).is_some())
    }

    /// How many words another's name takes that begins here.
    fn namesake(&self, words: &[String]) -> Option<usize> {
        let mut names = self.namesakes.iter();
        names.find(|name| words.starts_with(name)).map(Vec::len)
    }

    fn at(
        &self,
        index: &HashMap<String, Vec<Name>>,
        words: &[String],
        at: usize,
    ) -> Option<Mention> {
        let word = &words[at];
        let named = |names: &Vec<Name>| {
            names
                .iter()
                .position(|name| words[at..].starts_with(&name.words))
        };
        if let Some((names, row)) = index
            .get(word)
            .and_then(|names| Some((names, named(names)?)))
        {
            let name = &names[row];
            let ordinary = name.brand.word && name.words.len() == 1;
            return Some(Mention {
                brand: name.brand,
                start: at,
                end: at + name.words.len(),
                ordinary,
                everyday: name.everyday,
                inside: false,
            });
        }
        if word.is_ascii() {
            return None;
        }
        let (name, brand) = self
            .unspaced
            .iter()
            .find(|(name, _)| word.contains(name.as_str()))?;
        Some(Mention {
            inside: name != word,
            ..Mention::unmistakable(brand, at, at + 1)
        })
    }

    /// Coined names spelled out in single letters, as a table with a letter a cell does: `C O I N B A S E`.
    pub(super) fn find_spelled_out(&self, tokens: &Tokens) -> Vec<Mention> {
        let is_letter = |at: usize| tokens.get(Some(at)).chars().count() == 1;
        let mut found = Vec::new();
        let mut start = 0;
        while start < tokens.len() {
            let end = (start..tokens.len()).find(|&at| !is_letter(at));
            let end = end.unwrap_or(tokens.len());
            let letters = tokens.from(start)[..end - start].iter();
            let joined = letters
                .filter(|letter| *letter != "\n")
                .cloned()
                .collect::<String>();
            if joined.len() >= MIN_INSIDE_LEN {
                let joined = ascii_fold(&joined);
                let brand = self.coined(|name| joined.contains(name));
                found.extend(brand.map(|brand| Mention::unmistakable(brand, start, end)));
            }
            start = end + 1;
        }
        found
    }

    /// The brand whose coined name a display name cuts short: `Coinb...`.
    pub(super) fn find_cut_short(&self, name: &str, tokens: &Tokens) -> Option<Mention> {
        let written = name.trim_end_matches(['"', '\'', ')', ' ']);
        if !written.ends_with("...") && !written.ends_with('…') {
            return None;
        }
        let last = tokens.len().checked_sub(1)?;
        let begun = ascii_fold(tokens.get(Some(last)));
        let is_begun = begun.chars().count() >= MIN_CUT_LEN;
        let brand = self.coined(|name| is_begun && name.starts_with(&begun))?;
        Some(Mention::unmistakable(brand, last, last + 1))
    }

    /// Mentions in a short name, where people disguise what they write: also with the letters
    /// spaced out, run together with other words, or replaced by ASCII lookalikes.
    pub(super) fn find_in_name(&self, tokens: &Tokens) -> Vec<Mention> {
        if self.hold_namesake(tokens) {
            return Vec::new();
        }
        let folded: Vec<String> = tokens.iter().map(ascii_fold).collect();
        let found = self.scan(&self.by_first_folded, &folded);
        if !found.is_empty() {
            return found;
        }
        if let Some(mention) = self.run_together(tokens) {
            return vec![mention];
        }
        let mut found: Vec<Mention> = (0..tokens.len())
            .filter_map(|at| self.inside(tokens, at))
            .collect();
        found.extend(self.spaced(tokens));
        found
    }

    /// The first brand with a coined name for which this holds.
    fn coined(&self, holds: impl Fn(&str) -> bool) -> Option<&'static Brand> {
        self.coined
            .iter()
            .find(|(name, _)| holds(name))
            .map(|(_, brand)| *brand)
    }

    /// The whole name read as one word: `Meta MasK`, `CoinBase`.
    fn run_together(&self, tokens: &Tokens) -> Option<Mention> {
        let joined = ascii_fold(&tokens.iter().collect::<String>());
        let brand = self.coined(|name| joined.starts_with(name))?;
        Some(Mention::unmistakable(brand, 0, tokens.len()))
    }

    fn inside(&self, tokens: &Tokens, at: usize) -> Option<Mention> {
        let word = ascii_fold(tokens.get(Some(at)));
        let brand = self.coined(|name| word.contains(name))?;
        Some(Mention::unmistakable(brand, at, at + 1))
    }

    /// The brand with this name of one word.
    fn single_word(&self, word: &str) -> Option<&'static Brand> {
        let names = self.by_first_folded.get(word)?;
        let name = names.iter().find(|name| name.words.len() == 1)?;
        Some(name.brand)
    }

    /// `M e t a M a s k`: a run of single letters that spells a name.
    fn spaced(&self, tokens: &Tokens) -> Option<Mention> {
        let is_short = |at: usize| matches!(tokens.get(Some(at)).chars().count(), 1 | 2);
        let start =
            (0..tokens.len()).find(|&at| is_short(at) && is_short(at + 1) && is_short(at + 2))?;
        let end = (start..tokens.len())
            .find(|&at| !is_short(at))
            .unwrap_or(tokens.len());
        let joined = ascii_fold(&tokens.from(start)[..end - start].concat());
        let brand = self
            .coined(|name| joined.contains(name))
            .or_else(|| self.single_word(&joined))?;
        Some(Mention::unmistakable(brand, start, end))
    }
}

/// Enters a name below its first word, longest first: "binance us" before "binance".
fn enter(index: &mut HashMap<String, Vec<Name>>, first: String, name: Name) {
    let names = index.entry(first).or_default();
    let at = names.partition_point(|before| before.words.len() >= name.words.len());
    names.insert(at, name);
}

/// The words of the names in the file, folded as a text's are.
fn namesakes() -> Vec<Vec<String>> {
    let rows = include_str!("../data/namesakes.txt").lines();
    let names = rows
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| row.split_once('\t'));
    names
        .map(|(name, _)| Tokens::new(name).iter().map(str::to_owned).collect())
        .collect()
}

/// Everything that people call the brand.
fn names_of(brand: &'static Brand) -> impl Iterator<Item = &'static &'static str> {
    let names = brand.names.iter().chain(brand.everyday);
    names.chain(home_as_name(brand))
}

/// The home, where people know the brand by it: `Binance.com`, but not `big.one`, whose parts are
/// words of their own.
fn home_as_name(brand: &'static Brand) -> Option<&'static &'static str> {
    let (label, _) = brand.home.split_once('.')?;
    brand.labels.contains(&label).then_some(&brand.home)
}

/// The name in small letters, and where its capitals may fold to other letters than they do (some
/// Cyrillic and Greek ones), with capitals too.
fn spellings(name: &str) -> Vec<String> {
    let mut spellings = vec![name.to_owned()];
    let mut letters = name.chars();
    if let Some(first) = letters.next().filter(|_| !name.is_ascii()) {
        spellings.push(first.to_uppercase().chain(letters).collect());
        spellings.push(name.to_uppercase());
    }
    spellings
}
