//! One `Received` line: who wrote it, and who handed the mail over (RFC 5321, 4.4).

use std::net::IpAddr;

use crate::domain::{DomainName, sorted_lines};

use super::header::{MAX_LEN, without_comments};

/// Domains of servers whose house goes by another one, and that one: sorted lines.
const SAME_HOUSE: &str = include_str!("../../data/server_houses.txt");

/// What a `Received` line says of who wrote it (RFC 5321, 4.4: `by`).
pub(super) enum Hop {
    /// A server of this house, and from whom it had the mail.
    Of(String, Client),
    /// A server within a house, which the next line names.
    Inner,
    /// Gmail's inner servers name themselves by address, above its first line with a name.
    InnerOfGmail,
    /// A server without a name.
    Nameless,
}

impl Hop {
    pub fn read(value: &str) -> Hop {
        let value = &value[..value.floor_char_boundary(MAX_LEN)];
        let value = &value.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = without_comments(value);
        let words: Vec<&str> = text.split_whitespace().collect();
        // A client chooses what it calls itself, `by` for one.
        let names_client = words
            .first()
            .is_some_and(|word| word.eq_ignore_ascii_case("from"));
        let words = words
            .get(2 * usize::from(names_client)..)
            .unwrap_or_default();
        let after = |wanted: &str| {
            let at = words
                .iter()
                .position(|word| word.eq_ignore_ascii_case(wanted))?;
            words.get(at + 1).map(|word| word.trim_end_matches(';'))
        };
        let by = after("by").unwrap_or_default();
        if is_address_of_gmail(by) {
            return Hop::InnerOfGmail;
        }
        // LMTP delivers within a house and never between two (RFC 2033, 5).
        let with = after("with").unwrap_or_default().to_ascii_uppercase();
        let client = match with.starts_with("LMTP") {
            true => Client::Within,
            false if names_client => Client::read(value),
            false => Client::Unknown,
        };
        let host = DomainName::parse(by);
        let is_public = host
            .as_ref()
            .is_some_and(|host| host.registrable().is_some());
        let is_inner = by.ends_with(".internal") || with.starts_with("LMTP") && !is_public;
        match host {
            _ if is_inner && client == Client::Within => Hop::Inner,
            Some(_) => Hop::Of(house(by), client),
            None => Hop::Nameless,
        }
    }
}

/// Who handed the mail over, as the server says that took it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Client {
    /// Somebody with an address that is not of the Internet.
    Within,
    /// A server of this house, by its address.
    Verified(String),
    /// Somebody who called himself a server of this house.
    Claimed(String),
    /// Somebody else.
    Unknown,
}

impl Client {
    /// `from HELO (NAME [ADDRESS])`: NAME is what the address's owner says, or `unknown`; some servers write no
    /// more than the address.
    fn read(received: &str) -> Client {
        let client = received.split(" by ").next().unwrap_or_default();
        let is_private = |address: IpAddr| match address {
            IpAddr::V4(address) => address.is_private() || address.is_loopback(),
            IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
        };
        let words = client.split(|c: char| c.is_whitespace() || "[]()".contains(c));
        if words.filter_map(|word| word.parse().ok()).any(is_private) {
            return Client::Within;
        }
        let comment = client.split_once('(').map(|(_, rest)| rest.trim_start());
        let name = comment.and_then(|comment| comment.split([' ', ')', '\t']).next());
        let is_address = |name: &&str| name.starts_with('[') || name.parse::<IpAddr>().is_ok();
        match name.filter(|name| !is_address(name)) {
            Some("unknown") => Client::Unknown,
            Some(name) => Client::Verified(house(name.trim_end_matches('.'))),
            None => client
                .split_whitespace()
                .nth(1)
                .map_or(Client::Unknown, |helo| Client::Claimed(house(helo))),
        }
    }

    /// Whether the mail came from within the house. Exchange Online tells of its own servers no more than what
    /// they call themselves, but writes its results above the line that one could forge so.
    pub fn is_of(&self, receiver: &str) -> bool {
        match self {
            Client::Within => true,
            Client::Verified(house) => house == receiver,
            Client::Claimed(house) => house == receiver && receiver == "outlook.com",
            Client::Unknown => false,
        }
    }

    /// Whether nothing speaks against its being of such a house.
    pub fn may_be_of(&self, is_such: impl Fn(&str) -> bool) -> bool {
        match self {
            Client::Within => true,
            Client::Verified(house) | Client::Claimed(house) => is_such(house),
            Client::Unknown => false,
        }
    }
}

/// `by 2002:a05:…`: the 6to4 form (RFC 3056) of a private address, which nobody else writes.
fn is_address_of_gmail(by: &str) -> bool {
    match by.parse() {
        Ok(IpAddr::V6(address)) => {
            matches!(address.segments(), [0x2002, second, ..] if second >> 8 == 10)
        }
        _ => false,
    }
}

/// Who runs a server: its registrable domain, or the name itself where there is none.
pub(super) fn house(server: &str) -> String {
    let Some(host) = DomainName::parse(server) else {
        return server.to_ascii_lowercase();
    };
    let domain = host.registrable().unwrap_or(host.ascii());
    sorted_lines::find(SAME_HOUSE, domain)
        .unwrap_or(domain)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_houses_is_found() {
        assert!(SAME_HOUSE.lines().is_sorted(), "they are not sorted");
        for row in SAME_HOUSE.lines() {
            let (domain, known) = row.split_once('\t').expect("two columns");
            assert_eq!(house(&format!("mx.{domain}")), known);
            assert_eq!(house(known), known);
        }
    }

    #[test]
    fn who_wrote_a_line() {
        let of = |value: &str| match Hop::read(value) {
            Hop::Of(house, _) => house,
            Hop::Inner => "inner".to_owned(),
            Hop::InnerOfGmail => "inner of Gmail".to_owned(),
            Hop::Nameless => "nameless".to_owned(),
        };
        for (value, expected) in [
            ("from a by mx.b.example with ESMTP id x;", "b.example"),
            (
                "from by (by.example [203.0.113.9])\r\n by mx.b.example; x",
                "b.example",
            ),
            (
                "by 2002:a05:6214:586:0:0:0:0 with SMTP id x",
                "inner of Gmail",
            ),
            ("by 2001:db8::1 with SMTP id x", "nameless"),
            ("by 10.157.40.210 with SMTP id x", "nameless"),
            ("from a by sloti1d3t08 (Cyrus 3.9) with LMTPA;", "inner"),
            ("from a ([10.0.0.1]) by b.internal with ESMTP", "inner"),
            (
                "from a ([203.0.113.9])\r\n\tby b.internal (b.internal [10.0.0.1]) with ESMTP",
                "b.internal",
            ),
            ("from a by c.outlook.office365.com with SMTP", "outlook.com"),
            ("from", "nameless"),
            ("", "nameless"),
        ] {
            assert_eq!(of(value), expected, "{value}");
        }
    }

    #[test]
    fn who_handed_the_mail_over() {
        let known = |house: &str| house.to_owned();
        for (value, expected) in [
            (
                "from a.b.example (a.b.example [203.0.113.9]) by x",
                Client::Verified(known("b.example")),
            ),
            (
                "from a.b.example (a.b.example. [203.0.113.9]) by x",
                Client::Verified(known("b.example")),
            ),
            (
                "from a.b.example (unknown [203.0.113.9]) by x",
                Client::Unknown,
            ),
            (
                "from a.b.example ([203.0.113.9]) by x",
                Client::Claimed(known("b.example")),
            ),
            (
                "from a.b.example (203.0.113.9) by x",
                Client::Claimed(known("b.example")),
            ),
            (
                "from a.b.example (localhost [127.0.0.1])\n by x",
                Client::Within,
            ),
        ] {
            assert_eq!(Client::read(value), expected, "{value}");
        }
    }
}
