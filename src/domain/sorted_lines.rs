//! Looking a key up in a text of sorted lines, without parsing it first.

use std::cmp::Ordering;

/// The rest of the line whose key is `key`: what follows the first tab, or nothing where the line
/// is the key alone. `lines` are sorted bytewise by key, each ended by a line feed.
///
/// The cost is the logarithm of the text's size times a line's length; lists that are looked into
/// a few times a mail cost nothing at start-up this way.
pub(crate) fn find<'t>(lines: &'t str, key: &str) -> Option<&'t str> {
    let bytes = lines.as_bytes();
    let (mut low, mut high) = (0, lines.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[low..middle]
            .iter()
            .rposition(|&b| b == b'\n')
            .map_or(low, |at| low + at + 1);
        let end = bytes[middle..high]
            .iter()
            .position(|&b| b == b'\n')
            .map_or(high, |at| middle + at);
        let line = &lines[start..end];
        let (line_key, rest) = line.split_once('\t').unwrap_or((line, ""));
        match line_key.cmp(key) {
            Ordering::Equal => return Some(rest),
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    None
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
