//! A report for people to read.

use std::io::{self, Write};

use touchstone::report::english::sentence;
use touchstone::report::view::{Comparison, Piece};
use touchstone::report::{Report, Verdict};

/// Writes a report: the verdict in a line, and below it why.
pub fn write(out: &mut impl Write, file: &str, report: &Report) -> io::Result<()> {
    writeln!(out, "{:<13} {}", verdict(report.verdict), printable(file))?;
    let Some(view) = &report.view else {
        return Ok(());
    };
    writeln!(out, "    {}", printable(&sentence(&view.headline)))?;
    if let Some(comparison) = &view.comparison {
        compare(out, comparison)?;
    }
    for line in view.reasons.iter().chain(&view.limits) {
        writeln!(out, "    - {}", printable(&sentence(line)))?;
    }
    Ok(())
}

/// The two hosts under each other; differing characters are marked with `^` below.
fn compare(out: &mut impl Write, comparison: &Comparison) -> io::Result<()> {
    for (label, pieces) in [("seen", &comparison.seen), ("genuine", &comparison.genuine)] {
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        writeln!(out, "      {label:>7}: {}", printable(&text))?;
        let marks = marks(pieces);
        if !marks.is_empty() {
            writeln!(out, "               {marks}")?;
        }
    }
    Ok(())
}

fn marks(pieces: &[Piece]) -> String {
    let marks: String = pieces
        .iter()
        .map(|piece| if piece.differs { "^" } else { " " }.repeat(piece.text.chars().count()))
        .collect();
    marks.trim_end().to_owned()
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Silent => "silent",
        Verdict::Consistent => "consistent",
        Verdict::Caution => "caution",
        Verdict::Impersonation => "impersonation",
    }
}

/// Mail is written by strangers: no control or direction characters reach the terminal.
pub fn printable(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() || touchstone::confusable::is_invisible(c) {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}
