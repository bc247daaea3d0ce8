//! Which script a letter is of, as far as it tells people something.

/// The scripts whose letters imitations use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// An ASCII character.
    Ascii,
    /// Latin, with an accent, of an extension or of full width: `ı`, `ḅ`, `ａ`.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Any other.
    Other,
}

/// The script of a character, by Unicode's blocks; the letters of imitations are nearly all of these.
///
/// ```
/// use touchstone::confusable::{Script, script};
/// assert_eq!(script('\u{430}'), Script::Cyrillic);
/// assert_eq!(script('é'), Script::Latin);
/// ```
pub fn script(c: char) -> Script {
    match c {
        '\0'..='\u{7f}' => Script::Ascii,
        '\u{80}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' => Script::Cyrillic,
        _ => Script::Other,
    }
}
