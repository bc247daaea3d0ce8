//! The report's lines in English, for the command line and for drafts. The words are those of the extension.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::settings::Fault;

use super::view::Line;

static MESSAGES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let text = include_str!("../../extension/_locales/en/messages.json");
    let all: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let rows = all.as_object().cloned().unwrap_or_default();
    rows.into_iter()
        .filter_map(|(key, row)| Some((key, resolve(&row)?)))
        .collect()
});

/// A line as an English sentence.
///
/// ```
/// use touchstone::report::{english, view::{Code, Line}};
/// let line = Line { code: Code::HeadlineNotBrand, values: vec!["Binance".to_owned()], count: None };
/// assert!(english::sentence(&line).contains("Binance"));
/// ```
pub fn sentence(line: &Line) -> String {
    let key = line.code.key();
    match line.count {
        None => message(key, &line.values),
        Some(1) => message(&format!("{key}_one"), &line.values),
        Some(_) => message(&format!("{key}_other"), &line.values),
    }
}

/// What is wrong with a settings file, as an English sentence.
///
/// ```
/// use touchstone::{report::english, settings};
/// let fault = settings::read("{").unwrap_err();
/// assert!(english::fault(&fault).contains("settings file"));
/// ```
pub fn fault(fault: &Fault) -> String {
    let value = std::slice::from_ref(&fault.value);
    message(&format!("settings_{}", fault.code), value)
}

/// A message with its values; a missing one shows its key.
fn message(key: &str, values: &[String]) -> String {
    fill(MESSAGES.get(key).map_or(key, String::as_str), values)
}

/// Replaces `$1` … `$9` in one pass, so that a value which holds `$2` stays as it is.
fn fill(template: &str, values: &[String]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut chars = template.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = chars
            .peek()
            .and_then(|c| c.to_digit(10))
            .filter(|_| c == '$');
        match digit {
            Some(digit) => {
                chars.next();
                out.push_str(
                    values
                        .get((digit as usize).wrapping_sub(1))
                        .map_or("", String::as_str),
                );
            }
            None => out.push(c),
        }
    }
    out
}

/// A message with its named placeholders replaced by their `$1` … `$9`.
fn resolve(row: &serde_json::Value) -> Option<String> {
    let mut message = row.get("message")?.as_str()?.to_owned();
    let placeholders = row
        .get("placeholders")
        .and_then(|p| p.as_object())
        .cloned()
        .unwrap_or_default();
    for (name, placeholder) in placeholders {
        let content = placeholder.get("content")?.as_str()?;
        for spelling in [name.to_uppercase(), name.clone()] {
            message = message.replace(&format!("${spelling}$"), content);
        }
    }
    Some(message)
}
