//! Which `Authentication-Results` headers did the receiving provider write?
//!
//! A mail can bring such a header along. Headers are put on top as a mail travels, so the
//! provider's stand among the `Received` lines that its own servers wrote: the next `Received`
//! below must be by the same domain as the topmost one (RFC 8601, 5 and 7.1). Whoever knows the
//! provider's name can still forge that line too; a provider removes such headers (RFC 8601, 5) or
//! writes its own above, and only the topmost count.
//!
//! Some write it right below their one line, where what a mail brings along begins. There good news
//! is believed only of a provider that is known to write one into every mail, and only the topmost
//! that bears its name. Bad news is believed of any that names the provider or nobody: nobody
//! forges that against himself.

use crate::domain::DomainName;
use crate::message::Authentication;
use crate::message::auth_results::server;

/// Providers that write the header below their line into every mail (Gmail's "Show original", 2026-11).
const ALWAYS_BELOW: &[&str] = &["mx.google.com"];

/// A mail with more was made to be long.
const MAX_RESULTS: usize = 64;

/// The values of the headers that the receiving side wrote, and of others that may carry bad news, newest
/// first. `headers`: name and raw value of every header, from the top.
pub(super) fn authentication<'h>(
    headers: impl Iterator<Item = (&'h str, &'h str)>,
) -> Authentication {
    let mut trace = Trace::default();
    for (name, value) in headers {
        if name.eq_ignore_ascii_case("Authentication-Results") {
            trace.result(unfolded(value));
        } else if name.eq_ignore_ascii_case("Received") {
            trace.received(server_domain(value));
        }
    }
    trace.end()
}

#[derive(Default)]
struct Trace {
    receiver: Option<String>,
    /// Another server's line was met: what follows came with the mail.
    left: bool,
    /// Seen since the last line; whose they are is known at the next one.
    waiting: Vec<String>,
    results: Vec<String>,
    hearsay: Vec<String>,
}

impl Trace {
    fn result(&mut self, value: String) {
        if self.waiting.len() + self.hearsay.len() < MAX_RESULTS {
            self.waiting.push(value);
        }
    }

    fn received(&mut self, by: Option<String>) {
        // Gmail's inner servers name themselves by address, above its first line with a name.
        if self.receiver.is_none() && by.is_none() {
            return;
        }
        let by = by.unwrap_or_default();
        self.left |= *self.receiver.get_or_insert_with(|| by.clone()) != by;
        match self.left {
            false => self.results.append(&mut self.waiting),
            true => self.hearsay.append(&mut self.waiting),
        }
    }

    fn end(mut self) -> Authentication {
        // Without any Received line nothing tells whose the headers are.
        let Some(receiver) = self.receiver else {
            return Authentication::default();
        };
        self.hearsay.append(&mut self.waiting);
        if self.results.is_empty() {
            let below = |value: &&String| ALWAYS_BELOW.contains(&server(value));
            let own = self.hearsay.iter().find(below);
            self.results
                .extend(own.filter(|value| is_by(value, &receiver)).cloned());
        }
        let is_of_receiver = |value: &String| server(value).is_empty() || is_by(value, &receiver);
        self.hearsay.retain(is_of_receiver);
        Authentication {
            results: self.results,
            hearsay: self.hearsay,
            ..Authentication::default()
        }
    }
}

/// Whether a header names a server of this domain.
fn is_by(value: &str, domain: &str) -> bool {
    DomainName::parse(server(value)).is_some_and(|host| host.is_within(domain))
}

/// The registrable domain of the server that wrote a `Received` line (RFC 5321, 4.4: `by`).
fn server_domain(received: &str) -> Option<String> {
    let mut words = received
        .split_whitespace()
        .skip_while(|word| !word.eq_ignore_ascii_case("by"));
    let host = DomainName::parse(words.nth(1)?.trim_end_matches(';'))?;
    let domain = host.registrable().unwrap_or(host.ascii());
    // Exchange Online's servers name themselves under both within one delivery.
    Some(
        if domain == "office365.com" {
            "outlook.com"
        } else {
            domain
        }
        .to_owned(),
    )
}

fn unfolded(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::authentication;

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
                    (RECEIVED, "by 2002:a05:6a10:1 with SMTP id x"),
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
