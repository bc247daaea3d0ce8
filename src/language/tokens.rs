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
        if text.is_ascii() {
            return Tokens::of_ascii(text);
        }
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

    /// The same where every letter is what it looks like, as most words of our own lists are: these are
    /// read when a page's first mail is waited for.
    fn of_ascii(text: &str) -> Tokens {
        let is_other = |c: char| !c.is_ascii_alphanumeric();
        let mut words = Vec::new();
        for run in text.split_inclusive(is_other) {
            let word = run.trim_end_matches(is_other);
            if !word.is_empty() {
                words.push(word.to_ascii_lowercase());
            }
            if run.ends_with('\n') {
                words.push("\n".to_owned());
            }
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

#[cfg(test)]
mod tests {
    use super::Tokens;

    #[test]
    fn ascii_is_cut_as_any_text_is() {
        // A letter of no alphabet that is folded, behind the text, takes the other way.
        let every: String = (0..0x80).map(char::from).collect();
        for text in [
            &every,
            "",
            "\n",
            "Dear  Binance-user,\n\nYOUR 2nd code: 42\n",
            "a.b_c\td",
            "\r\n.",
        ] {
            let long = Tokens::new(&format!("{text} \u{5d0}"));
            let alone = Tokens::new(text);
            let words = alone.iter().chain(["\u{5d0}"]);
            assert!(words.eq(long.iter()), "{text:?}");
        }
    }
}
