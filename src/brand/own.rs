//! Brands that the user added.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::domain::DomainName;
use crate::reading::Costs;
use crate::settings::{Host, OwnBrand};

use super::{Brand, DomainKind, OfficialDomain, Scope};

/// A shorter host label stands inside other words by chance.
const MIN_LABEL: usize = 4;

/// The brands that the rows make: one a name, whoever wrote the rows (the user, the browser's manager).
pub(super) fn brands(rows: &[OwnBrand]) -> Vec<&'static Brand> {
    let mut order: Vec<String> = Vec::new();
    let mut named: HashMap<String, (&str, Vec<&str>)> = HashMap::new();
    for row in rows {
        let name = row.name.as_str();
        let (_, domains) = named.entry(name.to_lowercase()).or_insert_with(|| {
            order.push(name.to_lowercase());
            (name, Vec::new())
        });
        domains.extend(row.domains.iter().map(Host::as_str));
    }
    let known = order.iter().filter_map(|key| named.get(key));
    known.map(|(name, domains)| brand(name, domains)).collect()
}

/// A brand of this name with these domains, which are A-labels. The same name and domains give the
/// same brand: brands live as long as the program, as those of the table do, and what a user
/// changes in its settings is little.
fn brand(name: &str, domains: &[&str]) -> &'static Brand {
    type Known = HashMap<(String, Vec<String>), &'static Brand>;
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    let key = (
        name.to_owned(),
        domains.iter().map(|&domain| domain.to_owned()).collect(),
    );
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known
        .entry(key)
        .or_insert_with(|| Box::leak(Box::new(made(name, domains))))
}

fn made(name: &str, domains: &[&str]) -> Brand {
    let domains: Vec<OfficialDomain> = domains.iter().map(|domain| official(domain)).collect();
    let domains: &'static [OfficialDomain] = domains.leak();
    Brand {
        id: text(format!("own:{}", name.to_lowercase())),
        name: text(name.to_owned()),
        home: domains.first().map_or("", |domain| domain.name),
        names: vec![text(name.to_lowercase())].leak(),
        everyday: &[],
        labels: labels(domains).leak(),
        word: false,
        code: None,
        report: None,
        domains,
    }
}

/// Host labels that are the brand's own.
fn labels(domains: &'static [OfficialDomain]) -> Vec<&'static str> {
    let own = domains.iter().filter_map(|domain| {
        let label = DomainName::parse(domain.name)?.name_label()?.to_owned();
        let common = Costs::builtin().is_common(&label);
        let is_own = label.len() >= MIN_LABEL && !label.starts_with("xn--") && !common;
        is_own.then(|| text(label))
    });
    let mut labels: Vec<&'static str> = Vec::new();
    for label in own {
        let at = labels.partition_point(|before| *before < label);
        if labels.get(at) != Some(&label) {
            labels.insert(at, label);
        }
    }
    labels
}

fn official(domain: &str) -> OfficialDomain {
    OfficialDomain {
        name: text(domain.to_owned()),
        kind: DomainKind::Web,
        scope: Scope::Suffix,
    }
}

fn text(text: String) -> &'static str {
    text.leak()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_brand_is_made_once() {
        let first = brand("My Bank", &["mybank.example", "bank.example"]);
        assert!(std::ptr::eq(
            first,
            brand("My Bank", &["mybank.example", "bank.example"])
        ));
        assert_eq!(first.home, "mybank.example");
        assert_eq!(first.labels, ["mybank"], "“bank” is a common word");
    }
}
