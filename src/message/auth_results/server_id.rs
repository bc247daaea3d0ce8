//! The name of a server that checks mail, as a user gives it.

use std::fmt;
use std::str::FromStr;

use crate::domain::DomainName;

/// RFC 5321, 4.5.3.1.2.
const MAX_LEN: usize = 255;

/// Servers that a user trusts: one by its name (authserv-id; RFC 8601, 2.5), or all of a domain.
///
/// ```
/// use touchstone::message::auth_results::ServerId;
/// let provider: ServerId = "mailbox.example".parse().unwrap();
/// assert!(provider.covers("mx1.mailbox.example"));
/// assert!(!provider.covers("mailbox.example.evil.example"));
/// assert!("mx1; dmarc=pass".parse::<ServerId>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerId {
    name: String,
}

/// Why a text is no server's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotServerId {
    /// Nothing in it.
    Empty,
    /// Longer than a name can be.
    TooLong,
    /// A character that stands in no name.
    Character(char),
}

impl fmt::Display for NotServerId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            NotServerId::Empty => f.write_str("it is empty"),
            NotServerId::TooLong => write!(f, "it is longer than {MAX_LEN} characters"),
            NotServerId::Character(c) => write!(
                f,
                "{c:?} stands in no server's name; give the first word of the header, as in mx.example.org"
            ),
        }
    }
}

impl std::error::Error for NotServerId {}

impl FromStr for ServerId {
    type Err = NotServerId;

    /// Reads a name: a token (RFC 2045, 5.1), in which `@` may stand as well.
    fn from_str(text: &str) -> Result<ServerId, NotServerId> {
        let name = text.trim();
        if name.is_empty() {
            return Err(NotServerId::Empty);
        }
        if name.len() > MAX_LEN {
            return Err(NotServerId::TooLong);
        }
        let is_bad = |&c: &char| !c.is_ascii_graphic() || "()<>,;:\\\"/[]?=".contains(c);
        match name.chars().find(is_bad) {
            Some(c) => Err(NotServerId::Character(c)),
            None => Ok(ServerId {
                name: name.to_ascii_lowercase(),
            }),
        }
    }
}

impl ServerId {
    /// Whether a server of this name is meant: the very one, or one below a domain that somebody can own.
    pub fn covers(&self, server: &str) -> bool {
        if server.eq_ignore_ascii_case(&self.name) {
            return true;
        }
        let domain = DomainName::parse(&self.name);
        let is_owned = domain.is_some_and(|domain| domain.registrable().is_some());
        is_owned && DomainName::parse(server).is_some_and(|host| host.is_within(&self.name))
    }

    /// Whether a server that writes such a `by` into its `Received` line is of the same house.
    pub(super) fn is_of_house(&self, house: &str) -> bool {
        house == super::hop::house(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name() {
        for (text, expected) in [
            ("", NotServerId::Empty),
            ("  ", NotServerId::Empty),
            ("mx 1", NotServerId::Character(' ')),
            ("mx;", NotServerId::Character(';')),
            ("dmarc=pass", NotServerId::Character('=')),
            ("mx.exämple", NotServerId::Character('ä')),
        ] {
            assert_eq!(text.parse::<ServerId>(), Err(expected), "{text}");
        }
        let long = "a".repeat(300);
        assert_eq!(long.parse::<ServerId>(), Err(NotServerId::TooLong));
    }

    #[test]
    fn a_public_suffix_is_nobodys_house() {
        let covers = |name: &str, server: &str| {
            let id: ServerId = name.parse().expect("a name");
            id.covers(server)
        };
        assert!(covers("mx1", "MX1"));
        assert!(covers("example.org", "a.b.example.org"));
        assert!(!covers("org", "example.org"));
        assert!(!covers("co.uk", "example.co.uk"));
        assert!(!covers("example.org", "badexample.org"));
    }
}
