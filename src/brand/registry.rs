//! Looking brands up by domain and by host label.

use std::collections::HashMap;

use crate::confusable::{ascii_fold, skeleton};
use crate::domain::DomainName;
use crate::settings::{OwnBrand, same_name};

use super::own;
use super::table::BRANDS;
use super::trade::is_trade_word;
use super::{Brand, DomainKind, OfficialDomain, Scope};

/// The brands and the indices over them. Build it once.
pub struct Registry {
    brands: Vec<&'static Brand>,
    domains: HashMap<&'static str, (&'static Brand, &'static OfficialDomain)>,
    labels: Vec<Label>,
}

/// A host label that belongs to a brand, with its folds.
#[derive(Debug)]
pub struct Label {
    /// As in the genuine domain.
    pub text: &'static str,
    /// [`ascii_fold`] of it.
    pub folded: String,
    /// Whose it is.
    pub brand: &'static Brand,
    /// Place of the brand in the registry, where the better known stand first.
    pub rank: usize,
    /// The brand's own domains that begin with it, as `.binance.com.`, hyphens read as dots.
    pub domains: Vec<String>,
    /// Which characters it is made of; see [`letters`].
    pub letters: u64,
    /// It is the ordinary word that the brand is named with (`kraken`, but not `gateio`).
    pub ordinary: bool,
    /// It is made of parts that names of the trade share (`coin` + `ex`), so that others are made
    /// of them too.
    pub compound: bool,
    /// Length of what is its own: without a long word of the trade at either end (`trust` of
    /// `trustwallet`).
    pub own: usize,
    /// It ends in a noun of the language, so that its plural is another word (`opensea` +
    /// `s`).
    pub noun: bool,
}

/// Parts that names of the trade are made of.
const PARTS: &[&str] = &[
    "bank", "bing", "bit", "block", "btc", "cap", "cash", "check", "chain", "coin", "coins", "com",
    "crypto", "ex", "fi", "flyer", "go", "gold", "mart", "market", "max", "me", "mex", "one",
    "open", "panda", "pay", "ph", "sea", "so", "spot", "stamp", "x",
];
/// Nouns that names of the trade end in, beside those parts.
const NOUNS: &[&str] = &["base", "coins", "mask", "swap", "wallet"];
/// A longer label is its brand's alone, whatever it is made of.
const MAX_COMPOUND: usize = 9;

/// Leaves out labels that begin with another brand's (`binanceus`): what imitates one imitates
/// both, and is told as an imitation of the brand that people know. Longest first, so that a name
/// is not taken for a shorter brand inside it.
fn without_extensions(labels: Vec<Label>) -> Vec<Label> {
    const MIN_LEN: usize = 5;
    let roots: Vec<(&str, &str)> = labels
        .iter()
        .map(|label| (label.text, label.brand.id))
        .collect();
    let extends = |label: &Label| {
        roots.iter().any(|(text, id)| {
            *id != label.brand.id && text.len() >= MIN_LEN && label.text.starts_with(text)
        })
    };
    let mut kept: Vec<Label> = labels.into_iter().filter(|label| !extends(label)).collect();
    kept.sort_by_key(|label| std::cmp::Reverse(label.text.len()));
    kept
}

impl Label {
    fn new(text: &'static str, brand: &'static Brand, rank: usize) -> Label {
        let halves = (1..text.len()).filter_map(|at| text.split_at_checked(at));
        let known = |part: &str| PARTS.contains(&part);
        Label {
            text,
            folded: ascii_fold(&skeleton(text)),
            brand,
            rank,
            domains: brand
                .domains
                .iter()
                .filter_map(|domain| dotted(text, brand, domain))
                .collect(),
            letters: letters(text),
            ordinary: brand.word && brand.names.contains(&text),
            own: own_part(text).len(),
            noun: PARTS
                .iter()
                .chain(NOUNS)
                .any(|noun| noun.len() >= 3 && text.ends_with(noun))
                && text.len() <= MAX_COMPOUND,
            compound: text.len() <= MAX_COMPOUND
                && halves.into_iter().any(|(a, b)| known(a) && known(b)),
        }
    }
}

/// A domain that speaks for the brand, or once did, between dots. A word and a short suffix
/// (`gate.io`) also meet by chance, so the brand's label must be in it.
fn dotted(label: &str, brand: &Brand, domain: &OfficialDomain) -> Option<String> {
    let compact = domain.name.replace(['.', '-'], "");
    let begins = compact.starts_with(&label.replace('-', ""));
    let known = domain.scope == Scope::Suffix || domain.name == brand.home;
    (known && begins).then(|| format!(".{}.", domain.name.replace('-', ".")))
}

/// The characters of a text as a set of bits: what is missing in one set is missing in the text.
pub fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |set, byte| set | 1 << (byte & 63))
}

/// The label without one long word of the trade at its end or beginning.
fn own_part(text: &str) -> &str {
    const MIN_LEFT: usize = 2;
    const MIN_WORD: usize = 5;
    let is_trade_word = |part: &str| part.len() >= MIN_WORD && is_trade_word(part);
    let mut cuts = (1..text.len()).filter(|&at| text.is_char_boundary(at));
    let rest = |at: usize| {
        let (front, back) = text.split_at(at);
        if is_trade_word(back) && at >= MIN_LEFT {
            return Some(front.trim_end_matches('-'));
        }
        let keeps = back.len() >= MIN_LEFT && is_trade_word(front);
        keeps.then(|| back.trim_start_matches('-'))
    };
    cuts.find_map(rest).unwrap_or(text)
}

impl Registry {
    /// The registry that Touchstone ships.
    pub fn builtin() -> Registry {
        Registry::with_own(&[])
    }

    /// The same, with brands that the user added. Where the name is that of a known brand, its
    /// domains are added to that brand. A domain that is known stays whose it is.
    ///
    /// ```
    /// use touchstone::{brand::Registry, domain::DomainName, settings};
    /// let file = r#"{"version": 1, "brands": [{"name": "My Bank", "domains": ["mybank.example"]}]}"#;
    /// let registry = Registry::with_own(&settings::read(file).unwrap().brands);
    /// let host = DomainName::parse("login.mybank.example").unwrap();
    /// assert_eq!(registry.owner(&host).map(|brand| brand.name), Some("My Bank"));
    /// ```
    pub fn with_own(own: &[OwnBrand]) -> Registry {
        let known = |name: &str| BRANDS.iter().find(|brand| same_name(brand.name, name));
        let more: Vec<(Option<&Brand>, &Brand)> = own::brands(own)
            .into_iter()
            .map(|added| (known(added.name), added))
            .collect();
        let strangers = more.iter().filter(|(known, _)| known.is_none());
        let brands: Vec<&'static Brand> = BRANDS
            .iter()
            .chain(strangers.map(|(_, brand)| *brand))
            .collect();
        let mut domains = HashMap::new();
        let mut labels = Vec::new();
        for (rank, &brand) in brands.iter().enumerate() {
            for domain in brand.domains {
                domains.entry(domain.name).or_insert((brand, domain));
            }
            labels.extend(
                brand
                    .labels
                    .iter()
                    .map(|&text| Label::new(text, brand, rank)),
            );
        }
        for (known, added) in more {
            let brand = known.unwrap_or(added);
            for domain in added.domains {
                domains.entry(domain.name).or_insert((brand, domain));
            }
        }
        let labels = without_extensions(labels);
        Registry {
            brands,
            domains,
            labels,
        }
    }

    /// All brands.
    pub fn brands(&self) -> &[&'static Brand] {
        &self.brands
    }

    /// All labels, longest first.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The brand whose own host this is.
    ///
    /// ```
    /// use touchstone::{brand::Registry, domain::DomainName};
    /// let registry = Registry::builtin();
    /// let owner = |host| registry.owner(&DomainName::parse(host).unwrap()).map(|b| b.name);
    /// assert_eq!(owner("www.binance.com"), Some("Binance"));
    /// assert_eq!(owner("binance.com.evil.example"), None);
    /// ```
    pub fn owner(&self, host: &DomainName) -> Option<&'static Brand> {
        let ascii = host.ascii();
        let parents = ascii.match_indices('.').map(|(dot, _)| &ascii[dot + 1..]);
        // The row nearest to the host decides: one without a scope takes it out of its parent's.
        std::iter::once(ascii).chain(parents).find_map(|name| {
            let (brand, domain) = self.domains.get(name)?;
            match domain.scope {
                Scope::Suffix => Some(Some(*brand)),
                Scope::ExactHost => (name.len() == ascii.len()).then_some(Some(*brand)),
                Scope::None => Some(None),
            }
        })?
    }

    /// Whether the host sends mail in connection with the brand without being proof of it: a
    /// service that the brand shares with others, or an address that nobody has verified.
    pub fn is_unverified_sender(&self, host: &DomainName, brand: &Brand) -> bool {
        let unverified = |domain: &OfficialDomain| {
            domain.scope == Scope::None && domain.kind == DomainKind::Mail
        };
        brand
            .domains
            .iter()
            .any(|domain| unverified(domain) && host.is_within(domain.name))
    }

    /// Whether the host is known in connection with a brand without being proof of it: nothing
    /// that looks like the brand there is an imitation.
    pub fn is_known(&self, host: &DomainName) -> bool {
        let ascii = host.ascii();
        let parents = ascii.match_indices('.').map(|(dot, _)| &ascii[dot + 1..]);
        std::iter::once(ascii)
            .chain(parents)
            .any(|name| self.domains.contains_key(name))
    }
}
