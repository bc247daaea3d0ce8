//! `Authentication-Results` (RFC 8601) and the hints that webmails show.
//!
//! Only the newest headers of one server count: the receiving provider adds them on top, while
//! older ones may have come with the mail.

use crate::domain::{Address, DomainName};
use crate::report::AuthenticationState;

use super::Authentication;

/// Headers are short; a longer one was not written by a mail server.
const MAX_LEN: usize = 10_000;
const MAX_HEADERS: usize = 16;

/// One method's result: `dkim=pass header.d=example.org`.
#[derive(Debug, PartialEq, Eq)]
struct MethodResult {
    method: String,
    result: String,
    /// The domain it speaks about.
    domain: Option<String>,
}

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
    let told = told(authentication, &sender.domain);
    let is_open = matches!(
        told,
        AuthenticationState::NotVisible | AuthenticationState::Inconclusive
    );
    let failed = |header: &String| {
        from_results(&parse(header), &sender.domain) == AuthenticationState::Failed
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

/// The results of the topmost run of headers that one server wrote (some write one header a
/// method).
fn newest(headers: &[String]) -> Vec<MethodResult> {
    let server = |header: &str| server(header).to_owned();
    let first = server(&headers[0]);
    headers
        .iter()
        .take(MAX_HEADERS)
        .take_while(|header| server(header) == first)
        .flat_map(|header| parse(header))
        .collect()
}

/// The server that wrote the header (RFC 8601, authserv-id); empty where it names none.
pub(super) fn server(header: &str) -> &str {
    let id = header.split(';').next().unwrap_or_default().trim();
    if id.contains('=') { "" } else { id }
}

fn from_results(results: &[MethodResult], from: &DomainName) -> AuthenticationState {
    let found = |method: &str, result: &str| {
        results.iter().any(|r| {
            r.method == method
                && r.result == result
                && r.domain
                    .as_ref()
                    .is_none_or(|domain| is_aligned(domain, from))
        })
    };
    let aligned_pass = |method: &str| {
        results.iter().any(|r| {
            r.method == method
                && r.result == "pass"
                && r.domain.as_ref().is_some_and(|d| is_aligned(d, from))
        })
    };
    if aligned_pass("dmarc") || aligned_pass("dkim") {
        return AuthenticationState::Passed;
    }
    if found("dmarc", "fail") {
        return AuthenticationState::Failed;
    }
    if aligned_pass("spf") {
        return AuthenticationState::Passed;
    }
    if found("spf", "fail")
        && !results
            .iter()
            .any(|r| r.method == "dkim" && r.result == "pass")
    {
        return AuthenticationState::Failed;
    }
    AuthenticationState::Inconclusive
}

/// The method results of a header's value, comments taken out.
fn parse(header: &str) -> Vec<MethodResult> {
    let header = &header[..header.floor_char_boundary(MAX_LEN)];
    without_comments(header)
        .split(';')
        .filter_map(parse_method)
        .collect()
}

fn parse_method(section: &str) -> Option<MethodResult> {
    let mut words = section
        .split_whitespace()
        .filter_map(|word| word.split_once('='));
    let (method, result) = words.next()?;
    let domain = words
        .find(|(property, _)| {
            matches!(
                property.to_ascii_lowercase().as_str(),
                "header.d" | "header.i" | "header.from" | "smtp.mailfrom"
            )
        })
        .map(|(_, value)| {
            value
                .trim_matches('"')
                .rsplit('@')
                .next()
                .unwrap_or_default()
                .to_owned()
        });
    Some(MethodResult {
        method: method.to_ascii_lowercase(),
        result: result.to_ascii_lowercase(),
        domain,
    })
}

fn without_comments(text: &str) -> String {
    let mut depth = 0usize;
    text.chars()
        .filter(|&c| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
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
}
