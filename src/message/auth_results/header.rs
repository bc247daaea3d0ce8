//! One `Authentication-Results` header, taken apart (RFC 8601, 2.2).
//!
//! Comments nest and say nothing; a quoted string is one value whatever stands in it: a sender chooses
//! the left part of its address, and servers repeat that in both.

/// Headers are short; a longer one was not written by a mail server.
pub(super) const MAX_LEN: usize = 10_000;

/// A header's value, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The server that wrote it (authserv-id), in lower case; empty where it names none.
    pub server: String,
    /// What each method gave.
    pub results: Vec<MethodResult>,
}

/// One method's result: `dkim=pass header.d=example.org`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MethodResult {
    /// In lower case, without its version.
    pub method: String,
    /// In lower case.
    pub result: String,
    /// The domain it speaks about.
    pub domain: Option<String>,
}

impl Header {
    pub fn parse(value: &str) -> Header {
        let value = &value[..value.floor_char_boundary(MAX_LEN)];
        let sections = sections(value);
        let mut sections = sections.iter();
        // Exchange Online names no server and begins with the first result.
        let names_server =
            |words: &&Vec<Word>| words.first().is_some_and(|word| word.pair().is_none());
        let server = sections.clone().next().filter(names_server);
        if server.is_some() {
            sections.next();
        }
        Header {
            // A version may follow: `mx.microsoft.com 1`.
            server: server
                .and_then(|words| words.first())
                .map_or(String::new(), |word| word.text.to_ascii_lowercase()),
            results: sections.filter_map(|words| method_result(words)).collect(),
        }
    }
}

/// The value of an `ARC-Authentication-Results` header without its instance (RFC 8617, 4.1.1); what has
/// none is no such header.
pub(super) fn without_instance(value: &str) -> Option<&str> {
    let (instance, rest) = value.split_once(';')?;
    let (name, number) = instance.split_once('=')?;
    let is_instance = name.trim().eq_ignore_ascii_case("i") && number.trim().parse::<u8>().is_ok();
    is_instance.then(|| rest.trim_start())
}

fn method_result(words: &[Word]) -> Option<MethodResult> {
    let mut pairs = words.iter().filter_map(Word::pair);
    let (method, result) = pairs.next()?;
    let method = method
        .split('/')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let properties: Vec<_> = pairs.collect();
    // Which domain a method is about: RFC 8601, 2.7. Yandex shortens SPF's.
    let wanted: &[&str] = match method.as_str() {
        "dkim" => &["header.d", "header.i"],
        "spf" => &["smtp.mailfrom", "smtp.mail"],
        "dmarc" => &["header.from"],
        _ => &[],
    };
    let domain = wanted.iter().find_map(|wanted| {
        let mut properties = properties.iter();
        let (_, value) = properties.find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
        Some(value.rsplit('@').next().unwrap_or_default().to_owned())
    });
    Some(MethodResult {
        method,
        result: result.to_ascii_lowercase(),
        domain,
    })
}

/// A word, and where its first `=` outside of quotes stands.
#[derive(Debug, Default)]
struct Word {
    text: String,
    equals: Option<usize>,
}

impl Word {
    fn pair(&self) -> Option<(&str, &str)> {
        let at = self.equals?;
        Some((&self.text[..at], &self.text[at + 1..]))
    }

    /// Whether it ends in its `=`: the value is still to come.
    fn waits(&self) -> bool {
        self.equals.is_some_and(|at| at + 1 == self.text.len())
    }
}

/// The words between the semicolons, comments and quotes taken away.
#[derive(Default)]
struct Sections {
    done: Vec<Vec<Word>>,
    words: Vec<Word>,
    word: Word,
}

impl Sections {
    /// Around a `=` there may be space.
    fn space(&mut self) {
        if !self.word.waits() {
            self.end_word();
        }
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if !word.text.is_empty() {
            self.words.push(word);
        }
    }

    fn end_section(&mut self) {
        self.end_word();
        self.done.push(std::mem::take(&mut self.words));
    }

    fn equals(&mut self) {
        if self.word.text.is_empty() && self.words.last().is_some_and(|last| last.equals.is_none())
        {
            self.word = self.words.pop().unwrap_or_default();
        }
        self.word.equals.get_or_insert(self.word.text.len());
        self.word.text.push('=');
    }
}

fn sections(value: &str) -> Vec<Vec<Word>> {
    let mut read = Sections::default();
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for c in value.chars() {
        match c {
            _ if escaped => {
                escaped = false;
                if quoted {
                    read.word.text.push(c);
                }
            }
            '\\' if quoted || depth > 0 => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            _ if quoted => read.word.text.push(c),
            '(' => {
                depth += 1;
                read.space();
            }
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ';' => read.end_section(),
            '=' => read.equals(),
            c if c.is_whitespace() => read.space(),
            c => read.word.text.push(c),
        }
    }
    read.end_section();
    read.done
}

/// A header's value without its comments.
pub(super) fn without_comments(value: &str) -> String {
    let value = &value[..value.floor_char_boundary(MAX_LEN)];
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    let mut text = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted || depth > 0 => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => {
                depth += 1;
                text.push(' ');
                continue;
            }
            ')' if !quoted => {
                depth = depth.saturating_sub(1);
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(value: &str) -> Vec<String> {
        let header = Header::parse(value);
        let results = header.results.into_iter().map(|found| {
            let domain = found.domain.unwrap_or_default();
            format!("{} {} {domain}", found.method, found.result)
        });
        [header.server].into_iter().chain(results).collect()
    }

    #[test]
    fn what_servers_write() {
        for (value, expected) in [
            (
                "mx.a.example; dkim=pass header.d=b.example",
                vec!["mx.a.example", "dkim pass b.example"],
            ),
            ("MX.a.example 1; none", vec!["mx.a.example"]),
            // amavisd names itself in a comment.
            (
                "mx.a.example (amavisd-new); dkim=pass header.i=@b.example",
                vec!["mx.a.example", "dkim pass b.example"],
            ),
            // Exchange Online: no server, and words without a `=` between the results.
            (
                "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=b.example; a.example; dkim=none header.d=none;dmarc=fail action=oreject header.from=b.example;compauth=fail reason=000",
                vec![
                    "",
                    "spf pass b.example",
                    "dkim none none",
                    "dmarc fail b.example",
                    "compauth fail ",
                ],
            ),
            // Yahoo: no space before the comment.
            (
                "a.example; dmarc=pass(p=REJECT) header.from=b.example;",
                vec!["a.example", "dmarc pass b.example"],
            ),
            (
                "a.example; dkim/1 = pass header.d = b.example",
                vec!["a.example", "dkim pass b.example"],
            ),
            (
                "a.example; spf=pass smtp.mailfrom=\"x y;z=1\"@b.example",
                vec!["a.example", "spf pass b.example"],
            ),
            (
                "a.example; spf=pass smtp.mail=x@b.example",
                vec!["a.example", "spf pass b.example"],
            ),
            ("", vec![""]),
            ("((((", vec![""]),
            (";;===\"", vec!["", " == "]),
        ] {
            assert_eq!(told(value), expected, "{value}");
        }
    }

    #[test]
    fn what_a_sender_put_in_quotes_and_comments_is_no_result() {
        for value in [
            r#"a.example; spf=pass smtp.mailfrom="x; dmarc=pass header.from=binance.com "@b.example"#,
            r#"a.example; dkim=fail reason="bad; dmarc=pass header.from=binance.com""#,
            r#"a.example; dkim=fail reason="\"; dmarc=pass header.from=binance.com""#,
            "a.example; spf=pass (of (dmarc=pass; dmarc=pass header.from=binance.com) x) smtp.mailfrom=b.example",
        ] {
            let results = Header::parse(value).results;
            assert!(
                results.iter().all(|found| found.method != "dmarc"),
                "{value}"
            );
        }
    }

    #[test]
    fn a_method_speaks_of_its_own_domain() {
        let header =
            Header::parse("a.example; dmarc=pass header.d=b.example header.from=c.example");
        assert_eq!(header.results[0].domain.as_deref(), Some("c.example"));
        let header = Header::parse("a.example; spf=pass smtp.helo=b.example");
        assert_eq!(header.results[0].domain, None);
    }

    #[test]
    fn instances() {
        assert_eq!(
            without_instance("i=1; a.example; none"),
            Some("a.example; none")
        );
        for value in ["a.example; none", "i=x; a.example; none", "i=1", ""] {
            assert_eq!(without_instance(value), None, "{value}");
        }
    }
}
