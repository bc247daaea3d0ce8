//! A mail address, cut into local part and domain.

use super::DomainName;

/// RFC 5321, 4.5.3.1: 64 for the local part and 255 for the domain; longer ones are not delivered.
const MAX_LEN: usize = 1_000;

/// The parts of `local@domain`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Left of the last `@`, as written.
    pub local: String,
    /// Right of the last `@`.
    pub domain: DomainName,
}

impl Address {
    /// Reads an address, with or without angle brackets. `None` when there is no domain to check.
    ///
    /// ```
    /// use touchstone::domain::Address;
    /// let address = Address::parse("<no-reply@Mail.Binance.com>").unwrap();
    /// assert_eq!(address.local, "no-reply");
    /// assert_eq!(address.domain.registrable(), Some("binance.com"));
    /// ```
    pub fn parse(text: &str) -> Option<Address> {
        let text = text.trim().trim_start_matches('<').trim_end_matches('>');
        if text.len() > MAX_LEN {
            return None;
        }
        let (local, domain) = text.rsplit_once('@')?;
        // A domain has no percent-encoding and no path in an address; url would decode one.
        if local.is_empty() || domain.contains(['%', '/', '[', ' ']) {
            return None;
        }
        Some(Address {
            local: local.to_owned(),
            domain: DomainName::parse(domain)?,
        })
    }

    /// The first address that stands in free text, such as a display name.
    ///
    /// ```
    /// use touchstone::domain::Address;
    /// let found = Address::find("Kraken (support@kraken.com)").unwrap();
    /// assert_eq!(found.domain.ascii(), "kraken.com");
    /// ```
    pub fn find(text: &str) -> Option<Address> {
        text.split(|c: char| c.is_whitespace() || "<>()[]{}\"',;:|".contains(c))
            .filter(|word| word.contains('@'))
            .take(8)
            .find_map(|word| {
                Address::parse(word.trim_end_matches('.'))
                    .filter(|a| a.domain.ascii().contains('.'))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn what_is_no_address() {
        for text in [
            "",
            "@",
            "a@",
            "@b.com",
            "a@[1.2.3.4]",
            "a@b%2ecom",
            "a@127.0.0.1",
            "name",
            "a@b/c.com",
        ] {
            assert_eq!(Address::parse(text), None, "{text}");
        }
    }

    #[test]
    fn several_at_signs_leave_the_last_domain() {
        let address = Address::parse("\"security@binance.com\"@evil.example").expect("an address");
        assert_eq!(address.domain.ascii(), "evil.example");
    }

    #[test]
    fn finds_none_in_ordinary_names() {
        for text in ["Alice", "alice @ home", "Team @binance", "a@b"] {
            assert_eq!(Address::find(text), None, "{text}");
        }
    }
}
