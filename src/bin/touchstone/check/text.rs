//! A report for people to read.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use touchstone::report::english::sentence;
use touchstone::report::view::{Comparison, Piece};
use touchstone::report::{Report, Verdict};
use unicode_width::UnicodeWidthStr;

use super::{Heading, align, totals};
use crate::printable::printable;

/// Characters of a sender or a subject that are shown.
const MAX_HEADING: usize = 60;

const RED: Style = AnsiColor::Red.on_default().bold();
const GREEN: Style = AnsiColor::Green.on_default().bold();
const YELLOW: Style = AnsiColor::Yellow.on_default().bold();
const CYAN: Style = AnsiColor::Cyan.on_default();
const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Writes a report: the verdict and whose mail it is in a line, and below it why.
pub fn write(
    out: &mut impl Write,
    file: &str,
    heading: &Heading,
    report: &Report,
) -> io::Result<()> {
    let style = style(report.verdict);
    let verdict = totals::name(report.verdict);
    let [from, subject] = [&heading.from, &heading.subject].map(|text| shortened(text));
    writeln!(
        out,
        "{style}{verdict:<13}{style:#} {}  {DIM}{from}  {subject}{DIM:#}",
        printable(file)
    )?;
    let Some(view) = &report.view else {
        return Ok(());
    };
    let headline = sentence(&view.headline);
    writeln!(out, "    {BOLD}{}{BOLD:#}", printable(&headline))?;
    for line in view.says.iter().chain(&view.advice) {
        writeln!(out, "    {}", printable(&sentence(line)))?;
    }
    if let Some(comparison) = &view.comparison {
        compare(out, comparison)?;
    }
    for line in &view.reasons {
        writeln!(out, "    - {}", printable(&sentence(line)))?;
    }
    for line in &view.limits {
        writeln!(out, "    {DIM}- {}{DIM:#}", printable(&sentence(line)))?;
    }
    writeln!(out)
}

/// A heading in one line, within what a list has room for.
fn shortened(text: &str) -> String {
    let text = printable(text.trim());
    if text.chars().count() <= MAX_HEADING {
        return text;
    }
    let start: String = text.chars().take(MAX_HEADING - 1).collect();
    format!("{start}…")
}

/// The two hosts under each other; differing characters are marked with `^` below.
fn compare(out: &mut impl Write, comparison: &Comparison) -> io::Result<()> {
    let [seen, genuine] = [&comparison.seen, &comparison.genuine].map(|pieces| text(pieces));
    // Hosts that have nothing to do with each other share some letters by chance.
    let differ = |pieces: &[Piece]| pieces.iter().any(|piece| piece.differs);
    let shift = match differ(&comparison.seen) || differ(&comparison.genuine) {
        true => align::shift(&seen, &genuine),
        false => 0,
    };
    let moved = shift.unsigned_abs();
    let before: String = match shift {
        1.. => seen.chars().take(moved).collect(),
        _ => genuine.chars().take(moved).collect(),
    };
    let indent = before.width();
    let (seen_indent, genuine_indent) = if shift > 0 { (0, indent) } else { (indent, 0) };
    host(out, "seen", &comparison.seen, seen_indent, RED)?;
    host(out, "genuine", &comparison.genuine, genuine_indent, GREEN)?;
    for note in &comparison.notes {
        writeln!(out, "    - {}", printable(&sentence(note)))?;
    }
    Ok(())
}

fn host(
    out: &mut impl Write,
    label: &str,
    pieces: &[Piece],
    indent: usize,
    style: Style,
) -> io::Result<()> {
    write!(out, "      {label:>7}: {:indent$}", "")?;
    for piece in pieces {
        let style = if piece.differs { style } else { Style::new() };
        write!(out, "{style}{}{style:#}", printable(&piece.text))?;
    }
    writeln!(out)?;
    let marks = marks(pieces);
    if marks.is_empty() {
        return Ok(());
    }
    writeln!(out, "               {:indent$}{style}{marks}{style:#}", "")
}

fn text(pieces: &[Piece]) -> String {
    let pieces = pieces.iter().map(|piece| piece.text.as_str());
    printable(&pieces.collect::<String>())
}

fn marks(pieces: &[Piece]) -> String {
    let marks: String = pieces
        .iter()
        .map(|piece| if piece.differs { "^" } else { " " }.repeat(printable(&piece.text).width()))
        .collect();
    marks.trim_end().to_owned()
}

fn style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Silent => DIM,
        Verdict::Consistent => CYAN,
        Verdict::Caution => YELLOW,
        Verdict::Impersonation => RED,
    }
}
