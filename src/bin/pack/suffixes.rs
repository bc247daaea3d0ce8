//! The public suffix list and our additions, packed for look-up without parsing.
//!
//! A finite-state transducer (`fst`) from a rule's labels as A-labels, reversed and joined by ".", to
//! a bit for each kind of rule and section of the list: src/data/README.md.

use std::collections::BTreeMap;

use fst::Map;

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
const fn sections(kind: Kind) -> [u64; 2] {
    let first = 1 << (2 * kind as u8);
    [first, first << 1]
}

/// The rules by reversed name, as bits of [`sections`].
pub struct PublicSuffixes {
    kinds: BTreeMap<String, u64>,
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

/// The packed list.
pub fn pack(suffixes: &PublicSuffixes) -> Result<Vec<u8>> {
    let rules = suffixes.kinds.iter().map(|(key, kinds)| (key, *kinds));
    let map = Map::from_iter(rules).map_err(|error| Error::new(error.to_string()))?;
    Ok(map.into_fst().into_inner())
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
        let packed = Map::new(pack(&suffixes).unwrap()).unwrap();
        let expected = [
            ("ck", 1 | 4),
            ("ck.www", 16),
            ("cn.xn--55qx5d", 1),
            ("com", 1),
            ("com.zendesk", 2),
            ("io.github", 2),
        ];
        let expected = expected.map(|(key, bits)| (key.to_owned(), bits));
        assert_eq!(packed.stream().into_str_vec().unwrap(), expected);
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
