//! A mail file: read, checked, laid out.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use touchstone::analyzer::Analyzer;
use touchstone::message::eml;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

fuzz_target!(|source: &[u8]| {
    if let Ok(message) = eml::read(source) {
        let report = ANALYZER.analyze(&message);
        assert!(report.links.len() <= message.links.len());
    }
});
