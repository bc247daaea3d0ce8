//! Reading and checking src/data/brands.toml. What passes here is what the product trusts.

use std::collections::HashMap;

use serde::Deserialize;
use toml::Spanned;

use crate::error::Result;
use crate::source::{Source, is_day, is_host_name, is_slug};
use crate::suffixes::PublicSuffixes;
use crate::words::CommonWords;

/// A protected service, as written in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    pub id: Spanned<String>,
    pub name: String,
    pub home: Spanned<String>,
    pub names: Vec<Spanned<String>>,
    #[serde(default)]
    pub everyday: Vec<Spanned<String>>,
    pub labels: Vec<Spanned<String>>,
    pub word: bool,
    /// The service has ended: no domain speaks for it any more.
    #[serde(default)]
    pub closed: bool,
    /// Checked here, shown by `touchstone brands`.
    #[serde(rename = "sort")]
    _sort: Sort,
    country: Option<Spanned<String>>,
    pub code: Option<Code>,
    pub report: Option<Report>,
    pub domains: Vec<Domain>,
}

/// What the brand mainly is; for people who read the file.
#[derive(Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Sort {
    Exchange,
    Broker,
    Wallet,
    Custody,
    Payments,
    Lending,
    Defi,
    Nft,
    Data,
    Claims,
}

/// Whether the brand's mail carries a code that the user chose.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    pub printed: bool,
    source: Spanned<String>,
    checked: Spanned<String>,
}

/// Where users report phishing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub to: Spanned<String>,
    source: Spanned<String>,
    checked: Spanned<String>,
}

/// A domain known of a brand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    pub name: Spanned<String>,
    pub kind: Kind,
    pub scope: Scope,
    source: Spanned<String>,
    checked: Spanned<String>,
}

/// What the brand uses the domain for.
#[derive(Deserialize, Debug, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Web,
    Mail,
    Click,
    Short,
    Legacy,
}

/// How far the domain speaks for the brand.
#[derive(Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    Suffix,
    ExactHost,
    None,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    date: Spanned<String>,
    brand: Vec<Brand>,
}

/// What the file holds.
pub struct Brands {
    /// The day as of which it is, YYYY-MM-DD.
    pub date: String,
    pub all: Vec<Brand>,
}

/// Reads the brands; `file` is for messages.
pub fn read(
    file: &str,
    text: &str,
    suffixes: &PublicSuffixes,
    common: &CommonWords,
) -> Result<Brands> {
    let source = Source::new(file, text);
    let parsed: File = source.parse()?;
    let mut checker = Checker {
        source,
        suffixes,
        common,
        owners: HashMap::new(),
    };
    for brand in &parsed.brand {
        checker.brand(brand)?;
    }
    date(&checker.source, &parsed)?;
    Ok(Brands {
        date: parsed.date.into_inner(),
        all: parsed.brand,
    })
}

/// Whoever adds a domain also moves the list's day on: people are told how old their list is.
fn date(source: &Source, File { date, brand }: &File) -> Result<()> {
    if !is_day(date.as_ref()) {
        return source.fail(date, "date is not YYYY-MM-DD");
    }
    let domains = brand.iter().flat_map(|brand| &brand.domains);
    let newer = |domain: &&Domain| domain.checked.as_ref().as_str() > &date.as_ref()[..7];
    match domains.clone().find(newer) {
        Some(domain) => source.fail(
            date,
            format!("date is before {} was checked", domain.name.as_ref()),
        ),
        None => Ok(()),
    }
}

struct Checker<'a> {
    source: Source<'a>,
    suffixes: &'a PublicSuffixes,
    common: &'a CommonWords<'a>,
    /// Who has each id, name, label and domain; the key says which of them it is.
    owners: HashMap<(&'static str, String), String>,
}

impl Checker<'_> {
    fn brand(&mut self, brand: &Brand) -> Result<()> {
        if !is_slug(brand.id.as_ref()) {
            return self
                .source
                .fail(&brand.id, "an id holds only a-z, 0-9 and \"-\"");
        }
        self.claim("id", &brand.id, brand)?;
        if brand.names.is_empty() || brand.labels.is_empty() || brand.domains.is_empty() {
            return self
                .source
                .fail(&brand.id, "a brand needs names, labels and domains");
        }
        for name in &brand.names {
            if name.as_ref().trim() != name.as_ref() || name.as_ref().is_empty() {
                return self
                    .source
                    .fail(name, "a name is empty or has spaces around it");
            }
            self.claim("name", name, brand)?;
            if !brand.word && self.common.contains(&name.as_ref().to_lowercase()) {
                return self.source.fail(
                    name,
                    format!(
                        "\"{}\" is a common word, so word = true is needed",
                        name.as_ref()
                    ),
                );
            }
        }
        for name in &brand.everyday {
            self.claim("name", name, brand)?;
            if !brand.word || !is_slug(&name.as_ref().to_lowercase()) {
                return self
                    .source
                    .fail(name, "an everyday name is one word, and needs word = true");
            }
        }
        for label in &brand.labels {
            if !is_slug(label.as_ref()) {
                return self
                    .source
                    .fail(label, "a label holds only a-z, 0-9 and \"-\"");
            }
            self.claim("label", label, brand)?;
        }
        if let Some(country) = &brand.country
            && !is_country(country.as_ref())
        {
            return self
                .source
                .fail(country, "a country is two capital letters (ISO 3166-1)");
        }
        if let Some(code) = &brand.code {
            self.source.sourced("code", &code.source, &code.checked)?;
        }
        if let Some(report) = &brand.report {
            self.source
                .sourced("report", &report.source, &report.checked)?;
            if !is_address(report.to.as_ref()) && !report.to.as_ref().starts_with("https://") {
                return self
                    .source
                    .fail(&report.to, "report is no mail address and no https page");
            }
        }
        for domain in &brand.domains {
            self.domain(domain, brand)?;
        }
        self.home(brand)
    }

    fn domain(&mut self, domain: &Domain, brand: &Brand) -> Result<()> {
        let name: &str = domain.name.as_ref();
        self.source.host_name(&domain.name)?;
        if self.suffixes.contains(name) {
            return self.source.fail(
                &domain.name,
                format!("{name} is a public suffix: anyone can be under it"),
            );
        }
        self.claim("domain", &domain.name, brand)?;
        self.source.sourced(name, &domain.source, &domain.checked)?;
        let source = domain.source.as_ref().trim();
        if domain.scope != Scope::None && source.starts_with("memory") {
            return self.source.fail(
                &domain.source,
                format!("{name}: memory is no source for a positive"),
            );
        }
        if brand.closed && domain.scope != Scope::None {
            return self.source.fail(
                &domain.name,
                format!("{name}: a closed brand has no positive domain"),
            );
        }
        Ok(())
    }

    fn home(&self, brand: &Brand) -> Result<()> {
        let home: &str = brand.home.as_ref();
        let Some(domain) = brand
            .domains
            .iter()
            .find(|domain| domain.name.as_ref() == home)
        else {
            return self.source.fail(
                &brand.home,
                format!("{home} is not among the brand's domains"),
            );
        };
        if domain.scope == Scope::None && !brand.closed {
            return self.source.fail(
                &brand.home,
                format!("{home} has no positive scope, so it can't be the home"),
            );
        }
        Ok(())
    }

    /// Notes who has a value that only one brand may have, and only once.
    fn claim(&mut self, what: &'static str, value: &Spanned<String>, brand: &Brand) -> Result<()> {
        let key = (what, value.as_ref().to_lowercase());
        match self.owners.insert(key, brand.name.clone()) {
            Some(owner) => self.source.fail(
                value,
                format!("{what} \"{}\" is {owner}'s already", value.as_ref()),
            ),
            None => Ok(()),
        }
    }
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_address(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && is_host_name(domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A good file, line by line; the tests spoil one line each.
    const GOOD: &str = r#"date = "2026-11-24"
[[brand]]
id = "acme"
name = "Acme"
home = "acme.com"
names = ["Acme"]
labels = ["acme"]
word = false
sort = "exchange"
domains = [
    { name = "acme.com", kind = "web", scope = "suffix", source = "x", checked = "2026-11" },
    { name = "acme.info", kind = "legacy", scope = "none", source = "memory", checked = "2026-11" },
]
"#;

    fn read_text(text: &str) -> Result<Brands> {
        let list = "com\ninfo\n// ===BEGIN PRIVATE DOMAINS===\ngithub.io\n";
        let suffixes = PublicSuffixes::read(("list", list), ("platforms", "")).unwrap();
        let words = CommonWords::read("words", "[10]\nledger\n").expect("a list");
        read("brands", text, &suffixes, &words)
    }

    #[track_caller]
    fn spoiled(good: &str, bad: &str) -> String {
        assert!(GOOD.contains(good), "{good} is not in the good file");
        read_text(&GOOD.replacen(good, bad, 1))
            .err()
            .expect("an error")
            .to_string()
    }

    #[test]
    fn a_good_file_passes() {
        assert_eq!(read_text(GOOD).unwrap().all.len(), 1);
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let error = spoiled("word = false", "word = false\nwebsite = \"acme.com\"");
        assert!(
            error.starts_with("brands:9: unknown field `website`"),
            "{error}"
        );
    }

    #[test]
    fn a_bad_domain_is_named_with_its_line() {
        for bad in [
            "Acme.com",
            "acme",
            "acme.com.",
            "https://acme.com",
            "ácme.com",
            "127.0.0.1",
            "",
        ] {
            let error = spoiled("name = \"acme.info\"", &format!("name = \"{bad}\""));
            assert_eq!(
                error,
                format!("brands:12: \"{bad}\" is no host name in lower-case A-labels")
            );
        }
    }

    #[test]
    fn a_public_suffix_is_no_domain_of_anyone() {
        let error = spoiled("name = \"acme.info\"", "name = \"github.io\"");
        assert_eq!(
            error,
            "brands:12: github.io is a public suffix: anyone can be under it"
        );
    }

    #[test]
    fn a_domain_belongs_to_one_brand_once() {
        let other = GOOD
            .replace("\"acme\"", "\"ajax\"")
            .replace("\"Acme\"", "\"Ajax\"")
            .replace("date = ", "# ");
        let error = read_text(&format!("{GOOD}{other}"))
            .err()
            .unwrap()
            .to_string();
        assert_eq!(error, "brands:24: domain \"acme.com\" is Acme's already");
        let error = spoiled("name = \"acme.info\"", "name = \"acme.com\"");
        assert_eq!(error, "brands:12: domain \"acme.com\" is Acme's already");
    }

    #[test]
    fn the_lists_day_is_not_before_what_was_checked() {
        let error = spoiled("2026-11-24", "2026-11");
        assert_eq!(error, "brands:1: date is not YYYY-MM-DD");
        let error = spoiled("2026-11-24", "2026-10-31");
        assert_eq!(error, "brands:1: date is before acme.com was checked");
    }

    #[test]
    fn a_source_and_a_date_are_needed() {
        let error = spoiled("source = \"x\", ", "");
        assert!(
            error.starts_with("brands:11: missing field `source`"),
            "{error}"
        );
        assert_eq!(
            spoiled("source = \"x\"", "source = \" \""),
            "brands:11: acme.com has no source"
        );
        let error = spoiled("source = \"x\"", "source = \"memory\"");
        assert_eq!(
            error,
            "brands:11: acme.com: memory is no source for a positive"
        );
        let error = spoiled("checked = \"2026-11\"", "checked = \"2026-13\"");
        assert_eq!(error, "brands:11: acme.com: checked is not YYYY-MM");
    }

    #[test]
    fn home_is_a_positive_domain_of_the_brand() {
        let error = spoiled("home = \"acme.com\"", "home = \"acme.org\"");
        assert_eq!(error, "brands:5: acme.org is not among the brand's domains");
        let error = spoiled("home = \"acme.com\"", "home = \"acme.info\"");
        assert_eq!(
            error,
            "brands:5: acme.info has no positive scope, so it can't be the home"
        );
    }

    #[test]
    fn a_closed_brand_has_no_positive_domain() {
        let error = spoiled("word = false", "word = false\nclosed = true");
        assert_eq!(
            error,
            "brands:12: acme.com: a closed brand has no positive domain"
        );
        let closed = GOOD
            .replace("word = false", "word = false\nclosed = true")
            .replace("\"suffix\"", "\"none\"");
        assert_eq!(read_text(&closed).unwrap().all.len(), 1);
    }

    #[test]
    fn a_common_word_needs_the_flag() {
        let error = spoiled("names = [\"Acme\"]", "names = [\"Acme\", \"Ledger\"]");
        assert_eq!(
            error,
            "brands:6: \"Ledger\" is a common word, so word = true is needed"
        );
        let flagged = GOOD
            .replace("names = [\"Acme\"]", "names = [\"Ledger\"]")
            .replace("word = false", "word = true");
        assert_eq!(read_text(&flagged).unwrap().all.len(), 1);
    }

    #[test]
    fn an_everyday_name_needs_the_flag_and_is_one_word() {
        let wanted = "an everyday name is one word, and needs word = true";
        for everyday in ["Rain", "Heavy Rain"] {
            let error = spoiled(
                "names = [\"Acme\"]",
                &format!("names = [\"Acme\"]\neveryday = [\"{everyday}\"]"),
            );
            assert_eq!(error, format!("brands:7: {wanted}"));
        }
    }

    #[test]
    fn ids_names_and_labels_are_checked() {
        assert_eq!(
            spoiled("id = \"acme\"", "id = \"Acme\""),
            "brands:3: an id holds only a-z, 0-9 and \"-\""
        );
        let error = spoiled("labels = [\"acme\"]", "labels = [\"acme\", \"acme\"]");
        assert_eq!(error, "brands:7: label \"acme\" is Acme's already");
        let error = spoiled("names = [\"Acme\"]", "names = [\"Acme\", \"ACME\"]");
        assert_eq!(error, "brands:6: name \"ACME\" is Acme's already");
    }
}
