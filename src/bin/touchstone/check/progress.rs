//! Progress on standard error, when it is a terminal and there is something to wait for.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

use crate::files::Candidate;

/// Less is checked before anybody looks.
const MIN_BYTES: u64 = 4 << 20;

/// A bar that counts the bytes of the files.
pub fn bar(candidates: &[Candidate]) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    if candidates.iter().any(Candidate::is_standard_input) {
        return styled(ProgressBar::no_length(), "{spinner} {bytes} checked");
    }
    let total = candidates.iter().map(|candidate| candidate.size).sum();
    if total < MIN_BYTES {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(total);
    styled(bar, "{bar:40} {bytes} of {total_bytes}, {eta} left")
}

fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
