//! Text that keeps its beginning and its end: of what is longer than the bound the middle is dropped.

/// The bound of a text, in bytes.
const MAX_TEXT: usize = 200_000;
const HALF: usize = MAX_TEXT / 2;

/// Drops the middle of a text that has grown to twice the bound, so that a reader goes on; whether it
/// did. Rarely, and so the work stays linear.
pub(super) fn bound(text: &mut String) -> bool {
    text.len() >= 2 * MAX_TEXT && drop_middle(text)
}

/// Drops the middle of a text that is longer than the bound; whether it did.
pub(super) fn finish(text: &mut String) -> bool {
    text.len() > MAX_TEXT && drop_middle(text)
}

/// A line ends between the two, that no words come together.
fn drop_middle(text: &mut String) -> bool {
    let start = text.floor_char_boundary(HALF - 1);
    let end = text.ceil_char_boundary(text.len() - HALF);
    text.replace_range(start..end, "\n");
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_stay() {
        let mut text = format!(
            "first {}\u{4e2d}{} last",
            "x".repeat(HALF),
            "y".repeat(3 * HALF)
        );
        assert!(bound(&mut text) && text.len() <= MAX_TEXT + 1);
        text.push_str(" more");
        assert!(!bound(&mut text) && finish(&mut text) && !finish(&mut text));
        assert!(text.starts_with("first ") && text.ends_with(" last more"));
    }
}
