//! What a person pastes to ask about it: a link, a host name, a mail address; mostly with words or marks
//! around it.

use super::{Address, DomainName, Target};

/// What nobody pastes in full; more is not looked at.
const MAX_LEN: usize = 20_000;
const MAX_WORDS: usize = 200;

/// Marks that stand around an address in text, and are none of it.
const AROUND: &[char] = &[
    '<', '>', '(', ')', '"', '\'', '“', '”', '„', '«', '»', ',', ';', '!',
];

/// What was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// The address of a page.
    Link(String),
    /// A mail address.
    Address(Address),
}

impl Pasted {
    /// The first link, host name or mail address in the text. How reports write addresses so that nothing
    /// makes a link of them (`hxxps://evil[.]example`) is read too.
    ///
    /// ```
    /// use touchstone::domain::Pasted;
    /// let link = |href: &str| Some(Pasted::Link(href.to_owned()));
    /// assert_eq!(Pasted::find("blnance.com"), link("https://blnance.com"));
    /// assert_eq!(Pasted::find("see hxxp://evil[.]example/x, please"), link("hxxp://evil.example/x"));
    /// let Some(Pasted::Address(address)) = Pasted::find("Help <help@evil.example>") else { panic!() };
    /// assert_eq!(address.domain.ascii(), "evil.example");
    /// assert_eq!(Pasted::find("is this real?"), None);
    /// ```
    pub fn find(text: &str) -> Option<Pasted> {
        let mut end = text.len().min(MAX_LEN);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let words = text[..end].split_whitespace().take(MAX_WORDS);
        words
            .filter_map(|word| Pasted::read(&refanged(word)))
            .next()
    }

    fn read(word: &str) -> Option<Pasted> {
        let ends = |c| c == '.' || AROUND.contains(&c);
        let word = word.trim_start_matches(AROUND).trim_end_matches(ends);
        if let Some(address) = address(word) {
            return Some(Pasted::Address(address));
        }
        if word.contains(':') && Target::parse(word) != Target::NotWeb {
            return Some(Pasted::Link(word.to_owned()));
        }
        let host = word
            .split(['/', '?', '#', '\\'])
            .find(|part| !part.is_empty())?;
        let host = host.rsplit('@').next()?.split(':').next()?;
        let bare = word.trim_start_matches(['/', '\\']);
        names_a_site(host).then(|| Pasted::Link(format!("https://{bare}")))
    }
}

fn address(word: &str) -> Option<Address> {
    let scheme = word
        .get(..7)
        .filter(|head| head.eq_ignore_ascii_case("mailto:"));
    let bare = match scheme {
        Some(_) => word[7..].split('?').next()?,
        None => word,
    };
    let address = Address::parse(bare)?;
    let is_address = !bare.contains(':') && address.domain.ascii().contains('.');
    is_address.then_some(address)
}

/// Names that could be bought; no ending of one letter is sold ("e.g.").
fn names_a_site(host: &str) -> bool {
    let ends_long = host.rsplit('.').next().is_some_and(|end| end.len() > 1);
    ends_long && DomainName::parse(host).is_some_and(|host| host.registrable().is_some())
}

fn refanged(word: &str) -> String {
    let dots = ["[.]", "(.)", "[dot]"];
    let word = dots
        .iter()
        .fold(word.to_owned(), |word, dot| word.replace(dot, "."));
    word.replace("[at]", "@").replace("[:]", ":")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_paste_links() {
        for (text, href) in [
            (
                "https://www.blnance.com/login",
                "https://www.blnance.com/login",
            ),
            (
                "  <https://evil.example/a?b#c>. ",
                "https://evil.example/a?b#c",
            ),
            ("HXXPS[:]//evil[.]example", "HXXPS://evil.example"),
            ("//evil.example/x", "https://evil.example/x"),
            ("evil.example:8443/x", "https://evil.example:8443/x"),
            (
                "binance.com@evil.example/login",
                "https://binance.com@evil.example/login",
            ),
            (
                "https://binance.com@evil.example",
                "https://binance.com@evil.example",
            ),
            ("Bitte prüfen: bіnance.com", "https://bіnance.com"),
            ("http://127.1/", "http://127.1/"),
            ("javascript:void", "javascript:void"),
        ] {
            assert_eq!(
                Pasted::find(text),
                Some(Pasted::Link(href.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn as_people_paste_addresses() {
        for (text, domain) in [
            ("support@blnance.com", "blnance.com"),
            (
                "Binance <do-not-reply@post.binance.com>",
                "post.binance.com",
            ),
            ("mailto:desk@evil.example?subject=x", "evil.example"),
            ("desk[at]evil[.]example", "evil.example"),
            ("binance.com@evil.example", "evil.example"),
        ] {
            let Some(Pasted::Address(address)) = Pasted::find(text) else {
                panic!("{text} is an address")
            };
            assert_eq!(address.domain.ascii(), domain, "{text}");
        }
    }

    #[test]
    fn what_is_neither() {
        for text in [
            "",
            "  ",
            "hello",
            "Is it real? Yes.",
            "e.g.",
            "@binance",
            "a@b",
            "com",
            "…",
            "mailto:",
        ] {
            assert_eq!(Pasted::find(text), None, "{text}");
        }
    }

    #[test]
    fn long_texts_are_cut() {
        let long = format!("{} https://evil.example", "é ".repeat(MAX_LEN));
        assert_eq!(Pasted::find(&long), None);
    }
}
