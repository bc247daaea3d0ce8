//! Text as words, and what words mean in the languages such mail is written in.

mod lexicon;
mod tokens;

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
