//! `touchstone host`

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use touchstone::analyzer::Analyzer;

use crate::code::code;

/// Rates each name on a line of its own: `host  rating  brand  kind  genuine`.
pub fn run(names: &[String]) -> io::Result<ExitCode> {
    let analyzer = Analyzer::new();
    let mut out = io::BufWriter::new(io::stdout().lock());
    if names.is_empty() {
        for line in io::stdin().lock().split(b'\n') {
            let line = line?;
            write(&mut out, String::from_utf8_lossy(&line).trim(), &analyzer)?;
        }
    }
    for name in names {
        write(&mut out, name, &analyzer)?;
    }
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
