//! The bars that detection must reach, on corpora that are not part of this repository: where
//! they are not present, the tests say so and pass.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

/// Where the corpora are, seen from the repository.
const CORPORA: &str = "../shared/corpora";

mod bar {
    /// Percent of imitating hosts flagged with the right brand, by corpus. In the first, some sixty rows
    /// name the wrong brand or none's imitation: misspellings of "finance" counted for Binance, other
    /// projects' own names, hosts that hold two brands.
    pub const HOSTS: [(&str, f64); 3] = [
        ("imitation_hosts.tsv", 96.5),
        ("wallet_hosts.tsv", 99.0),
        ("fresh_hosts.tsv", 96.0),
    ];
    /// The same within each kind, and within each brand of at least [`MANY`] hosts.
    pub const EACH: f64 = 90.0;
    /// A brand with fewer says little.
    pub const MANY: usize = 100;
    /// Kinds that stay below; what is reached is held. Many of what is missed there are misspellings of
    /// "finance" beside other services' names, which the corpus counts for Binance, and hosts two
    /// edits from a brand that are other projects' own (`bitlayer`, `whalebit`, `coindex`).
    pub const KINDS_BELOW: &[(&str, f64)] = &[
        ("combosquat_concat_mid", 89.0),
        ("edit1_substitute", 86.0),
        ("edit2", 49.0),
        // Six of 24 hold two brands; the other one is named.
        ("exact_other_suffix_sub", 75.0),
        ("hyphen_split", 88.0),
        ("typo_combo_concat", 69.0),
    ];
    /// Ordinary hosts rated `imitation`, and rated `suspicious`.
    pub const ORDINARY: [(&str, usize, usize); 2] = [
        ("benign_domains.txt", 16, 49),
        ("trade_domains.txt", 10, 45),
    ];
    /// Percent of mails with the verdict that their index expects.
    pub const EXPECTED: [(&str, f64); 2] = [("genuine_rebuilt", 95.0), ("redteam", 93.0)];
    /// The same of small probes, and of mails that were all missed once.
    pub const PROBES: f64 = 90.0;
    /// Percent of phishing mails judged impersonation.
    pub const IMPERSONATION: f64 = 98.0;
    /// Percent of phishing mails judged impersonation or caution.
    pub const CAUTION: f64 = 99.0;
}

/// A figure of `touchstone eval`.
struct Figure {
    corpus: String,
    /// The heading above it, if any.
    heading: String,
    name: String,
    count: usize,
    of: usize,
}

impl Figure {
    fn share(&self) -> f64 {
        100.0 * self.count as f64 / self.of as f64
    }
}

/// All figures; `None` without corpora. Measured once for all tests.
static FIGURES: LazyLock<Option<Vec<Figure>>> = LazyLock::new(|| {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join(CORPORA);
    if !corpora.is_dir() {
        eprintln!("skipped: no corpora at {}", corpora.display());
        return None;
    }
    let output = Command::new(env!("CARGO_BIN_EXE_touchstone"))
        .arg("eval")
        .arg(&corpora)
        .output()
        .expect("touchstone runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(figures(&String::from_utf8(output.stdout).expect("UTF-8")))
});

/// Reads the figures: a corpus stands at the margin, its headings and figures are indented.
fn figures(text: &str) -> Vec<Figure> {
    let (mut corpus, mut heading) = (String::new(), String::new());
    let mut figures = Vec::new();
    // The cases are tab-separated.
    for line in text.lines().filter(|line| !line.contains('\t')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            [ref name @ .., count, "of", of, _, "%"] => figures.push(Figure {
                corpus: corpus.clone(),
                heading: heading.clone(),
                name: name.join(" "),
                count: count.parse().expect("a count"),
                of: of.parse().expect("a count"),
            }),
            _ if line.starts_with(' ') => heading = words.join(" "),
            _ => {
                corpus = line.split(':').next().unwrap_or_default().to_owned();
                heading.clear();
            }
        }
    }
    figures
}

/// The figures of a corpus under a heading (empty: above all headings).
fn under(corpus: &str, heading: &str) -> Vec<&'static Figure> {
    let all = FIGURES.as_deref().unwrap_or_default();
    all.iter()
        .filter(|figure| figure.corpus == corpus && figure.heading == heading)
        .collect()
}

/// One figure of a corpus, if the corpus is present.
fn figure(corpus: &str, name: &str) -> Option<&'static Figure> {
    let figures = under(corpus, "");
    let found = figures.iter().find(|figure| figure.name == name).copied();
    assert!(
        found.is_some() || figures.is_empty(),
        "{corpus} has no figure `{name}`"
    );
    found
}

fn at_least(bar: f64, figure: &Figure) {
    let Figure {
        name, count, of, ..
    } = figure;
    let share = figure.share();
    assert!(
        share >= bar,
        "{name}: {count} of {of}, {share:.2} % is below {bar} %"
    );
}

fn at_most(bar: usize, figure: &Figure) {
    let Figure { name, count, .. } = figure;
    assert!(*count <= bar, "{name}: {count} is above {bar}");
}

#[test]
fn imitations_are_flagged_with_the_right_brand() {
    for (corpus, bar) in bar::HOSTS {
        let all = figure(corpus, "flagged with the right brand");
        all.into_iter().for_each(|figure| at_least(bar, figure));
    }
}

#[test]
fn imitations_of_every_kind_are_flagged() {
    for (corpus, _) in bar::HOSTS {
        for figure in under(corpus, "by kind") {
            let mut below = bar::KINDS_BELOW.iter();
            let below = below.find(|(kind, _)| *kind == figure.name);
            at_least(below.map_or(bar::EACH, |(_, bar)| *bar), figure);
        }
    }
}

#[test]
fn imitations_of_every_brand_are_flagged() {
    for (corpus, _) in bar::HOSTS {
        let many = under(corpus, "by brand")
            .into_iter()
            .filter(|figure| figure.of >= bar::MANY);
        many.for_each(|figure| at_least(bar::EACH, figure));
    }
}

#[test]
fn ordinary_hosts_are_not_flagged() {
    for (corpus, imitation, suspicious) in bar::ORDINARY {
        for (rating, bar) in [("imitation", imitation), ("suspicious", suspicious)] {
            let count = figure(corpus, rating);
            count.into_iter().for_each(|figure| at_most(bar, figure));
        }
    }
}

#[test]
fn phishing_is_flagged() {
    for (verdict, bar) in [
        ("impersonation", bar::IMPERSONATION),
        ("impersonation or caution", bar::CAUTION),
    ] {
        let share = figure("phish", verdict);
        share.into_iter().for_each(|figure| at_least(bar, figure));
    }
}

#[test]
fn ordinary_mail_is_left_alone() {
    for verdict in ["consistent", "caution", "impersonation"] {
        let count = figure("ham", verdict);
        count.into_iter().for_each(|figure| at_most(0, figure));
    }
}

/// Innocent domains near a brand's name. What still flags is one of two: a brand's whole name on
/// another suffix or beside other letters, of which only its owner could say whose it is
/// (`metamasks.com`: a model that excuses it excuses `metamasks.io` too); a name one or two letters
/// from a brand's (`bitstap`). What is held is what was reached.
#[test]
fn near_names_of_others_are_left_alone() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/fp_traps.tsv");
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("skipped: {path} is not here");
        return;
    };
    let analyzer = touchstone::analyzer::Analyzer::new();
    let (mut all, mut flagged, mut reviewed) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for row in text.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let (domain, status, source) = (columns[1], columns[5], columns[6]);
        if !status.starts_with("innocent") {
            continue;
        }
        all.insert(domain);
        if analyzer.rate_host(domain).brand.is_some() {
            flagged.insert(domain);
            let looked_at = status == "innocent" || source.contains("curated");
            reviewed.extend(looked_at.then_some(domain));
        }
    }
    assert!(reviewed.len() <= 5, "{reviewed:?}");
    assert!(
        flagged.len() * 20 <= all.len(),
        "{} of {}: {flagged:?}",
        flagged.len(),
        all.len()
    );
}

#[test]
fn genuine_mail_is_no_impersonation() {
    let count = figure("genuine", "impersonation");
    count.into_iter().for_each(|figure| at_most(0, figure));
}

#[test]
fn genuine_mail_of_others_is_no_impersonation() {
    for corpus in ["genuine_rebuilt/probes", "genuine_rebuilt/namesakes"] {
        let count = figure(corpus, "impersonation");
        count.into_iter().for_each(|figure| at_most(0, figure));
    }
}

#[test]
fn mails_get_the_verdict_that_a_person_would_want() {
    for (corpus, bar) in bar::EXPECTED {
        let count = figure(corpus, "as expected");
        count.into_iter().for_each(|figure| at_least(bar, figure));
    }
    let silent = |corpus| figure(corpus, "silent");
    // One has no more of the brand in it than a logo's text.
    silent("phish2")
        .into_iter()
        .for_each(|figure| at_most(1, figure));
    let red = figure("phish2", "impersonation");
    red.into_iter()
        .for_each(|figure| at_least(bar::PROBES, figure));
    // Of the probes three are of brands whose names are words that mean too much.
    let red = figure("redteam/probes", "impersonation");
    red.into_iter()
        .for_each(|figure| at_least(bar::PROBES, figure));
}
