//! The words of the vocabulary with their weights.

use std::fmt::Write as _;

use crate::error::{Error, Result};

/// A word or phrase of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub language: String,
    pub word: String,
    /// 0 where it tells nothing.
    pub weight: u32,
}

/// All of them, in the file's order.
#[derive(Debug, Clone)]
pub struct Table {
    pub rows: Vec<Row>,
}

impl Table {
    /// Reads sections of `language: word, word, …`. In: the file's name and its text.
    pub fn read(file: &str, text: &str) -> Result<Table> {
        let mut rows = Vec::new();
        let mut weight = None;
        for (index, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = || Error::at(file, index + 1, "a weight, or a language and its words");
            if let Some(section) = line.strip_prefix('[') {
                let section = section.trim_end_matches(']');
                weight = Some(section.parse().map_err(|_| wrong())?);
                continue;
            }
            let (language, words) = line.split_once(": ").ok_or_else(wrong)?;
            let weight = weight.ok_or_else(wrong)?;
            rows.extend(words.split(',').map(|word| Row {
                language: language.to_owned(),
                word: word.trim().to_owned(),
                weight,
            }));
        }
        Ok(Table { rows })
    }

    /// Each word in a section that is named by its row: for counting.
    pub fn numbered(&self) -> String {
        let rows = self.rows.iter().enumerate();
        rows.map(|(at, row)| format!("[{at}]\n{}: {}\n", row.language, row.word))
            .collect()
    }

    /// The sections, heaviest first, as the library reads them.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for weight in [3, 2, 1, 0] {
            let _ = writeln!(text, "[{weight}]");
            let mut rest: Vec<&Row> = self
                .rows
                .iter()
                .filter(|row| row.weight == weight)
                .collect();
            while let Some(first) = rest.first() {
                let language = first.language.clone();
                let (line, others) = rest.into_iter().partition(|row| row.language == language);
                let line: Vec<&Row> = line;
                let words: Vec<&str> = line.iter().map(|row| row.word.as_str()).collect();
                let _ = writeln!(text, "{language}: {}", words.join(", "));
                rest = others;
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    const TEXT: &str = "[3]\nen: bitcoin, seed phrase\nde: krypto\n[2]\n[1]\nen: account\n[0]\n";

    #[test]
    fn a_table_comes_back_as_it_was() {
        let table = Table::read("words", &format!("# head\n{TEXT}")).expect("fine");
        assert_eq!(table.rows.len(), 4);
        assert_eq!(table.text(), TEXT);
        assert!(
            table
                .numbered()
                .starts_with("[0]\nen: bitcoin\n[1]\nen: seed phrase\n")
        );
    }

    #[test]
    fn what_is_no_row_is_named() {
        let error = Table::read("words", "[3]\nbitcoin\n")
            .err()
            .expect("an error");
        assert_eq!(
            error.to_string(),
            "words:2: a weight, or a language and its words"
        );
    }
}
