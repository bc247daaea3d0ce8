//! Public suffixes (<https://publicsuffix.org/list/>), looked up without parsing the list.
//!
//! `suffixes.fst` is generated from `data/public_suffix_list.dat`: a finite-state transducer (`fst`)
//! from the rules, labels reversed, to their kinds. It is read as it lies in the binary, so that
//! start-up costs nothing. [`PackedList`] is a [`publicsuffix::Psl`], so the crate's own algorithms run
//! over it.

use std::sync::LazyLock;

use fst::raw::Fst;
use publicsuffix::{Info, Psl, Type};

use crate::walk::Walk;

type Rules = Fst<&'static [u8]>;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let packed: &[u8] = include_bytes!("suffixes.fst");
    Fst::new(packed).expect("the list was packed")
});

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
    fn from_bits(bits: u64) -> Kinds {
        let section = |bits: u64| match bits & 3 {
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
        let mut walk = Walk::new(&RULES);
        let mut best = Info { len: 0, typ: None };
        let mut parent_wildcard = None;
        let mut length = 0;
        for (depth, label) in labels.enumerate() {
            let parent = length;
            length += label.len() + usize::from(depth > 0);
            let dot = (depth > 0).then_some(b'.');
            for letter in dot.into_iter().chain(label.iter().copied()) {
                walk.step(letter);
            }
            // The implicit rule "*" makes an unknown top-level domain a suffix of its own.
            if depth == 0 {
                best.len = length;
            }
            let kinds = walk.value().map_or(Kinds::default(), Kinds::from_bits);
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
            parent_wildcard = kinds.wildcard;
            if walk.is_lost() {
                return best;
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use fst::Streamer;

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
        let mut rules = RULES.stream();
        while let Some((key, bits)) = rules.next() {
            let key = std::str::from_utf8(key).expect("ASCII");
            let name = key.rsplit('.').collect::<Vec<_>>().join(".");
            if platforms
                .lines()
                .any(|p| p.split_whitespace().next() == Some(&name))
            {
                continue;
            }
            // The crate misses a wildcard one level up (`*.run.app`) when the label has children
            // but no rule of its own (`*.mtls.run.app`); the list's algorithm does not.
            let kinds = Kinds::from_bits(bits.value());
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
