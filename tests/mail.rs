//! The sample mails through the core, against the same expectations as in the real browsers.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use touchstone::analyzer::Analyzer;
use touchstone::message::auth_results::ServerId;
use touchstone::message::eml;

fn mail_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail")
}

/// Rows of `expected.tsv`: file, verdict, brand.
fn expectations() -> Vec<(String, String, String)> {
    let text = fs::read_to_string(mail_dir().join("expected.tsv")).expect("expected.tsv");
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.starts_with("file\t"))
        .map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            let mut next = || fields.next().expect("file, verdict, brand");
            (next(), next(), next())
        })
        .collect()
}

#[test]
fn every_sample_gets_its_verdict() {
    let analyzer = Analyzer::new();
    for (file, verdict, brand) in expectations() {
        let source = fs::read(mail_dir().join(&file)).expect("the sample");
        let report = analyzer.analyze(&eml::read(&source).expect("a mail"));
        let seen = serde_json::to_value(report.verdict).expect("a code");
        assert_eq!(seen, verdict, "{file}: {:#?}", report.findings);
        assert_eq!(report.brand.unwrap_or_default(), brand, "{file}");
        assert_eq!(report.view.is_none(), verdict == "silent", "{file}");
    }
}

#[test]
fn every_sample_has_an_expectation() {
    let expected = expectations();
    for entry in fs::read_dir(mail_dir()).expect("the folder") {
        let name = entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .into_owned();
        let known = expected.iter().any(|(file, ..)| *file == name);
        assert!(
            !name.ends_with(".eml") || known,
            "{name} is not in expected.tsv"
        );
    }
}

/// A mail's head as one receiver leaves it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReceiverCase {
    /// Header lines, From at the end.
    head: String,
    /// Whom the user names.
    #[serde(default)]
    trust: Vec<String>,
    /// What is known of the sender then.
    state: String,
    why: String,
    /// From where it is known that the receiver writes so, and of when that is.
    #[serde(rename = "source")]
    _source: String,
}

/// Every receiver's way of writing, and what others write to look like it.
#[test]
fn receivers() {
    #[derive(Deserialize)]
    struct Table {
        case: Vec<ReceiverCase>,
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/receivers.toml");
    let table: Table = toml::from_str(&fs::read_to_string(path).expect("the table")).expect("TOML");
    let analyzer = Analyzer::new();
    let (mut wrong, mut failing) = (Vec::new(), 0);
    for case in &table.case {
        let trust = case.trust.iter().map(|name| name.parse().expect("a name"));
        let trust: Vec<ServerId> = trust.collect();
        let source = format!("{}\nSubject: News\n\nHello\n", case.head.trim());
        let message = eml::read_trusting(source.as_bytes(), &trust).expect("a mail");
        let state = analyzer.analyze(&message).checked.authentication;
        let state = serde_json::to_value(state).expect("a code");
        failing += usize::from(case.state == "failed");
        if state != case.state {
            wrong.push(format!("{}: wanted {}, got {state}", case.why, case.state));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(
        failing * 2 <= table.case.len(),
        "{failing} of {} fail",
        table.case.len()
    );
}
