//! The tables in `tests/cases`: hosts and messages, and what must come of each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use touchstone::analyzer::Analyzer;
use touchstone::message::{Authentication, Link, Mailbox, Message, Reading, Source};
use touchstone::report::policy::{NOT_USED, ROWS};
use touchstone::report::{Report, Verdict};
use touchstone::settings::{BrandName, Rules};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HostCase {
    hosts: Vec<String>,
    rating: String,
    brand: Option<String>,
    kind: Option<String>,
    #[serde(default, rename = "why")]
    _why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct MessageCase {
    name: Option<String>,
    from: Option<String>,
    /// Further mailboxes of From: `Name <address>`.
    also_from: Vec<String>,
    reply_to: Option<String>,
    subject: String,
    text: String,
    quoted: String,
    links: Vec<String>,
    quoted_links: Vec<String>,
    auth: Option<String>,
    attachments: Vec<String>,
    images: Vec<String>,
    pictures: usize,
    /// The services that the reader uses; none: not known.
    uses: Vec<String>,
    verdict: String,
    brand: Option<String>,
    finds: Vec<String>,
    misses: Vec<String>,
    why: String,
    /// Why it still goes wrong.
    known: Option<String>,
}

#[derive(Deserialize)]
struct Table<T> {
    case: Vec<T>,
}

fn read<T: DeserializeOwned>(file: &str) -> Vec<T> {
    let path = format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let table: Table<T> = toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
    table.case
}

/// A value's code, as in the JSON output.
fn code(value: impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .expect("a value")
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn hosts() {
    let analyzer = Analyzer::new();
    let (mut firing, mut silent) = (0, 0);
    for case in read::<HostCase>("hosts.toml") {
        for host in &case.hosts {
            let report = analyzer.rate_host(host);
            assert_eq!(code(report.rating), case.rating, "{host}: {report:?}");
            if let Some(brand) = &case.brand {
                assert_eq!(report.brand, Some(brand.as_str()), "{host}");
            }
            if let Some(kind) = &case.kind {
                assert_eq!(&code(report.kind), kind, "{host}");
            }
            match case.rating.as_str() {
                "none" | "official" => silent += 1,
                _ => firing += 1,
            }
        }
    }
    assert!(
        silent >= firing,
        "{silent} silent rows for {firing} firing ones"
    );
}

#[test]
fn every_official_domain_is_official_and_imitates_nobody() {
    let analyzer = Analyzer::new();
    for brand in touchstone::brand::Registry::builtin().brands() {
        for domain in brand.domains {
            let report = analyzer.rate_host(domain.name);
            let positive = domain.scope != touchstone::brand::Scope::None;
            let expected = if positive { "official" } else { "none" };
            assert_eq!(code(report.rating), expected, "{}", domain.name);
        }
    }
}

#[test]
fn messages() {
    let mut analyzers = Analyzers::default();
    let mut wrong = Vec::new();
    for (at, case) in read::<MessageCase>("messages.toml").iter().enumerate() {
        let report = analyzers.of(&case.uses).analyze(&case.message());
        if code(report.verdict) != case.verdict || !case.agrees(&report) {
            let label = format!("case {at} ({:?}; {})", case.name, case.why);
            wrong.push(format!("{label}: got {}", told(&report)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The mails of each kind in which parties take part; of all that go wrong, all are told.
#[test]
fn parties() {
    let mut analyzers = Analyzers::default();
    let (mut wrong, mut known, mut count) = (Vec::new(), 0, 0);
    for file in kinds() {
        let cases = read::<MessageCase>(&file);
        let calm = cases.iter().filter(|case| case.is_calm()).count();
        let firing = cases.len() - calm;
        assert!(
            firing >= 6 && calm >= 6,
            "{file}: {firing} firing and {calm} calm cases"
        );
        for (at, case) in cases.iter().enumerate() {
            let report = analyzers.of(&case.uses).analyze(&case.message());
            let right = case.accepts(&code(report.verdict)) && case.agrees(&report);
            if right == case.known.is_some() {
                let label = format!("{file} {at} {:?} ({})", case.name, case.why);
                let got = told(&report);
                wrong.push(format!("{label}: wanted {}, got {got}", case.verdict));
            }
        }
        known += cases.iter().filter(|case| case.known.is_some()).count();
        count += cases.len();
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(
        known * 40 <= count,
        "{known} of {count} are known to go wrong"
    );
}

#[test]
fn every_row_of_the_policy_has_a_case() {
    let mut analyzers = Analyzers::default();
    let files = kinds().into_iter().chain(["messages.toml".to_owned()]);
    let cases = files.flat_map(|file| read::<MessageCase>(&file));
    let met: BTreeSet<&str> = cases
        .map(|case| analyzers.of(&case.uses).explain(&case.message()).1.row)
        .collect();
    // Senders that the user allowed are in tests/rules.rs.
    let missing = ROWS
        .iter()
        .chain(NOT_USED)
        .map(|row| row.name)
        .filter(|row| !met.contains(row));
    assert_eq!(missing.collect::<Vec<_>>(), ["allowed"]);
}

/// Who tells what they use is warned as loudly as before, or more loudly.
#[test]
fn no_list_of_services_takes_a_warning_away() {
    let mut analyzers = Analyzers::default();
    let files = kinds().into_iter().chain(["messages.toml".to_owned()]);
    let lists = [&["Zengo".to_owned()][..], &["Binance".to_owned()]];
    for case in files.flat_map(|file| read::<MessageCase>(&file)) {
        let message = case.message();
        let told_nothing = analyzers.of(&[]).analyze(&message).verdict;
        for uses in lists.into_iter().chain([&case.uses[..]]) {
            let verdict = analyzers.of(uses).analyze(&message).verdict;
            let is_genuine = told_nothing == Verdict::Consistent;
            assert!(verdict >= told_nothing, "{uses:?}: {}", case.why);
            assert!(
                !is_genuine || verdict == told_nothing,
                "{uses:?}: {}",
                case.why
            );
        }
    }
}

/// An analyzer for each list of services that readers use.
#[derive(Default)]
struct Analyzers(BTreeMap<Vec<String>, Analyzer>);

impl Analyzers {
    fn of(&mut self, uses: &[String]) -> &Analyzer {
        let name = |name: &String| BrandName::try_from(name.clone()).expect("a name");
        self.0.entry(uses.to_vec()).or_insert_with(|| {
            Analyzer::with_rules(Rules {
                exchanges: uses.iter().map(name).collect(),
                ..Rules::default()
            })
        })
    }
}

/// A report in short.
fn told(report: &Report) -> String {
    let brand = report.brand.unwrap_or("nobody");
    format!(
        "{} of {brand}, {:?}",
        code(report.verdict),
        kinds_of(report)
    )
}

fn kinds_of(report: &Report) -> Vec<String> {
    let findings = report.findings.iter();
    findings.map(|finding| code(finding.kind)).collect()
}

/// The files with messages of one kind each.
fn kinds() -> Vec<String> {
    let folder = format!("{}/tests/cases/parties", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<String> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| format!("parties/{}", name.to_string_lossy()))
        .filter(|name| name.ends_with(".toml"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{folder}: no cases");
    files
}

impl MessageCase {
    /// Whether it must not fire.
    fn is_calm(&self) -> bool {
        match self.verdict.as_str() {
            "silent" | "consistent" | "not_red" => true,
            "impersonation" | "caution" | "caution+" => false,
            other => panic!("{}: no verdict {other:?}", self.why),
        }
    }

    /// Whether the report is about the right brand, and finds what it must and nothing that it must not.
    fn agrees(&self, report: &Report) -> bool {
        let seen = kinds_of(report);
        let is_seen = |kind: &String| seen.contains(kind);
        let is_brand = self.brand.is_none() || report.brand == self.brand.as_deref();
        is_brand && self.finds.iter().all(is_seen) && !self.misses.iter().any(is_seen)
    }

    /// Whether this verdict will do.
    fn accepts(&self, verdict: &str) -> bool {
        match self.verdict.as_str() {
            "not_red" => verdict != "impersonation",
            "caution+" => verdict == "caution" || verdict == "impersonation",
            exact => verdict == exact,
        }
    }

    fn message(&self) -> Message {
        let reading = |value: &Option<String>| {
            value.as_ref().map(|value| Reading {
                value: value.clone(),
                from: Source::Header,
            })
        };
        let mailbox = |written: &String| {
            let (name, address) = written.rsplit_once(" <").unwrap_or(("", written));
            Mailbox {
                name: reading(&Some(name.to_owned()).filter(|name| !name.is_empty())),
                address: reading(&Some(address.trim_end_matches('>').to_owned())),
            }
        };
        Message {
            sender: Mailbox {
                name: reading(&self.name),
                address: reading(&self.from),
            },
            other_senders: self.also_from.iter().map(mailbox).collect(),
            reply_to: self.reply_to.iter().map(mailbox).collect(),
            authentication: Authentication {
                results: self.auth.iter().cloned().collect(),
                ..Default::default()
            },
            subject: self.subject.clone(),
            text: self.text.clone(),
            quoted_text: self.quoted.clone(),
            image_texts: self.images.clone(),
            pictures: self.pictures,
            attachments: self.attachments.clone(),
            links: self
                .links
                .iter()
                .map(|link| read_link(link, false))
                .chain(self.quoted_links.iter().map(|link| read_link(link, true)))
                .collect(),
            ..Message::default()
        }
    }
}

fn read_link(link: &str, quoted: bool) -> Link {
    let (href, text) = link.split_once(" | ").unwrap_or((link, "here"));
    Link {
        href: href.to_owned(),
        text: text.to_owned(),
        visible: true,
        quoted,
        ..Link::default()
    }
}
