//! Public suffixes (<https://publicsuffix.org/list/>), looked up without parsing the list.
//!
//! `suffixes.bin` is generated from `data/public_suffix_list.dat` and read as it lies in the binary, so
//! that start-up costs nothing. [`PackedList`] is a [`publicsuffix::Psl`], so the crate's own algorithms
//! run over it.

use publicsuffix::{Info, Psl, Type};
use smallvec::SmallVec;

/// Bytes of a block.
const BLOCK: usize = 192;
/// Set in the byte that a rule begins with, and in no letter.
const RULE: u8 = 0x80;
/// Set there in a rule of the list's private section.
const PRIVATE: u8 = 0x40;
/// What is left of that byte: how many letters the rule has in common with the one before it.
const SHARED: u8 = 0x3f;
/// In place of that number: a byte with the kinds of rule and one with the number follow.
const LONG: u8 = SHARED;

/// The rules, sorted bytewise by their labels as A-labels, reversed: data/README.md has the format.
static RULES: &[u8] = include_bytes!("suffixes.bin");

/// The packed public suffix list.
pub(super) struct PackedList;

/// The rules that share one key. `com` is a plain rule, `ck` a wildcard (`*.ck`), `ck.www` an
/// exception (`!www.ck`).
#[derive(Clone, Copy, Default)]
struct Kinds {
    plain: Option<Type>,
    wildcard: Option<Type>,
    exception: Option<Type>,
}

impl Kinds {
    /// In: a bit for each kind and section of the list, as data/README.md says.
    fn from_bits(bits: u8) -> Kinds {
        let section = |bits: u8| match bits & 3 {
            0 => None,
            1 => Some(Type::Icann),
            _ => Some(Type::Private),
        };
        Kinds {
            plain: section(bits),
            wildcard: section(bits >> 2),
            exception: section(bits >> 4),
        }
    }
}

impl Psl for PackedList {
    fn find<'a, T>(&self, labels: T) -> Info
    where
        T: Iterator<Item = &'a [u8]>,
    {
        let (name, ends) = reversed(labels);
        let above = Above::of(&name);
        let mut best = Info {
            // The implicit rule "*" makes an unknown top-level domain a suffix of its own.
            len: ends.first().copied().unwrap_or(0),
            typ: None,
        };
        let mut parent_wildcard = None;
        let mut parent = 0;
        for length in ends {
            let kinds = Kinds::from_bits(above.bits(length));
            if let Some(kind) = kinds.exception {
                return Info {
                    len: parent,
                    typ: Some(kind),
                };
            }
            if let Some(kind) = kinds.plain.or(parent_wildcard) {
                best = Info {
                    len: length,
                    typ: Some(kind),
                };
            }
            if length > above.longest() {
                break;
            }
            parent_wildcard = kinds.wildcard;
            parent = length;
        }
        best
    }
}

/// A name's letters.
type Letters = SmallVec<[u8; 64]>;

/// The labels joined by dots, and where each ends.
fn reversed<'a>(labels: impl Iterator<Item = &'a [u8]>) -> (Letters, SmallVec<[usize; 8]>) {
    let mut name = Letters::new();
    let mut ends = SmallVec::new();
    for label in labels {
        if !ends.is_empty() {
            name.push(b'.');
        }
        name.extend_from_slice(label);
        ends.push(name.len());
    }
    (name, ends)
}

/// The rules that a reversed name begins with: how long they are, and their kinds.
struct Above(SmallVec<[(usize, u8); 4]>);

impl Above {
    /// The last rule that is not behind the name begins with all of them, and all are in its block.
    fn of(name: &[u8]) -> Above {
        let mut above = Above(SmallVec::new());
        let mut rules = Rules::new(block_of(name));
        // How many letters the name and the last rule read begin with in common.
        let mut common = 0;
        while let Some(rule) = rules.next() {
            if rule.shared > common {
                continue;
            }
            let rest = &name[rule.shared..];
            let same = rule.rest.iter().zip(rest).take_while(|(a, b)| a == b);
            common = rule.shared + same.count();
            let length = rule.shared + rule.rest.len();
            match (common == length, name.get(common)) {
                (true, None | Some(b'.')) => above.0.push((length, rule.bits)),
                (true, Some(_)) => {}
                (false, next)
                    if next.is_none_or(|&next| next < rule.rest[common - rule.shared]) =>
                {
                    break;
                }
                (false, _) => {}
            }
        }
        above
    }

    /// The kinds of the rule of this length.
    fn bits(&self, length: usize) -> u8 {
        let found = self.0.iter().find(|(of_rule, _)| *of_rule == length);
        found.map_or(0, |&(_, bits)| bits)
    }

    fn longest(&self) -> usize {
        self.0.iter().map(|&(length, _)| length).max().unwrap_or(0)
    }
}

/// The last block that does not begin behind the name; the first one where all do.
fn block_of(name: &[u8]) -> &'static [u8] {
    let (blocks, _) = RULES.as_chunks::<BLOCK>();
    let behind = blocks.partition_point(|block| {
        let first = Rules::new(block).next();
        first.is_some_and(|first| first.rest <= name)
    });
    blocks
        .get(behind.saturating_sub(1))
        .map_or(&[], |block| block)
}

/// The rules of a block.
struct Rules<'b>(&'b [u8]);

/// A rule as it is written behind another.
struct Rule<'b> {
    bits: u8,
    /// How many letters it has in common with the rule before it.
    shared: usize,
    /// Its other letters.
    rest: &'b [u8],
}

impl<'b> Rules<'b> {
    fn new(block: &'b [u8]) -> Rules<'b> {
        Rules(block)
    }

    #[inline]
    fn next(&mut self) -> Option<Rule<'b>> {
        let (&head, rest) = self.0.split_first()?;
        if head & RULE == 0 {
            // The rest of the block is filled with zeros.
            return None;
        }
        let private = u8::from(head & PRIVATE != 0);
        let (bits, shared, rest) = match (head & SHARED, rest) {
            (LONG, &[bits, shared, ref rest @ ..]) => (bits, shared, rest),
            (shared, rest) => (1 << private, shared, rest),
        };
        let end = rest.iter().position(|&byte| byte & RULE != 0 || byte == 0);
        let (rest, others) = rest.split_at(end.unwrap_or(rest.len()));
        self.0 = others;
        Some(Rule {
            bits,
            shared: usize::from(shared),
            rest,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suffix(name: &str) -> String {
        let suffix = PackedList
            .suffix(name.as_bytes())
            .expect("every name has a suffix");
        String::from_utf8(suffix.as_bytes().to_vec()).expect("ASCII")
    }

    #[test]
    fn plain_wildcard_exception_and_unknown_rules() {
        for (name, expected) in [
            ("binance.com", "com"),
            ("www.binance.co.uk", "co.uk"),
            ("a.b.ck", "b.ck"),
            ("www.ck", "ck"),
            ("city.kawasaki.jp", "kawasaki.jp"),
            ("a.b.kawasaki.jp", "b.kawasaki.jp"),
            ("coinbase.github.io", "github.io"),
            ("alice.example", "example"),
            ("com", "com"),
        ] {
            assert_eq!(suffix(name), expected, "{name}");
        }
    }

    /// All rules, in their order: reversed names and kinds.
    fn rules() -> Vec<(String, u8)> {
        let (blocks, _) = RULES.as_chunks::<BLOCK>();
        let mut found = Vec::new();
        for block in blocks {
            let mut rules = Rules::new(block);
            let mut last = Vec::new();
            while let Some(rule) = rules.next() {
                last.truncate(rule.shared);
                last.extend_from_slice(rule.rest);
                found.push((String::from_utf8(last.clone()).expect("ASCII"), rule.bits));
            }
        }
        // Each block begins with keys of other blocks.
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn agrees_with_the_crates_own_list_on_every_rule() {
        let list: publicsuffix::List = include_str!("../data/public_suffix_list.dat")
            .parse()
            .expect("the list parses");
        let platforms = include_str!("../data/platforms.txt");
        for (key, bits) in rules() {
            let name = key.rsplit('.').collect::<Vec<_>>().join(".");
            if platforms
                .lines()
                .any(|p| p.split_whitespace().next() == Some(&name))
            {
                continue;
            }
            // The crate misses a wildcard one level up (`*.run.app`) when the label has children
            // but no rule of its own (`*.mtls.run.app`); the list's algorithm does not.
            let kinds = Kinds::from_bits(bits);
            let is_rule = kinds.plain.or(kinds.exception).is_some();
            let itself = is_rule.then(|| name.clone());
            let below = [format!("a.b.{name}"), format!("b.{name}")];
            for name in below.into_iter().chain(itself) {
                let unicode = idna::domain_to_unicode(&name).0;
                let oracle = list.suffix(unicode.as_bytes()).expect("a suffix");
                let oracle =
                    idna::domain_to_ascii(std::str::from_utf8(oracle.as_bytes()).expect("UTF-8"))
                        .expect("a valid suffix");
                assert_eq!(suffix(&name), oracle, "{name}");
            }
        }
    }
}
