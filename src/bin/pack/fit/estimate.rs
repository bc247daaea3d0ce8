//! The costs from the counts: read all hosts with the costs so far, count, and again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use touchstone::brand::Registry;
use touchstone::reading::{Costs, Kind, Mode};

use super::corpora::Host;
use super::count::{Counts, Tally, count};
use super::{cost, letters};
use crate::error::{Error, Result};
use crate::reading::Table;
use crate::words::CommonWords;

/// Later rounds change little.
const ROUNDS: usize = 6;
/// A word has a cost of its own when it stands in so many registrable domains.
const MIN_DOMAINS: u32 = 4;
/// What a word's level weighs beside its count in ordinary names, in words.
const LEVEL_WEIGHT: f64 = 2000.0;
/// What its share in ordinary names weighs beside its count in imitations.
const PLAIN_WEIGHT: f64 = 1000.0;
/// A row must save so much against plain letters.
const LEAST_GAIN: u32 = 8;
/// A suffix has a cost of its own with so many hosts.
const MIN_SUFFIX: u32 = 20;
/// Popular domains are older than imitations and prefer other suffixes by that alone: their
/// shares count half.
const SUFFIX_SCALE: f64 = 0.5;
const SUFFIX_WEIGHT: f64 = 300.0;
/// No suffix decides.
const MOST_SUFFIX: f64 = 3.0;
/// An imitation below a closed suffix, in eighths: once in twenty thousand.
const CLOSED: u8 = 80;
/// How often a name is taken to have been imitated already: attackers take any brand.
const NAME_WEIGHT: f64 = 60.0;
/// What part of the words beside a brand's name speak of an account.
const ACCOUNT_MASS: f64 = 0.4;
/// No corpus tells how many tenants go by a brand's name. In eighths.
const TENANT: u8 = 64;
/// No registry gives names of mixed scripts, so no corpus has them. In eighths.
const MIXED: u8 = 80;
/// Each digit of a number: one of ten, in eighths; the same in both readings.
const DIGIT: u8 = 20;
/// Where a slip may be in a name.
const PLACES: f64 = 8.0;
/// Letters that may stand for another.
const LETTERS: f64 = 25.0;

/// How ordinary words and names are known.
pub struct Sources<'a> {
    pub registry: &'a Registry,
    pub words: &'a CommonWords<'a>,
    /// Words that speak of an account.
    pub account: &'a BTreeSet<&'a str>,
    /// Well-known names of others.
    pub known: &'a BTreeSet<String>,
    /// Suffixes below which no stranger gets a name.
    pub closed: &'a BTreeSet<String>,
}

/// Fits a table to hosts.
pub fn fit(hosts: &[&Host], sources: &Sources) -> Result<Table> {
    let shares = shares(sources.words);
    let mut table = start(hosts, &shares);
    table.account = sources
        .account
        .iter()
        .map(|word| (*word).to_owned())
        .collect();
    for _ in 0..ROUNDS {
        let counts = count(hosts, &costs(&table)?, sources.registry);
        table = Round {
            old: &table,
            counts: &counts,
            shares: &shares,
            sources,
        }
        .update();
    }
    Ok(table)
}

/// The costs as the library reads them.
pub fn costs(table: &Table) -> Result<Costs> {
    Costs::new(Cow::Owned(table.pack()?)).ok_or_else(|| Error::new("the table has a wrong size"))
}

/// How likely each common word is by its level: the commonest level makes up most of a text.
fn shares(words: &CommonWords) -> BTreeMap<String, f64> {
    let mut shares = BTreeMap::new();
    for (level, words) in words.levels() {
        let mass = match level {
            0..=10 => 0.6,
            11..=20 => 0.25,
            _ => 0.15,
        };
        let each = mass / words.len() as f64;
        shares.extend(words.iter().map(|word| ((*word).to_owned(), each)));
    }
    shares
}

/// Rough costs to begin with.
fn start(hosts: &[&Host], shares: &BTreeMap<String, f64>) -> Table {
    use Kind::*;
    let mut table = Table::empty();
    for (kind, plain, branded) in [
        (Word, 2, 2),
        (Letters, 20, 20),
        (Number, 20, 20),
        (Digit, DIGIT, DIGIT),
        (Glued, 8, 8),
        (Hyphen, 20, 8),
        (Dot, 30, 20),
        (End, 6, 8),
        (Folded, 40, 30),
        (Mixed, MIXED, 0),
        (Tenant, TENANT, 0),
        (Spelled, 0, 1),
        (Misspelled, 0, 20),
        (Alike, 0, 22),
        (Other, 0, 50),
        (Doubled, 0, 24),
        (Inserted, 0, 48),
        (Omitted, 0, 26),
        (Swapped, 0, 28),
        (First, 0, 16),
        (InnerHyphen, 0, 30),
        (InnerDot, 0, 50),
        (Homoglyph, 0, 16),
        (Unseen, 0, 60),
    ] {
        table.kinds[kind as usize] = [plain, branded];
    }
    table.letters = letters::model(hosts);
    table.words = shares
        .iter()
        .map(|(word, share)| (word.clone(), [cost(*share); 2]))
        .collect();
    table
}

/// One round of the estimation.
struct Round<'a> {
    old: &'a Table,
    counts: &'a Counts,
    shares: &'a BTreeMap<String, f64>,
    sources: &'a Sources<'a>,
}

impl Round<'_> {
    fn update(&self) -> Table {
        let mut table = self.old.clone();
        self.kinds(&mut table);
        table.words = self.words(&table);
        self.suffixes(&mut table);
        self.names(&mut table);
        self.slips(&mut table);
        table
    }

    fn kinds(&self, table: &mut Table) {
        const PIECES: &[Kind] = &[Kind::Word, Kind::Letters, Kind::Number];
        const NEXT: &[Kind] = &[Kind::Glued, Kind::Hyphen, Kind::Dot, Kind::End];
        for (pieces, mode) in [(&self.counts.plain, 0), (&self.counts.branded, 1)] {
            let seen = |kind: Kind| 1.0 + f64::from(of(&pieces.kinds, &(kind as usize)));
            for group in [PIECES, NEXT] {
                let all: f64 = group.iter().map(|kind| seen(*kind)).sum();
                for kind in group {
                    table.kinds[*kind as usize][mode] = cost(seen(*kind) / all);
                }
            }
            table.kinds[Kind::Folded as usize][mode] = share(pieces.folded, pieces.letters);
        }
    }

    /// Every word with its two costs: the known ones, and runs of letters that stand in several
    /// domains. A brand's name is one only where ordinary names hold it.
    fn words(&self, table: &Table) -> BTreeMap<String, [u8; 2]> {
        let Counts {
            plain,
            branded,
            names,
            ..
        } = self.counts;
        let new_plain = risen(plain);
        let new_branded = risen(branded)
            .into_iter()
            .filter(|word| !names.contains(*word))
            .collect();
        let is_word = |word: &&str| word.bytes().all(|b| b.is_ascii_alphanumeric());
        let mut all: BTreeSet<&str> = self
            .old
            .words
            .keys()
            .map(String::as_str)
            .filter(is_word)
            .collect();
        all.extend(
            self.shares
                .keys()
                .chain(self.sources.known)
                .map(String::as_str),
        );
        all.extend(self.sources.account);
        all.extend(&new_plain);
        all.extend(&new_branded);
        let total = |pieces: &Tally| pieces.words.values().map(|n| f64::from(*n)).sum::<f64>();
        let (all_plain, all_branded) = (total(plain), total(branded));
        let mut words = BTreeMap::new();
        for word in all {
            let known = if self.sources.known.contains(word) {
                MIN_DOMAINS
            } else {
                0
            };
            let seen = seen_in(plain, &new_plain, word).max(known);
            let beside = seen_in(branded, &new_branded, word);
            let level = self.shares.get(word).copied();
            let account = self.sources.account.contains(word);
            if level.is_none() && !account && seen.max(beside) < MIN_DOMAINS {
                continue;
            }
            let letters = self.old.letters_of(word);
            let by_level = level.unwrap_or(0.0).max(likelihood(letters));
            let share = (f64::from(seen) + LEVEL_WEIGHT * by_level) / (all_plain + LEVEL_WEIGHT);
            // An account word is no less likely beside a name than elsewhere.
            let (expected, least) = match account {
                true => (
                    share.max(ACCOUNT_MASS / self.sources.account.len() as f64),
                    share,
                ),
                false => (share, 0.0),
            };
            let beside =
                (f64::from(beside) + PLAIN_WEIGHT * expected) / (all_branded + PLAIN_WEIGHT);
            let beside = beside.max(least);
            let costs = [cost(share), cost(beside)];
            if account || saves(table, costs, letters) {
                words.insert(word.to_owned(), costs);
            }
        }
        words
    }

    fn suffixes(&self, table: &mut Table) {
        let sum = |at: usize| {
            self.counts
                .suffixes
                .values()
                .map(|seen| f64::from(seen[at]))
                .sum::<f64>()
        };
        let [plain, branded] = [sum(0), sum(1)];
        for (suffix, seen) in &self.counts.suffixes {
            if seen[0] + seen[1] < MIN_SUFFIX {
                continue;
            }
            let pooled = SUFFIX_WEIGHT * f64::from(seen[0] + seen[1]) / (plain + branded);
            let share =
                |at: usize, all: f64| (f64::from(seen[at]) + pooled) / (all + SUFFIX_WEIGHT);
            let odds = SUFFIX_SCALE * (share(1, branded).ln() - share(0, plain).ln());
            let eighths = (odds.abs().min(MOST_SUFFIX) * 8.0).round() as u8;
            let costs = if odds > 0.0 {
                [eighths, 0]
            } else {
                [0, eighths]
            };
            table.words.insert(format!(".{suffix}"), costs);
        }
        for suffix in self.sources.closed {
            table.words.insert(format!(".{suffix}"), [0, CLOSED]);
        }
    }

    fn names(&self, table: &mut Table) {
        let Counts {
            spellings, names, ..
        } = self.counts;
        let seen: f64 = spellings.names.values().map(|n| f64::from(*n)).sum();
        let all = seen + NAME_WEIGHT * names.len() as f64;
        for (name, seen) in &spellings.names {
            table.words.insert(
                format!("@{name}"),
                [0, cost((f64::from(*seen) + NAME_WEIGHT) / all)],
            );
        }
        table.kinds[Kind::Unseen as usize][1] = cost(NAME_WEIGHT / all);
    }

    fn slips(&self, table: &mut Table) {
        let seen = &self.counts.spellings;
        let mut set =
            |kind: Kind, cost: u8| table.kinds[kind as usize][Mode::Branded as usize] = cost;
        set(
            Kind::Spelled,
            share(seen.spelled, seen.spelled + seen.misspelled),
        );
        set(
            Kind::Misspelled,
            share(seen.misspelled, seen.spelled + seen.misspelled),
        );
        let all: u32 = seen.slips.values().sum();
        for (kind, choices) in [
            (Kind::Alike, 2.0),
            (Kind::Other, LETTERS),
            (Kind::Doubled, 1.0),
            (Kind::Inserted, LETTERS),
            (Kind::Omitted, 1.0),
            (Kind::Swapped, 1.0),
        ] {
            let share = f64::from(of(&seen.slips, &(kind as usize)) + 1) / f64::from(all + 6);
            set(kind, cost(share / (PLACES * choices)));
        }
        let first = f64::from(seen.first + 1) / f64::from(seen.misspelled + 1) * PLACES;
        set(Kind::First, cost(first.min(1.0)));
        set(Kind::InnerHyphen, share(seen.hyphens, seen.between));
        set(Kind::InnerDot, share(seen.dots, seen.between));
        set(Kind::Homoglyph, share(seen.folded, seen.letters));
    }
}

/// Runs of letters that stand in enough domains to become words.
fn risen(pieces: &Tally) -> BTreeSet<&str> {
    let enough = pieces
        .domains
        .iter()
        .filter(|(_, domains)| **domains >= MIN_DOMAINS);
    enough.map(|(run, _)| run.as_str()).collect()
}

fn seen_in(pieces: &Tally, new: &BTreeSet<&str>, word: &str) -> u32 {
    let run = if new.contains(word) {
        of(&pieces.runs, word)
    } else {
        0
    };
    of(&pieces.words, word) + run
}

fn saves(table: &Table, costs: [u8; 2], letters: u32) -> bool {
    [0, 1].into_iter().any(|mode| {
        let kind = |kind: Kind| u32::from(table.kinds[kind as usize][mode]);
        u32::from(costs[mode]) + kind(Kind::Word) + LEAST_GAIN < letters + kind(Kind::Letters)
    })
}

fn of<K, Q>(counts: &std::collections::HashMap<K, u32>, key: &Q) -> u32
where
    K: std::borrow::Borrow<Q> + std::hash::Hash + Eq,
    Q: std::hash::Hash + Eq + ?Sized,
{
    counts.get(key).copied().unwrap_or(0)
}

fn share(seen: u32, of: u32) -> u8 {
    cost(f64::from(seen + 1) / f64::from(of + 2))
}

fn likelihood(eighths: u32) -> f64 {
    (-f64::from(eighths) / 8.0).exp()
}
