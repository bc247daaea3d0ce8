//! Services that keep the target in the path, or use the whole query as the target.

use crate::domain::{Web, percent};

/// The target of a link of one of these forms.
pub(super) fn inner(web: &Web) -> Option<String> {
    let is = |domains: &[&str]| domains.iter().any(|domain| web.host.is_within(domain));
    if is(&["awstrack.me", "click.redditmail.com"]) {
        return ses(web.url.path());
    }
    if is(&["secure-web.cisco.com"]) {
        return cisco(web.url.path());
    }
    if is(&["click.pstmrk.it"]) {
        return postmark(web.url.path());
    }
    if is(&["url.avanan.click", "protect.checkpoint.com"]) {
        return check_point(web.after_host());
    }
    if is(&["web.archive.org"]) {
        return archive(web.after_host());
    }
    if is(&["safe.menlosecurity.com"]) {
        return menlo(web.after_host());
    }
    if is(&["r.search.yahoo.com"]) {
        return yahoo(web.url.path());
    }
    if is(&[
        "metamask.app.link",
        "link.metamask.io",
        "phantom.app",
        "phantom.com",
    ]) {
        return wallet(web.after_host());
    }
    // href.li is Automattic's; the others say the same of themselves on their front pages.
    if is(&["href.li", "anonym.to", "anonymz.com", "nullrefer.com"]) {
        return web.url.query().map(whole);
    }
    // disq.us/url?url=https%3A%2F%2Fevil.example%2Fx%3Atoken: a library's rule ("ClearURLs").
    if is(&["disq.us"]) {
        let value = super::query::value(web, "url")?;
        let (address, _) = value.rsplit_once(':')?;
        return Some(address.to_owned());
    }
    None
}

/// Amazon SES: `/L0/<address>/…`, and `/CL0/` for a domain of the sender's own
/// (docs.aws.amazon.com/ses, "Custom domains for open and click tracking"). A whole address is
/// one percent-encoded segment.
pub(in crate::link) fn ses(path: &str) -> Option<String> {
    let mut segments = path.split('/');
    segments.find(|segment| matches!(*segment, "L0" | "CL0"))?;
    let address = percent::decode(segments.next()?);
    is_web(&address).then_some(address)
}

/// Cisco Secure Email, "URL rewriting": `/<token>/https%3A%2F%2Fevil.example%2Fx`.
fn cisco(path: &str) -> Option<String> {
    let (_, last) = path.trim_end_matches('/').rsplit_once('/')?;
    Some(percent::decode(last))
}

/// Postmark, "Link tracking": `/3s/evil.example%2Fx/…`; the "s" is the scheme's.
fn postmark(path: &str) -> Option<String> {
    let mut segments = path.split('/').skip(1);
    let version = segments.next()?;
    let address = percent::decode(segments.next()?);
    let scheme = if version.contains('s') {
        "https"
    } else {
        "http"
    };
    version
        .starts_with(['2', '3'])
        .then(|| format!("{scheme}://{address}"))
}

/// Check Point Harmony Email (Avanan), "Click-Time Protection": `/v2/___https://evil.example/x___.token`.
fn check_point(rest: &str) -> Option<String> {
    let (_, address) = rest.split_once("___")?;
    let end = address.find("___").unwrap_or(address.len());
    Some(whole(&address[..end]))
}

/// The Internet Archive: `/web/20250101000000/https://evil.example/x`.
fn archive(rest: &str) -> Option<String> {
    let (_, address) = rest.strip_prefix("/web/")?.split_once('/')?;
    Some(whole(address))
}

/// Menlo Security, "Safe links": `/https://evil.example/x`.
fn menlo(rest: &str) -> Option<String> {
    let address = rest.strip_prefix('/').filter(|rest| is_web(rest))?;
    Some(address.to_owned())
}

/// Wallets' app links, which open any site in the wallet's browser: MetaMask's
/// `/dapp/evil.example/x` (docs.metamask.io, "Use deeplinks"), Phantom's
/// `/ul/browse/https%3A%2F%2Fevil.example` (docs.phantom.com, "Deeplinks: browse").
fn wallet(rest: &str) -> Option<String> {
    let address = ["/dapp/", "/ul/browse/", "/ul/v1/browse/"]
        .iter()
        .find_map(|beginning| rest.strip_prefix(beginning))?;
    let end = address.find('?').filter(|_| address.contains("%3A"));
    Some(whole(&address[..end.unwrap_or(address.len())]))
}

/// Yahoo Search: `/_ylt=…/RU=https%3a%2f%2fevil.example%2fx/RK=2/…` (library "urlpurify").
fn yahoo(path: &str) -> Option<String> {
    let coded = path
        .split('/')
        .find_map(|segment| segment.strip_prefix("RU="))?;
    Some(percent::decode(coded))
}

/// An address that may be percent-encoded as a whole.
fn percent_encoded(text: &str) -> String {
    if is_web(text) {
        text.to_owned()
    } else {
        percent::decode(text)
    }
}

/// An address whose scheme may be left out.
fn whole(text: &str) -> String {
    let text = percent_encoded(text);
    if is_web(&text) {
        text
    } else {
        format!("http://{text}")
    }
}

/// Whether the text is an address with a scheme that leads to a site.
pub(in crate::link) fn is_web(text: &str) -> bool {
    ["http:", "https:"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    })
}
