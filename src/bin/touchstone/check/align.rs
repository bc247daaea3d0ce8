//! Puts two hosts under each other so that what they share stands in the same columns.

/// Longer names are cut in the banner too; comparing all places costs the square of the length.
const MAX_CHARS: usize = 300;
/// Fewer equal characters come about by chance.
const MIN_EQUAL: usize = 4;

/// How many characters the second text is to be moved to the right; negative: the first one.
pub fn shift(seen: &str, genuine: &str) -> isize {
    let [seen, genuine] =
        [seen, genuine].map(|text| -> Vec<char> { text.chars().take(MAX_CHARS).collect() });
    let [most, least] = [seen.len(), genuine.len()].map(|length| length as isize - 1);
    let equal = |shift: isize| {
        let [seen, genuine] = [
            seen.get(shift.max(0) as usize..).unwrap_or_default(),
            genuine.get((-shift).max(0) as usize..).unwrap_or_default(),
        ];
        seen.iter().zip(genuine).filter(|(a, b)| a == b).count()
    };
    (-least..=most)
        .map(|shift| (equal(shift), shift))
        .filter(|(equal, _)| *equal >= MIN_EQUAL)
        .max_by_key(|(equal, shift)| (*equal, -shift.abs()))
        .map_or(0, |(_, shift)| shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_hosts_share_stands_in_the_same_columns() {
        for (seen, genuine, expected) in [
            ("blnance.com", "binance.com", 0),
            ("secure-binance.example", "binance.com", 7),
            ("inance.com", "binance.com", -1),
            ("binnance.com", "binance.com", 1),
            ("binance.com.evil.example", "binance.com", 0),
            ("mailing.example", "binance.com", 0),
            ("", "binance.com", 0),
            ("", "", 0),
        ] {
            assert_eq!(shift(seen, genuine), expected, "{seen} {genuine}");
        }
    }
}
