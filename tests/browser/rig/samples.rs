//! The sample mails and what must be said about each (`tests/mail/expected.tsv`).

use std::path::PathBuf;

use super::outcome::Outcome;
use super::tools;

/// One sample mail.
#[derive(Debug, Clone)]
pub struct Sample {
    /// File name without `.eml`.
    pub name: String,
    /// Its subject, which no other sample has.
    pub subject: String,
    /// The address in its From header.
    pub sender: String,
    /// The expected verdict, in the report's spelling.
    pub verdict: String,
    /// The brand concerned; empty when the verdict is silent.
    pub brand: String,
}

impl Sample {
    /// The banner's expected tone; none: no banner.
    pub fn tone(&self) -> Option<&'static str> {
        match self.verdict.as_str() {
            "impersonation" => Some("alarm"),
            "caution" => Some("caution"),
            "consistent" => Some("quiet"),
            _ => None,
        }
    }
}

/// All samples, in the order of the table.
pub fn load() -> Outcome<Vec<Sample>> {
    let table = std::fs::read_to_string(directory().join("expected.tsv"))?;
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(read)
        .collect()
}

/// The sample of that name.
pub fn named<'a>(samples: &'a [Sample], name: &str) -> Outcome<&'a Sample> {
    let found = samples.iter().find(|sample| sample.name == name);
    found.ok_or_else(|| format!("expected.tsv has no {name}.eml").into())
}

/// Where they are.
pub fn directory() -> PathBuf {
    tools::project().join("tests/mail")
}

fn read(row: &str) -> Outcome<Sample> {
    let mut cells = row.split('\t');
    let mut cell = || {
        cells
            .next()
            .ok_or_else(|| format!("expected.tsv: too few cells: {row}"))
    };
    let (file, verdict, brand) = (cell()?, cell()?, cell()?);
    let mail = std::fs::read_to_string(directory().join(file))?;
    let from = header(&mail, file, "From: ")?;
    let address = from
        .rsplit_once('<')
        .and_then(|(_, rest)| rest.strip_suffix('>'));
    Ok(Sample {
        name: file.trim_end_matches(".eml").to_owned(),
        subject: header(&mail, file, "Subject: ")?.to_owned(),
        sender: address
            .ok_or_else(|| format!("{file}: no <address> in From"))?
            .to_owned(),
        verdict: verdict.to_owned(),
        brand: brand.to_owned(),
    })
}

/// The samples keep these headers on one line and in ASCII, so this is all it takes.
fn header<'a>(mail: &'a str, file: &str, name: &str) -> Outcome<&'a str> {
    let mut head = mail.lines().take_while(|line| !line.is_empty());
    let value = head.find_map(|line| line.strip_prefix(name));
    value.ok_or_else(|| format!("{file}: no {name}header").into())
}
