//! What the hosts of the corpora are made of, read with the costs so far.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use touchstone::brand::Registry;
use touchstone::confusable::looks_alike;
use touchstone::reading::{
    Alignment, Candidate, Chains, Costs, Gap, Kind, Mode, Nameless, Names, Piece, Pieces, Step,
    candidates,
};

use super::corpora::Host;

/// An imitation whose brand's reading is dearer by so much is labelled wrong.
const MISLABELLED: u32 = 60;
/// An ordinary host whose reading with a brand's name is cheaper by so much is an imitation that
/// nobody has listed.
const UNLISTED: u32 = 48;
/// Genuine hosts of the trade are few but near to what is protected.
const TRADE_WEIGHT: u32 = 3;
/// Longer runs of letters become no words.
const LONGEST_WORD: usize = 16;

/// What readings of one kind are made of.
#[derive(Default)]
pub struct Tally {
    pub kinds: HashMap<usize, u32>,
    pub words: HashMap<String, u32>,
    /// Runs of letters that are no words yet.
    pub runs: HashMap<String, u32>,
    /// In how many registrable domains each stands.
    pub domains: HashMap<String, u32>,
    seen: HashSet<(String, String)>,
    pub letters: u32,
    pub folded: u32,
}

/// How names are written in imitations.
#[derive(Default)]
pub struct Spellings {
    pub names: BTreeMap<String, u32>,
    pub slips: HashMap<usize, u32>,
    pub spelled: u32,
    pub misspelled: u32,
    /// Misspelled in the first letter.
    pub first: u32,
    pub letters: u32,
    /// Places between two letters.
    pub between: u32,
    pub folded: u32,
    pub hyphens: u32,
    pub dots: u32,
}

/// All counts of one round.
#[derive(Default)]
pub struct Counts {
    pub plain: Tally,
    pub branded: Tally,
    pub spellings: Spellings,
    /// Hosts below each suffix: ordinary ones and imitations.
    pub suffixes: BTreeMap<String, [u32; 2]>,
    /// All names, fitted or not.
    pub names: BTreeSet<String>,
}

/// Reads all hosts.
pub fn count(hosts: &[&Host], costs: &Costs, registry: &Registry) -> Counts {
    let names = Names::new(registry.brands(), costs);
    let mut counts = Counts {
        names: names.alone().iter().map(|name| name.text.clone()).collect(),
        ..Counts::default()
    };
    for host in hosts {
        match host.brand {
            None => counts.ordinary(host, &names, costs),
            Some(_) => counts.imitation(host, &names, costs),
        }
    }
    counts
}

impl Counts {
    fn ordinary(&mut self, host: &Host, names: &Names, costs: &Costs) {
        let pieces = Pieces::new(&host.text, costs);
        let candidates = candidates(&pieces, "", names, 0..host.text.len());
        let chains = Chains::new(
            Nameless::new(&pieces, 0..host.text.len(), host.text.len()),
            &candidates,
        );
        let [plain, branded] = chains.totals();
        if plain > branded + UNLISTED {
            return;
        }
        let weight = if host.source == "trade_domains.txt" {
            TRADE_WEIGHT
        } else {
            1
        };
        self.suffixes.entry(host.suffix.clone()).or_default()[0] += weight;
        self.plain
            .add(host, &chains.pieces(Mode::Plain), weight, &self.names);
    }

    fn imitation(&mut self, host: &Host, names: &Names, costs: &Costs) {
        let pieces = Pieces::new(&host.text, costs);
        let mut candidates = candidates(&pieces, "", names, 0..host.text.len());
        let brand = host.brand.map(|brand| brand.id);
        candidates.retain(|candidate| Some(names.all()[candidate.name].brand.id) == brand);
        let chains = Chains::new(
            Nameless::new(&pieces, 0..host.text.len(), host.text.len()),
            &candidates,
        );
        let [plain, branded] = chains.totals();
        let Some(candidate) = chains
            .candidate()
            .filter(|_| branded <= plain + MISLABELLED)
        else {
            return;
        };
        self.suffixes.entry(host.suffix.clone()).or_default()[1] += 1;
        self.branded
            .add(host, &chains.pieces(Mode::Branded), 1, &self.names);
        self.spellings.add(host, &candidate, names, costs);
    }
}

impl Tally {
    fn add(&mut self, host: &Host, steps: &[Step], weight: u32, names: &BTreeSet<String>) {
        let text = &host.text;
        self.kind(Kind::End, weight);
        for step in steps {
            if step.start > 0 {
                self.kind(gap_kind(text.gap(step.start)), weight);
            }
            let letters = &text.letters()[step.start..step.end];
            match step.piece {
                Piece::Word | Piece::Account => {
                    self.kind(Kind::Word, weight);
                    *self.words.entry(ascii(letters)).or_default() += weight;
                }
                Piece::Letters => {
                    self.kind(Kind::Letters, weight);
                    // A brand's name below somebody's domain is a tenant's, and no word by that.
                    let run = ascii(letters);
                    if may_be_word(&run) && (step.start >= text.name() || !names.contains(&run)) {
                        self.run(run, host, weight);
                    }
                }
                Piece::Number => self.kind(Kind::Number, weight),
                Piece::Tenant(_) | Piece::Name(_) => continue,
            }
            let folded = (step.start..step.end)
                .filter(|&at| text.is_folded(at))
                .count();
            self.letters += weight * letters.len() as u32;
            self.folded += weight * folded as u32;
        }
    }

    fn kind(&mut self, kind: Kind, weight: u32) {
        *self.kinds.entry(kind as usize).or_default() += weight;
    }

    fn run(&mut self, run: String, host: &Host, weight: u32) {
        if self.seen.insert((host.registrable.clone(), run.clone())) {
            *self.domains.entry(run.clone()).or_default() += 1;
        }
        *self.runs.entry(run).or_default() += weight;
    }
}

impl Spellings {
    fn add(&mut self, host: &Host, candidate: &Candidate, names: &Names, costs: &Costs) {
        let (text, name) = (&host.text, &names.all()[candidate.name]);
        let Candidate {
            start, end, exact, ..
        } = *candidate;
        *self.names.entry(name.text.clone()).or_default() += 1;
        self.letters += (end - start) as u32;
        self.between += (end - start - 1) as u32;
        self.folded += (start..end).filter(|&at| text.is_folded(at)).count() as u32;
        for at in (start + 1..end).filter(|at| !name.is_cut(at - start)) {
            self.hyphens += u32::from(text.gap(at) == Gap::Hyphen);
            self.dots += u32::from(text.gap(at) == Gap::Dot);
        }
        if exact {
            self.spelled += 1;
            return;
        }
        self.misspelled += 1;
        let (seen, genuine) = (&text.letters()[start..end], name.text.as_bytes());
        self.first += u32::from(!looks_alike(seen[0], genuine[0]));
        for slip in Alignment::new(seen, genuine, costs).slips() {
            *self.slips.entry(slip as usize).or_default() += 1;
        }
    }
}

fn gap_kind(gap: Gap) -> Kind {
    match gap {
        Gap::None => Kind::Glued,
        Gap::Hyphen => Kind::Hyphen,
        Gap::Dot => Kind::Dot,
    }
}

fn may_be_word(run: &str) -> bool {
    let ascii = run.bytes().all(|b| b.is_ascii_alphanumeric());
    ascii && (2..=LONGEST_WORD).contains(&run.len()) && run.bytes().any(|b| b.is_ascii_alphabetic())
}

fn ascii(letters: &[u8]) -> String {
    String::from_utf8_lossy(letters).into_owned()
}
