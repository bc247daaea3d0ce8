//! The table of what pieces of host names cost: text in src/data/reading.tsv, packed in the library.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::error::{Error, Result};

/// The names of the kinds, in the order of the library's `reading::Kind`, which says what they are.
const KINDS: [&str; 26] = [
    "word",
    "letters",
    "number",
    "digit",
    "glued",
    "hyphen",
    "dot",
    "end",
    "folded",
    "mixed",
    "tenant",
    "spelled",
    "misspelled",
    "alike",
    "other",
    "doubled",
    "inserted",
    "omitted",
    "swapped",
    "first",
    "inner-hyphen",
    "inner-dot",
    "homoglyph",
    "unseen",
    "imitation",
    "suspicious",
];
/// Symbols of the letter model: a to z, and anything else.
const SYMBOLS: usize = 27;

/// Costs in eighths of a nat: in an ordinary reading, and in one with a brand's name.
#[derive(Clone)]
pub struct Table {
    pub kinds: [[u8; 2]; KINDS.len()],
    /// By the two letters before; a cost for each symbol.
    pub letters: Vec<u8>,
    /// Words; suffixes, which begin with a dot; names, which begin with "@".
    pub words: BTreeMap<String, [u8; 2]>,
    /// Those of the words that speak of an account.
    pub account: BTreeSet<String>,
}

impl Table {
    /// A table without a word.
    pub fn empty() -> Table {
        Table {
            kinds: [[0; 2]; KINDS.len()],
            letters: vec![0; SYMBOLS.pow(3)],
            words: BTreeMap::new(),
            account: BTreeSet::new(),
        }
    }

    /// Reads what [`Table::emit`] writes. In: the file's name and its text.
    pub fn read(file: &str, text: &str) -> Result<Table> {
        let mut table = Table::empty();
        let (mut kinds, mut rows) = (0, 0);
        for (index, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'))
        {
            let wrong = |what: &str| Error::at(file, index + 1, what);
            let number = |text: &str| text.parse::<u8>().map_err(|_| wrong("a cost is 0 to 255"));
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["kind", name, plain, branded] => {
                    let at = KINDS.iter().position(|kind| *kind == name);
                    let at = at.ok_or_else(|| wrong("no such kind"))?;
                    table.kinds[at] = [number(plain)?, number(branded)?];
                    kinds += 1;
                }
                ["letters", before, costs] => {
                    let costs: Vec<u8> = costs.split(' ').map(number).collect::<Result<_>>()?;
                    let at = place(before).ok_or_else(|| wrong("no two letters"))? * SYMBOLS;
                    if costs.len() != SYMBOLS {
                        return Err(wrong("27 costs a row"));
                    }
                    table.letters[at..at + SYMBOLS].copy_from_slice(&costs);
                    rows += 1;
                }
                [kind @ ("word" | "account"), word, plain, branded] => {
                    if kind == "account" {
                        table.account.insert(word.to_owned());
                    }
                    let costs = [number(plain)?, number(branded)?];
                    table.words.insert(word.to_owned(), costs);
                }
                _ => return Err(wrong("neither a kind, nor letters, nor a word")),
            }
        }
        if kinds != KINDS.len() || rows != SYMBOLS * SYMBOLS {
            return Err(Error::new(format!(
                "{file}: a kind or a row of letters is missing"
            )));
        }
        Ok(table)
    }

    /// One row a line, sorted.
    pub fn emit(&self, out: &mut String) {
        for (name, [plain, branded]) in KINDS.iter().zip(self.kinds) {
            let _ = writeln!(out, "kind\t{name}\t{plain}\t{branded}");
        }
        for (index, costs) in self.letters.chunks(SYMBOLS).enumerate() {
            let costs: Vec<String> = costs.iter().map(u8::to_string).collect();
            let before = [symbol(index / SYMBOLS), symbol(index % SYMBOLS)];
            let _ = writeln!(
                out,
                "letters\t{}{}\t{}",
                before[0],
                before[1],
                costs.join(" ")
            );
        }
        for (word, [plain, branded]) in &self.words {
            let kind = if self.account.contains(word) {
                "account"
            } else {
                "word"
            };
            let _ = writeln!(out, "{kind}\t{word}\t{plain}\t{branded}");
        }
    }

    /// What the library reads in place, as `reading::Costs::new` says. The groups with the most words come
    /// first: a small number takes less room in the map.
    pub fn pack(&self) -> Result<Vec<u8>> {
        let groups = self.groups();
        let count =
            u16::try_from(groups.len()).map_err(|_| Error::new("too many groups of words"))?;
        let numbers: BTreeMap<_, u16> = groups.iter().copied().zip(0..).collect();
        let words = self.words.keys();
        let words = words.map(|word| (word.as_str(), numbers[&self.group(word)]));
        let fixed = [self.kinds.as_flattened(), &self.letters].concat();
        let count = count.to_le_bytes();
        Ok([
            &fixed,
            &count[..],
            groups.as_flattened(),
            &front_coded(words)?,
        ]
        .concat())
    }

    /// A word's costs, and whether it speaks of an account.
    fn group(&self, word: &str) -> [u8; 3] {
        let [plain, branded] = self.words[word];
        [plain, branded, u8::from(self.account.contains(word))]
    }

    fn groups(&self) -> Vec<[u8; 3]> {
        let mut sizes: BTreeMap<[u8; 3], usize> = BTreeMap::new();
        for word in self.words.keys() {
            *sizes.entry(self.group(word)).or_default() += 1;
        }
        let mut groups: Vec<_> = sizes.keys().copied().collect();
        groups.sort_by_key(|group| Reverse(sizes[group]));
        groups
    }

    /// What the letters of a word cost.
    pub fn letters_of(&self, word: &str) -> u32 {
        let mut before = [SYMBOLS - 1; 2];
        let mut total = 0;
        for letter in word.bytes().map(index) {
            let at = (before[0] * SYMBOLS + before[1]) * SYMBOLS + letter;
            total += u32::from(self.letters[at]);
            before = [before[1], letter];
        }
        total
    }
}

fn symbol(index: usize) -> char {
    match u8::try_from(index) {
        Ok(index @ 0..26) => char::from(b'a' + index),
        _ => '_',
    }
}

/// Sorted words with their numbers, as `reading::words::Words::unpack` says.
fn front_coded<'w>(words: impl Iterator<Item = (&'w str, u16)>) -> Result<Vec<u8>> {
    const WORD: u8 = 0x80;
    const LARGE: u8 = u8::MAX;
    let (mut written, mut numbers) = (Vec::new(), Vec::new());
    let mut last = "";
    for (word, number) in words {
        let pairs = last.bytes().zip(word.bytes());
        let shared = pairs.take_while(|(a, b)| a == b).count();
        let head = u8::try_from(shared).ok().filter(|&shared| shared < WORD);
        let Some(head) = head.filter(|_| word.is_ascii()) else {
            return Err(Error::new(format!("{word} can't be packed")));
        };
        written.push(WORD | head);
        written.extend(&word.as_bytes()[shared..]);
        match u8::try_from(number) {
            Ok(small) if small < LARGE => numbers.push(small),
            _ => {
                numbers.push(LARGE);
                numbers.extend(number.to_le_bytes());
            }
        }
        last = word;
    }
    let size = u32::try_from(written.len()).map_err(|_| Error::new("too many words"))?;
    Ok([&size.to_le_bytes()[..], &written, &numbers].concat())
}

/// The symbol of a letter or digit.
pub fn index(letter: u8) -> usize {
    match letter {
        b'a'..=b'z' => usize::from(letter - b'a'),
        _ => SYMBOLS - 1,
    }
}

fn place(before: &str) -> Option<usize> {
    match before.as_bytes() {
        [first, second] => Some(index(*first) * SYMBOLS + index(*second)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let mut table = Table::empty();
        table.kinds[3] = [7, 9];
        table.letters[28] = 5;
        table.words.insert("login".to_owned(), [60, 20]);
        let mut text = String::new();
        table.emit(&mut text);
        let again = Table::read("reading.tsv", &text).expect("as written");
        assert_eq!(again.pack().expect("packs"), table.pack().expect("packs"));
        let wrong = Table::read("reading.tsv", "word\tlogin\t1\t256\n")
            .err()
            .expect("too dear");
        assert_eq!(wrong.to_string(), "reading.tsv:1: a cost is 0 to 255");
    }
}
