//! `touchstone host`

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use touchstone::analyzer::Analyzer;
use touchstone::reading::{Explanation, Part};

use crate::code::code;
use crate::printable::printable;

/// Rates each name on a line of its own: `host  rating  brand  kind  genuine`; with the reasons below
/// it where they are asked for.
pub fn run(names: &[String], explain: bool) -> io::Result<ExitCode> {
    let analyzer = Analyzer::new();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut each = |name: &str| {
        write(&mut out, name, &analyzer)?;
        if !explain {
            return Ok(());
        }
        match analyzer.explain_host(name) {
            Some(explanation) => write_readings(&mut out, &explanation),
            None => Ok(()),
        }
    };
    if names.is_empty() {
        for line in io::stdin().lock().split(b'\n') {
            each(String::from_utf8_lossy(&line?).trim())?;
        }
    }
    names.iter().try_for_each(|name| each(name))?;
    out.flush().map(|()| ExitCode::SUCCESS)
}

fn write(out: &mut impl Write, name: &str, analyzer: &Analyzer) -> io::Result<()> {
    if name.is_empty() {
        return Ok(());
    }
    let report = analyzer.rate_host(name);
    let shown = name.replace(['\t', '\r', '\n'], " ");
    let brand = report.brand.unwrap_or_default();
    let (rating, kind) = (code(report.rating), code(report.kind));
    writeln!(
        out,
        "{shown}\t{rating}\t{brand}\t{kind}\t{}",
        report.genuine.unwrap_or_default()
    )
}

/// A line for each reading, its pieces with what they are read as and what they cost, in nats.
fn write_readings(out: &mut impl Write, explanation: &Explanation) -> io::Result<()> {
    let Explanation {
        plain,
        branded,
        totals,
        odds,
        thresholds,
        left_out,
    } = explanation;
    writeln!(out, "  plain    {:>7.3}  {}", totals[0], line(plain))?;
    let Some(odds) = odds else {
        return writeln!(out, "  branded        -  no letters are near a name");
    };
    writeln!(out, "  branded  {:>7.3}  {}", totals[1], line(branded))?;
    let left_out: Vec<&str> = left_out
        .iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    if !left_out.is_empty() {
        writeln!(out, "  left out          {}", left_out.join(" and "))?;
    }
    let [suspicious, imitation] = thresholds;
    writeln!(
        out,
        "  odds     {odds:>7.3}  suspicious from {suspicious}, imitation from {imitation}"
    )
}

fn line(parts: &[Part]) -> String {
    let parts = parts.iter().map(|part| {
        format!(
            "{} ({}, {})",
            printable(&part.text),
            part.read_as,
            part.cost
        )
    });
    parts.collect::<Vec<_>>().join(" + ")
}
