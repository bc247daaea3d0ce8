//! Which `Authentication-Results` headers did the receiving provider write?
//!
//! A mail can bring such a header along, and forged `Received` lines with it. Headers are put on top as a
//! mail travels, so the provider's stand above the line with which its first server took the mail from
//! outside: lines are followed from the top as long as they are by one house (RFC 8601, 5 and 7.1) and say
//! that they had the mail from within it. Of what they enclose the topmost counts.
//!
//! Some write it right below their one line, where what a mail brings along begins. There good news
//! is believed only of a provider that is known to write one into every mail, and only the topmost
//! that bears its name. Bad news is believed of any that names the provider or nobody: nobody
//! forges that against himself.
//!
//! `ARC-Authentication-Results` (RFC 8617, 4.1.1) is believed by the same rule, where the provider wrote no
//! other. What those of other servers say is anybody's word, sealed or not: a forger seals with a domain of
//! his own (RFC 8617, 9.3 and 9.4), so `arc=pass` neither confirms nor excuses.

use crate::domain::{DomainName, HostList};
use crate::message::Authentication;

use super::ServerId;
use super::header::{Header, MAX_LEN, without_instance};
use super::hop::{Client, Hop, house};

/// Servers that write the header below their house's line into every mail.
static ALWAYS_BELOW: HostList = HostList::new(include_str!("../../data/results_below.txt"));

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
        let (by, client) = match (hop, receiver) {
            (Hop::Of(house, client), _) => (house.as_str(), client),
            (Hop::Inner, None) => continue,
            (Hop::InnerOfGmail, None) => {
                is_gmails = true;
                continue;
            }
            (Hop::Nameless, None) => {
                is_sure = false;
                continue;
            }
            (Hop::Inner | Hop::InnerOfGmail | Hop::Nameless, Some(_)) => ("", &Client::Unknown),
        };
        // Gmail's inner servers hand on to Gmail's only.
        is_sure &= receiver.is_some() || !is_gmails || by == "google.com";
        left |= *receiver.get_or_insert(by) != by;
        let is_topmost = !left && own.is_empty();
        let place = if is_topmost { &mut own } else { &mut others };
        place.append(&mut waiting);
        left |= !client.is_of(by);
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
            host.is_some_and(|host| ALWAYS_BELOW.holds(&host))
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
/// such servers and had the mail from such. All that stands above the first of them is theirs; between them, and
/// right below the last, where begins what a mail brings along, the topmost counts.
fn of_trusted(fields: &[Field], trusted: &[ServerId]) -> Vec<String> {
    let mut waiting = Vec::new();
    let (mut met, mut is_last) = (false, false);
    for field in fields {
        match field {
            Field::Results(results) if is_trusted(results, trusted) => waiting.push(results),
            Field::Results(_) => {}
            Field::Received(Hop::Inner | Hop::InnerOfGmail) if !met => {}
            Field::Received(_) if !waiting.is_empty() && !met => return settled(&waiting),
            Field::Received(_) if !waiting.is_empty() => break,
            Field::Received(Hop::Of(house, client)) if !is_last && is_house_of(house, trusted) => {
                met = true;
                is_last = !client.may_be_of(|house| is_house_of(house, trusted));
            }
            Field::Received(_) => return Vec::new(),
        }
    }
    match met {
        true => settled(&waiting[..waiting.len().min(1)]),
        // Without any line nothing tells whose they are.
        false => Vec::new(),
    }
}

/// Where a server wrote headers of both kinds, they say the same.
fn settled(found: &[&Results]) -> Vec<String> {
    let has_plain = found.iter().any(|results| !results.is_arc);
    let chosen = found.iter().copied();
    values(chosen.filter(|results| !(has_plain && results.is_arc)))
}

fn is_house_of(house: &str, trusted: &[ServerId]) -> bool {
    trusted.iter().any(|id| id.is_of_house(house))
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
    fn the_list_is_sorted_and_each_row_is_found() {
        assert!(!ALWAYS_BELOW.checked_rows().is_empty());
    }

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
                    (RECEIVED, "from b by store.mail.example with LMTP id x"),
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
            // Between two lines in the provider's name, the upper of which had the mail from outside.
            (
                vec![
                    (
                        RECEIVED,
                        "from mx.mail.example (unknown [203.0.113.66]) by mx.mail.example with ESMTP",
                    ),
                    (RESULTS, "mx.mail.example; dmarc=pass"),
                    (RECEIVED, "from a by mx.mail.example with ESMTP"),
                ],
                0,
            ),
            // The same from within.
            (
                vec![
                    (
                        RECEIVED,
                        "from a.mail.example (a.mail.example [203.0.113.7]) by b.mail.example with ESMTP",
                    ),
                    (RESULTS, "a.mail.example; dmarc=pass"),
                    (
                        RECEIVED,
                        "from x (x.example [203.0.113.66]) by a.mail.example with ESMTP",
                    ),
                ],
                1,
            ),
            // Only the topmost that stand together.
            (
                vec![
                    (RESULTS, "mx.mail.example; dmarc=fail"),
                    (
                        RECEIVED,
                        "from localhost (localhost [127.0.0.1]) by mx.mail.example with ESMTP",
                    ),
                    (RESULTS, "mx.mail.example; dmarc=pass"),
                    (RECEIVED, "from x by mx.mail.example with ESMTP"),
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
