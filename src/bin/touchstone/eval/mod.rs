//! `touchstone eval`: how good the analyzer is, measured over a directory of corpora.
//!
//! Figures first, then every case that went wrong, one a line and in a fixed order, so that two
//! runs can be compared with `diff`.

mod brands;
mod hosts;
mod mails;
mod table;
mod tally;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use touchstone::analyzer::Analyzer;

use crate::printable::printable;
use brands::Brands;
use tally::Tally;

/// What all measurements need.
struct Bench {
    analyzer: Analyzer,
    brands: Brands,
}

/// What came out of one corpus.
struct Outcome {
    /// What was measured (`4281 hosts`).
    size: String,
    tallies: Vec<Tally>,
    /// The cases that went wrong, tab-separated; the first field says what is wrong.
    cases: Vec<Vec<String>>,
}

/// A corpus, by the name of its file or folder, and how it is measured.
type Part = (&'static str, fn(&Path, &Bench) -> io::Result<Outcome>);

const PARTS: [Part; 15] = [
    ("imitation_hosts.tsv", hosts::imitations),
    ("wallet_hosts.tsv", hosts::imitations),
    ("fresh_hosts.tsv", hosts::imitations),
    ("benign_domains.txt", hosts::benign),
    ("trade_domains.txt", hosts::benign),
    ("phish", mails::phish),
    ("ham", mails::ham),
    ("genuine", mails::genuine),
    ("genuine_rebuilt", mails::expected),
    ("genuine_rebuilt/probes", mails::not_red),
    ("genuine_rebuilt/namesakes", mails::not_red),
    ("phish2", mails::phish_alone),
    ("redteam", mails::expected),
    ("redteam/probes", mails::phish_alone),
    ("redteam/pairs", mails::not_red),
];

/// Measures every corpus that the directory has.
pub fn run(directory: &Path) -> io::Result<ExitCode> {
    directory
        .read_dir()
        .map_err(|error| crate::files::at(directory, error))?;
    if !PARTS.iter().any(|(name, _)| directory.join(name).exists()) {
        let names = PARTS.map(|(name, _)| name).join(", ");
        let message = format!("{}: no corpus here, none of {names}", directory.display());
        return Err(io::Error::other(message));
    }
    let bench = Bench {
        analyzer: Analyzer::new(),
        brands: Brands::builtin(),
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut cases = Vec::new();
    for (name, measure) in PARTS {
        let path = directory.join(name);
        if !path.exists() {
            writeln!(out, "{name}: not present\n")?;
            continue;
        }
        let outcome = measure(&path, &bench)?;
        writeln!(out, "{name}: {}", outcome.size)?;
        for tally in &outcome.tallies {
            tally.write(&mut out)?;
        }
        writeln!(out)?;
        out.flush()?;
        cases.extend(outcome.cases.into_iter().map(|case| (name, case)));
    }
    for (part, case) in cases {
        let fields: Vec<String> = case.iter().map(|field| printable(field)).collect();
        writeln!(out, "{part}\t{}", fields.join("\t"))?;
    }
    out.flush().map(|()| ExitCode::SUCCESS)
}
