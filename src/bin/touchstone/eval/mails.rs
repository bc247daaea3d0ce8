//! Mails: phishing that must be flagged, ordinary and genuine mail that must not.

use std::path::{Path, PathBuf};
use std::{fs, io};

use rayon::prelude::*;
use touchstone::analyzer::Analyzer;
use touchstone::message::eml;
use touchstone::report::{Finding, Report, Verdict};

use super::tally::Tally;
use super::{Bench, Outcome, table};
use crate::code::code;
use crate::files;

/// A mail's file, relative to the corpus, and its report.
type Checked = (String, Report);

/// Share of phishing mails flagged, and with the right brand. What is less than impersonation or
/// names another brand is listed.
pub fn phish(folder: &Path, bench: &Bench) -> io::Result<Outcome> {
    let (rows, checked) = indexed(folder, bench, "brand")?;
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

/// Mails with the verdict that each must get (`not_red`: anything but impersonation; `caution+`: caution or
/// worse). Every other verdict is listed.
pub fn expected(folder: &Path, bench: &Bench) -> io::Result<Outcome> {
    let (rows, checked) = indexed(folder, bench, "expected")?;
    let labelled = || rows.iter().map(|row| row.fields[1].as_str()).zip(&checked);
    let right = |(expected, (_, report)): (&str, &Checked)| match expected {
        "not_red" => report.verdict != Verdict::Impersonation,
        "caution+" => report.verdict >= Verdict::Caution,
        exact => code(report.verdict) == exact,
    };
    let mut wrong: Vec<_> = labelled().filter(|row| !right(*row)).collect();
    wrong.sort_by_key(|(_, (file, _))| file);
    let cases = wrong.iter().map(|(expected, (file, report))| {
        let wrong = format!("not {expected}");
        case(&wrong, file, None, report)
    });
    Ok(Outcome {
        size: size(&checked),
        tallies: vec![
            Tally::of(
                checked.len(),
                &[("as expected", checked.len() - wrong.len())],
            ),
            Tally::by("by verdict", labelled().map(|row| (row.0, right(row)))),
        ],
        cases: cases.collect(),
    })
}

/// The rows of the folder's index, with this column beside the file, and the mails they name.
fn indexed(
    folder: &Path,
    bench: &Bench,
    column: &str,
) -> io::Result<(Vec<table::Row<2>>, Vec<Checked>)> {
    let index = folder.join("index.tsv");
    let rows = table::columns(&index, ["file", column])?;
    let paths = rows.iter().map(|row| {
        let path = folder.join(&row.fields[0]);
        let found = path.is_file().then_some(path);
        found.ok_or_else(|| row.error(&index, "no such mail"))
    });
    let paths: io::Result<Vec<PathBuf>> = paths.collect();
    let checked = check(folder, &paths?, bench)?;
    let checked = checked.into_iter().zip(&rows);
    let checked = checked.map(|(checked, row)| checked.ok_or_else(|| row.error(&index, "no mail")));
    let checked = checked.collect::<io::Result<Vec<Checked>>>()?;
    Ok((rows, checked))
}

/// Phishing mail without an index: what is less than impersonation is listed.
pub fn phish_alone(folder: &Path, bench: &Bench) -> io::Result<Outcome> {
    unlabelled(folder, bench, |verdict| verdict < Verdict::Impersonation)
}

/// Mail that may be named and must not be taken for an impersonation.
pub fn not_red(folder: &Path, bench: &Bench) -> io::Result<Outcome> {
    unlabelled(folder, bench, |verdict| verdict == Verdict::Impersonation)
}

/// Ordinary mail: nothing is to be shown. Everything else is listed.
pub fn ham(folder: &Path, bench: &Bench) -> io::Result<Outcome> {
    unlabelled(folder, bench, |verdict| verdict >= Verdict::Consistent)
}

/// Genuine mail of the brands: caution and impersonation are listed.
pub fn genuine(folder: &Path, bench: &Bench) -> io::Result<Outcome> {
    unlabelled(folder, bench, |verdict| verdict >= Verdict::Caution)
}

/// Counts the verdicts and lists the mails whose verdict is wrong.
fn unlabelled(folder: &Path, bench: &Bench, is_wrong: fn(Verdict) -> bool) -> io::Result<Outcome> {
    let found = files::collect(&[folder.to_owned()]);
    if let Some(error) = found.errors.into_iter().next() {
        return Err(error);
    }
    let paths = found.candidates.into_iter().map(|candidate| candidate.path);
    let paths: Vec<PathBuf> = paths.collect();
    let checked = check(folder, &paths, bench)?;
    let checked: Vec<Checked> = checked.into_iter().flatten().collect();
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
        .filter(|(_, report)| is_wrong(report.verdict))
        .map(|(file, report)| case("wrong", file, None, report));
    Ok(Outcome {
        size: size(&checked),
        tallies: vec![Tally::of(checked.len(), &figures)],
        cases: cases.collect(),
    })
}

/// Checks the mails in parallel; the order stays. `None` stands for a file that is no mail.
fn check(folder: &Path, paths: &[PathBuf], bench: &Bench) -> io::Result<Vec<Option<Checked>>> {
    let checked = paths.par_iter().map(|path| {
        let report = report(path, &bench.analyzer)?;
        Ok(report.map(|report| (relative(path, folder), report)))
    });
    checked.collect()
}

fn report(path: &Path, analyzer: &Analyzer) -> io::Result<Option<Report>> {
    let source = fs::read(path).map_err(|error| files::at(path, error))?;
    let message = eml::read(&source).ok();
    Ok(message.map(|message| analyzer.analyze(&message)))
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
