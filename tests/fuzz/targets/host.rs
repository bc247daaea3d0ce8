//! A host name: rated, and rated the same however it is written.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use touchstone::analyzer::Analyzer;
use touchstone::domain::DomainName;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

fuzz_target!(|name: &str| {
    let rating = ANALYZER.rate_host(name);
    let Some(host) = DomainName::parse(name) else {
        return;
    };
    assert_eq!(ANALYZER.rate_host(host.ascii()), rating);
    assert_eq!(ANALYZER.rate_host(&format!("{}.", host.ascii())), rating);
    assert_eq!(
        ANALYZER.rate_host(&host.ascii().to_ascii_uppercase()),
        rating
    );
});
