//! Common words: a brand named with one must say so, and one near a brand's name is no misspelling.

use std::collections::BTreeSet;

use crate::brands::Brand;
use crate::likeness::{EDIT, likeness};

/// The common words, lower case.
pub struct CommonWords<'t> {
    words: BTreeSet<&'t str>,
}

impl<'t> CommonWords<'t> {
    /// Reads one word a line; lines that begin with "#" are comments.
    pub fn read(text: &'t str) -> CommonWords<'t> {
        let words = text.lines().filter(|line| !line.starts_with('#'));
        CommonWords {
            words: words.collect(),
        }
    }

    /// Whether the text is one of them.
    pub fn contains(&self, text: &str) -> bool {
        self.words.contains(text)
    }

    /// The words that a misspelling of a brand's label may be, one a line, sorted. Wider than what
    /// the core looks for, which asks for more.
    pub fn near(&self, brands: &[Brand]) -> String {
        let labels: Vec<(&str, u32)> = brands
            .iter()
            .flat_map(|brand| {
                brand
                    .labels
                    .iter()
                    .map(|label| (label.as_ref().as_str(), reach(brand)))
            })
            .collect();
        let is_near = |word: &&&str| {
            labels
                .iter()
                .any(|(label, most)| is_near(word, label, *most))
        };
        self.words
            .iter()
            .filter(is_near)
            .map(|word| format!("{word}\n"))
            .collect()
    }
}

/// How far misspellings of the brand's names are looked for, in edits.
fn reach(brand: &Brand) -> u32 {
    if brand.popular { 3 } else { 1 }
}

fn is_near(word: &str, label: &str, most: u32) -> bool {
    let edits = match label.len() {
        0..=7 => 1,
        8..=11 => 2,
        _ => 3,
    };
    !word.starts_with(label) && likeness(word, label, edits.min(most) * EDIT).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_and_others() {
        for (word, label, expected) in [
            ("finance", "binance", true),
            ("mercury", "mercuryo", true),
            ("commerce", "coinmerce", true),
            ("balance", "binance", false),
            ("binance", "binance", false),
        ] {
            assert_eq!(is_near(word, label, 2), expected, "{word} {label}");
        }
    }
}
