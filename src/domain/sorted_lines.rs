//! Looking a key up in a text of sorted lines, without parsing it first.

use std::cmp::Ordering;

/// The rest of the line whose key is `key`: what follows the first tab, or nothing where the line
/// is the key alone. `lines` are sorted bytewise by key, each ended by a line feed.
///
/// The cost is the logarithm of the text's size times a line's length; lists that are looked into
/// a few times a mail cost nothing at start-up this way.
pub(crate) fn find<'t>(lines: &'t str, key: &str) -> Option<&'t str> {
    let rest = lines.get(first(lines, key)..)?.strip_prefix(key)?;
    let end = rest.find('\n').unwrap_or(rest.len());
    match &rest[..end] {
        "" => Some(""),
        rest => rest.strip_prefix('\t'),
    }
}

/// Where the first line begins whose key is not before `key`; the text's end if all keys are.
fn first(lines: &str, key: &str) -> usize {
    let bytes = lines.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = line_start(bytes, low, middle);
        if compare(&bytes[start..], key) == Ordering::Less {
            let length = bytes[middle..high].iter().position(|&b| b == b'\n');
            low = length.map_or(high, |length| middle + length + 1);
        } else {
            high = start;
        }
    }
    low
}

/// Where the line begins that a place lies in; no line before `least` is looked at.
fn line_start(bytes: &[u8], least: usize, at: usize) -> usize {
    let before = bytes[least..at].iter().rposition(|&b| b == b'\n');
    before.map_or(least, |end| least + end + 1)
}

/// How the key of the line that comes first stands to a key.
fn compare(lines: &[u8], key: &str) -> Ordering {
    let is_end = |byte: Option<&u8>| matches!(byte, None | Some(b'\t' | b'\n'));
    for (at, wanted) in key.bytes().enumerate() {
        match lines.get(at) {
            end if is_end(end) => return Ordering::Less,
            Some(&byte) if byte != wanted => return byte.cmp(&wanted),
            _ => {}
        }
    }
    match is_end(lines.get(key.len())) {
        true => Ordering::Equal,
        false => Ordering::Greater,
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let lines = "a\t1\nab\t2\nb\nba\t3\nc\t4\n";
        for (key, rest) in [("a", "1"), ("ab", "2"), ("b", ""), ("ba", "3"), ("c", "4")] {
            assert_eq!(find(lines, key), Some(rest), "{key}");
        }
        for key in ["", "0", "aa", "b\t", "bb", "d"] {
            assert_eq!(find(lines, key), None, "{key}");
        }
        assert_eq!(find("", "a"), None);
    }
}
