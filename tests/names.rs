//! What must hold for every brand's name, whatever the figures of the corpora say.

use touchstone::analyzer::Analyzer;
use touchstone::brand::Registry;
use touchstone::likeness::host::HostRating;

fn account_words() -> Vec<&'static str> {
    let lines = include_str!("../src/data/account_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
}

/// Every label of every brand.
fn labels(registry: &Registry) -> impl Iterator<Item = &'static str> {
    registry
        .brands()
        .iter()
        .flat_map(|brand| brand.labels.iter().copied())
}

/// The ratings in the order of their weight.
fn weight(rating: HostRating) -> u8 {
    match rating {
        HostRating::Official | HostRating::None => 0,
        HostRating::Suspicious => 1,
        HostRating::Imitation => 2,
    }
}

#[test]
fn every_name_beside_every_account_word_is_at_least_suspicious() {
    let (registry, analyzer) = (Registry::builtin(), Analyzer::new());
    let words = account_words();
    let mut lost = Vec::new();
    for label in labels(&registry) {
        for word in &words {
            for host in [
                format!("{label}{word}.example"),
                format!("{label}-{word}.example"),
                format!("{word}{label}.example"),
                format!("{word}-{label}.example"),
            ] {
                if weight(analyzer.rate_host(&host).rating) == 0 {
                    lost.push(host);
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} are lost: {lost:?}", lost.len());
}

/// An account word, a hyphen or a digit that is added makes no imitation an innocent name.
#[test]
fn what_is_added_never_lowers_a_rating() {
    const PATTERNS: [&str; 6] = ["{}", "{}help", "my{}", "{}x", "get-{}", "{}global"];
    let (registry, analyzer) = (Registry::builtin(), Analyzer::new());
    let words = account_words();
    let rate = |name: &str| weight(analyzer.rate_host(&format!("{name}.example")).rating);
    let mut lower = Vec::new();
    for (index, label) in labels(&registry).enumerate() {
        let name = PATTERNS[index % PATTERNS.len()].replace("{}", label);
        let before = rate(&name);
        let numbers = ["1", "24", "2026"];
        for added in words.iter().chain(&numbers) {
            for more in [
                format!("{name}{added}"),
                format!("{name}-{added}"),
                format!("{added}{name}"),
                format!("{added}-{name}"),
            ] {
                if rate(&more) < before {
                    lower.push(more);
                }
            }
        }
    }
    assert!(lower.is_empty(), "{} rate lower: {lower:?}", lower.len());
}

/// Two account words in a row are nobody's name, but where they spell one or all but spell it
/// (`walletsconnect`, `guardwallet`).
#[test]
fn account_words_imitate_nobody() {
    const NEAR: usize = 20;
    let (registry, analyzer) = (Registry::builtin(), Analyzer::new());
    let words = account_words();
    let names: Vec<String> = registry
        .names()
        .all()
        .iter()
        .map(|name| name.text.clone())
        .collect();
    let is_name = |text: &str| names.iter().any(|name| name == text);
    let mut flagged = Vec::new();
    for one in words.iter().filter(|word| !is_name(word)) {
        for other in words.iter().filter(|word| !is_name(word)) {
            let joined = format!("{one}{other}");
            let spells = |name: &&str| name.len() >= 5 && joined.contains(*name);
            if is_name(&joined) || names.iter().any(|name| spells(&name.as_str())) {
                continue;
            }
            for host in [
                format!("{one}{other}.example"),
                format!("{one}-{other}.example"),
            ] {
                let rating = analyzer.rate_host(&host).rating;
                assert_ne!(rating, HostRating::Imitation, "{host}");
                if weight(rating) > 0 {
                    flagged.push(host);
                }
            }
        }
    }
    assert!(
        flagged.len() <= NEAR,
        "{} are flagged: {flagged:?}",
        flagged.len()
    );
}
