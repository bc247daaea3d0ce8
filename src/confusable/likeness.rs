//! Edit distance in which characters that look alike count half.
//!
//! Optimal string alignment (insertion, deletion, replacement, swap of neighbours) with one more
//! step: a group of characters for another that looks like it. `strsim` has no weights, hence our
//! own table; it is only ever asked about names of a few dozen characters.

/// What one edit costs; a lookalike costs half of it.
pub const EDIT: u32 = 2;
const LOOKALIKE: u32 = 1;

/// ASCII characters that are taken for each other in running text, in both directions.
const SINGLES: &[u8] = b"0o1i1l2z3e4a5s6b7t8b9gaobdceckgqijilmnnrszuvvy";
/// Groups of them.
const GROUPS: &[(&[u8], &[u8])] = &[
    (b"b", b"lb"),
    (b"d", b"cl"),
    (b"h", b"lh"),
    (b"k", b"lc"),
    (b"k", b"lk"),
    (b"m", b"nn"),
    (b"m", b"rn"),
    (b"m", b"rr"),
    (b"w", b"vv"),
];

/// The last characters of the shorter sides above.
const GROUP_ENDS: &[u8] = b"bdhkmw";

/// How far `seen` is from `genuine`, in halves of an edit; `None` above `limit`.
///
/// ```
/// use touchstone::confusable::{EDIT, likeness};
/// assert_eq!(likeness("biannce", "binance", EDIT), Some(EDIT));
/// assert_eq!(likeness("dinancc", "binance", EDIT), Some(EDIT));
/// assert_eq!(likeness("kralcen", "kraken", EDIT), Some(1));
/// assert_eq!(likeness("finance", "balance", EDIT), None);
/// ```
pub fn likeness(seen: &str, genuine: &str, limit: u32) -> Option<u32> {
    let most = (limit / EDIT) as usize + 2;
    if !seen.is_ascii() || seen.len().abs_diff(genuine.len()) > most {
        return None;
    }
    let (seen, genuine) = (seen.as_bytes(), genuine.as_bytes());
    if least_cost(seen, genuine) > limit {
        return None;
    }
    let mut costs = vec![vec![0; genuine.len() + 1]; seen.len() + 1];
    for row in 0..=seen.len() {
        for column in 0..=genuine.len() {
            costs[row][column] = cell(&costs, seen, genuine, row, column);
        }
    }
    Some(costs[seen.len()][genuine.len()]).filter(|cost| *cost <= limit)
}

/// What the letters alone cost, whatever their order: no step for the price of a lookalike brings
/// more than two letters that the other name lacks. Most names end here.
fn least_cost(seen: &[u8], genuine: &[u8]) -> u32 {
    let mut surplus = [0i16; 128];
    seen.iter()
        .for_each(|&c| surplus[usize::from(c & 127)] += 1);
    genuine
        .iter()
        .for_each(|&c| surplus[usize::from(c & 127)] -= 1);
    let mut lacking = |letters: &[u8], sign: i16| -> u32 {
        let mut count = 0;
        for &c in letters {
            let left = &mut surplus[usize::from(c & 127)];
            if *left * sign > 0 {
                count += u32::from(left.unsigned_abs());
                *left = 0;
            }
        }
        count
    };
    lacking(seen, 1).max(lacking(genuine, -1)).div_ceil(2) * LOOKALIKE
}

fn cell(costs: &[Vec<u32>], seen: &[u8], genuine: &[u8], row: usize, column: usize) -> u32 {
    if row == 0 || column == 0 {
        return (row + column) as u32 * EDIT;
    }
    let (a, b) = (seen[row - 1], genuine[column - 1]);
    let replaced = costs[row - 1][column - 1] + if a == b { 0 } else { EDIT };
    let mut cost = replaced
        .min(costs[row - 1][column] + EDIT)
        .min(costs[row][column - 1] + EDIT);
    if row > 1 && column > 1 && a == genuine[column - 2] && seen[row - 2] == b {
        cost = cost.min(costs[row - 2][column - 2] + EDIT);
    }
    if a != b && looks_alike(a, b) {
        cost = cost.min(costs[row - 1][column - 1] + LOOKALIKE);
    }
    // Every group ends in one of these, so most cells need no look at them.
    if !GROUP_ENDS.contains(&a) && !GROUP_ENDS.contains(&b) {
        return cost;
    }
    for (one, other) in GROUPS {
        for (x, y) in [(one, other), (other, one)] {
            if seen[..row].ends_with(x) && genuine[..column].ends_with(y) {
                cost = cost.min(costs[row - x.len()][column - y.len()] + LOOKALIKE);
            }
        }
    }
    cost
}

/// Whether one letter is taken for the other.
pub fn looks_alike(a: u8, b: u8) -> bool {
    a == b
        || SINGLES
            .chunks_exact(2)
            .any(|pair| pair == [a, b] || pair == [b, a])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_edits_and_half_edits() {
        for (seen, genuine, expected) in [
            ("binance", "binance", Some(0)),
            ("binanc", "binance", Some(2)),
            ("binannce", "binance", Some(2)),
            ("bianance", "binance", Some(2)),
            ("bnance", "binance", Some(2)),
            ("blnance", "binance", Some(1)),
            ("rnetamask", "metamask", Some(1)),
            ("rnetarnask", "metamask", Some(2)),
            ("lcraken", "kraken", Some(1)),
            ("kraken", "krakenn", Some(2)),
            ("finance", "binance", Some(2)),
            ("weather", "tether", None),
            ("", "ab", None),
        ] {
            assert_eq!(likeness(seen, genuine, EDIT), expected, "{seen}");
        }
    }

    #[test]
    fn long_strings_end_early() {
        assert_eq!(likeness(&"a".repeat(1_000_000), "binance", EDIT), None);
    }
}
