//! `touchstone brands`: the registry as people read it. The core has no sources of its domains, so
//! this reads the file that its table is made from, which `pack data` has checked.

use std::io::{self, Error, ErrorKind, Write};
use std::process::ExitCode;

use serde::{Deserialize, Serialize};

use touchstone::analyzer::Analyzer;

use crate::Format;
use crate::printable::printable;

const FILE: &str = include_str!("../../data/brands.toml");

#[derive(Deserialize)]
struct Registry {
    brand: Vec<Brand>,
}

#[derive(Deserialize, Serialize)]
struct Brand {
    id: String,
    name: String,
    home: String,
    names: Vec<String>,
    labels: Vec<String>,
    word: bool,
    #[serde(default)]
    closed: bool,
    sort: String,
    country: Option<String>,
    code: Option<Code>,
    report: Option<Report>,
    domains: Vec<Domain>,
}

#[derive(Deserialize, Serialize)]
struct Code {
    printed: bool,
    source: String,
    checked: String,
}

#[derive(Deserialize, Serialize)]
struct Report {
    to: String,
    source: String,
    checked: String,
}

#[derive(Deserialize, Serialize)]
struct Domain {
    name: String,
    kind: String,
    scope: String,
    source: String,
    checked: String,
}

impl Domain {
    fn is_positive(&self) -> bool {
        self.scope != "none"
    }
}

impl Brand {
    fn matches(&self, wanted: &str) -> bool {
        let mut texts = [&self.id, &self.name].into_iter().chain(&self.names);
        texts.any(|text| text.to_lowercase().contains(wanted))
            || self
                .domains
                .iter()
                .any(|domain| domain.name.contains(wanted))
    }

    fn positives(&self) -> usize {
        self.domains
            .iter()
            .filter(|domain| domain.is_positive())
            .count()
    }
}

/// Lists the brands, or tells everything of those that match. Exit code: 0, or 1 when none does.
pub fn run(name: Option<&str>, format: Format) -> io::Result<ExitCode> {
    let registry: Registry =
        toml::from_str(FILE).map_err(|error| Error::new(ErrorKind::InvalidData, error))?;
    let wanted = name.unwrap_or_default().to_lowercase();
    let found: Vec<&Brand> = registry
        .brand
        .iter()
        .filter(|brand| brand.matches(&wanted))
        .collect();
    let mut out = io::stdout().lock();
    if found.is_empty() {
        let near = near(&wanted).map(|brand| format!("; did you mean {brand}?"));
        eprintln!(
            "touchstone: no brand matches \"{}\"{}",
            printable(&wanted),
            near.unwrap_or_default()
        );
        return Ok(ExitCode::FAILURE);
    }
    for brand in &found {
        match (format, name) {
            (Format::Json, _) => writeln!(out, "{}", serde_json::to_string(brand)?)?,
            (Format::Text, None) => line(&mut out, brand)?,
            (Format::Text, Some(_)) => everything(&mut out, brand)?,
        }
    }
    if format == Format::Text && name.is_none() {
        total(&mut out, &found)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The brand whose name a misspelled one is read as, as in a host.
fn near(wanted: &str) -> Option<&'static str> {
    let label: String = wanted.split_whitespace().collect();
    Analyzer::new().rate_host(&format!("{label}.example")).brand
}

fn line(out: &mut impl Write, brand: &Brand) -> io::Result<()> {
    let home = if brand.closed { "closed" } else { &brand.home };
    let country = brand.country.as_deref().unwrap_or("-");
    let (id, sort, positives) = (&brand.id, &brand.sort, brand.positives());
    writeln!(
        out,
        "{id:<18} {:<34} {sort:<9} {country:<3} {positives:>3}  {home}",
        brand.name
    )
}

fn total(out: &mut impl Write, brands: &[&Brand]) -> io::Result<()> {
    let with = brands.iter().filter(|brand| brand.positives() > 0).count();
    let domains: usize = brands.iter().map(|brand| brand.domains.len()).sum();
    let positive: usize = brands.iter().map(|brand| brand.positives()).sum();
    writeln!(
        out,
        "\n{} brands, {with} with a positive domain; {domains} domains, {positive} of them positive",
        brands.len(),
    )
}

fn everything(out: &mut impl Write, brand: &Brand) -> io::Result<()> {
    writeln!(out, "{} ({})", brand.name, brand.id)?;
    let country = brand.country.as_deref().unwrap_or("country not known");
    let closed = if brand.closed { ", closed" } else { "" };
    writeln!(
        out,
        "  {}, {country}{closed}; home {}",
        brand.sort, brand.home
    )?;
    writeln!(out, "  names   {}", brand.names.join(", "))?;
    writeln!(out, "  labels  {}", brand.labels.join(", "))?;
    if brand.word {
        writeln!(
            out,
            "  the name is also an ordinary word: more than it is needed for a claim"
        )?;
    }
    if let Some(code) = &brand.code {
        let carries = if code.printed {
            "carries"
        } else {
            "does not carry"
        };
        writeln!(
            out,
            "  its mail {carries} a code that the user chose ({}, {})",
            code.source, code.checked
        )?;
    }
    if let Some(report) = &brand.report {
        writeln!(
            out,
            "  report phishing to {} ({}, {})",
            report.to, report.source, report.checked
        )?;
    }
    for domain in &brand.domains {
        let Domain {
            name,
            kind,
            scope,
            source,
            checked,
        } = domain;
        writeln!(
            out,
            "  {scope:<10} {kind:<6} {name}\n{:20}{source}, {checked}",
            ""
        )?;
    }
    writeln!(out)
}
