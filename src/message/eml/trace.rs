//! Which `Authentication-Results` headers did the receiving provider write?
//!
//! A mail can bring such a header along. Headers are put on top as a mail travels, so the
//! provider's stand among the `Received` lines that its own servers wrote: the next `Received`
//! below must be by the same domain as the topmost one (RFC 8601, 5 and 7.1). Whoever knows the
//! provider's name can still forge that line too; a provider removes such headers (RFC 8601, 5) or
//! writes its own above, and only the topmost count.

use crate::domain::DomainName;

/// The values of the headers that the receiving side wrote, newest first. `headers`: name and raw
/// value of every header, from the top.
pub(super) fn trusted_results<'h>(
    headers: impl Iterator<Item = (&'h str, &'h str)>,
) -> Vec<String> {
    let mut receiver: Option<String> = None;
    let mut waiting = Vec::new();
    let mut trusted = Vec::new();
    for (name, value) in headers {
        if name.eq_ignore_ascii_case("Authentication-Results") {
            waiting.push(unfolded(value));
        } else if name.eq_ignore_ascii_case("Received") {
            let by = server_domain(value);
            let own = *receiver.get_or_insert_with(|| by.clone().unwrap_or_default())
                == by.unwrap_or_default();
            if !own {
                break;
            }
            trusted.append(&mut waiting);
        }
    }
    // Without any Received line nothing tells whose the headers are.
    trusted
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
    use super::trusted_results;

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
        ] {
            assert_eq!(
                trusted_results(headers.clone().into_iter()).len(),
                expected,
                "{headers:?}"
            );
        }
    }
}
