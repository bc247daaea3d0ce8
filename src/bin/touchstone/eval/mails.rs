//! Mails: phishing that must be flagged, ordinary and genuine mail that must not.

use std::io;
use std::path::Path;

use rayon::prelude::*;
use touchstone::report::{Finding, Report, Verdict};

use super::tally::Tally;
use super::{Bench, Outcome, table};
use crate::code::code;
use crate::files::{self, Candidate};

/// A mail's file, relative to the corpus, and its report.
type Checked = (String, Report);

/// Share of phishing mails flagged, and with the right brand. What is less than impersonation or
/// names another brand is listed.
pub fn phish(folder: &Path, bench: &Bench) -> io::Result<Outcome> {
    let index = folder.join("index.tsv");
    let rows = table::columns(&index, ["file", "brand"])?;
    let candidates: io::Result<Vec<Candidate>> = rows
        .iter()
        .map(|row| {
            let path = folder.join(&row.fields[0]);
            match path.is_file() {
                true => Ok(Candidate { path, named: true }),
                false => Err(row.error(&index, "no such mail")),
            }
        })
        .collect();
    let checked = check(folder, candidates?, bench)?;
    let is_right = |brand: &str, report: &Report| bench.brands.is(report.brand, brand);
    let labelled = || rows.iter().map(|row| row.fields[1].as_str()).zip(&checked);
    let right_brand = labelled()
        .filter(|(brand, (_, report))| is_right(brand, report))
        .count();
    let mut cases = Vec::new();
    for (brand, (file, report)) in labelled() {
        if report.verdict < Verdict::Impersonation {
            cases.push(case("missed", file, Some(brand), report));
        } else if !is_right(brand, report) {
            cases.push(case("wrong brand", file, Some(brand), report));
        }
    }
    cases.sort();
    let impersonation =
        |(brand, (_, report)): (_, &Checked)| (brand, report.verdict == Verdict::Impersonation);
    Ok(Outcome {
        size: size(&checked),
        tallies: vec![
            Tally::of(
                checked.len(),
                &[
                    ("impersonation", at_least(Verdict::Impersonation, &checked)),
                    (
                        "impersonation or caution",
                        at_least(Verdict::Caution, &checked),
                    ),
                    ("the right brand", right_brand),
                ],
            ),
            Tally::by("impersonation, by brand", labelled().map(impersonation)),
        ],
        cases,
    })
}

/// Ordinary mail: nothing is to be shown. Everything else is listed.
pub fn ham(folder: &Path, bench: &Bench) -> io::Result<Outcome> {
    unlabelled(folder, bench, Verdict::Consistent)
}

/// Genuine mail of the brands: caution and impersonation are listed.
pub fn genuine(folder: &Path, bench: &Bench) -> io::Result<Outcome> {
    unlabelled(folder, bench, Verdict::Caution)
}

/// Counts the verdicts and lists the mails whose verdict is at least `worst`.
fn unlabelled(folder: &Path, bench: &Bench, worst: Verdict) -> io::Result<Outcome> {
    let candidates = files::collect(&[folder.to_owned()])?;
    let checked = check(folder, candidates, bench)?;
    let verdicts = [
        Verdict::Silent,
        Verdict::Consistent,
        Verdict::Caution,
        Verdict::Impersonation,
    ]
    .map(|verdict| {
        let has = |(_, report): &&Checked| report.verdict == verdict;
        (code(verdict), checked.iter().filter(has).count())
    });
    let figures = verdicts
        .each_ref()
        .map(|(name, count)| (name.as_str(), *count));
    let cases = checked
        .iter()
        .filter(|(_, report)| report.verdict >= worst)
        .map(|(file, report)| case("flagged", file, None, report));
    Ok(Outcome {
        size: size(&checked),
        tallies: vec![Tally::of(checked.len(), &figures)],
        cases: cases.collect(),
    })
}

/// Checks the mails in parallel; the order stays. Files in a folder that are no mails are left out.
fn check(folder: &Path, candidates: Vec<Candidate>, bench: &Bench) -> io::Result<Vec<Checked>> {
    let checked: io::Result<Vec<Option<Checked>>> = candidates
        .par_iter()
        .map(|candidate| {
            let report = files::check(candidate, &bench.analyzer)?;
            Ok(report.map(|report| (relative(&candidate.path, folder), report)))
        })
        .collect();
    Ok(checked?.into_iter().flatten().collect())
}

fn relative(path: &Path, folder: &Path) -> String {
    path.strip_prefix(folder)
        .unwrap_or(path)
        .display()
        .to_string()
}

fn size(checked: &[Checked]) -> String {
    format!("{} mails", checked.len())
}

fn at_least(verdict: Verdict, checked: &[Checked]) -> usize {
    let reached = |(_, report): &&Checked| report.verdict >= verdict;
    checked.iter().filter(reached).count()
}

/// What is wrong, the mail, the brand expected, the verdict and brand given, and the findings.
fn case(wrong: &str, file: &str, brand: Option<&str>, report: &Report) -> Vec<String> {
    let findings: Vec<String> = report.findings.iter().map(finding).collect();
    [wrong, file]
        .into_iter()
        .chain(brand)
        .map(str::to_owned)
        .chain([
            code(report.verdict),
            report.brand.unwrap_or("-").to_owned(),
            findings.join(" "),
        ])
        .collect()
}

/// `link_imitates:binance.com.evil.example`
fn finding(finding: &Finding) -> String {
    let kind = code(finding.kind);
    let evidence = serde_json::to_value(&finding.evidence).unwrap_or_default();
    match evidence["host"].as_str().or(evidence["part"].as_str()) {
        Some(detail) => format!("{kind}:{detail}"),
        None => kind,
    }
}
