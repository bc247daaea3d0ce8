//! JSON text as JavaScript writes it.

use std::borrow::Cow;

/// How `JSON.stringify` begins the escape of half a surrogate pair. Whole pairs it writes as they are.
const HALF: &str = "\\ud";
/// The same, of the character that stands for what could not be read: as long.
const REPLACEMENT: &str = "\\ufffd";

/// Puts U+FFFD in place of halves of surrogate pairs, as `String.prototype.toWellFormed` does: a text that
/// was cut inside a pair ends in one, and JSON with such a half is none (RFC 8259, 8.2).
///
/// In: what `JSON.stringify` gives (ECMA-262, "QuoteJSONString").
pub fn well_formed(json: &str) -> Cow<'_, str> {
    let mut whole = String::new();
    let mut done = 0;
    for (at, _) in json
        .match_indices(HALF)
        .filter(|(at, _)| is_escape(json, *at))
    {
        whole.push_str(&json[done..at]);
        whole.push_str(REPLACEMENT);
        done = at + REPLACEMENT.len();
    }
    match done {
        0 => Cow::Borrowed(json),
        _ => Cow::Owned(whole + &json[done..]),
    }
}

/// Whether the backslash there begins an escape: it is not escaped itself.
fn is_escape(json: &str, at: usize) -> bool {
    let before = json.as_bytes()[..at].iter().rev();
    before.take_while(|byte| **byte == b'\\').count() % 2 == 0
}

#[cfg(test)]
mod tests {
    use super::well_formed;

    #[test]
    fn halves_of_surrogate_pairs_are_replaced_and_nothing_else() {
        for (json, expected) in [
            (r#""a\ud83d""#, r#""a\ufffd""#),
            (r#""\udc00\ud83db\\\ud83d""#, r#""\ufffd\ufffdb\\\ufffd""#),
            (
                r#""\\ud83d \\\\ud83d 😀 \u0001""#,
                r#""\\ud83d \\\\ud83d 😀 \u0001""#,
            ),
            ("{}", "{}"),
        ] {
            assert_eq!(well_formed(json), expected, "{json}");
            assert!(serde_json::from_str::<serde_json::Value>(expected).is_ok());
        }
    }
}
