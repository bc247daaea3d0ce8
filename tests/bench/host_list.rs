//! The hosts that the comparison is over: mostly ordinary ones, a third imitations, in an order that
//! tells nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use touchstone::brand::Brand;

/// Hosts on the list.
pub const COUNT: usize = 44_000;

/// Where the corpora are, seen from the repository, and how many hosts each gives.
const CORPORA: &str = "../shared/corpora";
const SHARES: [(&str, usize); 4] = [
    ("benign_domains.txt", 20_000),
    ("trade_domains.txt", 9_000),
    ("fresh_hosts.tsv", 11_000),
    ("imitation_hosts.tsv", 4_000),
];

/// The list, and what it was made of.
pub fn hosts() -> (Vec<String>, &'static str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(CORPORA);
    match from_corpora(&folder) {
        Some(hosts) => (mixed(hosts), "the corpora"),
        None => (
            mixed(made_up()),
            "brands' domains and words, for want of the corpora",
        ),
    }
}

fn from_corpora(folder: &Path) -> Option<Vec<String>> {
    let mut hosts = Vec::new();
    for (file, share) in SHARES {
        let text = fs::read_to_string(folder.join(file)).ok()?;
        let heading = usize::from(file.ends_with(".tsv"));
        let rows = text.lines().skip(heading);
        let rows: Vec<&str> = rows.filter_map(|row| row.split('\t').next()).collect();
        hosts.extend(spread(&rows, share).map(str::to_owned));
    }
    Some(hosts)
}

/// So many of the rows, evenly spaced.
fn spread<'r>(rows: &'r [&str], count: usize) -> impl Iterator<Item = &'r str> {
    (0..count).map(move |at| rows[at * rows.len() / count])
}

/// Ordinary names of one and two words, and brands' names beside words, whole and with a letter left
/// out, a third together.
fn made_up() -> Vec<String> {
    let words = include_str!("../../src/data/words.txt").lines();
    let words: Vec<&str> = words.filter(|word| (3..=9).contains(&word.len())).collect();
    let facts = Brand::facts();
    let labels: BTreeSet<&str> = facts
        .iter()
        .flat_map(|brand| &brand.domains)
        .filter_map(|domain| domain.split('.').next())
        .collect();
    let labels: Vec<&str> = labels.into_iter().filter(|label| label.len() > 4).collect();
    let host = |at: usize| {
        // Steps without a common divisor, so that no pair comes twice soon.
        let [word, other] = [7 * at, 11 * at + 5].map(|at| words[at % words.len()]);
        let label = labels[at % labels.len()];
        match at % 9 {
            0..2 => format!("{word}.com"),
            2..4 => format!("{word}{other}.net"),
            4 => format!("{word}-{other}.org"),
            5 => format!("{word}.{other}.com"),
            6 => format!("{label}-{word}.com"),
            7 => format!("{word}{label}.io"),
            _ => format!("{}{}.com", &label[..2], &label[3..]),
        }
    };
    (0..COUNT).map(host).collect()
}

/// In the order of the hosts' hashes: neighbours have nothing in common.
fn mixed(mut hosts: Vec<String>) -> Vec<String> {
    hosts.sort_by_cached_key(|host| fnv(host));
    hosts
}

/// Fowler, Noll and Vo's hash (FNV-1a).
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}
