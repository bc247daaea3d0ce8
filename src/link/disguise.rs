//! Addresses written so that a reader takes them for another.

use std::net::IpAddr;

use crate::confusable::is_invisible;
use crate::domain::{DomainName, Target, Web, percent};
use crate::report::Disguise;

use super::written::Written;

/// A host with more dots is built to push its end out of sight.
const MAX_DOTS: usize = 6;

/// Ports on which sites are commonly served; the schemes' own never show.
const USUAL_PORTS: &[u16] = &[80, 443, 8080, 8443];

/// Full stops of other scripts, which browsers take for dots (UTS #46, 2.3).
const OTHER_DOTS: &[char] = &['\u{3002}', '\u{ff0e}', '\u{ff61}'];

/// Characters that a host name may hold and that look like its end (UTS #39, confusables of "/"
/// and ":"), without the letters of living scripts among them.
const FALSE_ENDS: &[char] = &[
    '\u{2044}', '\u{2215}', '\u{29f8}', '\u{2571}', '\u{a789}', '\u{2236}',
];

/// The trick in an `href` that leads to `target`, the most telling first.
///
/// ```
/// use touchstone::{domain::Target, link::disguise, report::Disguise};
/// let trick = |href| disguise(href, &Target::parse(href));
/// assert_eq!(trick("https://binance.com@evil.example/"), Some(Disguise::Userinfo));
/// assert_eq!(trick("https://binance.com/@alice"), None);
/// ```
pub fn find(href: &str, target: &Target) -> Option<Disguise> {
    let written = Written::new(href);
    of(&written, before_at(&written).is_some(), target)
}

/// The same. `has_user`: a name stands before an `@`, to be read as the host.
pub(super) fn of(written: &Written, has_user: bool, target: &Target) -> Option<Disguise> {
    match target {
        Target::NotWeb => None,
        Target::Script => Some(Disguise::Scheme),
        Target::Malformed => Some(Disguise::Malformed),
        Target::Web(_) | Target::Ip(_) if has_user => Some(Disguise::Userinfo),
        Target::Ip(ip) if is_local(ip) => None,
        Target::Ip(_) => Some(Disguise::IpAddress),
        Target::Web(web) => of_host(written, web),
    }
}

fn of_host(written: &Written, web: &Web) -> Option<Disguise> {
    if !written.host.is_ascii() && written.host.chars().any(is_invisible) {
        return Some(Disguise::Invisible);
    }
    if is_coded(written.host) || has_false_end(&web.host) {
        return Some(Disguise::Coded);
    }
    if is_irregular(written) {
        return Some(Disguise::Irregular);
    }
    if web.host.ascii().matches('.').count() > MAX_DOTS {
        return Some(Disguise::ManyDots);
    }
    let port = web.url.port().filter(|port| !USUAL_PORTS.contains(port));
    port.filter(|_| web.host.registrable().is_some())
        .map(|_| Disguise::Port)
}

/// The name before an `@` that is there to be read as the host.
pub(super) fn before_at(written: &Written) -> Option<DomainName> {
    /// Names looked at; a longer list is no more convincing.
    const MAX_NAMES: usize = 8;
    let userinfo = percent::decode(written.userinfo?);
    userinfo
        .split(['@', ':'])
        .take(MAX_NAMES)
        .map(|name| name.split(|c| !is_of_name(c)).next().unwrap_or_default())
        .filter(|name| name.contains('.') || name.contains(OTHER_DOTS))
        .find_map(DomainName::parse)
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-') || OTHER_DOTS.contains(&c) || is_invisible(c)
}

/// Whether ASCII letters or dots of the host are written as something else: percent-encoded,
/// full-width, mathematical. Other scripts' own letters are not.
fn is_coded(host: &str) -> bool {
    let is_coded = |c: char| OTHER_DOTS.contains(&c) || stands_for_ascii(c);
    host.contains('%') || !host.is_ascii() && host.chars().any(is_coded)
}

/// Whether the host holds a letter that looks like its end.
fn has_false_end(host: &DomainName) -> bool {
    host.is_internationalised() && host.unicode().contains(FALSE_ENDS)
}

/// Beside a letter, so that a digit's stand-in makes no IP address.
fn stands_for_ascii(c: char) -> bool {
    !c.is_ascii()
        && DomainName::parse(&format!("a{c}")).is_some_and(|name| !name.is_internationalised())
}

/// Whether filters and browsers would read it differently.
fn is_irregular(written: &Written) -> bool {
    let defanged = written
        .scheme
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("hxxp"));
    defanged
        || written.is_broken_up()
        || written.slashes.contains('\\')
        || written.end == Some('\\')
}

/// Links to one's own network are a neighbour's printer, not a trap.
fn is_local(ip: &IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}
