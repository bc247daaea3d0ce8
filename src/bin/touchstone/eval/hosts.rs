//! Host names: imitations that must be flagged, ordinary ones that must not.

use std::io;
use std::path::Path;

use rayon::prelude::*;
use touchstone::likeness::host::{HostRating, HostReport};

use super::tally::Tally;
use super::{Bench, Outcome, table};
use crate::code::code;

/// Share of imitations flagged with the right brand. Missed ones are listed with what they are
/// taken for.
pub fn imitations(path: &Path, bench: &Bench) -> io::Result<Outcome> {
    let rows = table::columns(path, ["host", "brand", "kind"])?;
    let reports: Vec<HostReport> = rows
        .par_iter()
        .map(|row| bench.analyzer.rate_host(&row.fields[0]))
        .collect();
    let (mut imitation, mut wrong_brand) = (0, 0);
    let mut hits = Vec::new();
    let mut cases = Vec::new();
    for (row, report) in rows.iter().zip(&reports) {
        let [host, brand, kind] = &row.fields;
        let right = bench.brands.is(report.brand, brand);
        let hit = is_flagged(report) && right;
        imitation += usize::from(hit && report.rating == HostRating::Imitation);
        wrong_brand += usize::from(is_flagged(report) && !right);
        hits.push((brand.as_str(), kind.as_str(), hit));
        if !hit {
            cases.push(case("missed", host, &[brand, kind], report));
        }
    }
    let right = hits.iter().filter(|(.., hit)| *hit).count();
    cases.sort_by(|a, b| (&a[3], &a[1]).cmp(&(&b[3], &b[1])));
    Ok(Outcome {
        size: format!("{} hosts", rows.len()),
        tallies: vec![
            Tally::of(
                rows.len(),
                &[
                    ("flagged with the right brand", right),
                    ("as imitation", imitation),
                    ("flagged with another brand", wrong_brand),
                ],
            ),
            Tally::by("by kind", hits.iter().map(|&(_, kind, hit)| (kind, hit))),
            Tally::by("by brand", hits.iter().map(|&(brand, _, hit)| (brand, hit))),
        ],
        cases,
    })
}

/// Number of ordinary hosts that are flagged. Every one is listed: some are namesakes, some real
/// imitations that became popular.
pub fn benign(path: &Path, bench: &Bench) -> io::Result<Outcome> {
    let hosts = table::values(path)?;
    let reports: Vec<HostReport> = hosts
        .par_iter()
        .map(|host| bench.analyzer.rate_host(host))
        .collect();
    let count = |rating| {
        reports
            .iter()
            .filter(|report| report.rating == rating)
            .count()
    };
    let mut cases: Vec<_> = hosts
        .iter()
        .zip(&reports)
        .filter(|(_, report)| is_flagged(report))
        .map(|(host, report)| case("flagged", host, &[], report))
        .collect();
    cases.sort_by(|a, b| (&a[2], &a[1]).cmp(&(&b[2], &b[1])));
    Ok(Outcome {
        size: format!("{} domains", hosts.len()),
        tallies: vec![Tally::of(
            hosts.len(),
            &[
                ("imitation", count(HostRating::Imitation)),
                ("suspicious", count(HostRating::Suspicious)),
                ("official", count(HostRating::Official)),
            ],
        )],
        cases,
    })
}

fn is_flagged(report: &HostReport) -> bool {
    matches!(
        report.rating,
        HostRating::Imitation | HostRating::Suspicious
    )
}

/// What is wrong, the host, what was expected, and what it was rated.
fn case(wrong: &str, host: &str, expected: &[&str], report: &HostReport) -> Vec<String> {
    let rated = [
        code(report.rating),
        report.brand.unwrap_or("-").to_owned(),
        report.kind.map_or("-".to_owned(), code),
    ];
    [wrong, host]
        .iter()
        .chain(expected)
        .map(|&field| field.to_owned())
        .chain(rated)
        .collect()
}
