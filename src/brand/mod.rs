//! The protected services: their names, and the domains that are theirs.
//!
//! The table is generated from `data/brands.toml`, where every domain has its source. Only
//! domains with a positive [`Scope`] may earn "official".

use serde::Serialize;

mod own;
mod packed;
mod registry;

pub use packed::LIST_DATE;
pub use registry::{Registry, Standing};

/// A protected service.
#[derive(Debug)]
pub struct Brand {
    /// A short ASCII name that stays the same.
    pub id: &'static str,
    /// The name as people know it.
    pub name: &'static str,
    /// The genuine domain to show and to go to.
    pub home: &'static str,
    /// Names as written in mail, lower-case, in every script.
    pub names: &'static [&'static str],
    /// Names that are everyday words, lower-case (`rain`): only words around them that speak as the
    /// brand tell that it is meant.
    pub everyday: &'static [&'static str],
    /// Host labels that an imitation would carry, ASCII, without generic words.
    pub labels: &'static [&'static str],
    /// The name is also an ordinary word, so that it alone claims nothing.
    pub word: bool,
    /// Whether its mail carries a code that the user chose (an anti-phishing code), where known.
    pub code: Option<bool>,
    /// Where its users report phishing: a mail address or an https page.
    pub report: Option<&'static str>,
    /// The domains known of this brand.
    pub domains: &'static [OfficialDomain],
}

impl Brand {
    /// The genuine domain to name beside an imitation; none when no domain speaks for the brand
    /// any more.
    pub fn genuine(&self) -> Option<&'static str> {
        self.domains
            .iter()
            .any(|domain| domain.scope != Scope::None)
            .then_some(self.home)
    }

    /// What is known of the brands that Touchstone ships, by name.
    ///
    /// ```
    /// let facts = touchstone::brand::Brand::facts();
    /// let binance = facts.iter().find(|brand| brand.name == "Binance").unwrap();
    /// assert!(binance.domains.contains(&"binance.com"));
    /// ```
    pub fn facts() -> Vec<BrandFacts> {
        let speaks = |domain: &&OfficialDomain| domain.scope != Scope::None;
        let ranked = packed::brands().iter().enumerate();
        let facts = ranked.map(|(rank, brand)| BrandFacts {
            name: brand.name,
            rank,
            domains: brand
                .domains
                .iter()
                .filter(speaks)
                .map(|domain| domain.name)
                .collect(),
            genuine: brand.genuine(),
            report: brand.report,
            code: brand.code,
        });
        let mut sorted: Vec<(String, BrandFacts)> = Vec::new();
        for facts in facts {
            let name = facts.name.to_lowercase();
            let at = sorted.partition_point(|(before, _)| *before <= name);
            sorted.insert(at, (name, facts));
        }
        sorted.into_iter().map(|(_, facts)| facts).collect()
    }
}

/// What the extension's own pages show of a brand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BrandFacts {
    /// Its name.
    pub name: &'static str,
    /// Its place in `data/brands.toml`, which begins with those that most people use.
    pub rank: usize,
    /// The domains that speak for it.
    pub domains: Vec<&'static str>,
    /// The domain to go to, where one speaks for it.
    pub genuine: Option<&'static str>,
    /// Where its users report phishing: a mail address or an https page.
    pub report: Option<&'static str>,
    /// Whether its mail carries an anti-phishing code, where known.
    pub code: Option<bool>,
}

/// A domain and what it may be used for.
#[derive(Debug)]
pub struct OfficialDomain {
    /// A-labels, lower-case.
    pub name: &'static str,
    /// What the brand uses it for.
    pub kind: DomainKind,
    /// How far it speaks for the brand.
    pub scope: Scope,
}

/// What a brand uses a domain for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DomainKind {
    /// Its site.
    Web,
    /// Sending mail.
    Mail,
    /// Counting clicks.
    Click,
    /// Short and app links.
    Short,
    /// Given up or renamed.
    Legacy,
}

/// How far a domain speaks for its brand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The domain and every host below it.
    Suffix,
    /// This host alone.
    ExactHost,
    /// Known, but no proof of anything (shared with others, unverified, given up).
    None,
}
