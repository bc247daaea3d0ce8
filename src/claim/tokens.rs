//! A text as words, folded to what a reader sees.

use crate::confusable::skeleton;

use super::mention::Mention;

/// The words of a text in order. Line ends are tokens of their own (`"\n"`), as is `"©"`.
pub(super) struct Tokens {
    words: Vec<String>,
}

impl Tokens {
    pub(super) fn new(text: &str) -> Tokens {
        let folded = skeleton(text);
        let mut words = Vec::new();
        let mut word = String::new();
        for c in folded.chars() {
            if c.is_alphanumeric() {
                word.push(c);
                continue;
            }
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if c == '\n' || c == '©' {
                words.push(c.to_string());
            }
        }
        if !word.is_empty() {
            words.push(word);
        }
        Tokens { words }
    }

    /// The number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at `at`, or nothing beyond either end.
    pub(super) fn get(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.words.get(at))
            .map_or("", String::as_str)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    pub(super) fn from(&self, at: usize) -> &[String] {
        &self.words[at.min(self.words.len())..]
    }

    /// The words near a mention, for showing why.
    pub(super) fn around(&self, mention: &Mention) -> String {
        let start = mention.start.saturating_sub(3);
        let end = (mention.end + 3).min(self.words.len());
        let words: Vec<&str> = self.words[start..end]
            .iter()
            .map(String::as_str)
            .filter(|word| *word != "\n")
            .collect();
        words.join(" ")
    }
}
