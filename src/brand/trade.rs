//! Words that services of money, accounts and crypto put beside their names.

use std::sync::LazyLock;

/// What a word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// It speaks of an account: what a fake asks about.
    Account,
    /// Another word of the trade: money and crypto.
    Trade,
    /// It fills: regions, sizes, parts of addresses.
    Filler,
}

impl Sense {
    /// Whether it is a word of the trade.
    pub(crate) fn is_strong(self) -> bool {
        self != Sense::Filler
    }
}

/// The longest word.
pub(crate) const MAX_WORD: usize = 16;

/// The words, sorted; see the file's head.
pub(crate) static WORDS: LazyLock<Vec<(&str, Sense)>> = LazyLock::new(|| {
    let mut words = Vec::new();
    let mut sense = Sense::Filler;
    for line in include_str!("../data/trade_words.txt").lines() {
        match line {
            "[account]" => sense = Sense::Account,
            "[trade]" => sense = Sense::Trade,
            "[filler]" => sense = Sense::Filler,
            _ if line.starts_with('#') => {}
            _ => words.extend(line.split(' ').map(|word| (word, sense))),
        }
    }
    words.retain(|(word, _)| !word.is_empty());
    words.sort_unstable_by_key(|(word, _)| *word);
    words
});

/// What the word tells, if it is one of these.
pub(crate) fn sense(word: &str) -> Option<Sense> {
    let at = WORDS.binary_search_by_key(&word, |(word, _)| word).ok()?;
    Some(WORDS[at].1)
}

/// Whether the text is a word of the trade, whole.
pub(crate) fn is_trade_word(text: &str) -> bool {
    sense(text).is_some_and(Sense::is_strong)
}

/// Whether the text holds a word that speaks of an account.
pub(crate) fn speaks_of_account(text: &str) -> bool {
    let mut words = WORDS.iter();
    words.any(|(word, sense)| *sense == Sense::Account && word.len() > 3 && text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_stands_once_in_the_file() {
        assert!(WORDS.len() > 300);
        assert!(WORDS.windows(2).all(|pair| pair[0].0 != pair[1].0));
        assert!(WORDS.iter().all(|(word, _)| word.len() <= MAX_WORD));
    }
}
