//! Hosts that forward to a destination which is not in the address: click counters of mail
//! services, and shorteners.

use crate::domain::{DomainName, sorted_lines};

/// One host suffix a line, sorted; sources and command in `data/README.md`.
const OPAQUE: &str = include_str!("../data/opaque_hosts.txt");

/// Whether the host is one of these, or below one.
pub(super) fn is_opaque(host: &DomainName) -> bool {
    let ascii = host.ascii();
    let parents = ascii.match_indices('.').map(|(dot, _)| &ascii[dot + 1..]);
    std::iter::once(ascii).chain(parents).any(is_listed)
}

fn is_listed(name: &str) -> bool {
    sorted_lines::find(OPAQUE, name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_row_is_found() {
        let rows: Vec<&str> = OPAQUE.lines().collect();
        assert!(rows.is_sorted());
        for row in rows {
            assert!(is_listed(row), "{row}");
        }
    }

    #[test]
    fn hosts_below_a_row_count_and_others_do_not() {
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
