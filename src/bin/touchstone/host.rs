//! `touchstone host`

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use serde::Serialize;
use touchstone::analyzer::Analyzer;
use touchstone::domain::{DomainName, Pasted, Target};
use touchstone::likeness::host::{HostRating, HostReport};
use touchstone::reading::{Costed, Explanation, Unread};

use crate::Format;
use crate::code::code;
use crate::printable::printable;

/// A line of the JSON output.
#[derive(Serialize)]
struct Row<'a> {
    /// What was asked for.
    given: &'a str,
    /// The host in it; null where there is none.
    host: Option<&'a str>,
    #[serde(flatten)]
    report: HostReport,
}

/// Rates the host of each name, link or mail address. Text has a line for each: `given  rating  brand  kind
/// genuine`; with the reasons below it where they are asked for. What holds no host is an error, which stops
/// nothing. Exit code: 0, 1 when a host is an imitation, 2 when one of the names holds no host.
pub fn run(names: &[String], format: Format, explain: bool) -> io::Result<ExitCode> {
    let mut rating = Rating {
        analyzer: Analyzer::new(),
        out: io::BufWriter::new(io::stdout().lock()),
        format,
        explain,
        imitations: 0,
        errors: 0,
    };
    if names.is_empty() {
        for line in io::stdin().lock().split(b'\n') {
            rating.tell(String::from_utf8_lossy(&line?).trim())?;
        }
    }
    names.iter().try_for_each(|name| rating.tell(name))?;
    rating.out.flush()?;
    Ok(ExitCode::from(match (rating.errors, rating.imitations) {
        (0, 0) => 0,
        (0, _) => 1,
        _ => 2,
    }))
}

struct Rating<W> {
    analyzer: Analyzer,
    out: W,
    format: Format,
    explain: bool,
    imitations: usize,
    errors: usize,
}

impl<W: Write> Rating<W> {
    fn tell(&mut self, given: &str) -> io::Result<()> {
        if given.is_empty() {
            return Ok(());
        }
        let host = host_in(given);
        // A text without a host rates as nothing known.
        let report = self.analyzer.rate_host(host.as_deref().unwrap_or_default());
        self.imitations += usize::from(report.rating == HostRating::Imitation);
        self.write(given, host.as_deref(), report)?;
        let Some(host) = host else {
            self.errors += 1;
            eprintln!("touchstone: {}: {}", printable(given), Unread::NoHost);
            return Ok(());
        };
        if !self.explain {
            return Ok(());
        }
        match self.analyzer.explain_host(&host) {
            Ok(explanation) => write_readings(&mut self.out, &explanation),
            Err(why) => writeln!(self.out, "  not read          {why}"),
        }
    }

    fn write(&mut self, given: &str, host: Option<&str>, report: HostReport) -> io::Result<()> {
        if self.format == Format::Json {
            let row = Row {
                given,
                host,
                report,
            };
            serde_json::to_writer(&mut self.out, &row)?;
            return writeln!(self.out);
        }
        let shown = given.replace(['\t', '\r', '\n'], " ");
        let (rating, kind) = (code(report.rating), code(report.kind));
        let [brand, genuine] = [report.brand, report.genuine].map(Option::unwrap_or_default);
        writeln!(self.out, "{shown}\t{rating}\t{brand}\t{kind}\t{genuine}")
    }
}

/// The host in a text as people paste it: a host's name, an IP address, a link, a mail address.
fn host_in(given: &str) -> Option<String> {
    if DomainName::parse(given).is_some() {
        return Some(given.to_owned());
    }
    match Pasted::find(given) {
        Some(Pasted::Address(address)) => Some(address.domain.ascii().to_owned()),
        Some(Pasted::Link(href)) => Target::parse(&href).host_text(),
        None => match Target::parse(&format!("https://{given}/")) {
            Target::Ip(address) => Some(address.to_string()),
            _ => None,
        },
    }
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
