//! The report's lines in English, for the command line and for drafts. The words are those of the extension.

#[rustfmt::skip]
mod table;

use crate::settings::Fault;

use super::view::Line;
use table::SENTENCES;

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
    let found = SENTENCES.binary_search_by_key(&key, |(key, _)| key);
    fill(found.map_or(key, |at| SENTENCES[at].1), values)
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
