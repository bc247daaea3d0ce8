//! Common words: a brand named with one must say so, and ordinary host names are made of them.

use std::collections::BTreeMap;

use crate::error::{Error, Result};

/// The common words, lower case, with their levels.
pub struct CommonWords<'t> {
    words: BTreeMap<&'t str, u8>,
}

impl<'t> CommonWords<'t> {
    /// Reads one word a line, below the level that it belongs to (`[10]`); lines that begin with "#"
    /// are comments. In: the file's name and its text.
    pub fn read(file: &str, text: &'t str) -> Result<CommonWords<'t>> {
        let mut words = BTreeMap::new();
        let mut level = None;
        for (index, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'))
            {
                let number = name
                    .parse()
                    .map_err(|_| Error::at(file, index + 1, "no level"))?;
                level = Some(number);
                continue;
            }
            let level =
                level.ok_or_else(|| Error::at(file, index + 1, "a word before any level"))?;
            words.insert(line, level);
        }
        Ok(CommonWords { words })
    }

    /// Whether the text is one of them.
    pub fn contains(&self, text: &str) -> bool {
        self.words.contains_key(text)
    }

    /// The words of each level.
    pub fn levels(&self) -> BTreeMap<u8, Vec<&'t str>> {
        let mut levels: BTreeMap<u8, Vec<&str>> = BTreeMap::new();
        for (word, level) in &self.words {
            levels.entry(*level).or_default().push(word);
        }
        levels
    }
}

#[cfg(test)]
mod tests {
    use super::CommonWords;

    #[test]
    fn words_stand_below_their_level() {
        let words =
            CommonWords::read("words.txt", "# head\n[10]\ncat\ndog\n[20]\neel\n").expect("fine");
        assert!(words.contains("dog") && !words.contains("[10]"));
        assert_eq!(words.levels()[&20], ["eel"]);
        let wrong = CommonWords::read("words.txt", "\ncat\n")
            .err()
            .expect("no level");
        assert_eq!(wrong.to_string(), "words.txt:2: a word before any level");
    }
}
