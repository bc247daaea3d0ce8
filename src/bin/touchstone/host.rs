//! `touchstone host`

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use touchstone::brand::Registry;
use touchstone::check::imitation;
use touchstone::domain::DomainName;
use touchstone::report::ImitationKind;

/// Rates each name on a line of its own: `host  rating  brand  kind  genuine`.
pub fn run(names: &[String]) -> io::Result<ExitCode> {
    let registry = Registry::builtin();
    let mut out = io::BufWriter::new(io::stdout().lock());
    if !names.is_empty() {
        for name in names {
            writeln!(out, "{}", rate(name, &registry))?;
        }
        return out.flush().map(|()| ExitCode::SUCCESS);
    }
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let name = String::from_utf8_lossy(&line);
        if !name.trim().is_empty() {
            writeln!(out, "{}", rate(name.trim(), &registry))?;
        }
    }
    out.flush().map(|()| ExitCode::SUCCESS)
}

fn rate(name: &str, registry: &Registry) -> String {
    let shown = name.replace(['\t', '\r'], " ");
    let row = |rating: &str, brand: &str, kind: &str, genuine: &str| {
        [&shown, rating, brand, kind, genuine].join("\t")
    };
    let Some(host) = DomainName::parse(name) else {
        return row("none", "", "", "");
    };
    if let Some(brand) = registry.owner(&host) {
        return row("official", brand.name, "", brand.home);
    }
    match imitation::find(&host, registry) {
        Some(found) => {
            let rating = if found.certain {
                "imitation"
            } else {
                "suspicious"
            };
            row(
                rating,
                found.brand.name,
                kind(found.kind),
                found.brand.genuine().unwrap_or_default(),
            )
        }
        None => row("none", "", "", ""),
    }
}

fn kind(kind: ImitationKind) -> &'static str {
    match kind {
        ImitationKind::Homograph => "homograph",
        ImitationKind::AsciiHomograph => "ascii_homograph",
        ImitationKind::Typo => "typo",
        ImitationKind::OtherSuffix => "other_suffix",
        ImitationKind::Embedding => "embedding",
        ImitationKind::Subdomain => "subdomain",
        ImitationKind::Combosquat => "combosquat",
        ImitationKind::Hosting => "hosting",
    }
}
