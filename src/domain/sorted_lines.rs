//! Looking a key up in a text of sorted lines, without parsing it first.

use std::cmp::Ordering;
use std::ops::Range;

/// The rest of the line whose key is `key`: what follows the first tab, or nothing where the line
/// is the key alone. `lines` are sorted bytewise by key, each ended by a line feed.
///
/// The cost is the logarithm of the text's size times a line's length; lists that are looked into
/// a few times a mail cost nothing at start-up this way.
pub(crate) fn find<'t>(lines: &'t str, key: &str) -> Option<&'t str> {
    value(lines, first(lines, key), key)
}

/// Where the first line begins whose key is not before `key`.
pub(crate) fn first(lines: &str, key: &str) -> usize {
    first_within(lines, 0..lines.len(), key)
}

/// The rest of the line that begins at a place, if its key is `key`.
pub(crate) fn value<'t>(lines: &'t str, at: usize, key: &str) -> Option<&'t str> {
    let rest = lines.get(at..)?.strip_prefix(key)?;
    let end = rest.find('\n').unwrap_or(rest.len());
    match &rest[..end] {
        "" => Some(""),
        rest => rest.strip_prefix('\t'),
    }
}

/// Where the first line begins whose key is not before `key`, searched from a line on that is not
/// far from it: in steps that double (Bentley and Yao 1976).
pub(crate) fn near(lines: &str, from: usize, key: &str) -> usize {
    let bytes = lines.as_bytes();
    let (mut low, mut step) = (from, 16);
    loop {
        let high = low + step;
        if high >= lines.len() {
            return first_within(lines, low..lines.len(), key);
        }
        let start = line_start(bytes, low, high);
        if start > low && compare(&bytes[start..], key) == Ordering::Less {
            low = start;
        } else if start > low {
            return first_within(lines, low..start, key);
        }
        step *= 2;
    }
}

/// The same in a range of whole lines; the range's end if all keys there are before `key`.
fn first_within(lines: &str, range: Range<usize>, key: &str) -> usize {
    let bytes = lines.as_bytes();
    let Range {
        start: mut low,
        end: mut high,
    } = range;
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
    use super::{find, near, value};

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
    #[test]
    fn a_line_is_found_from_each_before_it() {
        let keys: Vec<String> = (100..400).map(|number| format!("k{number}")).collect();
        let lines: String = keys.iter().map(|key| format!("{key}\tx\n")).collect();
        let starts: Vec<usize> = keys.iter().filter_map(|key| lines.find(key)).collect();
        for (from, start) in starts.iter().enumerate() {
            for (to, key) in keys.iter().enumerate().skip(from) {
                assert_eq!(near(&lines, *start, key), starts[to], "{key} from {from}");
            }
            assert_eq!(near(&lines, *start, "l"), lines.len());
        }
        assert_eq!(value(&lines, starts[2], "k102"), Some("x"));
        assert_eq!(value(&lines, starts[2], "k10"), None);
    }
}
