//! `Authentication-Results` (RFC 8601) and the hints that webmails show.
//!
//! Only the newest headers of one house count: the receiving provider adds them on top, while
//! older ones may have come with the mail.

mod header;
mod hop;
mod server_id;
mod trace;

use crate::domain::{Address, DomainName};
use crate::report::AuthenticationState;

use super::Authentication;
use header::{Header, MethodResult};
pub use server_id::{NotServerId, ServerId};
pub(super) use trace::authentication;

const MAX_HEADERS: usize = 16;

/// Of header lines that a page shows so many bytes are read; the receiver's stand on top.
const MAX_SHOWN: usize = 200_000;

/// What is known of the From domain's authentication.
///
/// ```
/// use touchstone::{domain::Address, message::{Authentication, auth_results}, report::AuthenticationState};
/// let results = vec!["mx.example.net; dkim=pass header.d=binance.com; dmarc=pass header.from=binance.com".to_owned()];
/// let authentication = Authentication { results, ..Default::default() };
/// let sender = Address::parse("do-not-reply@ses.binance.com");
/// assert_eq!(auth_results::state(&authentication, sender.as_ref()), AuthenticationState::Passed);
/// ```
pub fn state(authentication: &Authentication, sender: Option<&Address>) -> AuthenticationState {
    let Some(sender) = sender else {
        return AuthenticationState::NotVisible;
    };
    if authentication.warned {
        return AuthenticationState::Failed;
    }
    let own = of_headers(authentication, &sender.domain);
    let shown = authentication.headers.as_deref().map(read_shown);
    let shown = shown.map_or(AuthenticationState::NotVisible, |shown| {
        of_headers(&shown, &sender.domain)
    });
    worse(own, shown)
}

/// Of two places that speak of the same mail the one that settles it, and the worse one where both do.
fn worse(a: AuthenticationState, b: AuthenticationState) -> AuthenticationState {
    use AuthenticationState::{Failed, Inconclusive, NotVisible, Passed};
    let order = [Failed, Passed, Inconclusive, NotVisible];
    let mut found = order.into_iter().filter(|state| [a, b].contains(state));
    found.next().unwrap_or(NotVisible)
}

/// The header lines that a page shows, one a line and continued ones indented.
fn read_shown(lines: &str) -> Authentication {
    let lines = &lines[..lines.floor_char_boundary(MAX_SHOWN)];
    let mut headers: Vec<(&str, String)> = Vec::new();
    for line in lines.lines() {
        match (line.starts_with(char::is_whitespace), headers.last_mut()) {
            (true, Some((_, value))) => value.push_str(line),
            (true, None) => {}
            (false, _) => {
                let (name, value) = line.split_once(':').unwrap_or((line, ""));
                headers.push((name, value.to_owned()));
            }
        }
    }
    authentication(
        headers.iter().map(|(name, value)| (*name, value.as_str())),
        &[],
    )
}

fn of_headers(authentication: &Authentication, sender: &DomainName) -> AuthenticationState {
    let told = told(authentication, sender);
    let is_open = matches!(
        told,
        AuthenticationState::NotVisible | AuthenticationState::Inconclusive
    );
    let failed = |value: &String| {
        from_results(&Header::parse(value).results, sender) == AuthenticationState::Failed
    };
    let mut hearsay = authentication.hearsay.iter().take(MAX_HEADERS);
    match is_open && hearsay.any(failed) {
        true => AuthenticationState::Failed,
        false => told,
    }
}

/// What the receiving side said itself.
fn told(authentication: &Authentication, sender: &DomainName) -> AuthenticationState {
    if !authentication.results.is_empty() {
        return from_results(&newest(&authentication.results), sender);
    }
    let hints = [&authentication.signed_by, &authentication.mailed_by];
    match hints.iter().any(|hint| hint.is_some()) {
        false => AuthenticationState::NotVisible,
        true if hints
            .into_iter()
            .flatten()
            .any(|domain| is_aligned(domain, sender)) =>
        {
            AuthenticationState::Passed
        }
        true => AuthenticationState::Inconclusive,
    }
}

/// The results of the topmost run of headers that one house wrote: some write one header a method, and
/// iCloud names a server for each.
fn newest(values: &[String]) -> Vec<MethodResult> {
    let headers = values.iter().take(MAX_HEADERS);
    let mut headers = headers.map(|value| Header::parse(value)).peekable();
    let first = headers.peek().map(|header| hop::house(&header.server));
    headers
        .take_while(|header| Some(hop::house(&header.server)) == first)
        .flat_map(|header| header.results)
        .collect()
}

/// Results that say yes; the last two are what Yahoo wrote until 2020.
const PASSES: [&str; 3] = ["pass", "dkim_pass", "success"];

fn from_results(results: &[MethodResult], from: &DomainName) -> AuthenticationState {
    let of = |method: &'static str| results.iter().filter(move |found| found.method == method);
    let concerns = |found: &&MethodResult| {
        let domain = found.domain.as_ref();
        domain.is_none_or(|domain| is_aligned(domain, from))
    };
    let passes = |method: &'static str| {
        of(method).any(|found| {
            let domain = found.domain.as_ref();
            is_pass(found) && domain.is_some_and(|domain| is_aligned(domain, from))
        })
    };
    let fails = |method: &'static str| {
        of(method)
            .filter(concerns)
            .any(|found| found.result == "fail")
    };
    // It weighs the other two. Whoever gets a second answer into the header gains nothing by it.
    if fails("dmarc") {
        return AuthenticationState::Failed;
    }
    let is_undisputed = of("dmarc").filter(concerns).all(is_pass);
    if passes("dmarc") && is_undisputed || passes("dkim") || passes("spf") {
        return AuthenticationState::Passed;
    }
    match fails("spf") && !of("dkim").any(is_pass) {
        true => AuthenticationState::Failed,
        false => AuthenticationState::Inconclusive,
    }
}

fn is_pass(found: &MethodResult) -> bool {
    PASSES.contains(&found.result.as_str())
}

/// Relaxed alignment (RFC 7489, 3.1): the same registrable domain.
fn is_aligned(domain: &str, from: &DomainName) -> bool {
    DomainName::parse(domain).is_some_and(|domain| {
        domain.registrable().is_some() && domain.registrable() == from.registrable()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state_of(header: &str) -> AuthenticationState {
        let authentication = Authentication {
            results: vec![header.to_owned()],
            ..Default::default()
        };
        state(
            &authentication,
            Address::parse("a@ses.binance.com").as_ref(),
        )
    }

    #[test]
    fn headers() {
        use AuthenticationState::{Failed, Inconclusive, Passed};
        for (header, expected) in [
            ("mx; dmarc=pass header.from=binance.com", Passed),
            // Whose policy it was is not said.
            ("mx; dmarc=pass", Inconclusive),
            (
                "mx; dmarc=pass (p=REJECT sp=REJECT) header.from=binance.com",
                Passed,
            ),
            ("mx; dkim=pass header.i=@ses.binance.com", Passed),
            ("mx; spf=pass smtp.mailfrom=bounce@ses.binance.com", Passed),
            (
                "mx; dkim=pass header.d=evil.example; dmarc=fail header.from=binance.com",
                Failed,
            ),
            ("mx; spf=fail smtp.mailfrom=binance.com; dkim=none", Failed),
            // A signature by the right domain that the domain's own policy does not accept, or a second
            // answer that somebody smuggled in.
            (
                "mx; dkim=pass header.d=binance.com; dmarc=fail header.from=ses.binance.com",
                Failed,
            ),
            (
                "mx; dmarc=none header.from=ses.binance.com; dmarc=pass header.from=binance.com",
                Inconclusive,
            ),
            (
                "mx; dmarc=success(p=REJECT) header.from=binance.com;",
                Passed,
            ),
            ("mx; dmarc=unknown header.from=binance.com", Inconclusive),
            ("compauth=fail reason=001", Inconclusive),
            (
                "mx; arc=pass (i=1 dmarc=pass fromdomain=binance.com)",
                Inconclusive,
            ),
            (
                "mx; arc=pass (i=1 dmarc=pass); dmarc=fail (p=REJECT arc=pass) header.from=binance.com",
                Failed,
            ),
            (
                "mx; spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example; dmarc=none",
                Inconclusive,
            ),
            ("mx; none", Inconclusive),
            (
                "mx; dkim=pass (header.d=binance.com) header.d=evil.example",
                Inconclusive,
            ),
            ("", Inconclusive),
            (";;;===((((", Inconclusive),
        ] {
            assert_eq!(state_of(header), expected, "{header}");
        }
    }

    #[test]
    fn only_the_newest_headers_of_one_server_count() {
        use AuthenticationState::{Failed, Passed};
        let forged = "evil; dmarc=pass header.from=binance.com";
        for (headers, expected) in [
            (["mx; dmarc=fail", forged], Failed),
            (
                [
                    "mx; spf=pass smtp.mailfrom=evil.example",
                    "mx; dmarc=fail header.from=binance.com",
                ],
                Failed,
            ),
            (
                ["mx; spf=none", "mx; dmarc=pass header.from=binance.com"],
                Passed,
            ),
        ] {
            let results = headers.map(str::to_owned).to_vec();
            let authentication = Authentication {
                results,
                ..Default::default()
            };
            let sender = Address::parse("a@binance.com");
            assert_eq!(
                state(&authentication, sender.as_ref()),
                expected,
                "{headers:?}"
            );
        }
    }

    #[test]
    fn hearsay_brings_bad_news_only() {
        use AuthenticationState::{Failed, NotVisible, Passed};
        let sender = Address::parse("a@binance.com");
        let (pass, fail) = (
            "dmarc=pass header.from=binance.com",
            "dmarc=fail header.from=binance.com",
        );
        for (results, hearsay, expected) in [
            (vec![], vec![pass], NotVisible),
            (vec![], vec![fail], Failed),
            (
                vec!["mx; dmarc=pass header.from=binance.com"],
                vec![fail],
                Passed,
            ),
        ] {
            let authentication = Authentication {
                results: results.into_iter().map(str::to_owned).collect(),
                hearsay: hearsay.into_iter().map(str::to_owned).collect(),
                ..Default::default()
            };
            assert_eq!(state(&authentication, sender.as_ref()), expected);
        }
    }

    #[test]
    fn webmail_hints_and_their_absence() {
        let sender = Address::parse("a@ses.binance.com");
        let with = |signed_by: &str| Authentication {
            signed_by: Some(signed_by.to_owned()),
            ..Default::default()
        };
        assert_eq!(
            state(&with("binance.com"), sender.as_ref()),
            AuthenticationState::Passed
        );
        assert_eq!(
            state(&with("evil.example"), sender.as_ref()),
            AuthenticationState::Inconclusive
        );
        assert_eq!(
            state(&Authentication::default(), sender.as_ref()),
            AuthenticationState::NotVisible
        );
        assert_eq!(
            state(&with("binance.com"), None),
            AuthenticationState::NotVisible
        );
    }

    #[test]
    fn one_house_under_several_names() {
        let results = [
            "bimi.icloud.com; bimi=none",
            "dmarc.icloud.com; dmarc=pass header.from=binance.com",
            "spf.icloud.com; spf=pass smtp.mailfrom=binance.com",
        ];
        let authentication = Authentication {
            results: results.map(str::to_owned).to_vec(),
            ..Default::default()
        };
        let sender = Address::parse("a@binance.com");
        assert_eq!(
            state(&authentication, sender.as_ref()),
            AuthenticationState::Passed
        );
    }

    #[test]
    fn header_lines_of_a_page() {
        use AuthenticationState::{Failed, Inconclusive, NotVisible, Passed};
        let above = |result: &str| {
            format!(
                "Return-Path: <a@binance.com>\nAuthentication-Results: mx.a.example;\n\u{a0}\u{a0}dmarc={result} \
                 header.from=binance.com\nReceived: from b\n  by mx.a.example with ESMTP\nFrom: a@binance.com"
            )
        };
        let below = |result: &str| {
            format!(
                "Received: from b by mx.a.example with ESMTP\nAuthentication-Results: mx.a.example; dmarc={result} \
                 header.from=binance.com\nFrom: a@binance.com"
            )
        };
        let sender = Address::parse("a@binance.com");
        for (headers, expected) in [
            (above("pass"), Passed),
            (above("fail"), Failed),
            (above("none"), Inconclusive),
            (below("pass"), NotVisible),
            (below("fail"), Failed),
            (String::new(), NotVisible),
            (" \n\n:\n x".to_owned(), NotVisible),
        ] {
            let authentication = Authentication {
                headers: Some(headers.clone()),
                ..Default::default()
            };
            assert_eq!(
                state(&authentication, sender.as_ref()),
                expected,
                "{headers}"
            );
        }
    }

    #[test]
    fn a_webmail_s_warning_is_believed() {
        let sender = Address::parse("a@binance.com");
        let authentication = Authentication {
            warned: true,
            signed_by: Some("binance.com".to_owned()),
            ..Default::default()
        };
        assert_eq!(
            state(&authentication, sender.as_ref()),
            AuthenticationState::Failed
        );
    }
}
