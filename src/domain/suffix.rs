//! Public suffixes (<https://publicsuffix.org/list/>), looked up without parsing the list.
//!
//! `suffixes.txt` is generated from `data/public_suffix_list.dat`: one rule a line, labels
//! reversed, sorted by key, so that a binary search over the text finds a rule and start-up costs
//! nothing. [`PackedList`] is a [`publicsuffix::Psl`], so the crate's own algorithms run over it.

use publicsuffix::{Info, Psl, Type};

use super::sorted_lines;

const RULES: &str = include_str!("suffixes.txt");

/// No rule of the list has more labels; deeper names need no further look-up.
const MAX_RULE_LABELS: usize = 8;

/// Most keys that are looked up are shorter.
const MAX_KEY: usize = 64;

/// The packed public suffix list.
pub(super) struct PackedList;

/// The rules that share one key. `com` is a plain rule, `ck` a wildcard (`*.ck`), `ck.www` an
/// exception (`!www.ck`).
#[derive(Clone, Copy, Default)]
struct Rules {
    plain: Option<Type>,
    wildcard: Option<Type>,
    exception: Option<Type>,
}

impl Rules {
    fn from_flags(flags: &str) -> Rules {
        let mut rules = Rules::default();
        for flag in flags.bytes() {
            let kind = if flag.is_ascii_uppercase() {
                Type::Icann
            } else {
                Type::Private
            };
            match flag.to_ascii_uppercase() {
                b'I' => rules.plain = Some(kind),
                b'W' => rules.wildcard = Some(kind),
                b'X' => rules.exception = Some(kind),
                _ => {}
            }
        }
        rules
    }
}

impl Psl for PackedList {
    fn find<'a, T>(&self, labels: T) -> Info
    where
        T: Iterator<Item = &'a [u8]>,
    {
        let mut key = String::with_capacity(MAX_KEY);
        let mut best = Info { len: 0, typ: None };
        let mut parent_wildcard = None;
        // Rules of longer keys stand behind those of the keys that they begin with.
        let mut at = 0;
        for (depth, label) in labels.take(MAX_RULE_LABELS).enumerate() {
            let Ok(label) = std::str::from_utf8(label) else {
                return best;
            };
            let parent_len = key.len().saturating_sub(1);
            key.push_str(label);
            at = match depth {
                0 => sorted_lines::first(RULES, &key),
                _ => sorted_lines::near(RULES, at, &key),
            };
            // The implicit rule "*" makes an unknown top-level domain a suffix of its own.
            if depth == 0 {
                best.len = key.len();
            }
            let flags = sorted_lines::value(RULES, at, &key);
            let rules = flags.map(Rules::from_flags).unwrap_or_default();
            if let Some(kind) = rules.exception {
                return Info {
                    len: parent_len,
                    typ: Some(kind),
                };
            }
            if let Some(kind) = rules.plain.or(parent_wildcard) {
                best = Info {
                    len: key.len(),
                    typ: Some(kind),
                };
            }
            parent_wildcard = rules.wildcard;
            key.push('.');
            at = sorted_lines::near(RULES, at, &key);
            if parent_wildcard.is_none() && !RULES[at..].starts_with(&key) {
                return best;
            }
        }
        best
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

    #[test]
    fn agrees_with_the_crates_own_list_on_every_rule() {
        let list: publicsuffix::List = include_str!("../data/public_suffix_list.dat")
            .parse()
            .expect("the list parses");
        let platforms = include_str!("../data/platforms.txt");
        for line in RULES.lines() {
            let (key, flags) = line.split_once('\t').expect("key and flags");
            let name = key.rsplit('.').collect::<Vec<_>>().join(".");
            if platforms
                .lines()
                .any(|p| p.split_whitespace().next() == Some(&name))
            {
                continue;
            }
            // The crate misses a wildcard one level up (`*.run.app`) when the label has children
            // but no rule of its own (`*.mtls.run.app`); the list's algorithm does not.
            let itself = (!flags.eq_ignore_ascii_case("w")).then(|| name.clone());
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
