//! By how much the reading with a brand's name is the likelier one.

use std::ops::Range;

use super::candidates::{Candidate, candidates};
use super::chain::{Chains, Piece};
use super::costs::{Costs, Mode};
use super::names::Names;
use super::text::{Gap, Text};

/// More words at an end are no reason to look further.
const MOST_CUTS: usize = 4;

/// A name beside nothing but account words is suspicious though the plain reading be so much cheaper,
/// in eighths of a nat: who has an account there expects the name more than people in general do.
const BARE: i32 = -8;

/// What the two readings of a host come to.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// The log-odds, in eighths of a nat.
    pub odds: i32,
    /// The brand's name.
    pub candidate: Candidate,
    /// The letters that were read: account words and numbers at the ends may be left out.
    pub range: Range<usize>,
    /// Whether the reading is a name, spelled right, beside account words and nothing else but
    /// numbers. Such a host needs less: `gateaccess` has no other likely meaning to somebody who has
    /// an account there. It is suspicious unless the plain reading is clearly the cheaper one, and an
    /// imitation where another host would be suspicious.
    pub is_bare: bool,
}

impl Judgement {
    /// The odds from which the host is suspicious, and from which it is taken for an imitation.
    pub fn thresholds(&self, costs: &Costs) -> [i32; 2] {
        let [suspicious, imitation] = costs.thresholds();
        if self.is_bare {
            [BARE, suspicious]
        } else {
            [suspicious, imitation]
        }
    }

    /// Whether the host is at least suspicious.
    pub fn is_suspicious(&self, costs: &Costs) -> bool {
        self.odds >= self.thresholds(costs)[0]
    }

    /// Whether it is taken for an imitation.
    pub fn is_imitation(&self, costs: &Costs) -> bool {
        self.odds >= self.thresholds(costs)[1]
    }

    /// What ranks judgements of the same host.
    fn weight(&self, costs: &Costs) -> (bool, bool, i32) {
        (
            self.is_imitation(costs),
            self.is_suspicious(costs),
            self.odds,
        )
    }
}

/// Reads a host both ways. None when no letters are near a name.
///
/// An account word or a number that is added at an end makes no name an innocent one: where the
/// host without them is the likelier imitation, that counts.
pub fn judge(text: &Text, suffix: &str, names: &Names, costs: &Costs) -> Option<Judgement> {
    let candidates = candidates(text, names, costs);
    if candidates.is_empty() {
        return None;
    }
    let mut best = read(text, 0..text.len(), suffix, costs, &candidates)?;
    if best.is_imitation(costs) {
        return Some(best);
    }
    let (starts, ends) = (starts(text, costs), ends(text, costs));
    for start in starts.all() {
        for end in ends
            .all()
            .filter(|end| start < *end && (start, *end) != (0, text.len()))
        {
            let read = read(text, start..end, suffix, costs, &candidates);
            if let Some(read) = read.filter(|read| read.weight(costs) > best.weight(costs)) {
                best = read;
            }
        }
    }
    Some(best)
}

fn read(
    text: &Text,
    range: Range<usize>,
    suffix: &str,
    costs: &Costs,
    candidates: &[Candidate],
) -> Option<Judgement> {
    let chains = Chains::new(text, range.clone(), costs, candidates);
    let candidate = chains.candidate()?;
    let [plain, branded] = chains.totals();
    let [plain_suffix, branded_suffix] = costs.suffix(suffix);
    let odds = (plain + plain_suffix) as i32 - (branded + branded_suffix) as i32;
    Some(Judgement {
        odds,
        is_bare: candidate.exact && is_bare(&chains, text, &range),
        candidate,
        range,
    })
}

/// Within one label: `coinbase.service.example` may be a customer's label.
fn is_bare(chains: &Chains, text: &Text, range: &Range<usize>) -> bool {
    let mut inside = range.start + 1..range.end;
    if inside.any(|at| text.gap(at) == Gap::Dot) {
        return false;
    }
    let pieces = chains.pieces(Mode::Branded);
    let mut all = pieces.iter().map(|step| step.piece);
    let has_account_word = all.clone().any(|piece| piece == Piece::Account);
    has_account_word
        && all.all(|piece| matches!(piece, Piece::Account | Piece::Number | Piece::Name(_)))
}

/// Where a host may be cut: its end, and behind account words and numbers there.
struct Cuts {
    at: [usize; MOST_CUTS],
    length: usize,
}

impl Cuts {
    fn new(end: usize) -> Cuts {
        Cuts {
            at: [end; MOST_CUTS],
            length: 1,
        }
    }

    fn all(&self) -> impl Iterator<Item = usize> {
        self.at.into_iter().take(self.length)
    }

    fn add(&mut self, at: usize) {
        if self.length < MOST_CUTS && !self.all().any(|known| known == at) {
            self.at[self.length] = at;
            self.length += 1;
        }
    }
}

fn starts(text: &Text, costs: &Costs) -> Cuts {
    let mut cuts = Cuts::new(0);
    let mut next = 0;
    while next < cuts.length {
        let at = cuts.at[next];
        next += 1;
        if at >= text.len() {
            continue;
        }
        let letters = &text.letters()[at..text.token_end(at)];
        let digits = letters
            .iter()
            .take_while(|letter| letter.is_ascii_digit())
            .count();
        (1..=digits).for_each(|digits| cuts.add(at + digits));
        let words = costs.words(letters).filter(|word| word.of_account);
        words.for_each(|word| cuts.add(at + word.length));
    }
    cuts
}

fn ends(text: &Text, costs: &Costs) -> Cuts {
    let mut cuts = Cuts::new(text.len());
    let mut next = 0;
    while next < cuts.length {
        let end = cuts.at[next];
        next += 1;
        let mut start = end;
        let mut digits = true;
        while start > 0 && (start == end || text.gap(start) == Gap::None) {
            start -= 1;
            let letters = &text.letters()[start..end];
            digits &= letters[0].is_ascii_digit();
            let is_word = || {
                costs
                    .words(letters)
                    .any(|word| word.of_account && word.length == letters.len())
            };
            if digits || is_word() {
                cuts.add(start);
            }
        }
    }
    cuts
}
