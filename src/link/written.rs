//! An address as it was written, cut where a browser cuts it (WHATWG URL, "basic URL parser"),
//! before anything is decoded or put right.

/// The parts up to the host that say how an address was written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written<'a> {
    pub(super) scheme: &'a str,
    /// Everything between scheme and authority: "//" where nothing is strange.
    pub(super) slashes: &'a str,
    /// What stands before the last `@`.
    pub(super) userinfo: Option<&'a str>,
    /// Host and port.
    pub(super) host: &'a str,
    /// The character that ends the authority.
    pub(super) end: Option<char>,
}

impl<'a> Written<'a> {
    pub(super) fn new(href: &'a str) -> Written<'a> {
        let href = href.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        let (scheme, rest) = split_scheme(href);
        let start = rest
            .find(|c| !is_slash(c) && !is_dropped(c))
            .unwrap_or(rest.len());
        let (slashes, rest) = rest.split_at(start);
        let close = rest
            .find(|c| is_slash(c) || matches!(c, '?' | '#'))
            .unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(close);
        let (userinfo, host) = match authority.rsplit_once('@') {
            Some((userinfo, host)) => (Some(userinfo), host),
            None => (None, authority),
        };
        Written {
            scheme,
            slashes,
            userinfo,
            host,
            end: tail.chars().next(),
        }
    }

    /// Whether scheme, slashes or authority hold characters that browsers drop.
    pub(super) fn is_broken_up(&self) -> bool {
        [self.scheme, self.slashes, self.host]
            .iter()
            .any(|part| part.contains(is_dropped))
    }
}

/// "" for the scheme where there is none.
fn split_scheme(href: &str) -> (&str, &str) {
    match href.split_once(':') {
        Some((scheme, rest)) if scheme.chars().all(is_of_scheme) => (scheme, rest),
        _ => ("", href),
    }
}

fn is_of_scheme(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.') || is_dropped(c)
}

fn is_slash(c: char) -> bool {
    matches!(c, '/' | '\\')
}

/// Browsers drop tabs and line ends wherever they stand.
fn is_dropped(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::Written;

    #[test]
    fn cuts_where_a_browser_cuts() {
        for (href, slashes, userinfo, host) in [
            ("https://a.example/x@y", "//", None, "a.example"),
            (
                "https://u@a.example:8443?x",
                "//",
                Some("u"),
                "a.example:8443",
            ),
            ("https:\\\\a.example\\@b.example", "\\\\", None, "a.example"),
            ("https:a.example", "", None, "a.example"),
            ("//u:p@v@a.example#x", "//", Some("u:p@v"), "a.example"),
            ("www.a.example/x", "", None, "www.a.example"),
            ("h\nttps:/\t/a.ex\nample/", "/\t/", None, "a.ex\nample"),
            ("", "", None, ""),
        ] {
            let written = Written::new(href);
            let found = (written.slashes, written.userinfo, written.host);
            assert_eq!(found, (slashes, userinfo, host), "{href:?}");
        }
    }
}
