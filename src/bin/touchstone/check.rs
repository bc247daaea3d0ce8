//! `touchstone check`

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde::Serialize;
use touchstone::analyzer::Analyzer;
use touchstone::report::{Report, Verdict};

use crate::files::{self, Candidate};
use crate::{Format, text};

/// Files read and checked at once; output follows in the order of the files.
const BATCH: usize = 256;

/// One line of the JSON output.
#[derive(Serialize)]
struct Row<'a> {
    file: String,
    #[serde(flatten)]
    report: &'a Report,
}

#[derive(Default)]
struct Totals {
    checked: usize,
    flagged: usize,
    errors: usize,
}

/// Checks the files and prints a report for each.
pub fn run(paths: &[PathBuf], format: Format) -> io::Result<ExitCode> {
    let candidates = files::collect(paths)?;
    let analyzer = Analyzer::new();
    let bar = progress(candidates.len());
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut totals = Totals::default();
    for batch in candidates.chunks(BATCH) {
        let reports: Vec<_> = batch
            .par_iter()
            .map(|candidate| files::check(candidate, &analyzer))
            .collect();
        for (candidate, report) in batch.iter().zip(reports) {
            match report {
                Ok(Some(report)) => {
                    totals.checked += 1;
                    totals.flagged += usize::from(report.verdict > Verdict::Consistent);
                    print(&mut out, candidate, &report, format)?;
                }
                Ok(None) => {}
                Err(error) => {
                    totals.errors += 1;
                    bar.suspend(|| eprintln!("touchstone: {error}"));
                }
            }
        }
        bar.inc(batch.len() as u64);
    }
    bar.finish_and_clear();
    out.flush()?;
    Ok(totals.exit_code(paths))
}

fn print(
    out: &mut impl Write,
    candidate: &Candidate,
    report: &Report,
    format: Format,
) -> io::Result<()> {
    let file = candidate.path.display().to_string();
    match format {
        Format::Json => {
            serde_json::to_writer(&mut *out, &Row { file, report })?;
            writeln!(out)
        }
        Format::Text => text::write(out, &file, report),
    }
}

impl Totals {
    fn exit_code(&self, paths: &[PathBuf]) -> ExitCode {
        if self.checked == 0 && self.errors == 0 {
            let names: Vec<String> = paths
                .iter()
                .map(|path| path.display().to_string())
                .collect();
            eprintln!("touchstone: no mail found in {}", names.join(", "));
            return ExitCode::from(2);
        }
        match (self.errors, self.flagged) {
            (0, 0) => ExitCode::SUCCESS,
            (0, _) => ExitCode::from(1),
            _ => ExitCode::from(2),
        }
    }
}

/// A progress bar on standard error, when it is a terminal and there is something to wait for.
fn progress(files: usize) -> ProgressBar {
    if files < BATCH || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} mails, {eta} left");
    ProgressBar::new(files as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
