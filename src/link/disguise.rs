//! Addresses written so that a reader takes them for another.

use crate::confusable::is_invisible;
use crate::domain::{DomainName, Target};
use crate::report::Disguise;

/// The trick in an `href` that leads to `target`.
///
/// ```
/// use touchstone::{domain::Target, link::disguise, report::Disguise};
/// let trick = |href| disguise(href, &Target::parse(href));
/// assert_eq!(trick("https://binance.com@evil.example/"), Some(Disguise::Userinfo));
/// assert_eq!(trick("https://binance.com/@alice"), None);
/// ```
pub fn find(href: &str, target: &Target) -> Option<Disguise> {
    match target {
        Target::Web(web) if web.userinfo().is_some_and(looks_like_host) => Some(Disguise::Userinfo),
        Target::Web(_) if authority(href).chars().any(is_invisible) => Some(Disguise::Invisible),
        Target::Ip(ip) if !is_local(ip) => Some(Disguise::IpAddress),
        Target::Script => Some(Disguise::Scheme),
        Target::Malformed => Some(Disguise::Malformed),
        _ => None,
    }
}

/// A user name with a dot in it is there to be read as a host.
fn looks_like_host(userinfo: &str) -> bool {
    let name = userinfo.split(['/', '%', ':']).next().unwrap_or_default();
    DomainName::parse(name).is_some_and(|name| name.ascii().contains('.'))
}

/// The part of the address in which the host stands.
fn authority(href: &str) -> &str {
    let rest = href.split_once("//").map_or(href, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Links to one's own network are a neighbour's printer, not a trap.
fn is_local(ip: &std::net::IpAddr) -> bool {
    match ip {
        std::net::IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        std::net::IpAddr::V6(ip) => {
            ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tricks_and_ordinary_addresses() {
        for (href, expected) in [
            ("https://binance.com%40evil.example/", None),
            (
                "https://binance.com@evil.example/",
                Some(Disguise::Userinfo),
            ),
            (
                "https://binance.com:login@evil.example/",
                Some(Disguise::Userinfo),
            ),
            ("https://alice@evil.example/", None),
            ("https://bin\u{200b}ance.com/", Some(Disguise::Invisible)),
            ("https://binance.com/\u{200b}", None),
            ("http://3232235777/", None),
            ("http://134744072/", Some(Disguise::IpAddress)),
            ("http://192.168.1.1/", None),
            ("data:text/html,<h1>", Some(Disguise::Scheme)),
            ("mailto:a@b.example", None),
            ("#top", None),
        ] {
            let found = find(href, &Target::parse(href));
            if href.contains("%40") {
                // No browser accepts the host, so there is nothing to be disguised.
                assert!(
                    matches!(found, Some(Disguise::Malformed)),
                    "{href}: {found:?}"
                );
                continue;
            }
            assert_eq!(found, expected, "{href}");
        }
    }
}
