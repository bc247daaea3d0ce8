//! `pack fit`: estimates what the pieces of host names cost, from corpora.
//!
//! Viterbi training: read every host with the costs so far, count the pieces, take the shares for
//! the new costs, and again. The corpora give counts; none of their rows is written down. Words
//! rise from runs of letters that stand in several registrable domains.

mod corpora;
mod count;
mod estimate;
mod letters;
mod measure;

use std::collections::BTreeSet;
use std::path::Path;

use touchstone::brand::Registry;

use crate::data::{
    ACCOUNT_WORDS, CLOSED_SUFFIXES, COMMON_WORDS, KNOWN_NAMES, READING, SUFFIX_LIST,
};
use crate::error::{Error, Result, read};
use crate::hash::hash;
use crate::reading::Table;
use crate::words::CommonWords;
use corpora::{BRANDED, Host};
use estimate::{Sources, fit};

/// Parts of the cross-validation.
const FOLDS: u64 = 5;

/// Prints how well tables do that are fitted to parts of the corpora in a folder, each on what it was not fitted
/// to; given a day, fits one to all and writes it.
pub fn run(root: &Path, folder: &Path, day: Option<&str>) -> Result<()> {
    let registry = Registry::builtin();
    let hosts = corpora::load(folder, &registry)?;
    let text = read(&root.join(COMMON_WORDS))?;
    let words = CommonWords::read(COMMON_WORDS, &text)?;
    let known = known_names(&read(&root.join(KNOWN_NAMES))?)?;
    let text = read(&root.join(ACCOUNT_WORDS))?;
    let account = text.lines().filter(|line| !line.starts_with('#')).collect();
    let closed = closed_suffixes(
        &read(&root.join(CLOSED_SUFFIXES))?,
        &read(&root.join(SUFFIX_LIST))?,
    );
    let sources = Sources {
        registry: &registry,
        words: &words,
        account: &account,
        known: &known,
        closed: &closed,
    };
    for fold in 0..FOLDS {
        let title = format!("fifth {} of all hosts, fitted to the others", fold + 1);
        held_out(
            &title,
            &hosts,
            |host| hash(&host.registrable) % FOLDS == fold,
            &sources,
        )?;
    }
    for source in BRANDED {
        let title = format!("{source}, fitted without it");
        held_out(&title, &hosts, |host| host.source == source, &sources)?;
    }
    let Some(day) = day else {
        return Ok(());
    };
    let all: Vec<&Host> = hosts.iter().collect();
    let path = root.join(READING);
    let text = written(&fitted(&all, &sources)?, &hosts, day);
    std::fs::write(&path, text).map_err(|cause| Error::file(&path, cause))?;
    println!("{READING}: written; now run: {}", crate::data::COMMAND);
    Ok(())
}

/// A table with the thresholds that its own hosts allow.
fn fitted(hosts: &[&Host], sources: &Sources) -> Result<Table> {
    let mut table = fit(hosts, sources)?;
    let thresholds = measure::thresholds(hosts, &table, sources.registry)?;
    measure::set(&mut table, &thresholds);
    Ok(table)
}

fn held_out(
    title: &str,
    hosts: &[Host],
    out: impl Fn(&Host) -> bool,
    sources: &Sources,
) -> Result<()> {
    let (test, train): (Vec<&Host>, Vec<&Host>) = hosts.iter().partition(|host| out(host));
    let table = fitted(&train, sources)?;
    println!(
        "{title}: {}",
        measure::held_out(&test, &table, sources.registry)?
    );
    Ok(())
}

/// The suffixes of the list that a pattern names.
fn closed_suffixes(patterns: &str, list: &str) -> BTreeSet<String> {
    let patterns: Vec<&str> = patterns
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    let is_closed = |suffix: &&str| {
        patterns
            .iter()
            .any(|pattern| match pattern.strip_suffix(".*") {
                Some(label) => suffix.strip_prefix(label).is_some_and(|rest| {
                    rest.strip_prefix('.')
                        .is_some_and(|country| country.len() == 2)
                }),
                None => suffix == pattern,
            })
    };
    list.lines().filter(is_closed).map(str::to_owned).collect()
}

fn known_names(text: &str) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for (index, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'))
    {
        let Some((name, source)) = line.split_once('\t') else {
            return Err(Error::at(
                KNOWN_NAMES,
                index + 1,
                "a name, a tab, its source",
            ));
        };
        let plain = name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if name.is_empty() || !plain || source.is_empty() {
            return Err(Error::at(
                KNOWN_NAMES,
                index + 1,
                "letters and digits, and a source",
            ));
        }
        names.insert(name.to_owned());
    }
    Ok(names)
}

/// The file: its head with the day and how many hosts of each kind were counted, then the table.
fn written(table: &Table, hosts: &[Host], day: &str) -> String {
    let of = |sources: &[&str]| {
        let count = hosts.iter().filter(|host| sources.contains(&host.source));
        grouped(count.count())
    };
    let [popular, trade] = corpora::PLAIN.map(|source| of(&[source]));
    let imitations = of(&BRANDED);
    let mut text = format!(
        "# What the pieces of host names cost: −ln of a share, in eighths; in ordinary names, and beside a
# brand's name. src/reading says what the rows mean.
#
# Estimated by `cargo run --release --features pack --bin pack -- fit CORPORA --day {day}` from counts over
# {popular} popular domains, {trade} genuine hosts of the trade and {imitations} public imitation hosts, none
# of them a brand's own, and the words of {COMMON_WORDS} and {KNOWN_NAMES}. A word or
# suffix that a host of one owner alone holds has no row.
"
    );
    table.emit(&mut text);
    text
}

/// A number with its thousands apart: 104,085.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let from_end = |at: usize| digits.len() - at;
    digits
        .char_indices()
        .flat_map(|(at, digit)| {
            let comma = (at > 0 && from_end(at) % 3 == 0).then_some(',');
            comma.into_iter().chain([digit])
        })
        .collect()
}

/// A cost: −ln of a share, in eighths.
fn cost(share: f64) -> u8 {
    (-share.ln() * 8.0).round().clamp(0.0, 254.0) as u8
}
