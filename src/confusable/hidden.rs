//! Characters that nobody sees, where nothing but a disguise needs them.

use super::fold::is_invisible;
use super::script::{Script, script};

const SOFT_HYPHEN: char = '\u{ad}';

/// The words of a text in which characters without a shape stand where no spelling, no emoji and no
/// line break needs them, as written:
///
/// - between two letters of the Latin, Greek or Cyrillic script. Persian and Indic spelling needs joiners,
///   Hebrew and Arabic text direction marks, emoji joiners and variation selectors (UTS #51): none of these
///   stands there,
/// - a soft hyphen where no hyphenation would put one: behind a piece of one letter (`M-eta`),
/// - an override of the direction of letters (U+202D, U+202E; UAX #9, 2.2),
/// - a tag character (U+E0020–E007F) outside the flags that are spelled with them (UTS #51, ED-14a).
///
/// ```
/// use touchstone::confusable::hidden_words;
/// assert_eq!(hidden_words("Your Le\u{200b}dger").next(), Some("Le\u{200b}dger"));
/// assert_eq!(hidden_words("می\u{200c}گوید \u{2764}\u{fe0f} Buchungs\u{ad}bestätigung").next(), None);
/// ```
pub fn hidden_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_ascii() && hides(word))
}

/// The word as a reader sees it.
pub fn without_hidden(word: &str) -> String {
    word.chars().filter(|&c| !is_invisible(c)).collect()
}

fn hides(word: &str) -> bool {
    overrides(word) || holds_stray_tag(word) || parts_letters(word)
}

fn overrides(word: &str) -> bool {
    let mut behind = word
        .chars()
        .skip_while(|c| !matches!(c, '\u{202d}' | '\u{202e}'));
    behind.any(char::is_alphabetic)
}

/// Flags are a black flag and tag characters.
fn holds_stray_tag(word: &str) -> bool {
    let is_tag = |c: char| matches!(c, '\u{e0020}'..='\u{e007f}');
    let mut in_flag = false;
    word.chars().any(|c| {
        in_flag = c == '\u{1f3f4}' || in_flag && is_tag(c);
        is_tag(c) && !in_flag
    })
}

/// Whether something invisible stands between two letters. A soft hyphen alone does so only where a
/// piece of one letter is left.
fn parts_letters(word: &str) -> bool {
    let mut before = None;
    let mut piece = 0;
    let (mut hidden, mut soft) = (false, false);
    for c in word.chars() {
        if is_invisible(c) {
            hidden |= c != SOFT_HYPHEN;
            soft |= c == SOFT_HYPHEN;
            continue;
        }
        let parted = (hidden || soft) && has_no_use(c) && before.is_some_and(has_no_use);
        if parted && (hidden || piece == 1) {
            return true;
        }
        piece = if parted || !c.is_alphabetic() {
            0
        } else {
            piece
        };
        piece += usize::from(c.is_alphabetic());
        (before, hidden, soft) = (Some(c), false, false);
    }
    false
}

/// Whether a letter is of a script that needs nothing invisible beside its letters.
fn has_no_use(c: char) -> bool {
    c.is_alphabetic() && script(c) != Script::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_and_what_spells() {
        for word in [
            "Co\u{200b}in",
            "B\u{fe00}inance",
            "L\u{e0139}e",
            "M\u{ad}eta",
            "Met\u{ad}a\u{ad}Mask",
            "\u{202e}esabnioC\u{202c}",
            "К\u{200d}ракен",
            "hi\u{e0041}",
            "a\u{2060}b",
            "x\u{34f}y",
        ] {
            assert!(hides(word), "{word:?}");
        }
        for word in [
            "Buchungs\u{ad}bestä\u{ad}tigung",
            "می\u{200c}گوید",
            "क्\u{200d}ष",
            "\u{2764}\u{fe0f}Anna",
            "\u{1f468}\u{200d}\u{1f469}",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "\u{200f}שלום\u{200f}",
            "(\u{200e}Anna\u{200e})",
            "kraken.\u{200c}com",
            "1\u{fe0f}\u{20e3}",
            "\u{2066}Anna\u{2069}",
            "\u{34f}\u{200c}",
            "葛\u{e0100}飾",
            "Nguye\u{302}\u{303}n",
            "and\u{200b}/\u{200b}or",
        ] {
            assert!(!hides(word), "{word:?}");
        }
    }
}
