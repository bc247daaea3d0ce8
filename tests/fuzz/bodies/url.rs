//! A link's host and a host's name: as the crate `url` reads them, but for what no server has.

use touchstone::domain::{DomainName, Target};
use url::{Host, Url};

/// DNS allows 253 characters (RFC 1035, 2.3.4, less the root's dot).
const MAX_NAME: usize = 253;
/// A name is read up to a bound, which keeps the work linear.
const MAX_WRITTEN: usize = 3_000;

pub fn check(input: &[u8]) {
    let text = super::text(input);
    if let Ok(url) = Url::parse(text)
        && matches!(url.scheme(), "http" | "https" | "ftp" | "ws" | "wss")
    {
        let theirs = url.host().and_then(|host| match host {
            Host::Domain(name) => named(name),
            Host::Ipv4(ip) => Some(ip.to_string()),
            Host::Ipv6(ip) => Some(ip.to_string()),
        });
        assert_eq!(Target::parse(text).host_text(), theirs, "{text}");
    }
    if text.len() > MAX_WRITTEN {
        return;
    }
    let theirs = match Host::parse(text) {
        Ok(Host::Domain(name)) => named(&name),
        _ => None,
    };
    let ours = DomainName::parse(text).map(|host| host.ascii().to_owned());
    assert_eq!(ours, theirs, "{text}");
}

/// The name less its final dot; none where it can't be looked up.
fn named(name: &str) -> Option<String> {
    let name = name.strip_suffix('.').unwrap_or(name);
    let is_name = name.len() <= MAX_NAME && name.split('.').all(|label| !label.is_empty());
    is_name.then(|| name.to_owned())
}
