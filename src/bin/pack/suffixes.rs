//! The public suffix list and our additions, packed for look-up without parsing.
//!
//! Front-coded blocks of a rule's labels as A-labels, reversed and joined by ".", with a bit for each kind
//! of rule and section of the list: src/data/README.md has the format, src/domain/suffix.rs reads it.

use std::collections::BTreeMap;

use crate::error::{Error, Result};

const PRIVATE_SECTION: &str = "// ===BEGIN PRIVATE DOMAINS===";

/// What a rule says of its key.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Kind {
    /// It is a suffix.
    Normal = 0,
    /// Each name one label below is.
    Wildcard = 1,
    /// It is none, though its parent has a wildcard.
    Exception = 2,
}

/// The bits of a kind of rule: the list's own section, and the private one.
const fn sections(kind: Kind) -> [u8; 2] {
    let first = 1 << (2 * kind as u8);
    [first, first << 1]
}

/// The rules by reversed name, as bits of [`sections`].
pub struct PublicSuffixes {
    kinds: BTreeMap<String, u8>,
}

impl PublicSuffixes {
    /// Reads the public suffix list, and the platforms it lacks as private rules. Each source is
    /// a file name and its text.
    pub fn read(list: (&str, &str), platforms: (&str, &str)) -> Result<PublicSuffixes> {
        let mut suffixes = PublicSuffixes {
            kinds: BTreeMap::new(),
        };
        suffixes.read_list(list)?;
        suffixes.read_platforms(platforms)?;
        Ok(suffixes)
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether anyone can register a name under this one. `name` is in A-labels.
    pub fn contains(&self, name: &str) -> bool {
        if !name.contains('.') || self.has(name, Kind::Normal) {
            return true;
        }
        let under_wildcard = name
            .split_once('.')
            .is_some_and(|(_, parent)| self.has(parent, Kind::Wildcard));
        under_wildcard && !self.has(name, Kind::Exception)
    }

    fn has(&self, name: &str, kind: Kind) -> bool {
        let kinds = self.kinds.get(&reversed(name)).copied().unwrap_or(0);
        sections(kind).iter().any(|bit| kinds & bit != 0)
    }

    fn read_list(&mut self, (file, text): (&str, &str)) -> Result<()> {
        let mut private = false;
        for (number, line) in text.lines().enumerate() {
            private |= line.starts_with(PRIVATE_SECTION);
            let rule = line.split_whitespace().next().unwrap_or("");
            if rule.is_empty() || rule.starts_with("//") {
                continue;
            }
            self.add(rule, private)
                .map_err(|problem| Error::at(file, number + 1, problem))?;
        }
        if !private {
            return Err(Error::new(format!(
                "{file}: no private section: is the list whole?"
            )));
        }
        Ok(())
    }

    fn read_platforms(&mut self, (file, text): (&str, &str)) -> Result<()> {
        for (number, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let at = |problem: String| Error::at(file, number + 1, problem);
            let (name, reason) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            if reason.trim().is_empty() {
                return Err(at(format!("{name} has no reason")));
            }
            if self.contains(name) {
                return Err(at(format!("{name} is in the public suffix list already")));
            }
            self.add(name, true).map_err(at)?;
        }
        Ok(())
    }

    fn add(&mut self, rule: &str, private: bool) -> std::result::Result<(), String> {
        let (kind, name) = if let Some(parent) = rule.strip_prefix("*.") {
            (Kind::Wildcard, parent)
        } else if let Some(name) = rule.strip_prefix('!') {
            (Kind::Exception, name)
        } else {
            (Kind::Normal, rule)
        };
        let ascii = idna::domain_to_ascii(name).map_err(|_| format!("{rule} is no domain name"))?;
        if ascii.is_empty() || ascii.contains('*') {
            return Err(format!("{rule} is no rule that this program knows"));
        }
        let kinds = self.kinds.entry(reversed(&ascii)).or_default();
        let [icann, in_private] = sections(kind);
        if *kinds & (icann | in_private) != 0 {
            return Err(format!("{rule} is there twice"));
        }
        *kinds |= if private { in_private } else { icann };
        Ok(())
    }
}

/// Bytes of a block.
const BLOCK: usize = 192;
/// Set in the byte that a rule begins with.
const RULE: u8 = 0x80;
/// Set there in a rule of the private section.
const PRIVATE: u8 = 0x40;
/// In place of the number of common letters: the kinds and that number follow.
const LONG: u8 = 0x3f;

/// The packed list.
pub fn pack(suffixes: &PublicSuffixes) -> Result<Vec<u8>> {
    let mut blocks = Vec::new();
    let mut block = Vec::new();
    let mut last: &str = "";
    for (key, &kinds) in &suffixes.kinds {
        let rule = coded(last, key, kinds)?;
        if block.is_empty() || block.len() + rule.len() > BLOCK {
            blocks.append(&mut filled(block)?);
            (block, last) = suffixes.opening(key, kinds)?;
        } else {
            block.extend(rule);
            last = key;
        }
    }
    blocks.append(&mut filled(block)?);
    Ok(blocks)
}

impl PublicSuffixes {
    /// What a block begins with: its first rule and all that it begins with. And the last of them.
    fn opening<'k>(&self, key: &'k str, kinds: u8) -> Result<(Vec<u8>, &'k str)> {
        let mut block = coded("", key, kinds)?;
        let mut last = key;
        // Not those above it alone: a name may lie between one of the others and the rule.
        for beginning in (1..key.len()).rev().map(|end| &key[..end]) {
            if let Some(&kinds) = self.kinds.get(beginning) {
                block.extend(coded(last, beginning, kinds)?);
                last = beginning;
            }
        }
        Ok((block, last))
    }
}

/// A rule behind another.
fn coded(last: &str, key: &str, kinds: u8) -> Result<Vec<u8>> {
    let pairs = last.bytes().zip(key.bytes());
    let shared = pairs.take_while(|(a, b)| a == b).count();
    let number = u8::try_from(shared).ok().filter(|&shared| shared < LONG);
    let number = number.ok_or_else(|| Error::new(format!("{key} is too long a rule")))?;
    let mut rule = match kinds {
        1 => vec![RULE | number],
        2 => vec![RULE | PRIVATE | number],
        _ => vec![RULE | LONG, kinds, number],
    };
    rule.extend(&key.as_bytes()[shared..]);
    Ok(rule)
}

/// A block in its full length; none of nothing.
fn filled(mut block: Vec<u8>) -> Result<Vec<u8>> {
    if block.len() > BLOCK {
        return Err(Error::new("a rule is longer than a block".to_owned()));
    }
    if !block.is_empty() {
        block.resize(BLOCK, 0);
    }
    Ok(block)
}

fn reversed(name: &str) -> String {
    name.rsplit('.').collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "// a comment\ncom\nck\n*.ck\n!www.ck\n公司.cn\n// ===BEGIN PRIVATE DOMAINS===\ngithub.io\n";

    fn read(list: &str, platforms: &str) -> Result<PublicSuffixes> {
        PublicSuffixes::read(("list", list), ("platforms", platforms))
    }

    #[test]
    fn packs_every_kind_of_rule() {
        let suffixes = read(LIST, "# ours\nzendesk.com helpdesks\n").unwrap();
        let expected =
            b"\xbf\x05\x00ck\xbf\x10\x02.www\x81n.xn--55qx5d\x81om\xc3.zendesk\xc0io.github";
        let packed = pack(&suffixes).unwrap();
        assert_eq!(packed.len(), BLOCK);
        assert!(packed.starts_with(expected), "{packed:?}");
        assert!(packed[expected.len()..].iter().all(|&byte| byte == 0));
    }

    #[test]
    fn a_block_begins_with_all_that_its_first_rule_does() {
        let names = ('a'..='z').map(|letter| format!("{letter}-page-of-somebody.github.com\n"));
        let names: String = names.collect();
        let list = format!("com\n{PRIVATE_SECTION}\ngithub.com\n{names}");
        let packed = pack(&read(&list, "").unwrap()).unwrap();
        let second = b"\xc0com.github.j-page-of-somebody\xca\x83\xc3.github.k-page";
        assert!(
            packed[BLOCK..].starts_with(second),
            "{:?}",
            &packed[BLOCK..]
        );
    }

    #[test]
    fn tells_suffixes_from_names_below_them() {
        let suffixes = read(LIST, "").unwrap();
        for name in ["com", "unknown", "github.io", "anything.ck"] {
            assert!(suffixes.contains(name), "{name}");
        }
        for name in ["binance.com", "www.ck", "binance.github.io"] {
            assert!(!suffixes.contains(name), "{name}");
        }
    }

    #[test]
    fn names_the_line_of_a_bad_platform() {
        let error = |platforms| read(LIST, platforms).err().unwrap().to_string();
        assert_eq!(
            error("# ours\nzendesk.com\n"),
            "platforms:2: zendesk.com has no reason"
        );
        assert_eq!(
            error("github.io pages\n"),
            "platforms:1: github.io is in the public suffix list already"
        );
    }

    #[test]
    fn a_cut_list_is_refused() {
        assert!(
            read("com\n", "")
                .err()
                .unwrap()
                .to_string()
                .contains("private section")
        );
    }
}
