//! `touchstone host`

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use touchstone::analyzer::Analyzer;
use touchstone::reading::{Costed, Explanation, Unread};

use crate::code::code;
use crate::printable::printable;

/// Rates each name on a line of its own: `host  rating  brand  kind  genuine`; with the reasons below
/// it where they are asked for. Then what is no host's name is an error too, which stops nothing.
pub fn run(names: &[String], explain: bool) -> io::Result<ExitCode> {
    let analyzer = Analyzer::new();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    let mut each = |name: &str| {
        if name.is_empty() {
            return Ok(());
        }
        write(&mut out, name, &analyzer)?;
        if !explain {
            return Ok(());
        }
        match analyzer.explain_host(name) {
            Ok(explanation) => write_readings(&mut out, &explanation),
            Err(Unread::NoHost) => {
                eprintln!("touchstone: {}: {}", printable(name), Unread::NoHost);
                code = ExitCode::from(2);
                Ok(())
            }
            Err(why) => writeln!(out, "  not read          {why}"),
        }
    };
    if names.is_empty() {
        for line in io::stdin().lock().split(b'\n') {
            each(String::from_utf8_lossy(&line?).trim())?;
        }
    }
    names.iter().try_for_each(|name| each(name))?;
    out.flush().map(|()| code)
}

fn write(out: &mut impl Write, name: &str, analyzer: &Analyzer) -> io::Result<()> {
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
    let Explanation { plain, branded } = explanation;
    writeln!(out, "  plain    {}", line(plain))?;
    let branded = match branded {
        Ok(branded) => branded,
        Err(none_near) => return writeln!(out, "  branded        -  {none_near}"),
    };
    writeln!(out, "  branded  {}", line(&branded.reading))?;
    writeln!(
        out,
        "  odds     {:>7.3}  {}",
        branded.odds,
        branded.limits()
    )?;
    for note in branded.notes() {
        writeln!(out, "                    {}", printable(&note))?;
    }
    Ok(())
}

fn line(Costed { parts, total }: &Costed) -> String {
    let parts = parts.iter().map(|part| {
        format!(
            "{} ({}, {})",
            printable(&part.text),
            part.read_as,
            part.cost
        )
    });
    format!("{total:>7.3}  {}", parts.collect::<Vec<_>>().join(" + "))
}
