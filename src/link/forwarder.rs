//! Forwarders on hosts that are nobody's in particular: click counters on a sender's own domain,
//! `?url=` scripts, short tokens with the destination's name beside them.
//!
//! Whoever runs such a host decides where it leads, whatever the address says: a phisher writes
//! `?url=https://binance.com` on his own server. What is named is therefore never taken for the
//! target; it can only make things worse.

use crate::domain::{Target, Web};

use super::wrapper::path::{is_web, ses};

/// The one address that the link's own address names.
pub(super) fn named(web: &Web) -> Option<String> {
    ses(web.url.path())
        .or_else(|| mimecast(web))
        .or_else(|| only_address(web))
}

/// `protect-us.mimecast.com/s/<token>?domain=evil.example`: the token decides, and the name
/// beside it can be changed by anyone.
fn mimecast(web: &Web) -> Option<String> {
    let here = web.host.is_within("mimecast.com") || web.host.is_within("mimecastprotect.com");
    if !here || !web.url.path().starts_with("/s/") {
        return None;
    }
    let (_, domain) = web.url.query_pairs().find(|(name, _)| name == "domain")?;
    Some(format!("https://{domain}"))
}

/// The address in the query, if there is one only: of two, the server picks.
fn only_address(web: &Web) -> Option<String> {
    let mut addresses = web
        .url
        .query_pairs()
        .map(|(_, value)| value)
        .filter(|value| is_web(value));
    let address = addresses.next()?;
    addresses.next().is_none().then(|| address.into_owned())
}

/// Follows what addresses name, through known wrappers too, to the last one that can be known.
pub(super) fn destination(target: &Target) -> Option<Web> {
    let Target::Web(web) = target else {
        return None;
    };
    let mut address = named(web)?;
    for _ in 0..super::MAX_DEPTH {
        let target = Target::parse(&address);
        if let Some(inner) = super::wrapper::layer(&target) {
            address = inner.opened()?;
            continue;
        }
        let Target::Web(web) = target else {
            return None;
        };
        match named(&web) {
            Some(inner) => address = inner,
            None => return (!super::is_hidden(&web)).then_some(web),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads_to(href: &str) -> Option<String> {
        destination(&Target::parse(href)).map(|web| web.host.ascii().to_owned())
    }

    #[test]
    fn follows_what_is_named_to_its_end() {
        for (href, expected) in [
            (
                "https://a.example/r?u=https://b.example/x",
                Some("b.example"),
            ),
            (
                "https://a.example/r?u=https%3A%2F%2Fb.example%2F%3Fv%3Dhttps%253A%252F%252Fc.example",
                Some("c.example"),
            ),
            (
                "https://a.example/r?u=https://b.example&v=https://c.example",
                None,
            ),
            ("https://a.example/r?u=b.example", None),
            ("https://a.example/r?u=https://bit.ly/x", None),
            (
                "https://a.example/CL0/https:%2F%2Fb.example%2Fx/1/0100/t=9",
                Some("b.example"),
            ),
            (
                "https://a.example/r?u=https://www.google.com/url?q=https://b.example",
                Some("b.example"),
            ),
            (
                "https://protect-us.mimecast.com/s/abc?domain=b.example",
                Some("b.example"),
            ),
            ("https://a.example/s/abc?domain=b.example", None),
        ] {
            assert_eq!(leads_to(href).as_deref(), expected, "{href}");
        }
    }
}
