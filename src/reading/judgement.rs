//! By how much the reading with a brand's name is the likelier one.

use std::ops::Range;

use super::candidates::{Candidate, Finder};
use super::chain::{Chains, Nameless};
use super::costs::{Costs, Mode};
use super::lane::Piece;
use super::matches::Matches;
use super::names::Names;
use super::pieces::Pieces;
use super::places::Places;
use super::room::Room;
use super::text::{Gap, Text};

/// More words at an end are no reason to look further.
const MOST_CUTS: usize = 4;

/// A name beside nothing but account words stays suspicious even if the plain reading is cheaper by up to
/// this much, in eighths of a nat: who has an account there expects the name more than people in general do.
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

/// Which judgements are of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// All.
    Any,
    /// Those of hosts that are at least suspicious. Of others there may be none, or one of a reading
    /// that is not the cheapest.
    Suspicious,
}

/// Reads a host both ways. None when no letters are near a name.
///
/// An account word or a number that is added at an end makes no name an innocent one: where the
/// host without them is the likelier imitation, that counts.
pub fn judge(
    text: &Text,
    suffix: &str,
    names: &Names,
    costs: &Costs,
    wanted: Wanted,
) -> Option<Judgement> {
    let places = Places::new(text, suffix, names);
    if places.is_empty() {
        return None;
    }
    let matches = Matches::new(text, names, &places);
    if matches.is_empty(text) {
        return None;
    }
    let pieces = Pieces::new(text, costs);
    let [plain, branded] = costs.suffix(suffix);
    let judge = Judge {
        places: &places,
        finder: Finder::new(&pieces, names, &places, &matches),
        pieces: &pieces,
        handicap: branded as i32 - plain as i32,
        least: least(&pieces, wanted),
    };
    let whole = judge.read(0..text.len());
    if whole
        .as_ref()
        .is_some_and(|whole| whole.is_imitation(costs))
    {
        return whole;
    }
    let (starts, ends) = (starts(&pieces), ends(&pieces));
    let parts = starts
        .all()
        .flat_map(|start| ends.all().map(move |end| start..end));
    let parts = parts.filter(|part| part.start < part.end && *part != (0..text.len()));
    parts
        .filter_map(|part| judge.read(part))
        .fold(whole, |best, read| match best {
            Some(best) if read.weight(costs) <= best.weight(costs) => Some(best),
            _ => Some(read),
        })
}

/// The odds that are of use.
fn least(pieces: &Pieces, wanted: Wanted) -> Option<i32> {
    let [suspicious, _] = pieces.costs.thresholds();
    let bare = pieces.has_account_word().then_some(BARE);
    match wanted {
        Wanted::Any => None,
        Wanted::Suspicious => Some(suspicious.min(bare.unwrap_or(suspicious))),
    }
}

struct Judge<'a> {
    pieces: &'a Pieces<'a>,
    places: &'a Places,
    finder: Finder<'a>,
    /// By so much the suffix speaks against a brand's name.
    handicap: i32,
    least: Option<i32>,
}

impl Judge<'_> {
    fn read(&self, range: Range<usize>) -> Option<Judgement> {
        let places = self.places;
        if !places.may_be_within(&range) {
            return None;
        }
        let nameless = Nameless::new(self.pieces, range.clone(), places.last_start);
        let mut room = match self.least {
            Some(least) => nameless.room(self.handicap, least, places.first_end),
            None => Room::unlimited(range.clone()),
        };
        let candidates = self.finder.candidates(&mut room);
        if candidates.is_empty() {
            return None;
        }
        let chains = Chains::new(nameless, &candidates);
        let candidate = chains.candidate()?;
        let [plain, branded] = chains.totals();
        Some(Judgement {
            odds: plain as i32 - branded as i32 - self.handicap,
            is_bare: candidate.exact && is_bare(&chains, self.pieces.text, &range),
            candidate,
            range,
        })
    }
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

fn starts(pieces: &Pieces) -> Cuts {
    let mut cuts = Cuts::new(0);
    let mut next = 0;
    while next < cuts.length {
        let at = cuts.at[next];
        next += 1;
        if at >= pieces.text.len() {
            continue;
        }
        (1..=pieces.digits(at)).for_each(|digits| cuts.add(at + digits));
        let words = pieces.words(at).iter().filter(|word| word.of_account);
        words.for_each(|word| cuts.add(word.end));
    }
    cuts
}

fn ends(pieces: &Pieces) -> Cuts {
    let text = pieces.text;
    let mut cuts = Cuts::new(text.len());
    let ends_in_digit = text.letters().last().is_some_and(u8::is_ascii_digit);
    if !ends_in_digit && !pieces.has_account_word() {
        return cuts;
    }
    let mut next = 0;
    while next < cuts.length {
        let end = cuts.at[next];
        next += 1;
        let mut start = end;
        let mut digits = true;
        while start > 0 && (start == end || text.gap(start) == Gap::None) {
            start -= 1;
            digits &= text.letters()[start].is_ascii_digit();
            let words = || pieces.words(start).iter();
            if digits || words().any(|word| word.of_account && word.end == end) {
                cuts.add(start);
            }
        }
    }
    cuts
}
