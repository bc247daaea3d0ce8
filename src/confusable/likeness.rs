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
/// A character and two that look like it together.
const PAIRS: &[(u8, [u8; 2])] = &[
    (b'b', *b"lb"),
    (b'd', *b"cl"),
    (b'h', *b"lh"),
    (b'k', *b"lc"),
    (b'k', *b"lk"),
    (b'm', *b"nn"),
    (b'm', *b"rn"),
    (b'm', *b"rr"),
    (b'w', *b"vv"),
];

/// The single characters above.
const PAIRED: &[u8] = b"bdhkmw";

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
    let mut costs = Costs::new(seen.len(), genuine.len());
    // A step aside costs at least a lookalike: what is further aside is too far.
    let aside = (limit / LOOKALIKE) as usize;
    let mut least_before = 0;
    for row in 0..=seen.len() {
        let mut least = Costs::FAR;
        for column in row.saturating_sub(aside)..=genuine.len().min(row + aside) {
            let cost = cell(&costs, seen, genuine, row, column);
            costs.set(row, column, cost);
            least = least.min(cost);
        }
        // No step goes further than two rows, so each way leads through this row or the one before.
        if least.min(least_before) > limit {
            return None;
        }
        least_before = least;
    }
    Some(costs.at(seen.len(), genuine.len())).filter(|cost| *cost <= limit)
}

/// What it costs to turn each beginning of the one name into each of the other.
struct Costs {
    cells: Vec<u32>,
    width: usize,
}

impl Costs {
    /// More than any limit; adding to it does not overflow.
    const FAR: u32 = u32::MAX / 2;

    fn new(rows: usize, columns: usize) -> Costs {
        Costs {
            cells: vec![Self::FAR; (rows + 1) * (columns + 1)],
            width: columns + 1,
        }
    }

    fn at(&self, row: usize, column: usize) -> u32 {
        self.cells[row * self.width + column]
    }

    fn set(&mut self, row: usize, column: usize, cost: u32) {
        self.cells[row * self.width + column] = cost;
    }
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

fn cell(costs: &Costs, seen: &[u8], genuine: &[u8], row: usize, column: usize) -> u32 {
    if row == 0 || column == 0 {
        return (row + column) as u32 * EDIT;
    }
    let (a, b) = (seen[row - 1], genuine[column - 1]);
    let replaced = costs.at(row - 1, column - 1) + if a == b { 0 } else { EDIT };
    let mut cost = replaced
        .min(costs.at(row - 1, column) + EDIT)
        .min(costs.at(row, column - 1) + EDIT);
    if row > 1 && column > 1 && a == genuine[column - 2] && seen[row - 2] == b {
        cost = cost.min(costs.at(row - 2, column - 2) + EDIT);
    }
    if a != b && looks_alike(a, b) {
        cost = cost.min(costs.at(row - 1, column - 1) + LOOKALIKE);
    }
    // Most cells need no look at the pairs.
    if !PAIRED.contains(&a) && !PAIRED.contains(&b) {
        return cost;
    }
    for &(single, pair) in PAIRS {
        if a == single && column > 1 && [genuine[column - 2], b] == pair {
            cost = cost.min(costs.at(row - 1, column - 2) + LOOKALIKE);
        }
        if b == single && row > 1 && [seen[row - 2], a] == pair {
            cost = cost.min(costs.at(row - 2, column - 1) + LOOKALIKE);
        }
    }
    cost
}

/// For each character those that it is taken for, as a set of bits.
const ALIKE: [u128; 128] = {
    let mut alike = [0; 128];
    let mut at = 0;
    while at < SINGLES.len() {
        let (a, b) = (SINGLES[at] as usize, SINGLES[at + 1] as usize);
        alike[a] |= 1 << b;
        alike[b] |= 1 << a;
        at += 2;
    }
    alike
};

/// Whether one letter is taken for the other.
pub fn looks_alike(a: u8, b: u8) -> bool {
    let in_set = || ALIKE[usize::from(a & 127)] >> (b & 127) & 1 == 1;
    a == b || (a.is_ascii() && b.is_ascii() && in_set())
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
