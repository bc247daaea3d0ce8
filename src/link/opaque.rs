//! Hosts that forward to a destination which is not in the address: click counters of mail
//! services, and shorteners.

use crate::domain::{DomainName, HostList};

/// Sources and command in `data/README.md`.
static OPAQUE: HostList = HostList::new(include_str!("../data/opaque_hosts.txt"));

/// Whether the host is one of these, or below one.
pub(super) fn is_opaque(host: &DomainName) -> bool {
    OPAQUE.holds(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_below_a_row_count_and_others_do_not() {
        assert!(OPAQUE.checked_rows().len() > 300);
        for (host, expected) in [
            ("u123.ct.sendgrid.net", true),
            ("t.co", true),
            ("at.co", false),
            ("sendgrid.net.evil.example", false),
            ("www.binance.com", false),
        ] {
            let host = DomainName::parse(host).expect("a host");
            assert_eq!(is_opaque(&host), expected, "{}", host.ascii());
        }
    }
}
