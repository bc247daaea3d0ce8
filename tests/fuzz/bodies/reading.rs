//! How a host is read: the rating leaves out what can't matter, the explanation leaves out nothing, and both come to
//! the same. With brands of the user's own too, whose names nobody chose with care.

use std::sync::LazyLock;

use touchstone::analyzer::Analyzer;
use touchstone::likeness::host::HostRating;
use touchstone::reading::{Explanation, Unread};
use touchstone::settings;

use super::ANALYZER;

static WITH_OWN: LazyLock<Analyzer> = LazyLock::new(|| {
    let settings = settings::read(OWN).expect("settings");
    Analyzer::with_rules(settings.into())
});

/// Names of all lengths, a known brand's domain more, other letters, and much the same twice.
const OWN: &str = r#"{"version": 1, "brands": [
    {"name": "My Bank", "domains": ["mybank.example", "my-bank.example", "bank.example"]},
    {"name": "Binance", "domains": ["nance.example"]},
    {"name": "aaaa", "domains": ["aaaa.example", "aaaaaa.example"]},
    {"name": "1-2-3", "domains": ["1-2-3.example", "w-w-w.example"]},
    {"name": "Bänk", "domains": ["bänk.example", "банк.example"]},
    {"name": "Long", "domains": ["a-name-that-is-as-long-as-a-label-of-a-host-may-ever-be-in-all-63.example"]},
    {"name": "Kraken 2", "domains": ["krakens.github.io", "kraken2.co.uk"]}
]}"#;

pub fn check(input: &[u8]) {
    let name = super::text(input);
    for analyzer in [&*ANALYZER, &*WITH_OWN] {
        agree(analyzer, name);
    }
}

fn agree(analyzer: &Analyzer, name: &str) {
    let report = analyzer.rate_host(name);
    let (rating, brand) = (report.rating, report.brand);
    match analyzer.explain_host(name) {
        Ok(explanation) => assert_eq!((rating, brand), follows(&explanation), "{name}"),
        Err(Unread::Listed) => {
            assert!(
                matches!(rating, HostRating::Official | HostRating::None),
                "{name}"
            );
        }
        Err(Unread::NoHost | Unread::NoName) => assert_eq!(rating, HostRating::None, "{name}"),
    }
}

/// The rating that an explanation comes to, and the brand with it.
fn follows(explanation: &Explanation) -> (HostRating, Option<&'static str>) {
    let Ok(branded) = &explanation.branded else {
        return (HostRating::None, None);
    };
    let [suspicious, imitation] = branded.thresholds;
    if branded.odds >= imitation {
        return (HostRating::Imitation, Some(branded.brand));
    }
    match branded.odds >= suspicious {
        true => (HostRating::Suspicious, Some(branded.brand)),
        false => (HostRating::None, None),
    }
}
