//! The words of the vocabulary with their weights.

use std::fmt::Write as _;

use crate::error::{Error, Result};

/// A word or phrase of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub language: String,
    pub word: String,
    /// What it weighs; 0 where it tells nothing.
    pub weight: u32,
    /// What it weighs as written by hand.
    pub by_hand: u32,
}

/// All of them, in the file's order.
#[derive(Debug, Clone)]
pub struct Table {
    pub rows: Vec<Row>,
}

/// What a section's words are, for who reads the file.
const SECTIONS: [(u32, &str); 3] = [
    (3, "hardly anybody else writes of these"),
    (2, "others write of them too"),
    (1, "anybody who keeps accounts writes of these"),
];

impl Table {
    /// Reads sections of `language: word, word, …`, by hand (`[2]`) or fitted (`[3, by hand 2]`). In: the
    /// file's name and its text.
    pub fn read(file: &str, text: &str) -> Result<Table> {
        let mut rows = Vec::new();
        let mut section = None;
        for (index, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = || Error::at(file, index + 1, "a weight, or a language and its words");
            if let Some(name) = line.strip_prefix('[') {
                section = Some(weights(name.trim_end_matches(']')).ok_or_else(wrong)?);
                continue;
            }
            let (language, words) = line.split_once(": ").ok_or_else(wrong)?;
            let (weight, by_hand) = section.ok_or_else(wrong)?;
            rows.extend(words.split(',').map(|word| Row {
                language: language.to_owned(),
                word: word.trim().to_owned(),
                weight,
                by_hand,
            }));
        }
        Ok(Table { rows })
    }

    /// The same with the weights written by hand.
    pub fn by_hand(&self) -> Table {
        let mut table = self.clone();
        table
            .rows
            .iter_mut()
            .for_each(|row| row.weight = row.by_hand);
        table
    }

    /// Each word in a section that is named by its row: for counting.
    pub fn numbered(&self) -> String {
        let rows = self.rows.iter().enumerate();
        rows.map(|(at, row)| format!("[{at}]\n{}: {}\n", row.language, row.word))
            .collect()
    }

    /// The sections as the library reads them: those written by hand, then the fitted ones with a note
    /// before each word.
    pub fn text(&self, note: impl Fn(&Row) -> Option<String>) -> String {
        let mut text = String::new();
        for (weight, comment) in SECTIONS {
            let _ = writeln!(text, "\n# {comment}\n[{weight}]");
            self.section(&mut text, weight, weight);
        }
        for by_hand in [3, 2, 1] {
            for weight in (0..=3).rev().filter(|weight| *weight != by_hand) {
                let rows = self.rows.iter();
                let mut rows = rows
                    .filter(|row| (row.weight, row.by_hand) == (weight, by_hand))
                    .peekable();
                if rows.peek().is_none() {
                    continue;
                }
                let _ = writeln!(text, "\n[{weight}, by hand {by_hand}]");
                for note in rows.filter_map(&note) {
                    let _ = writeln!(text, "# {note}");
                }
                self.section(&mut text, weight, by_hand);
            }
        }
        text
    }

    /// The lines of a section, one a language.
    fn section(&self, text: &mut String, weight: u32, by_hand: u32) {
        let is_in = |row: &&Row| (row.weight, row.by_hand) == (weight, by_hand);
        let mut rest: Vec<&Row> = self.rows.iter().filter(is_in).collect();
        while let Some(first) = rest.first() {
            let language = first.language.clone();
            let (line, others) = rest.into_iter().partition(|row| row.language == language);
            let line: Vec<&Row> = line;
            let words: Vec<&str> = line.iter().map(|row| row.word.as_str()).collect();
            let _ = writeln!(text, "{language}: {}", words.join(", "));
            rest = others;
        }
    }
}

/// A section's weight, and the one written by hand.
fn weights(section: &str) -> Option<(u32, u32)> {
    let Some((weight, by_hand)) = section.split_once(", by hand ") else {
        let weight = section.parse().ok()?;
        return Some((weight, weight));
    };
    Some((weight.parse().ok()?, by_hand.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::Table;

    const TEXT: &str = "
# hardly anybody else writes of these
[3]
en: bitcoin, seed phrase
de: krypto

# others write of them too
[2]

# anybody who keeps accounts writes of these
[1]
en: account

[3, by hand 2]
# wallet: often
en: wallet
";

    #[test]
    fn a_table_comes_back_as_it_was() {
        let table = Table::read("words", &format!("# head\n{TEXT}")).expect("fine");
        assert_eq!(table.rows.len(), 5);
        assert_eq!(table.text(|row| Some(format!("{}: often", row.word))), TEXT);
        assert_eq!(table.by_hand().rows[4].weight, 2);
        assert!(
            table
                .numbered()
                .starts_with("[0]\nen: bitcoin\n[1]\nen: seed phrase\n")
        );
    }

    #[test]
    fn what_is_no_row_is_named() {
        for text in ["[3]\nbitcoin\n", "# head\n[three]\n"] {
            let error = Table::read("words", text).expect_err("an error");
            assert_eq!(
                error.to_string(),
                "words:2: a weight, or a language and its words"
            );
        }
    }
}
