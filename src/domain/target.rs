//! Where a link leads, read as a browser reads it.

use std::net::IpAddr;

use url::Url;

use super::DomainName;

/// Chromium refuses longer addresses (`url::kMaxURLChars`); Firefox a little later.
const MAX_LEN: usize = 2 * 1024 * 1024;

/// The destination of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A host with a name.
    Web(Web),
    /// A bare IP address, in whatever notation it was written.
    Ip(IpAddr),
    /// `mailto:`, `tel:`, a place in the page: nothing that opens a site.
    NotWeb,
    /// `data:`, `javascript:`, `blob:` and the like: content of the mail's own making.
    Script,
    /// Nothing that a browser would open.
    Malformed,
}

/// A web address with a named host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Web {
    /// The host.
    pub host: DomainName,
    /// Path and what follows, as normalised.
    pub url: Url,
}

impl Target {
    /// Reads an `href`.
    ///
    /// ```
    /// use touchstone::domain::Target;
    /// let Target::Web(web) = Target::parse("https://binance.com@evil.example/x") else { panic!() };
    /// assert_eq!(web.host.ascii(), "evil.example");
    /// assert!(matches!(Target::parse("mailto:a@b.example"), Target::NotWeb));
    /// ```
    pub fn parse(href: &str) -> Target {
        if href.len() > MAX_LEN {
            return Target::Malformed;
        }
        let href = href.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        if href.is_empty() || href.starts_with('#') {
            return Target::NotWeb;
        }
        let refanged = refang(href);
        match Url::parse(refanged.as_deref().unwrap_or(href)) {
            Ok(url) => Target::from_url(url),
            Err(url::ParseError::RelativeUrlWithoutBase) => Target::relative(href),
            Err(_) => Target::Malformed,
        }
    }

    /// The host that it opens, as text: a name in A-labels, or an IP address in its usual form.
    pub fn host_text(&self) -> Option<String> {
        match self {
            Target::Web(web) => Some(web.host.ascii().to_owned()),
            Target::Ip(ip) => Some(ip.to_string()),
            _ => None,
        }
    }

    fn from_url(url: Url) -> Target {
        match url.scheme() {
            "http" | "https" | "ftp" | "ws" | "wss" => {}
            "data" | "javascript" | "vbscript" | "blob" | "file" => return Target::Script,
            _ => return Target::NotWeb,
        }
        match url.host() {
            Some(url::Host::Domain(name)) => match DomainName::from_ascii(name) {
                Some(host) => Target::Web(Web { host, url }),
                None => Target::Malformed,
            },
            Some(url::Host::Ipv4(ip)) => Target::Ip(ip.into()),
            Some(url::Host::Ipv6(ip)) => Target::Ip(ip.into()),
            None => Target::Malformed,
        }
    }

    /// An address without a scheme: `//host/path` (or with backslashes, which browsers take for
    /// slashes) and `www.host/path` still lead to a site in some webmails; anything else stays
    /// within the page.
    fn relative(href: &str) -> Target {
        let is_slash = |c: char| matches!(c, '/' | '\\');
        let www = href
            .get(..4)
            .is_some_and(|head| head.eq_ignore_ascii_case("www."));
        let rest = href
            .strip_prefix(is_slash)
            .and_then(|rest| rest.strip_prefix(is_slash))
            .or(www.then_some(href));
        match rest.map(|rest| Url::parse(&format!("https://{rest}"))) {
            Some(Ok(url)) => Target::from_url(url),
            Some(Err(_)) => Target::Malformed,
            None => Target::NotWeb,
        }
    }
}

impl Web {
    /// What stands after host and port: path, query and fragment.
    pub fn after_host(&self) -> &str {
        &self.url[url::Position::BeforePath..]
    }
}

/// `hxxps://` is a written-out form that people and some programs turn back.
fn refang(href: &str) -> Option<String> {
    let head = href.get(..4)?;
    head.eq_ignore_ascii_case("hxxp")
        .then(|| format!("http{}", &href[4..]))
}

#[cfg(test)]
mod tests {
    use super::Target;

    fn host(href: &str) -> Option<String> {
        match Target::parse(href) {
            Target::Web(web) => Some(web.host.ascii().to_owned()),
            _ => None,
        }
    }

    #[test]
    fn sees_through_disguises() {
        for href in [
            "https://binance.com@evil.example/",
            "https://binance.com%2flogin@evil.example/",
            "https:\\\\evil.example\\x",
            "https://EVIL.example./",
            "ht\ntps://evil.exam\tple",
            "https:/evil.example",
            "//evil.example/x",
            "\\\\evil.example\\x",
            "hxxps://evil.example",
            "https://evil\u{3002}example",
            "https://e\u{200b}vil.example",
            "https://a@b@evil.example:8443",
        ] {
            assert_eq!(host(href).as_deref(), Some("evil.example"), "{href:?}");
        }
    }

    #[test]
    fn addresses_in_every_notation() {
        for href in [
            "http://2130706433/",
            "http://0177.1",
            "http://0x7f000001",
            "http://[::1]:80/",
            "http://127.1",
        ] {
            assert!(matches!(Target::parse(href), Target::Ip(_)), "{href}");
        }
    }

    #[test]
    fn what_opens_no_site() {
        for href in [
            "",
            "#top",
            "mailto:a@b.example",
            "tel:+49",
            "cid:1",
            "page.html",
            "/x",
            "about:blank",
        ] {
            assert_eq!(Target::parse(href), Target::NotWeb, "{href}");
        }
        for href in [
            "data:text/html,x",
            "javascript:alert(1)",
            "blob:https://a.example/1",
        ] {
            assert_eq!(Target::parse(href), Target::Script, "{href}");
        }
        for href in [
            "https://",
            "https:///",
            "http://exa mple.com",
            "https://a..b/",
        ] {
            assert_eq!(Target::parse(href), Target::Malformed, "{href}");
        }
    }

    #[test]
    fn a_megabyte_is_still_an_address() {
        let long = format!("https://evil.example/{}", "a".repeat(1 << 20));
        assert_eq!(host(&long).as_deref(), Some("evil.example"));
        assert_eq!(Target::parse(&long.repeat(3)), Target::Malformed);
    }
}
