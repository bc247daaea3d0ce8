//! The extension's words (`_locales/…/messages.json`), as people write them and as they are shipped.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The file's name in each locale.
pub const FILE: &str = "messages.json";

/// The messages of a locale, by their keys.
pub type Messages = BTreeMap<String, Message>;

/// A row of the file. Its description is for translators.
#[derive(Deserialize)]
pub struct Message {
    message: String,
    #[serde(default)]
    placeholders: BTreeMap<String, Placeholder>,
}

/// What a name between dollar signs stands for. Its example is for translators.
#[derive(Deserialize)]
struct Placeholder {
    content: String,
}

/// A row as it is shipped.
#[derive(Serialize)]
struct Shipped {
    message: String,
}

/// Reads a file. In: its name and its text.
pub fn read(file: &str, text: &str) -> Result<Messages> {
    serde_json::from_str(text).map_err(|error| Error::at(file, error.line(), error.to_string()))
}

/// The same words for browsers alone, without what only people read. In: the file's name and its text.
pub fn shipped(file: &str, text: &str) -> Result<String> {
    let rows = read(file, text)?.into_iter().map(|(key, row)| {
        let message = row.resolved();
        (key, Shipped { message })
    });
    let rows: BTreeMap<String, Shipped> = rows.collect();
    serde_json::to_string(&rows).map_err(|error| Error::new(format!("{file}: {error}")))
}

impl Message {
    /// The message with its named placeholders replaced by their `$1` to `$9`, which browsers understand
    /// as well.
    pub fn resolved(&self) -> String {
        let mut message = self.message.clone();
        for (name, placeholder) in &self.placeholders {
            for spelling in [name.to_uppercase(), name.clone()] {
                message = message.replace(&format!("${spelling}$"), &placeholder.content);
            }
        }
        message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{
      "b": {
        "message": "From $HOST$, $n$ times",
        "description": "A line.",
        "placeholders": { "host": { "content": "$1", "example": "a.example" }, "n": { "content": "$2" } }
      },
      "a": { "message": "„Привет“" }
    }"#;

    #[test]
    fn names_become_numbers() {
        let messages = read(FILE, TEXT).expect("messages");
        assert_eq!(messages["b"].resolved(), "From $1, $2 times");
    }

    #[test]
    fn what_only_people_read_is_not_shipped() {
        let expected = r#"{"a":{"message":"„Привет“"},"b":{"message":"From $1, $2 times"}}"#;
        assert_eq!(shipped(FILE, TEXT).expect("messages"), expected);
    }

    #[test]
    fn a_file_that_is_none_is_named_with_the_line() {
        let error = shipped("de/messages.json", "{\n 1").expect_err("a fault");
        assert!(
            error.to_string().starts_with("de/messages.json:2"),
            "{error}"
        );
    }
}
