//! Wrappers whose target stands in the address itself.
//!
//! Each row names its service; the parameter is taken as the service's own documentation or its
//! public decoders give it. A wrapper that is opened wrongly yields no web address and is ignored.

use std::borrow::Cow;

use crate::domain::{Target, Web};

/// A service that rewrites links and keeps the target in a query parameter.
struct QueryWrapper {
    /// The host, or a parent of it.
    domain: &'static str,
    /// The path must begin with this.
    path: &'static str,
    /// The parameters to look at, the first present wins.
    parameters: &'static [&'static str],
}

const fn wrapper(
    domain: &'static str,
    path: &'static str,
    parameters: &'static [&'static str],
) -> QueryWrapper {
    QueryWrapper {
        domain,
        path,
        parameters,
    }
}

const QUERY_WRAPPERS: &[QueryWrapper] = &[
    // Microsoft Defender for Office 365, "Safe Links".
    wrapper("safelinks.protection.outlook.com", "/", &["url"]),
    // Google: search results and Gmail's data-saferedirecturl.
    wrapper("google.com", "/url", &["q", "url"]),
    // Proofpoint URL Defense v1; v2 has its own alphabet, see below.
    wrapper("urldefense.proofpoint.com", "/v1/url", &["u"]),
    // Barracuda Link Protection.
    wrapper("linkprotect.cudasvc.com", "/url", &["a"]),
    // Facebook, Instagram, LinkedIn, YouTube, DuckDuckGo.
    wrapper("l.facebook.com", "/l.php", &["u"]),
    wrapper("lm.facebook.com", "/l.php", &["u"]),
    wrapper("l.instagram.com", "/", &["u"]),
    wrapper("linkedin.com", "/redir/redirect", &["url"]),
    wrapper("youtube.com", "/redirect", &["q"]),
    wrapper("duckduckgo.com", "/l/", &["uddg"]),
    // GMX, WEB.DE and mail.com.
    wrapper("deref-gmx.net", "/mail/client", &["redirectUrl"]),
    wrapper("deref-gmx.com", "/mail/client", &["redirectUrl"]),
    wrapper("deref-web.de", "/mail/client", &["redirectUrl"]),
    wrapper("deref-mail.com", "/mail/client", &["redirectUrl"]),
    // Mail.ru.
    wrapper("checklink.mail.ru", "/proxy", &["url"]),
    wrapper("click.mail.ru", "/redir", &["u"]),
];

/// The address inside a known wrapper.
pub(super) fn unwrap(target: &Target) -> Option<String> {
    let Target::Web(web) = target else {
        return None;
    };
    let inner = proofpoint_v2(web)
        .or_else(|| proofpoint_v3(web))
        .or_else(|| query(web))?;
    // A parameter that holds something else (a search word, a token) is no wrapped link.
    matches!(
        Target::parse(&inner),
        Target::Web(_) | Target::Ip(_) | Target::Script
    )
    .then_some(inner)
}

fn query(web: &Web) -> Option<String> {
    let row = QUERY_WRAPPERS
        .iter()
        .find(|row| web.host.is_within(row.domain) && web.url.path().starts_with(row.path))?;
    row.parameters
        .iter()
        .find_map(|name| parameter(web, name))
        .map(Cow::into_owned)
}

fn parameter<'a>(web: &'a Web, name: &str) -> Option<Cow<'a, str>> {
    web.url
        .query_pairs()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value)
}

/// `urldefense.proofpoint.com/v2/url?u=https-3A__evil.example_x`: "-" stands for "%", "_" for "/".
fn proofpoint_v2(web: &Web) -> Option<String> {
    if !web.host.is_within("urldefense.proofpoint.com") || !web.url.path().starts_with("/v2/url") {
        return None;
    }
    let coded = parameter(web, "u")?.replace('-', "%").replace('_', "/");
    // Decoding is a side effect of reading it as a form value.
    let pair = format!("u={}", coded.replace('+', "%2B"));
    url::form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
}

/// `urldefense.com/v3/__https://evil.example/x__;…`: characters replaced by "*" only ever stand in
/// path and query, never in the host.
fn proofpoint_v3(web: &Web) -> Option<String> {
    if !web.host.is_within("urldefense.com") {
        return None;
    }
    let inner = web.url.path().strip_prefix("/v3/__")?;
    let end = inner.find("__;").unwrap_or(inner.len());
    let inner = &inner[..end];
    // The browser folds "https://" to "https:/" in a path only in the eyes of some servers.
    Some(match inner.split_once(":/") {
        Some((scheme, rest)) => format!("{scheme}://{}", rest.trim_start_matches('/')),
        None => inner.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(href: &str) -> Option<String> {
        unwrap(&Target::parse(href))
    }

    #[test]
    fn opens_wrappers() {
        for href in [
            "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example%2Fx&data=05",
            "https://www.google.com/url?q=https://evil.example/x&sa=D",
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example_x&d=Dw",
            "https://urldefense.com/v3/__https://evil.example/x__;!!abc!def$",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example%2Fx&h=1",
            "https://deref-gmx.net/mail/client/abc/dereferrer/?redirectUrl=https%3A%2F%2Fevil.example%2Fx",
        ] {
            assert_eq!(
                inner(href).as_deref(),
                Some("https://evil.example/x"),
                "{href}"
            );
        }
    }

    #[test]
    fn leaves_other_addresses_alone() {
        for href in [
            "https://www.google.com/search?q=https://evil.example/",
            "https://www.google.com/url?q=binance",
            "https://safelinks.protection.outlook.com.evil.example/?url=https://binance.com",
            "https://evil.example/url?q=https://binance.com",
            "https://accounts.google.com/",
        ] {
            assert_eq!(inner(href), None, "{href}");
        }
    }
}
