//! A host name: rated, and rated the same however it is written.

use touchstone::domain::DomainName;

use super::ANALYZER;

pub fn check(input: &[u8]) {
    let name = super::text(input);
    let rating = ANALYZER.rate_host(name);
    let Some(host) = DomainName::parse(name) else {
        return;
    };
    let ascii = host.ascii();
    let others = [
        ascii.to_owned(),
        format!("{ascii}."),
        ascii.to_ascii_uppercase(),
    ];
    for other in others {
        assert_eq!(ANALYZER.rate_host(&other), rating, "{other}");
    }
}
