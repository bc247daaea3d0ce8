//! A name's public suffix: from the packed table, and from the crate `publicsuffix` reading the list itself.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use publicsuffix::{List, Psl, Type};
use touchstone::domain::DomainName;

/// The list, and the platforms that it lacks.
const LIST: &str = include_str!("../../../src/data/public_suffix_list.dat");
const PLATFORMS: &str = include_str!("../../../src/data/platforms.txt");

const PRIVATE: &str = "// ===BEGIN PRIVATE DOMAINS===";

static ORACLE: LazyLock<List> = LazyLock::new(|| {
    let (icann, private) = LIST.split_once(PRIVATE).expect("two sections");
    let private: BTreeSet<String> = rules(private).chain(rules(PLATFORMS)).collect();
    let icann: BTreeSet<String> = rules(icann).collect();
    let written = |rules: BTreeSet<String>| Vec::from_iter(below_wildcards(rules)).join("\n");
    let text = format!(
        "// BEGIN ICANN DOMAINS\n{}\n{PRIVATE}\n{}\n",
        written(icann),
        written(private)
    );
    text.parse().expect("the list")
});

pub fn check(input: &[u8]) {
    let Some(host) = DomainName::parse(super::text(input)) else {
        return;
    };
    let name = host.ascii();
    let oracle = ORACLE.suffix(name.as_bytes()).expect("a suffix");
    assert_eq!(host.suffix().as_bytes(), oracle.as_bytes(), "{name}");
    assert_eq!(host.has_known_suffix(), oracle.is_known(), "{name}");
    let is_private = oracle.typ() == Some(Type::Private);
    assert_eq!(host.is_on_platform(), is_private, "{name}");
    let domain = ORACLE.domain(name.as_bytes());
    let domain = domain.as_ref().map(|domain| domain.as_bytes());
    assert_eq!(host.registrable().map(str::as_bytes), domain, "{name}");
}

/// The rules in lines of the list, in A-labels.
fn rules(lines: &str) -> impl Iterator<Item = String> {
    let lines = lines.lines().filter(|line| !line.starts_with(['/', '#']));
    lines.filter_map(|line| {
        let rule = line.split_whitespace().next()?;
        let end = rule.find(|c| !matches!(c, '!' | '*' | '.')).unwrap_or(0);
        let (mark, name) = rule.split_at(end);
        let name = idna::domain_to_ascii(name).expect("a name");
        Some(format!("{mark}{name}"))
    })
}

/// With the rules that wildcards stand for where the crate does not see it: `*.run.app` makes `mtls.run.app` a
/// suffix too, but the crate stops at a label that other rules (`*.mtls.run.app`) go through.
fn below_wildcards(mut rules: BTreeSet<String>) -> BTreeSet<String> {
    let is_covered = |name: &str| {
        let (_, parent) = name.split_once('.')?;
        let covered =
            rules.contains(&format!("*.{parent}")) && !rules.contains(&format!("!{name}"));
        covered.then(|| name.to_owned())
    };
    let more: Vec<String> = rules
        .iter()
        .map(|rule| rule.trim_start_matches(['!', '*', '.']))
        .flat_map(|name| std::iter::successors(Some(name), |name| Some(name.split_once('.')?.1)))
        .filter_map(is_covered)
        .collect();
    rules.extend(more);
    rules
}
