//! The tables in `tests/cases`: hosts and messages, and what must come of each.

use std::fs;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use touchstone::analyzer::Analyzer;
use touchstone::message::{Authentication, Link, Mailbox, Message, Reading, Source};

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
    reply_to: Option<String>,
    subject: String,
    text: String,
    quoted: String,
    links: Vec<String>,
    quoted_links: Vec<String>,
    auth: Option<String>,
    verdict: String,
    brand: Option<String>,
    finds: Vec<String>,
    misses: Vec<String>,
    why: String,
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
    let analyzer = Analyzer::new();
    for (at, case) in read::<MessageCase>("messages.toml").into_iter().enumerate() {
        let report = analyzer.analyze(&case.message());
        let seen: Vec<String> = report
            .findings
            .iter()
            .map(|finding| code(finding.kind))
            .collect();
        let label = format!("case {at} ({:?}; {}): {seen:?}", case.name, case.why);
        assert_eq!(code(report.verdict), case.verdict, "{label}");
        assert!(
            case.brand.is_none() || report.brand == case.brand.as_deref(),
            "{label}: {:?}",
            report.brand
        );
        for kind in &case.finds {
            assert!(seen.contains(kind), "{label}: no {kind}");
        }
        for kind in &case.misses {
            assert!(!seen.contains(kind), "{label}: {kind}");
        }
    }
}

impl MessageCase {
    fn message(&self) -> Message {
        let reading = |value: &Option<String>| {
            value.as_ref().map(|value| Reading {
                value: value.clone(),
                from: Source::Header,
            })
        };
        let mailbox = |address: &Option<String>| Mailbox {
            name: None,
            address: reading(address),
        };
        Message {
            sender: Mailbox {
                name: reading(&self.name),
                address: reading(&self.from),
            },
            reply_to: self
                .reply_to
                .iter()
                .map(|address| mailbox(&Some(address.clone())))
                .collect(),
            authentication: Authentication {
                results: self.auth.iter().cloned().collect(),
                ..Default::default()
            },
            subject: self.subject.clone(),
            text: self.text.clone(),
            quoted_text: self.quoted.clone(),
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
