//! A text as words, folded to what a reader sees.

use crate::confusable::{skeleton, visual};

use super::is_unspaced;

/// The words of a text in order. Line ends are tokens of their own (`"\n"`), as is `"©"`. In scripts
/// without spaces a run of letters is a word, and it ends where another script begins (`Binance账户`).
pub(crate) struct Tokens {
    words: Vec<String>,
}

impl Tokens {
    pub(crate) fn new(text: &str) -> Tokens {
        let folded = skeleton(&visual(text));
        let mut words = Vec::new();
        let mut word = String::new();
        for c in folded.chars() {
            let joins = word
                .chars()
                .next_back()
                .is_none_or(|last| is_unspaced(last) == is_unspaced(c));
            let is_letter = c.is_alphanumeric() || is_thai_mark(c);
            let ends = !is_letter || !joins;
            if ends && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if is_letter {
                word.push(c);
                continue;
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
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at `at`, or nothing beyond either end.
    pub(crate) fn get(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.words.get(at))
            .map_or("", String::as_str)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// The words in the range as a line of text.
    pub(crate) fn words(&self, range: std::ops::Range<usize>) -> String {
        let end = range.end.min(self.words.len());
        let words = self.words[range.start.min(end)..end]
            .iter()
            .map(String::as_str);
        words
            .filter(|word| *word != "\n")
            .collect::<Vec<_>>()
            .join(" ")
    }

    pub(crate) fn from(&self, at: usize) -> &[String] {
        &self.words[at.min(self.words.len())..]
    }
}

/// Marks above Thai letters that Unicode counts neither as letters nor as combining (class 0): a word
/// does not end at them (`ไบแนนซ์`).
fn is_thai_mark(c: char) -> bool {
    matches!(c, '\u{0e47}' | '\u{0e4c}'..='\u{0e4e}')
}
