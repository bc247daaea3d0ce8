//! A mail file: read, checked, laid out.

use touchstone::message::eml;

use super::ANALYZER;

pub fn check(source: &[u8]) {
    if let Ok(message) = eml::read(source) {
        let report = ANALYZER.analyze(&message);
        assert!(report.links.len() <= message.links.len());
    }
}
