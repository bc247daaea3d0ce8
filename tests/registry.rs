//! The registry: sourced, owned by one brand each, and what imitates a brand is told as such.

use std::collections::HashMap;

use serde::Deserialize;
use touchstone::analyzer::Analyzer;
use touchstone::brand::{Brand, Registry, Scope};
use touchstone::domain::DomainName;
use touchstone::likeness::host::HostRating;

#[derive(Deserialize)]
struct File {
    brand: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    domains: Vec<Domain>,
}

#[derive(Deserialize)]
struct Domain {
    name: String,
    scope: String,
    source: String,
    checked: String,
}

fn rows() -> Vec<Row> {
    let file: File = toml::from_str(include_str!("../src/data/brands.toml")).expect("the registry");
    file.brand
}

#[test]
fn at_least_160_brands_have_a_sourced_positive() {
    let positive = |domain: &Domain| domain.scope != "none" && !domain.source.is_empty();
    let with = rows()
        .iter()
        .filter(|row| row.domains.iter().any(positive))
        .count();
    assert!(with >= 160, "only {with}");
}

#[test]
fn every_row_has_a_source_and_a_date_and_one_owner() {
    let mut owners: HashMap<String, String> = HashMap::new();
    for row in rows() {
        for domain in row.domains {
            let (name, id) = (domain.name, &row.id);
            assert!(!domain.source.trim().is_empty(), "{name} has no source");
            assert!(domain.checked.starts_with("20"), "{name} has no date");
            let other = owners.insert(name.clone(), id.clone());
            assert_eq!(other, None, "{name} is also {id}'s");
        }
    }
}

#[test]
fn no_shared_platform_is_a_positive_suffix() {
    for brand in Registry::builtin().brands() {
        for domain in brand
            .domains
            .iter()
            .filter(|domain| domain.scope == Scope::Suffix)
        {
            let host = DomainName::parse(domain.name).expect("a host");
            let own = host.registrable().is_some() && !host.is_on_platform();
            assert!(own, "{}: anyone can have a place under it", domain.name);
        }
    }
}

/// Hosts made to be taken for the brand's, by the general patterns of such hosts.
fn imitations(brand: &Brand) -> Vec<String> {
    let home = brand.home;
    let dashed = home.replace('.', "-");
    let label = brand.labels[0];
    let mut hosts = vec![
        format!("www.{home}.stranger.example"),
        format!("{home}.account-verify.example"),
        format!("login.{home}.id8731.example"),
        format!("{dashed}.stranger.example"),
        format!("www-{dashed}.example"),
        format!("{dashed}-login.example"),
        format!("secure.{dashed}-support.example"),
        format!("{home}-account.example"),
        format!("verify-{home}-wallet.example"),
        format!("{label}-wallet-login.example"),
        format!("account-verify-{label}.example"),
        format!("secure-{label}-withdrawal.example"),
        format!("support.{label}.account.example"),
        format!("{label}-support-login.example"),
        format!("login-{label}-account.example"),
        format!("wallet-{label}-recovery.example"),
    ];
    for (at, letter) in label.char_indices() {
        if let Some(twin) = twin(letter) {
            let (front, back) = (&label[..at], &label[at + letter.len_utf8()..]);
            hosts.push(format!("{front}{twin}{back}.example"));
            hosts.push(format!("login-{front}{twin}{back}.example"));
        }
    }
    hosts
}

/// The letter of another alphabet that looks the same.
fn twin(letter: char) -> Option<char> {
    let twins = [
        ('a', 'а'),
        ('c', 'с'),
        ('e', 'е'),
        ('i', 'і'),
        ('o', 'о'),
        ('p', 'р'),
        ('s', 'ѕ'),
        ('x', 'х'),
        ('y', 'у'),
    ];
    let found = twins.iter().find(|(latin, _)| *latin == letter)?;
    Some(found.1)
}

/// Whether the name is the brand's, or that of the brand people know which its own begins with: who
/// imitates Binance.US imitates Binance.
fn is_or_extends(brand: &Brand, name: &str) -> bool {
    brand.name == name
        || brand
            .labels
            .iter()
            .any(|label| label.starts_with(&name.to_lowercase()))
}

#[test]
fn ten_imitations_of_each_brand_are_told_as_its() {
    const ENOUGH: usize = 10;
    let analyzer = Analyzer::new();
    let mut short = Vec::new();
    for brand in Registry::builtin().brands() {
        let hosts = imitations(brand);
        let told = hosts.iter().filter(|host| {
            let report = analyzer.rate_host(host);
            let right = report.brand.is_some_and(|name| is_or_extends(brand, name));
            report.rating == HostRating::Imitation && right
        });
        let told = told.count();
        if told < ENOUGH {
            short.push(format!("{} {told} of {}", brand.id, hosts.len()));
        }
    }
    assert!(short.is_empty(), "too few told: {short:?}");
}

/// For every pair of brands: what is the one's own imitates no other.
#[test]
fn official_domains_imitate_no_other_brand() {
    let registry = Registry::builtin();
    let analyzer = Analyzer::new();
    for brand in registry.brands() {
        for domain in brand.domains {
            for host in [
                domain.name.to_owned(),
                format!("www.{}", domain.name),
                format!("login.{}", domain.name),
            ] {
                let report = analyzer.rate_host(&host);
                let owner = report.brand.is_none_or(|name| name == brand.name);
                let fair = matches!(report.rating, HostRating::Official | HostRating::None);
                assert!(owner && fair, "{host} of {}: {report:?}", brand.name);
            }
        }
    }
}
