//! What may be written to a terminal.

/// Mail is written by strangers: no control or direction characters reach the terminal.
pub fn printable(text: &str) -> String {
    let is_harmless = |c: char| !c.is_control() && !touchstone::confusable::is_invisible(c);
    text.chars()
        .map(|c| if is_harmless(c) { c } else { '\u{fffd}' })
        .collect()
}
