//! A host name, normalised once and cut into its parts.

use std::ops::Range;

use publicsuffix::{Psl, Type};

use super::suffix::PackedList;

/// DNS allows 253 characters (RFC 1035, 2.3.4, less the root's dot).
const MAX_LEN: usize = 253;
/// What a label begins with that stands for one of other letters (RFC 5890, 2.3.2.1).
const A_LABEL: &[u8; 4] = b"xn--";

/// A domain name: A-labels, lower-case, no trailing dot, with its public suffix known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainName {
    ascii: String,
    /// Where it differs from `ascii`.
    unicode: Option<String>,
    /// Byte offset of the public suffix in `ascii`.
    suffix: usize,
    /// Byte offset of the registrable domain; absent when the name is itself a public suffix.
    registrable: Option<usize>,
    platform: bool,
    known_suffix: bool,
}

impl DomainName {
    /// Reads a host name in A- or U-labels, as a browser does (WHATWG URL, "host parsing").
    /// `None` for IP addresses and for what no browser would look up.
    pub fn parse(host: &str) -> Option<DomainName> {
        // A longer name can't shrink to a valid one but through percent-encoding and mapping; a
        // generous bound keeps the work linear.
        if host.len() > MAX_LEN * 12 {
            return None;
        }
        if is_normal(host) {
            return DomainName::from_ascii(host);
        }
        match url::Host::parse(host).ok()? {
            url::Host::Domain(name) => DomainName::from_ascii(&name),
            _ => None,
        }
    }

    /// Takes the domain of a host that is normal already.
    pub(super) fn from_ascii(name: &str) -> Option<DomainName> {
        let ascii = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
        if ascii.is_empty() || ascii.len() > MAX_LEN || ascii.split('.').any(str::is_empty) {
            return None;
        }
        let found = PackedList.suffix(ascii.as_bytes())?;
        let suffix = ascii.len() - found.as_bytes().len();
        let platform = found.typ() == Some(Type::Private);
        let known_suffix = found.is_known();
        let registrable = suffix
            .checked_sub(1)
            .map(|dot| ascii[..dot].rfind('.').map_or(0, |p| p + 1));
        let unicode = has_a_label(&ascii).then(|| idna::domain_to_unicode(&ascii).0);
        Some(DomainName {
            unicode: unicode.filter(|unicode| *unicode != ascii),
            ascii,
            suffix,
            registrable,
            platform,
            known_suffix,
        })
    }

    /// The whole name in A-labels.
    pub fn ascii(&self) -> &str {
        &self.ascii
    }

    /// The whole name in U-labels, as people read it.
    pub fn unicode(&self) -> &str {
        self.unicode.as_deref().unwrap_or(&self.ascii)
    }

    /// Whether the name has letters beyond ASCII.
    pub fn is_internationalised(&self) -> bool {
        self.unicode.is_some()
    }

    /// The public suffix (`co.uk`).
    pub fn suffix(&self) -> &str {
        &self.ascii[self.suffix..]
    }

    /// Whether the suffix is a platform on which anyone can get a host (the list's PRIVATE
    /// section and our additions): whose `name.github.io` is, the name does not say.
    pub fn is_on_platform(&self) -> bool {
        self.platform
    }

    /// Whether the list knows the suffix; it takes the last label for one otherwise.
    pub fn has_known_suffix(&self) -> bool {
        self.known_suffix
    }

    /// The registrable domain (eTLD+1): the part that decides whose the host is.
    pub fn registrable(&self) -> Option<&str> {
        self.registrable.map(|at| &self.ascii[at..])
    }

    /// The label left of the public suffix: `binance` of `www.binance.co.uk`.
    pub fn name_label(&self) -> Option<&str> {
        self.registrable.map(|at| &self.ascii[at..self.suffix - 1])
    }

    /// The labels left of the registrable domain, in reading order.
    pub fn subdomain_labels(&self) -> impl DoubleEndedIterator<Item = &str> {
        let end = self.registrable.unwrap_or(0).saturating_sub(1);
        self.ascii[..end]
            .split('.')
            .filter(|label| !label.is_empty())
    }

    /// Whether this is `domain` or a host below it. `domain` is in A-labels and lower-case.
    pub fn is_within(&self, domain: &str) -> bool {
        self.ascii
            .strip_suffix(domain)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }

    /// Range of characters in [`unicode`](Self::unicode) of the label with this index, counted
    /// from the left.
    pub fn label_span(&self, index: usize) -> Range<usize> {
        let mut start = 0;
        for (at, label) in self.unicode().split('.').enumerate() {
            let len = label.chars().count();
            if at == index {
                return start..start + len;
            }
            start += len + 1;
        }
        start..start
    }
}

fn has_a_label(host: &str) -> bool {
    host.as_bytes()
        .windows(A_LABEL.len())
        .any(|letters| letters == A_LABEL)
}

/// Whether a browser's parser would leave a host as it is: ASCII letters in lower case, digits, hyphens
/// and dots, no A-label, which may be a wrong one, and no last label that makes it an IPv4 address (WHATWG
/// URL, "host parser": one that begins with a digit). Most hosts are.
fn is_normal(host: &str) -> bool {
    let is_plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
    let bytes = host.as_bytes();
    let last = bytes.strip_suffix(b".").unwrap_or(bytes);
    let last = last.rsplit(|&byte| byte == b'.').next();
    let begins_with_letter = last
        .and_then(<[u8]>::first)
        .is_some_and(u8::is_ascii_lowercase);
    begins_with_letter && bytes.iter().copied().all(is_plain) && !has_a_label(host)
}

#[cfg(test)]
mod tests {
    use super::DomainName;

    fn registrable(host: &str) -> Option<String> {
        DomainName::parse(host).and_then(|name| name.registrable().map(str::to_owned))
    }

    #[test]
    fn reads_hosts_as_a_browser_does() {
        for (host, expected) in [
            ("Coinbase.COM", Some("coinbase.com")),
            ("coinbase.com.", Some("coinbase.com")),
            ("ＣＯＩＮＢＡＳＥ.com", Some("coinbase.com")),
            ("%63oinbase.com", Some("coinbase.com")),
            ("coin\u{ad}base.com", Some("coinbase.com")),
            ("kr\u{430}ken.com", Some("xn--krken-5ve.com")),
            ("xn--krken-5ve.com", Some("xn--krken-5ve.com")),
            ("127.0.0.1", None),
            ("0x7f.1", None),
            ("[::1]", None),
            ("co.uk", None),
            ("a..b", None),
            ("", None),
            (".", None),
            ("exa mple.com", None),
        ] {
            assert_eq!(registrable(host).as_deref(), expected, "{host}");
        }
    }

    #[test]
    fn too_long_names_are_no_names() {
        assert_eq!(DomainName::parse(&"a".repeat(100_000)), None);
        assert_eq!(
            DomainName::parse(&format!("{}.com", "a.".repeat(200))),
            None
        );
    }

    #[test]
    fn cuts_a_name_into_parts() {
        let name = DomainName::parse("a.b.coinbase.github.io").expect("a name");
        assert_eq!(name.suffix(), "github.io");
        assert!(name.is_on_platform());
        assert_eq!(name.name_label(), Some("coinbase"));
        assert_eq!(name.subdomain_labels().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(name.label_span(2), 4..12);
    }

    #[test]
    fn within_respects_label_borders() {
        let name = DomainName::parse("www.binance.com").expect("a name");
        assert!(name.is_within("binance.com"));
        assert!(name.is_within("www.binance.com"));
        assert!(!name.is_within("nance.com"));
        assert!(!name.is_within("x.www.binance.com"));
    }
}
