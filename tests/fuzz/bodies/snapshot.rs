//! A message as a webmail's page gives it: any snapshot gets a report that is whole.

use touchstone::message::Message;
use touchstone::report::Verdict;

use super::ANALYZER;

pub fn check(json: &[u8]) {
    let Ok(message) = serde_json::from_slice::<Message>(json) else {
        return;
    };
    let report = ANALYZER.analyze(&message);
    assert_eq!(report.view.is_some(), report.verdict != Verdict::Silent);
    for link in &report.links {
        assert!(link.findings.iter().all(|&at| at < report.findings.len()));
    }
    serde_json::to_vec(&report).expect("a report is JSON");
}
