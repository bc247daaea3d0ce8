//! Base64 (RFC 4648, 4 and 5), as wrappers use it for the address they hold.

/// Decodes both alphabets, with or without padding; a space is a `+` that was read as a form
/// value. `None` for anything else.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut held) = (0u32, 0u32);
    for byte in text.trim_end_matches('=').bytes() {
        bits = bits << 6 | sextet(byte)?;
        held += 6;
        if held >= 8 {
            held -= 8;
            decoded.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Some(decoded)
}

/// The same, for text.
pub(super) fn decode_text(text: &str) -> Option<String> {
    String::from_utf8(decode(text)?).ok()
}

fn sextet(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' | b' ' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use super::decode_text;

    #[test]
    fn both_alphabets_with_and_without_padding() {
        for (text, expected) in [
            ("aHR0cDovL2EuZXhhbXBsZS8=", Some("http://a.example/")),
            ("aHR0cDovL2EuZXhhbXBsZS8", Some("http://a.example/")),
            ("Pz8_", Some("???")),
            ("Pz8/", Some("???")),
            ("", Some("")),
            ("http://", None),
            ("/w==", None),
        ] {
            assert_eq!(decode_text(text).as_deref(), expected, "{text}");
        }
    }
}
