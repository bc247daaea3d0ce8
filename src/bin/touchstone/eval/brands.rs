//! Which of our brands a corpus means by a name of its own.

use std::collections::{HashMap, HashSet};

use touchstone::brand::Registry;

/// Our brands by every name they have, folded.
pub struct Brands {
    /// Names of the brands that go by a folded name.
    by_name: HashMap<String, HashSet<&'static str>>,
}

impl Brands {
    pub fn builtin() -> Brands {
        let mut by_name: HashMap<String, HashSet<&'static str>> = HashMap::new();
        for brand in Registry::builtin().brands() {
            let names = brand.names.iter().chain(brand.labels);
            for name in names.chain([&brand.id, &brand.name]) {
                by_name.entry(fold(name)).or_default().insert(brand.name);
            }
        }
        Brands { by_name }
    }

    /// Whether the brand that we named is the one that the corpus expects.
    pub fn is(&self, named: Option<&'static str>, expected: &str) -> bool {
        let goes_by = self.by_name.get(&fold(expected));
        named.is_some_and(|named| goes_by.is_some_and(|brands| brands.contains(named)))
    }
}

/// Corpora write `cryptocom` or `Crypto.com`, we `crypto.com`.
fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Brands;

    #[test]
    fn a_corpus_names_brands_in_its_own_way() {
        let brands = Brands::builtin();
        assert!(brands.is(Some("Coinbase"), "coinbase"));
        assert!(brands.is(Some("Crypto.com"), "cryptocom"));
        assert!(!brands.is(Some("Coinbase"), "binance"));
        assert!(!brands.is(None, "coinbase"));
        assert!(!brands.is(None, "nobody's"));
    }
}
