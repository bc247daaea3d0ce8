//! Folding text to what a reader sees.

use std::borrow::Cow;

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

use super::script::{Script, script};
use super::table::CONFUSABLES;

/// Lower-cases, takes compatibility forms and accents off, drops invisible characters.
///
/// In: any text. Out: text in NFKD without combining marks.
pub fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    bare_letters(text).flat_map(char::to_lowercase).collect()
}

/// [`plain`], and every letter that looks like an ASCII letter becomes that letter.
pub fn skeleton(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in bare_letters(text) {
        // Capitals first: Greek M looks like an M, its small letter like a u.
        match lookalike(letter) {
            Some(ascii) => folded.push_str(ascii),
            None => letter
                .to_lowercase()
                .for_each(|c| push_lookalike(&mut folded, c)),
        }
    }
    folded
}

fn push_lookalike(folded: &mut String, c: char) {
    match lookalike(c) {
        Some(ascii) => folded.push_str(ascii),
        None => folded.push(c),
    }
}

/// The letters in their compatibility decomposition, without marks and invisible characters.
fn bare_letters(text: &str) -> impl Iterator<Item = char> {
    let classes = CanonicalCombiningClassMapBorrowed::new();
    let visible = text.chars().filter(|&c| !is_invisible(c));
    let letters = DecomposingNormalizerBorrowed::new_nfkd()
        .normalize_iter(visible)
        .filter(move |&c| classes.get_u8(c) == 0 && !is_enclosing(c));
    // Korean syllables stay whole: some of their parts look like Latin letters.
    ComposingNormalizerBorrowed::new_nfc().normalize_iter(letters)
}

/// Whether the text holds characters that are not seen but keep words from being found.
pub fn has_invisible(text: &str) -> bool {
    text.chars().any(is_invisible)
}

/// Whether characters without a shape stand between two Latin letters: nothing but a disguise needs
/// them there. (Between letters of Persian and Hindi they are spelling.)
pub fn hides_inside(text: &str) -> bool {
    let is_latin =
        |c: char| matches!(script(c), Script::Ascii | Script::Latin) && c.is_alphanumeric();
    let mut before = None;
    let mut hidden = false;
    for c in text.chars() {
        if is_invisible(c) {
            hidden = true;
            continue;
        }
        if hidden && is_latin(c) && before.is_some_and(is_latin) {
            return true;
        }
        (before, hidden) = (Some(c), false);
    }
    false
}

/// The text in the order in which it is shown: what stands behind a right-to-left override
/// (U+202E), up to the end of the override, is turned around (UAX #9, for letters that are not
/// right-to-left by themselves).
pub fn visual(text: &str) -> Cow<'_, str> {
    const OVERRIDE: char = '\u{202e}';
    if !text.contains(OVERRIDE) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut parts = text.split(OVERRIDE);
    shown.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part
            .find(['\u{202c}', '\u{2069}', '\n'])
            .unwrap_or(part.len());
        shown.extend(part[..end].chars().rev());
        shown.push_str(&part[end..]);
    }
    Cow::Owned(shown)
}

/// Characters without a shape of their own: soft hyphen, joiners, direction marks, fillers,
/// variation selectors, tags (Unicode `Default_Ignorable_Code_Point`, less what is not assigned).
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Enclosing marks (category Me) have combining class 0.
fn is_enclosing(c: char) -> bool {
    matches!(c, '\u{488}'..='\u{489}' | '\u{1abe}' | '\u{20dd}'..='\u{20e0}' | '\u{20e2}'..='\u{20e4}' | '\u{a670}'..='\u{a672}')
}

fn lookalike(c: char) -> Option<&'static str> {
    let at = CONFUSABLES
        .binary_search_by_key(&c, |&(from, _)| from)
        .ok()?;
    Some(CONFUSABLES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disguised_names_fold_to_the_name() {
        for (disguised, name) in [
            ("BINANCE", "binance"),
            ("Ｂｉｎａｎｃｅ", "binance"),
            ("𝐁𝐢𝐧𝐚𝐧𝐜𝐞", "binance"),
            ("b\u{456}n\u{430}nce", "binance"),
            ("bina\u{301}nce", "binance"),
            ("bi\u{200d}nance", "binance"),
            ("b\u{20dd}inance", "binance"),
            ("kr\u{430}\u{43a}en", "kraken"),
            ("c\u{43e}inb\u{430}se", "coinbase"),
            ("coınbase", "coinbase"),
            ("\u{39c}etaMask", "metamask"),
        ] {
            assert_eq!(skeleton(disguised), name, "{disguised}");
        }
    }

    #[test]
    fn names_in_their_own_script_stay_apart_from_latin_ones() {
        for name in ["バイナンス", "바이낸스", "币安", "كراكن"] {
            assert!(!skeleton(name).is_ascii(), "{name}");
        }
    }
}
