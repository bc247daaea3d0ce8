//! Where two short names differ, for marking the characters.

use crate::report::Span;

/// Names longer than this are compared by their common beginning and end only; the alignment
/// below costs the product of the lengths.
const MAX_ALIGNED: usize = 300;

/// The character ranges of `seen` and of `genuine` that have no equal partner in the other, by
/// the cheapest alignment (insertions, deletions, replacements).
///
/// ```
/// use touchstone::confusable::differences;
/// let (seen, genuine) = differences("binannce", "binance");
/// assert_eq!((seen[0].start, seen[0].end), (5, 6));
/// assert!(genuine.is_empty());
/// ```
pub fn differences(seen: &str, genuine: &str) -> (Vec<Span>, Vec<Span>) {
    let seen: Vec<char> = seen.chars().collect();
    let genuine: Vec<char> = genuine.chars().collect();
    if seen.len() > MAX_ALIGNED || genuine.len() > MAX_ALIGNED {
        return outer_difference(&seen, &genuine);
    }
    let costs = cost_table(&seen, &genuine);
    let (mut row, mut column) = (0, 0);
    let (mut in_seen, mut in_genuine) = (Vec::new(), Vec::new());
    while row < seen.len() || column < genuine.len() {
        let here = costs[row][column];
        let both_left = row < seen.len() && column < genuine.len();
        if both_left && seen[row] == genuine[column] && costs[row + 1][column + 1] == here {
            (row, column) = (row + 1, column + 1);
        } else if both_left && costs[row + 1][column + 1] + 1 == here {
            in_seen.push(row);
            in_genuine.push(column);
            (row, column) = (row + 1, column + 1);
        } else if row < seen.len() && costs[row + 1][column] + 1 == here {
            in_seen.push(row);
            row += 1;
        } else {
            in_genuine.push(column);
            column += 1;
        }
    }
    (spans(&in_seen), spans(&in_genuine))
}

/// `costs[r][c]`: edits to turn the rest of `seen` from `r` into the rest of `genuine` from `c`.
fn cost_table(seen: &[char], genuine: &[char]) -> Vec<Vec<usize>> {
    let mut costs = vec![vec![0; genuine.len() + 1]; seen.len() + 1];
    for row in (0..=seen.len()).rev() {
        for column in (0..=genuine.len()).rev() {
            costs[row][column] = match (seen.get(row), genuine.get(column)) {
                (None, _) => genuine.len() - column,
                (_, None) => seen.len() - row,
                (Some(a), Some(b)) if a == b => costs[row + 1][column + 1],
                _ => {
                    1 + costs[row + 1][column + 1]
                        .min(costs[row + 1][column])
                        .min(costs[row][column + 1])
                }
            };
        }
    }
    costs
}

fn outer_difference(seen: &[char], genuine: &[char]) -> (Vec<Span>, Vec<Span>) {
    let head = seen.iter().zip(genuine).take_while(|(a, b)| a == b).count();
    let tail = seen[head..]
        .iter()
        .rev()
        .zip(genuine[head..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let span = |len: usize| {
        if len - tail > head {
            vec![Span {
                start: head,
                end: len - tail,
            }]
        } else {
            Vec::new()
        }
    };
    (span(seen.len()), span(genuine.len()))
}

/// Joins neighbouring positions into ranges.
fn spans(positions: &[usize]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for &at in positions {
        match spans.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => spans.push(Span {
                start: at,
                end: at + 1,
            }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::differences;

    fn marked(seen: &str, genuine: &str) -> (String, String) {
        let (in_seen, in_genuine) = differences(seen, genuine);
        let mark = |text: &str, spans: &[crate::report::Span]| {
            text.chars()
                .enumerate()
                .fold(String::new(), |mut out, (at, c)| {
                    if spans.iter().any(|s| (s.start..s.end).contains(&at)) {
                        out.extend(['[', c, ']']);
                    } else {
                        out.push(c);
                    }
                    out
                })
        };
        (mark(seen, &in_seen), mark(genuine, &in_genuine))
    }

    #[test]
    fn marks_what_differs() {
        for (seen, genuine, in_seen, in_genuine) in [
            ("binance", "binance", "binance", "binance"),
            ("b1nance", "binance", "b[1]nance", "b[i]nance"),
            ("biance", "binance", "biance", "bi[n]ance"),
            ("kr\u{430}ken", "kraken", "kr[\u{430}]ken", "kr[a]ken"),
            ("", "ab", "", "[a][b]"),
        ] {
            assert_eq!(
                marked(seen, genuine),
                (in_seen.to_owned(), in_genuine.to_owned()),
                "{seen}"
            );
        }
    }

    #[test]
    fn long_names_are_marked_from_both_ends() {
        let seen = format!("{}x{}", "a".repeat(400), "b".repeat(400));
        let genuine = format!("{}y{}", "a".repeat(400), "b".repeat(400));
        let (in_seen, _) = differences(&seen, &genuine);
        assert_eq!((in_seen[0].start, in_seen[0].end), (400, 401));
    }
}
