//! A list of host suffixes, looked into without parsing it first.

use super::{DomainName, sorted_lines};

/// Host suffixes, one a line, sorted bytewise, each line ended by a line feed.
pub(crate) struct HostList(pub(crate) &'static str);

impl HostList {
    /// Whether the host is on the list, or below a row.
    pub(crate) fn holds(&self, host: &DomainName) -> bool {
        let ascii = host.ascii();
        let parents = ascii.match_indices('.').map(|(dot, _)| &ascii[dot + 1..]);
        std::iter::once(ascii)
            .chain(parents)
            .any(|name| sorted_lines::find(self.0, name).is_some())
    }

    /// For tests: the rows, sorted and each one found.
    #[cfg(test)]
    pub(crate) fn checked_rows(&self) -> Vec<&'static str> {
        let rows: Vec<&str> = self.0.lines().collect();
        assert!(rows.is_sorted(), "the list is not sorted");
        for row in &rows {
            let host = DomainName::parse(row).expect("a host");
            assert_eq!(host.ascii(), *row);
            assert!(self.holds(&host), "{row}");
        }
        rows
    }
}
