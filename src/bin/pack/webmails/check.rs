//! Reading a file of src/data/webmails. What is wrong is told by file, line and fact.

use toml::Spanned;

use super::file::{Evidence, Fact, File, Grade, How, Site, Tested, Use};
use super::rewrite;
use crate::error::Result;
use crate::source::{Source, is_host_name, is_slug};

/// Reads one file; `file` is its path.
pub fn read(file: &str, text: &str) -> Result<File> {
    let source = Source::new(file, text);
    let parsed: File = source.parse()?;
    let checker = Checker {
        source,
        webmail: &parsed,
    };
    checker.head(file)?;
    for site in &parsed.sites {
        checker.site(site)?;
    }
    for evidence in parsed.evidence.values() {
        checker.evidence(evidence)?;
    }
    for tested in &parsed.tested {
        checker.tested(tested)?;
    }
    for fact in &parsed.facts {
        checker.fact(fact)?;
    }
    for rule in &parsed.rewrites {
        if let Some(problem) = rewrite::problem(rule, &parsed) {
            return checker.source.fail(&rule.pattern, problem);
        }
    }
    if parsed.same_as.is_none() {
        checker.layouts()?;
    }
    Ok(parsed)
}

struct Checker<'a> {
    source: Source<'a>,
    webmail: &'a File,
}

impl Checker<'_> {
    fn head(&self, file: &str) -> Result<()> {
        let File {
            id, name, about, ..
        } = self.webmail;
        let (source, id_text) = (&self.source, id.as_ref().as_str());
        if !is_slug(id_text) || !file.ends_with(&format!("/{id_text}.toml")) {
            return source.fail(
                id,
                "an id holds only a-z, 0-9 and \"-\", and names the file",
            );
        }
        if name.as_ref().trim().is_empty() || about.trim().is_empty() {
            return source.fail(name, "a webmail needs a name, and about with words");
        }
        if self.webmail.sites.is_empty() && !self.webmail.self_hosted {
            return source.fail(id, "it has no site, and is not self_hosted");
        }
        if self.webmail.tested.is_empty() {
            return source.fail(id, "tested says nothing");
        }
        let Some(same_as) = &self.webmail.same_as else {
            return Ok(());
        };
        let webmail = self.webmail;
        let has_own = !webmail.facts.is_empty() || !webmail.rewrites.is_empty();
        if has_own || !webmail.layouts.is_empty() {
            return source.fail(
                &same_as.webmail,
                "what is same_as another has no facts, rewrites and layouts of its own",
            );
        }
        self.sources(&same_as.webmail, &same_as.sources)
    }

    fn site(&self, site: &Site) -> Result<()> {
        for origin in [&site.sites, &site.pages, &site.bodies]
            .into_iter()
            .flatten()
        {
            let host = origin.as_ref().strip_prefix("https://").unwrap_or_default();
            if !is_host_name(host.strip_prefix("*.").unwrap_or(host)) {
                let problem = format!(
                    "{}: \"{}\" is not https:// with a host, or with *. and a host",
                    site.name,
                    origin.as_ref()
                );
                return self.source.fail(origin, problem);
            }
        }
        Ok(())
    }

    fn evidence(&self, Evidence { date, sources, .. }: &Evidence) -> Result<()> {
        self.source.month("date", date)?;
        self.sources(sources, sources.as_ref())
    }

    fn sources<T>(&self, place: &Spanned<T>, sources: &[String]) -> Result<()> {
        if sources.is_empty() || sources.iter().any(|source| source.trim().is_empty()) {
            return self.source.fail(place, "sources are missing");
        }
        Ok(())
    }

    fn tested(&self, tested: &Tested) -> Result<()> {
        self.source
            .month(&format!("{}: date", tested.what), &tested.date)?;
        self.layout(&tested.what, tested.layout.as_ref())?;
        if tested.how != How::Live || self.webmail.evidence.values().any(|e| e.grade == Grade::A) {
            return Ok(());
        }
        let problem = format!("{}: live, but nothing of it has grade A", tested.what);
        self.source.fail(&tested.date, problem)
    }

    fn layout(&self, what: &str, layout: Option<&Spanned<String>>) -> Result<()> {
        match layout {
            Some(name)
                if !self
                    .webmail
                    .layouts
                    .iter()
                    .any(|own| own.as_ref() == name.as_ref()) =>
            {
                let problem = format!("{what}: there is no layout \"{}\"", name.as_ref());
                self.source.fail(name, problem)
            }
            _ => Ok(()),
        }
    }

    fn fact(&self, fact: &Fact) -> Result<()> {
        let (usage, reading) = (fact.usage, fact.reading());
        let fail = |problem: &str| self.source.fail(&fact.css, format!("{usage}: {problem}"));
        if fact.css.as_ref().trim().is_empty() {
            return fail("no selector");
        }
        if !self.webmail.evidence.contains_key(fact.evidence.as_ref()) {
            return fail(&format!(
                "there is no evidence \"{}\"",
                fact.evidence.as_ref()
            ));
        }
        let is_named = fact.code_name.as_deref().is_some_and(is_identifier);
        if is_named != (usage == Use::Code) {
            return fail("`as` is a name in code, which use = \"code\" needs and nothing else has");
        }
        if usage.is_address() != reading.read.is_some() && !usage.is_text() {
            return fail("`read` says where an address or words stand");
        }
        if reading.is_of_address() && !usage.is_address() {
            return fail("only an address has within, name_in, nameless, labelled, confirmed");
        }
        self.layout(&usage.to_string(), fact.layout.as_ref())
    }

    /// Each layout is a whole table.
    fn layouts(&self) -> Result<()> {
        let names: Vec<Option<&str>> = self.webmail.layout_names();
        for layout in names {
            let count = |usage| {
                self.webmail
                    .facts_in(layout)
                    .filter(|fact| fact.usage == usage)
                    .count()
            };
            let fail = |problem: String| self.source.fail(&self.webmail.id, problem);
            for usage in Use::ALL {
                if !usage.is_list() && count(usage) > 1 {
                    return fail(format!("{usage}: more than one selector in one layout"));
                }
            }
            if count(Use::Message) == 0 || count(Use::Body) + count(Use::JoinFrame) == 0 {
                return fail("facts are missing: message, and body or join_frame".to_owned());
            }
            let bodies = self
                .webmail
                .sites
                .iter()
                .any(|site| !site.bodies.is_empty());
            let joins = [count(Use::JoinFrame) > 0, count(Use::JoinBody) > 0, bodies];
            if joins.contains(&true) && joins.contains(&false) {
                return fail("join_frame, join_body and bodies of a site go together".to_owned());
            }
            if count(Use::Name) > 0 && count(Use::Sender) == 0 {
                return fail("name: there is no sender".to_owned());
            }
        }
        Ok(())
    }
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A good file, line by line; the tests spoil one line each.
    const GOOD: &str = r##"id = "post"
name = "Post"
about = "A webmail."
layouts = ["new"]
[[site]]
name = "Post"
sites = ["https://mail.post.example"]
bodies = ["https://*.body.example"]
[evidence.public]
grade = "B"
date = "2026-11"
sources = ["x"]
[[tested]]
what = "Post"
how = "partial"
words = "from facts"
date = "2026-11"
[[fact]]
use = "message"
css = ".mail"
evidence = "public"
[[fact]]
use = "sender"
css = ".from"
read = "text"
evidence = "public"
[[fact]]
use = "join_frame"
layout = "new"
css = "iframe"
evidence = "public"
[[fact]]
use = "join_body"
css = "body"
evidence = "public"
[[fact]]
use = "code"
as = "icon"
css = "i"
evidence = "public"
[[rewrite]]
pattern = '^/go\?url=(?<target>[^&]*)$'
decode = true
evidence = "public"
"##;

    #[test]
    fn a_good_file_passes() {
        assert_eq!(read("x/post.toml", GOOD).expect("a webmail").facts.len(), 5);
    }

    /// What is changed, into what, and what is told of it.
    const SPOILED: &str = r#"
id = "post" => id = "mail" => 1: an id holds only a-z, 0-9 and "-", and names the file
about = "A webmail." => about = "" => 2: a webmail needs a name, and about with words
https://mail.post.example => http://mail.post.example => 7: Post: "http://mail.post.example" is not https:// with a host
["https://*.body.example"] => [] => 1: join_frame, join_body and bodies of a site go together
grade = "B" => grade = "D" => 10: unknown variant `D`
sources = ["x"] => sources = [] => 12: sources are missing
how = "partial" => how = "live" => 17: Post: live, but nothing of it has grade A
css = ".mail" => css = "" => 20: message: no selector
use = "message" => use = "banner" => 1: facts are missing: message, and body or join_frame
read = "text" => note = "x" => 24: sender: `read` says where an address or words stand
layout = "new" => layout = "old" => 29: join_frame: there is no layout "old"
layout = "new" => read = "text" => 30: join_frame: `read` says where an address or words stand
layout = "new" => nameless = true => 30: join_frame: only an address has within
as = "icon" => as = "an icon" => 39: code: `as` is a name in code
as = "icon" => colour = "red" => 38: unknown field `colour`
use = "join_body" => use = "join_frame" => 1: join_frame, join_body and bodies of a site go together
use = "sender" => use = "reply_to" => fine
pattern = '^/go => pattern = '/go => 42: rewrite: the pattern is for the whole of it, from ^ to $
pattern = '^/go => pattern = '^go => 42: rewrite: what follows a host begins with ^/, or a folder before that
(?<target>[^&]*) => [^&]* => 42: rewrite: what is no link becomes and decodes nothing
decode = true => own_host = false => fine
"#;

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for row in SPOILED.trim().lines() {
            let parts: Vec<&str> = row.split("=>").map(str::trim).collect();
            let &[good, bad, told] = parts.as_slice() else {
                panic!("{row}: no three parts");
            };
            assert!(GOOD.contains(good), "{good} is not in the good file");
            let read = read("x/post.toml", &GOOD.replacen(good, bad, 1));
            let error = read.map_or_else(|error| error.to_string(), |_| "fine".to_owned());
            let wanted = format!("x/post.toml:{told}");
            assert!(
                error == told || error.starts_with(&wanted),
                "{row}: {error}"
            );
        }
    }
}
