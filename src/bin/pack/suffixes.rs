//! The public suffix list and our additions, packed for look-up without parsing.
//!
//! One key a line, sorted bytewise by key: the rule's labels as A-labels, reversed and joined by
//! ".", a tab, then its flags. `I` is a normal rule, `W` a wildcard (the key is the parent of
//! `*`), `X` an exception; lower case is the same from the private section. A key that is both
//! carries both flags.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::error::{Error, Result};

const PRIVATE_SECTION: &str = "// ===BEGIN PRIVATE DOMAINS===";

/// The rules by reversed name.
pub struct PublicSuffixes {
    flags: BTreeMap<String, String>,
}

impl PublicSuffixes {
    /// Reads the public suffix list, and the platforms it lacks as private rules. Each source is
    /// a file name and its text.
    pub fn read(list: (&str, &str), platforms: (&str, &str)) -> Result<PublicSuffixes> {
        let mut suffixes = PublicSuffixes {
            flags: BTreeMap::new(),
        };
        suffixes.read_list(list)?;
        suffixes.read_platforms(platforms)?;
        Ok(suffixes)
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.flags.len()
    }

    /// Whether anyone can register a name under this one. `name` is in A-labels.
    pub fn contains(&self, name: &str) -> bool {
        if !name.contains('.') || self.has(name, 'I') {
            return true;
        }
        let under_wildcard = name
            .split_once('.')
            .is_some_and(|(_, parent)| self.has(parent, 'W'));
        under_wildcard && !self.has(name, 'X')
    }

    fn has(&self, name: &str, flag: char) -> bool {
        let flags = self.flags.get(&reversed(name)).map_or("", String::as_str);
        flags.chars().any(|f| f.eq_ignore_ascii_case(&flag))
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
        let (flag, name) = if let Some(parent) = rule.strip_prefix("*.") {
            ('W', parent)
        } else if let Some(name) = rule.strip_prefix('!') {
            ('X', name)
        } else {
            ('I', rule)
        };
        let ascii = idna::domain_to_ascii(name).map_err(|_| format!("{rule} is no domain name"))?;
        if ascii.is_empty() || ascii.contains('*') {
            return Err(format!("{rule} is no rule that this program knows"));
        }
        let flags = self.flags.entry(reversed(&ascii)).or_default();
        if flags.chars().any(|f| f.eq_ignore_ascii_case(&flag)) {
            return Err(format!("{rule} is there twice"));
        }
        flags.push(if private {
            flag.to_ascii_lowercase()
        } else {
            flag
        });
        Ok(())
    }
}

/// The packed text.
pub fn emit(suffixes: &PublicSuffixes) -> String {
    let mut text = String::new();
    for (key, flags) in &suffixes.flags {
        let _ = writeln!(text, "{key}\t{flags}");
    }
    text
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
            "ck\tIW\nck.www\tX\ncn.xn--55qx5d\tI\ncom\tI\ncom.zendesk\ti\nio.github\ti\n";
        assert_eq!(emit(&suffixes), expected);
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
