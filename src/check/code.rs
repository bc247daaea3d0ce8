//! Does the mail carry the anti-phishing code that the user chose at the claimed brand?

use crate::report::{Evidence, FindingKind, Location};

use super::{Facts, Observation};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let Some(author) = facts.author() else { return };
    let mut codes = facts.rules.codes_of(author.brand.name).peekable();
    if codes.peek().is_none() {
        return;
    }
    // Not in words that are quoted: they may have been copied from an older mail.
    let texts = [&facts.message.subject, &facts.message.text].map(|text| folded(text));
    let found = codes.any(|code| carries(&texts, code));
    // In a mail that was read in part the code may stand in the rest.
    if !found && facts.message.truncated {
        return;
    }
    seen.push(Observation {
        kind: if found {
            FindingKind::CodeFound
        } else {
            FindingKind::CodeMissing
        },
        location: Location::Body,
        brand: Some(author.brand),
        certain: true,
        // The code itself is told nowhere.
        evidence: Evidence::Nothing {},
    });
}

/// Whether the code stands in one of the texts.
fn carries(texts: &[String], code: &str) -> bool {
    let code = folded(code);
    texts.iter().any(|text| stands_in(text, &code))
}

/// Case and spaces as people type them.
fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// Whether the code stands there by itself and not inside a longer word.
fn stands_in(text: &str, code: &str) -> bool {
    let starts_word = code.starts_with(is_word);
    let ends_word = code.ends_with(is_word);
    text.match_indices(code).any(|(at, found)| {
        let before = text[..at].ends_with(is_word);
        let after = text[at + found.len()..].starts_with(is_word);
        !(starts_word && before || ends_word && after)
    })
}

/// In scripts that set no spaces a code stands right beside other words.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || (c.is_alphanumeric() && !crate::language::is_unspaced(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stands_by_itself() {
        for (text, code, expected) in [
            ("Your anti-phishing code: fox-4711", "fox-4711", true),
            ("CODE FOX-4711.", "fox-4711", true),
            ("Code: Blue\n  Heron", "blue heron", true),
            ("[$fox$]", "$fox$", true),
            ("反钓鱼码fox4711请", "fox4711", true),
            ("fox-47115", "fox-4711", false),
            ("arctic-fox-4711s", "fox-4711", false),
            ("fox 4711", "fox-4711", false),
        ] {
            assert_eq!(stands_in(&folded(text), &folded(code)), expected, "{text}");
        }
    }
}
