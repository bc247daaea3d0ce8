//! Sites that genuine mail links to beside its own: app stores and profiles on social networks.

use crate::domain::{DomainName, HostList};

/// Sources in `data/README.md`.
static COMPANIONS: HostList = HostList::new(include_str!("../data/companions.txt"));

/// Whether a link there says nothing against an otherwise official mail.
pub(super) fn is_companion(host: &DomainName) -> bool {
    COMPANIONS.holds(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stores_and_profiles_and_others() {
        assert!(!COMPANIONS.checked_rows().is_empty());
        for (host, expected) in [
            ("apps.apple.com", true),
            ("www.instagram.com", true),
            ("t.me", true),
            ("notx.com", false),
            ("x.com.evil.example", false),
        ] {
            let host = DomainName::parse(host).expect("a host");
            assert_eq!(is_companion(&host), expected, "{}", host.ascii());
        }
    }
}
