//! Which `Authentication-Results` headers did the receiving provider write?
//!
//! A mail can bring such a header along. Headers are put on top as a mail travels, so the
//! provider's stand among the `Received` lines that its own servers wrote: the next `Received`
//! below must be by the same house as the topmost one (RFC 8601, 5 and 7.1). Whoever knows the
//! provider's name can still forge that line too; a provider removes such headers (RFC 8601, 5) or
//! writes its own above, and only the topmost count.
//!
//! Some write it right below their one line, where what a mail brings along begins. There good news
//! is believed only of a provider that is known to write one into every mail, and only the topmost
//! that bears its name. Bad news is believed of any that names the provider or nobody: nobody
//! forges that against himself.
//!
//! `ARC-Authentication-Results` (RFC 8617, 4.1.1) is believed by the same rule, where the provider wrote no
//! other. What those of other servers say is anybody's word, sealed or not: a forger seals with a domain of
//! his own (RFC 8617, 9.3 and 9.4), so `arc=pass` neither confirms nor excuses.

use std::net::IpAddr;

use crate::domain::DomainName;
use crate::message::Authentication;

use super::ServerId;
use super::header::{Header, MAX_LEN, without_comments, without_instance};

/// Providers that write the header below their line into every mail (Gmail's "Show original", 2026-11; Yahoo's
/// raw messages of 2022 to 2025 and iCloud's of 2023 to 2026 in public repositories, read 2026-11).
const ALWAYS_BELOW: &[&str] = &["mx.google.com", "dmarc.icloud.com", "omega.yahoo.com"];

/// Houses that name their servers and themselves differently: Exchange Online within one delivery, Proofpoint
/// and iCloud in the two headers (public raw messages, 2017 to 2026).
const SAME_HOUSE: &[(&str, &str)] = &[
    ("office365.com", "outlook.com"),
    ("pphosted.com", "ppops.net"),
    ("me.com", "icloud.com"),
];

/// A mail with more was made to be long.
const MAX_HEADERS: usize = 512;
const MAX_RESULTS: usize = 64;

/// The values of the headers that the receiving side wrote, and of others that may carry bad news, newest
/// first. `headers`: name and raw value of every header, from the top. `trusted`: whom the user named.
pub(in crate::message) fn authentication<'h>(
    headers: impl Iterator<Item = (&'h str, &'h str)>,
    trusted: &[ServerId],
) -> Authentication {
    let fields: Vec<Field> = headers
        .filter_map(|(name, value)| Field::read(name, value))
        .take(MAX_HEADERS)
        .collect();
    let mut found = of_receiver(&fields, trusted);
    let named = of_trusted(&fields, trusted);
    if !named.is_empty() {
        found.results = named;
    }
    found
}

/// A header that says who had the mail, or what he found.
enum Field {
    Received(Hop),
    Results(Results),
}

#[derive(Clone)]
struct Results {
    value: String,
    server: String,
    is_arc: bool,
}

impl Results {
    /// Whether its server is of this house.
    fn is_by(&self, receiver: &str) -> bool {
        !receiver.is_empty() && house(&self.server) == receiver
    }
}

impl Field {
    fn read(name: &str, value: &str) -> Option<Field> {
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        if is("Received") {
            return Some(Field::Received(Hop::read(value)));
        }
        let is_arc = is("ARC-Authentication-Results");
        let value = match is_arc {
            true => without_instance(value)?,
            false if is("Authentication-Results") => value,
            false => return None,
        };
        let value = &value[..value.floor_char_boundary(MAX_LEN)];
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let server = Header::parse(&value).server;
        Some(Field::Results(Results {
            value,
            server,
            is_arc,
        }))
    }
}

/// What a `Received` line says of who wrote it (RFC 5321, 4.4: `by`).
enum Hop {
    /// A server of this house.
    Of(String),
    /// A server within a house, which the next line names.
    Inner,
    /// Gmail's inner servers name themselves by address, above its first line with a name.
    InnerOfGmail,
    /// A server without a name.
    Nameless,
}

impl Hop {
    fn read(value: &str) -> Hop {
        let text = without_comments(value);
        let words: Vec<&str> = text.split_whitespace().collect();
        // A client chooses what it calls itself, `by` for one.
        let start = if words
            .first()
            .is_some_and(|word| word.eq_ignore_ascii_case("from"))
        {
            2
        } else {
            0
        };
        let after = |wanted: &str| {
            let mut rest = words.iter().skip(start);
            rest.find(|word| word.eq_ignore_ascii_case(wanted))?;
            rest.next().map(|word| word.trim_end_matches(';'))
        };
        let by = after("by").unwrap_or_default();
        if is_address_of_gmail(by) {
            return Hop::InnerOfGmail;
        }
        // LMTP delivers within a house and never between two (RFC 2033, 5).
        let is_lmtp =
            after("with").is_some_and(|with| with.to_ascii_uppercase().starts_with("LMTP"));
        let is_private = by.ends_with(".internal") && names_private_client(value);
        let is_named = DomainName::parse(by).is_some();
        match is_private
            || is_lmtp && DomainName::parse(by).is_none_or(|host| host.registrable().is_none())
        {
            true => Hop::Inner,
            false if is_named => Hop::Of(house(by)),
            false => Hop::Nameless,
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

/// Whether a line says that the mail came from within: `from mx4 ([10.202.2.203])`.
fn names_private_client(received: &str) -> bool {
    let client = received.split(" by ").next().unwrap_or_default();
    let addresses = client.split(['[', ']', '(', ')', ' ']);
    addresses
        .filter_map(|word| word.parse().ok())
        .any(|address| match address {
            IpAddr::V4(address) => address.is_private() || address.is_loopback(),
            IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
        })
}

/// Who runs a server: its registrable domain, or the name itself where there is none.
pub(super) fn house(server: &str) -> String {
    let Some(host) = DomainName::parse(server) else {
        return server.to_ascii_lowercase();
    };
    let domain = host.registrable().unwrap_or(host.ascii());
    let other = SAME_HOUSE.iter().find(|(name, _)| *name == domain);
    other.map_or(domain, |(_, known)| known).to_owned()
}

/// What the house of the topmost line wrote, and what others wrote that is believed in part.
fn of_receiver(fields: &[Field], trusted: &[ServerId]) -> Authentication {
    let mut receiver: Option<&str> = None;
    // Whether the receiver's first line with a name is surely its own, and whether another's line was met.
    let (mut is_sure, mut left, mut is_gmails) = (true, false, false);
    let (mut waiting, mut own, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for field in fields {
        let hop = match field {
            Field::Results(results) => {
                waiting.push(results);
                continue;
            }
            Field::Received(hop) => hop,
        };
        let by = match (hop, receiver) {
            (Hop::Of(house), _) => house.as_str(),
            (Hop::Inner, None) => continue,
            (Hop::InnerOfGmail, None) => {
                is_gmails = true;
                continue;
            }
            (Hop::Nameless, None) => {
                is_sure = false;
                continue;
            }
            (Hop::Inner | Hop::InnerOfGmail | Hop::Nameless, Some(_)) => "",
        };
        // Gmail's inner servers hand on to Gmail's only.
        is_sure &= receiver.is_some() || !is_gmails || by == "google.com";
        left |= *receiver.get_or_insert(by) != by;
        let place = if left { &mut others } else { &mut own };
        place.append(&mut waiting);
    }
    // Without any Received line nothing tells whose the headers are.
    let Some(receiver) = receiver else {
        return Authentication::default();
    };
    others.append(&mut waiting);
    let results = match is_sure {
        true => believed(&own, &others, receiver),
        false => Vec::new(),
    };
    let may_be_bad = |results: &&Results| {
        let is_nobodys = results.server.is_empty() && !results.is_arc;
        is_nobodys || results.is_by(receiver) || is_trusted(results, trusted)
    };
    let hearsay = others.iter().chain(&own).copied().filter(may_be_bad);
    Authentication {
        results: values(results.into_iter()),
        hearsay: values(hearsay),
        ..Authentication::default()
    }
}

/// The headers whose good news is believed.
fn believed<'f>(own: &[&'f Results], others: &[&'f Results], receiver: &str) -> Vec<&'f Results> {
    let plain: Vec<_> = own
        .iter()
        .copied()
        .filter(|results| !results.is_arc)
        .collect();
    if !plain.is_empty() {
        return plain;
    }
    let sealed = own
        .iter()
        .copied()
        .find(|results| results.is_arc && results.is_by(receiver));
    let below = || {
        let always = |server: &str| {
            let host = DomainName::parse(server);
            host.is_some_and(|host| ALWAYS_BELOW.iter().any(|known| host.is_within(known)))
        };
        let mut named = others
            .iter()
            .copied()
            .filter(|results| !results.is_arc && always(&results.server));
        named.next().filter(|results| results.is_by(receiver))
    };
    sealed.or_else(below).into_iter().collect()
}

/// What the servers wrote that the user named. Their lines are followed from the top as long as they are by
/// such servers; of what stands below the last of them only the topmost counts, for there begins what a mail
/// brings along. The last of them that says something stood nearest to the sender.
fn of_trusted(fields: &[Field], trusted: &[ServerId]) -> Vec<String> {
    let (mut waiting, mut found): (Vec<&Results>, Vec<&Results>) = (Vec::new(), Vec::new());
    let mut met = false;
    for field in fields {
        let hop = match field {
            Field::Results(results) if is_trusted(results, trusted) => {
                waiting.push(results);
                continue;
            }
            Field::Results(_) => continue,
            Field::Received(hop) => hop,
        };
        match hop {
            Hop::Inner | Hop::InnerOfGmail if !met => {}
            Hop::Of(house) if trusted.iter().any(|id| id.is_of_house(house)) => {
                met = true;
                if !waiting.is_empty() {
                    found = std::mem::take(&mut waiting);
                }
            }
            _ if met => break,
            // What stands above all lines nobody but the receiver can have written.
            _ => return values(waiting.into_iter()),
        }
    }
    if met && found.is_empty() {
        found.extend(waiting.first());
    }
    // Where a server wrote both, they say the same.
    let has_plain = found.iter().any(|results| !results.is_arc);
    values(
        found
            .into_iter()
            .filter(|results| !(has_plain && results.is_arc)),
    )
}

fn is_trusted(results: &Results, trusted: &[ServerId]) -> bool {
    !results.server.is_empty() && trusted.iter().any(|id| id.covers(&results.server))
}

fn values<'f>(results: impl Iterator<Item = &'f Results>) -> Vec<String> {
    let values = results.map(|results| results.value.clone());
    values.take(MAX_RESULTS).collect()
}
#[cfg(test)]
mod tests {
    use super::*;

    fn authentication<'h>(headers: impl Iterator<Item = (&'h str, &'h str)>) -> Authentication {
        super::authentication(headers, &[])
    }

    const RECEIVED: &str = "Received";
    const RESULTS: &str = "Authentication-Results";

    #[test]
    fn headers_of_the_receiving_side() {
        for (headers, expected) in [
            // On top of all, as some providers write it.
            (
                vec![
                    (RESULTS, "mx; spf=pass"),
                    (RECEIVED, "from a by mx.mail.example;"),
                ],
                1,
            ),
            // Between two hops of the same provider.
            (
                vec![
                    (RECEIVED, "from b by store.mail.example with LMTP"),
                    (RESULTS, "mx.mail.example;\n dmarc=pass"),
                    (RECEIVED, "from a by mx.mail.example with ESMTP"),
                ],
                1,
            ),
            // One provider under two names.
            (
                vec![
                    (
                        RECEIVED,
                        "from b.outlook.com by a.prod.outlook.com with HTTPS",
                    ),
                    (
                        RECEIVED,
                        "from c.outlook.com by b.outlook.office365.com with SMTP",
                    ),
                    (RESULTS, "spf=none; dmarc=fail"),
                    (
                        RECEIVED,
                        "from x.example by c.mail.protection.outlook.com with SMTP",
                    ),
                ],
                1,
            ),
            // Brought along: the next hop is another's.
            (
                vec![
                    (RECEIVED, "from evil by mx.mail.example with ESMTP"),
                    (RESULTS, "mx.mail.example; dmarc=pass"),
                    (RECEIVED, "from x by evil.example"),
                ],
                0,
            ),
            // Brought along, below everything.
            (
                vec![
                    (RECEIVED, "from evil by mx.mail.example"),
                    (RESULTS, "mx; dmarc=pass"),
                    ("From", "x"),
                ],
                0,
            ),
            (vec![(RESULTS, "mx; dmarc=pass"), ("From", "x")], 0),
            // Gmail's, below its one line with a name.
            (
                vec![
                    (RECEIVED, "by 2002:a05:6a10:586:0:0:0:0 with SMTP id x"),
                    (RECEIVED, "from a by mx.google.com with ESMTPS id x"),
                    (RESULTS, "mx.google.com; dmarc=pass"),
                    (RESULTS, "mx.google.com; dmarc=pass"),
                ],
                1,
            ),
            // Gmail's name in a mail that another received.
            (
                vec![
                    (RECEIVED, "from a by mx.mail.example with ESMTPS id x"),
                    (RESULTS, "mx.google.com; dmarc=pass"),
                ],
                0,
            ),
        ] {
            assert_eq!(
                authentication(headers.clone().into_iter()).results.len(),
                expected,
                "{headers:?}"
            );
        }
    }

    #[test]
    fn bad_news_of_the_receiver_or_of_nobody_is_hearsay() {
        for (value, expected) in [
            ("mx.mail.example; dmarc=fail", 1),
            ("dmarc=fail", 1),
            ("evil.example; dmarc=fail", 0),
        ] {
            let headers = [(RECEIVED, "from evil by mx.mail.example"), (RESULTS, value)];
            let found = authentication(headers.into_iter());
            assert_eq!(
                (found.results.len(), found.hearsay.len()),
                (0, expected),
                "{value}"
            );
        }
    }
}
