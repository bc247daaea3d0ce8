//! Text as words, and what words mean in the languages such mail is written in.

mod lexicon;
mod tokens;

use std::borrow::Cow;

#[cfg(test)]
pub(crate) use lexicon::section_names;
pub(crate) use lexicon::{Hit, Lexicon};
pub(crate) use tokens::Tokens;

/// The most bytes of a mail's own words that are shown as evidence.
pub(crate) const MAX_SHOWN: usize = 120;

/// The beginning of a text, at most `max` bytes, cut between characters.
pub(crate) fn cut(text: &str, max: usize) -> &str {
    if text.len() <= max {
        return text;
    }
    &text[..text.floor_char_boundary(max)]
}

/// A text of at most `max` bytes: of a longer one its beginning and its end, each on lines of their
/// own. Whoever fills a text to hide something fills it before or after.
pub(crate) fn ends(text: &str, max: usize) -> Cow<'_, str> {
    if text.len() <= max {
        return Cow::Borrowed(text);
    }
    let end = text.ceil_char_boundary(text.len() - max / 2);
    Cow::Owned(format!("{}\n{}", cut(text, max / 2), &text[end..]))
}

/// Chinese, Japanese and Thai write words without spaces; Korean joins particles to them.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0e7f}'
        | '\u{1100}'..='\u{11ff}'
        | '\u{3005}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7ff}')
}
