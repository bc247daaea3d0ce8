//! What is known of each webmail: facts with their evidence, also those that another webmail lends.

use std::collections::HashMap;

use super::file::{Fact, File, Grade, Reading, SameAs, Tested, Use};
use super::rewrite::{self, KnownRewrite};
use crate::error::{Error, Result};

/// A webmail with all its facts.
pub struct Webmail {
    pub file: File,
    pub facts: Vec<KnownFact>,
    pub rewrites: Vec<KnownRewrite>,
}

/// A selector with where it comes from.
#[derive(Clone)]
pub struct KnownFact {
    pub usage: Use,
    pub code_name: Option<String>,
    pub layout: Option<String>,
    pub css: String,
    pub reading: Reading,
    pub grade: Grade,
    pub date: String,
    pub sources: Vec<String>,
    pub note: String,
}

impl File {
    /// The layouts, each of which is a table of its own; one without a name where there is only one.
    pub fn layout_names(&self) -> Vec<Option<&str>> {
        match self.layouts.as_slice() {
            [] => vec![None],
            names => names
                .iter()
                .map(|name| Some(name.as_ref().as_str()))
                .collect(),
        }
    }

    /// The facts of a layout: its own, and those of all.
    pub fn facts_in(&self, layout: Option<&str>) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| {
            let own = fact.layout.as_ref().map(|own| own.as_ref().as_str());
            own.is_none() || own == layout
        })
    }
}

impl KnownFact {
    /// Whether it is a lead to the sender, by which nothing is read.
    pub fn is_lead(&self) -> bool {
        self.usage.is_of_sender() && !self.grade.is_trusted()
    }
}

impl Webmail {
    pub fn id(&self) -> &str {
        self.file.id.as_ref()
    }

    /// Its facts for one use in a layout, the best first.
    pub fn facts_for(&self, usage: Use, layout: Option<&str>) -> Vec<&KnownFact> {
        let facts = self.facts.iter().filter(|fact| fact.usage == usage);
        facts
            .filter(|fact| fact.layout.is_none() || fact.layout.as_deref() == layout)
            .collect()
    }

    /// The best grade among the facts for these uses in the layout of a row.
    pub fn best(&self, uses: &[Use], tested: &Tested) -> Option<Grade> {
        let layout = tested.layout.as_ref().map(|name| name.as_ref().as_str());
        let facts = uses.iter().flat_map(|&usage| self.facts_for(usage, layout));
        let best = facts.map(|fact| fact.grade).min()?;
        Some(if tested.unconfirmed {
            best.max(Grade::C)
        } else {
            best
        })
    }

    /// Match patterns of its own pages.
    pub fn hosts(&self) -> Vec<String> {
        let sites = self.file.sites.iter();
        unique(sites.flat_map(|site| site.sites.iter().chain(&site.pages)))
    }

    /// Match patterns of frames with a body.
    pub fn bodies(&self) -> Vec<String> {
        unique(self.file.sites.iter().flat_map(|site| &site.bodies))
    }
}

fn unique<'a>(origins: impl Iterator<Item = &'a toml::Spanned<String>>) -> Vec<String> {
    let mut patterns = Vec::new();
    for origin in origins {
        let pattern = format!("{}/*", origin.as_ref());
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    patterns
}

/// Gives each webmail its facts; each comes with its file's path.
pub fn resolve(files: Vec<(File, String)>) -> Result<Vec<Webmail>> {
    let own: HashMap<String, Lender> = files
        .iter()
        .map(|(file, _)| (file.id.as_ref().clone(), Lender::of(file)))
        .collect();
    let webmails = files.into_iter().map(|(mut file, path)| {
        let (facts, rewrites) = match &file.same_as {
            None => (own_facts(&file), rewrite::own(&file)),
            Some(same_as) => {
                let lender = lender(&own, same_as, &path)?;
                file.may_be_empty = lender.may_be_empty;
                file.message_id.clone_from(&lender.message_id);
                let rewrites = rewrite::lent(&lender.rewrites, same_as);
                (lent(&lender.facts, same_as), rewrites)
            }
        };
        Ok(Webmail {
            file,
            facts,
            rewrites,
        })
    });
    webmails.collect()
}

/// What a webmail can lend to another one.
struct Lender {
    facts: Vec<KnownFact>,
    rewrites: Vec<KnownRewrite>,
    may_be_empty: bool,
    message_id: Option<String>,
    /// Several tables, and code, are more than a lender has to give.
    is_simple: bool,
}

impl Lender {
    fn of(file: &File) -> Lender {
        let has_code = file.facts.iter().any(|fact| fact.usage == Use::Code);
        Lender {
            facts: own_facts(file),
            rewrites: rewrite::own(file),
            may_be_empty: file.may_be_empty,
            message_id: file.message_id.clone(),
            is_simple: file.layouts.is_empty() && file.same_as.is_none() && !has_code,
        }
    }
}

fn lender<'a>(
    own: &'a HashMap<String, Lender>,
    same_as: &SameAs,
    path: &str,
) -> Result<&'a Lender> {
    let id: &str = same_as.webmail.as_ref();
    let found = own.get(id).filter(|lender| lender.is_simple);
    found.ok_or_else(|| {
        let problem = "no webmail without layouts and code has this id";
        Error::new(format!("{path}: same_as {id}: {problem}"))
    })
}

fn own_facts(file: &File) -> Vec<KnownFact> {
    let facts = file.facts.iter().filter_map(|fact| {
        let evidence = file.evidence.get(fact.evidence.as_ref())?;
        Some(KnownFact {
            usage: fact.usage,
            code_name: fact.code_name.clone(),
            layout: fact.layout.as_ref().map(|name| name.as_ref().clone()),
            css: fact.css.as_ref().clone(),
            reading: fact.reading(),
            grade: evidence.grade,
            date: evidence.date.as_ref().clone(),
            sources: evidence.sources.as_ref().clone(),
            note: fact.note.clone(),
        })
    });
    facts.collect()
}

fn lent(facts: &[KnownFact], same_as: &SameAs) -> Vec<KnownFact> {
    let lent = facts.iter().cloned().map(|fact| {
        if same_as.unconfirmed.contains(&fact.usage) {
            return KnownFact {
                grade: fact.grade.max(Grade::C),
                sources: vec![format!("as {}, not confirmed", same_as.webmail.as_ref())],
                ..fact
            };
        }
        let sources = same_as.told(&fact.sources);
        KnownFact { sources, ..fact }
    });
    lent.collect()
}

impl SameAs {
    /// The sources of what is lent: those of the likeness, and the lender's.
    pub fn told(&self, sources: &[String]) -> Vec<String> {
        let id: &str = self.webmail.as_ref();
        let lent = sources.iter().map(|source| format!("{id}: {source}"));
        self.sources.iter().cloned().chain(lent).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::webmails::check;

    const LENDER: &str = r#"id = "a"
name = "A"
about = "x"
self_hosted = true
[evidence.e]
grade = "A"
date = "2026-11"
sources = ["seen"]
[[tested]]
what = "A"
how = "live"
words = "x"
date = "2026-11"
[[fact]]
use = "message"
css = ".mail"
evidence = "e"
[[fact]]
use = "body"
css = ".body"
evidence = "e"
[[fact]]
use = "sender"
css = ".from"
read = "text"
evidence = "e"
"#;

    fn borrower(webmail: &str) -> String {
        format!(
            "id = \"b\"\nname = \"B\"\nabout = \"x\"\nself_hosted = true\n\
             [same_as]\nwebmail = \"{webmail}\"\nsources = [\"told\"]\nunconfirmed = [\"sender\"]\n\
             [[tested]]\nwhat = \"B\"\nhow = \"partial\"\nwords = \"x\"\ndate = \"2026-11\"\n"
        )
    }

    fn resolved(webmail: &str) -> Result<Vec<Webmail>> {
        let file = |path: &str, text: &str| Ok((check::read(path, text)?, path.to_owned()));
        resolve(vec![
            file("x/a.toml", LENDER)?,
            file("x/b.toml", &borrower(webmail))?,
        ])
    }

    #[test]
    fn facts_are_lent_with_what_they_are_known_from() {
        let webmails = resolved("a").expect("two webmails");
        let told: Vec<String> = webmails[1]
            .facts
            .iter()
            .map(|fact| format!("{} {} {}", fact.usage, fact.grade, fact.sources.join("; ")))
            .collect();
        assert_eq!(
            told,
            [
                "message A told; a: seen",
                "body A told; a: seen",
                "sender C as a, not confirmed"
            ]
        );
    }

    #[test]
    fn nobody_borrows_from_a_borrower_or_a_stranger() {
        for id in ["b", "c"] {
            let error = resolved(id).err().expect("an error").to_string();
            assert!(
                error.starts_with(&format!("x/b.toml: same_as {id}: no webmail")),
                "{error}"
            );
        }
    }
}
