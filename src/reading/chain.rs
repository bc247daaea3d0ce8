//! The cheapest chain of pieces that gives the letters of a host: dynamic programming over the
//! letters (Viterbi), once without a brand's name and once with one.

use std::ops::Range;

use super::candidates::Candidate;
use super::costs::{Cost, Costs, Kind, Mode};
use super::text::{FOREIGN, Gap, MAX, Text};

const FAR: Cost = Cost::MAX / 2;

/// A piece of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// A known word.
    Word,
    /// A word that speaks of an account.
    Account,
    /// Letters that are no known word.
    Letters,
    /// Digits.
    Number,
    /// A brand's name as a tenant's label: the index of the candidate.
    Tenant(usize),
    /// A brand's name: the index of the candidate.
    Name(usize),
}

/// A piece and the letters that it is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// First letter.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
    /// What they are read as.
    pub piece: Piece,
    /// What that costs, with the gap before.
    pub cost: Cost,
}

/// The cheapest chain up to each letter, of one kind.
struct Lane {
    mode: Mode,
    cost: [Cost; MAX + 1],
    from: [(u8, Piece); MAX + 1],
    /// An open run of letters: its cost and where it began.
    run: (Cost, usize),
}

impl Lane {
    fn new(mode: Mode) -> Lane {
        Lane {
            mode,
            cost: [FAR; MAX + 1],
            from: [(0, Piece::Letters); MAX + 1],
            run: (FAR, 0),
        }
    }

    fn reach(&mut self, end: usize, cost: Cost, start: usize, piece: Piece) {
        if cost < self.cost[end] {
            self.cost[end] = cost;
            self.from[end] = (start as u8, piece);
        }
    }

    fn close(&mut self, at: usize) {
        let (cost, start) = self.run;
        self.reach(at, cost, start, Piece::Letters);
    }
}

/// The two readings of a host.
pub struct Chains<'a> {
    text: &'a Text,
    range: Range<usize>,
    costs: &'a Costs,
    candidates: &'a [Candidate],
    plain: Lane,
    before: Lane,
    after: Lane,
}

impl<'a> Chains<'a> {
    /// Reads a range of the text's letters both ways.
    pub fn new(
        text: &'a Text,
        range: Range<usize>,
        costs: &'a Costs,
        candidates: &'a [Candidate],
    ) -> Chains<'a> {
        let mut chains = Chains {
            text,
            costs,
            candidates,
            plain: Lane::new(Mode::Plain),
            before: Lane::new(Mode::Branded),
            after: Lane::new(Mode::Branded),
            range: range.clone(),
        };
        chains.plain.cost[range.start] = 0;
        chains.before.cost[range.start] = 0;
        let mut next = chains
            .candidates
            .partition_point(|candidate| candidate.start < range.start);
        for start in range.clone() {
            chains.step(start);
            while let Some(candidate) = chains.candidates.get(next).filter(|c| c.start == start) {
                if candidate.end <= range.end {
                    chains.name(next, *candidate);
                }
                next += 1;
            }
        }
        let Chains {
            plain,
            after,
            before,
            ..
        } = &mut chains;
        [plain, before, after]
            .into_iter()
            .for_each(|lane| lane.close(range.end));
        chains
    }

    /// All pieces but names that begin at a letter.
    fn step(&mut self, start: usize) {
        let (text, costs, first) = (self.text, self.costs, self.range.start);
        let end = text.token_end(start).min(self.range.end);
        let letters = &text.letters()[start..end];
        let letter = letter_cost(text, first, start, costs);
        for lane in [&mut self.plain, &mut self.before, &mut self.after] {
            lane.close(start);
            let base = lane.cost[start] + gap_cost(text, start, first, costs, lane.mode);
            let kept = if text.gap(start) == Gap::None {
                lane.run
            } else {
                (FAR, start)
            };
            let opened = (base + costs.of(Kind::Letters, lane.mode), start);
            let fold = fold_cost(text, start..start + 1, costs, lane.mode);
            lane.run = if opened.0 < kept.0 { opened } else { kept };
            lane.run.0 = (lane.run.0 + letter + fold).min(FAR);
            let mut number = base + costs.of(Kind::Number, lane.mode);
            for (at, _) in letters
                .iter()
                .enumerate()
                .take_while(|(_, c)| c.is_ascii_digit())
            {
                number += costs.of(Kind::Digit, lane.mode);
                lane.reach(start + at + 1, number, start, Piece::Number);
            }
        }
        for word in costs.words(letters) {
            let end = start + word.length;
            let piece = if word.of_account {
                Piece::Account
            } else {
                Piece::Word
            };
            for lane in [&mut self.plain, &mut self.before, &mut self.after] {
                let cost = lane.cost[start]
                    + gap_cost(text, start, first, costs, lane.mode)
                    + costs.of(Kind::Word, lane.mode)
                    + word.costs[lane.mode as usize]
                    + fold_cost(text, start..end, costs, lane.mode);
                lane.reach(end, cost, start, piece);
            }
        }
    }

    /// A brand's name that begins at a letter.
    fn name(&mut self, index: usize, candidate: Candidate) {
        let (text, costs, first) = (self.text, self.costs, self.range.start);
        let Candidate {
            start,
            end,
            cost,
            exact,
            ..
        } = candidate;
        let base = self.before.cost[start] + gap_cost(text, start, first, costs, Mode::Branded);
        self.after
            .reach(end, base + cost, start, Piece::Name(index));
        let stands_alone = text.gap(start) != Gap::None && text.gap(end) != Gap::None;
        if exact && stands_alone && !candidate.has_suffix && end <= text.name() {
            let base = self.plain.cost[start] + gap_cost(text, start, first, costs, Mode::Plain);
            let tenant = base + cost + costs.of(Kind::Tenant, Mode::Plain);
            self.plain.reach(end, tenant, start, Piece::Tenant(index));
        }
    }

    /// What each of the readings costs.
    pub fn totals(&self) -> [Cost; 2] {
        let end = self.range.end;
        let total = |lane: &Lane| lane.cost[end] + self.costs.of(Kind::End, lane.mode);
        [total(&self.plain), total(&self.after)]
    }

    /// What the end of the host costs in one of the readings.
    pub fn end(&self, mode: Mode) -> Cost {
        self.costs.of(Kind::End, mode)
    }

    /// The letters that may be read as a name, in the order of their indices.
    pub fn candidates(&self) -> &[Candidate] {
        self.candidates
    }

    /// The pieces of one of the readings.
    pub fn pieces(&self, mode: Mode) -> Vec<Step> {
        let mut lane = if mode == Mode::Plain {
            &self.plain
        } else {
            &self.after
        };
        let mut pieces = Vec::new();
        let mut end = self.range.end;
        while end > self.range.start {
            let (start, piece) = lane.from[end];
            let start = usize::from(start);
            let whole = lane.cost[end];
            if matches!(piece, Piece::Name(_)) {
                lane = &self.before;
            }
            let cost = whole.saturating_sub(lane.cost[start]);
            pieces.push(Step {
                start,
                end,
                piece,
                cost,
            });
            end = start;
        }
        pieces.reverse();
        pieces
    }

    /// The brand's name in the branded reading.
    pub fn candidate(&self) -> Option<Candidate> {
        let mut end = self.range.end;
        while end > self.range.start {
            let (start, piece) = self.after.from[end];
            if let Piece::Name(index) = piece {
                return Some(self.candidates[index]);
            }
            end = usize::from(start);
        }
        None
    }
}

fn gap_cost(text: &Text, at: usize, first: usize, costs: &Costs, mode: Mode) -> Cost {
    let kind = match text.gap(at) {
        _ if at == first => return 0,
        Gap::None => Kind::Glued,
        Gap::Hyphen => Kind::Hyphen,
        Gap::Dot => Kind::Dot,
    };
    costs.of(kind, mode)
}

/// What the letters cost that had to be folded.
fn fold_cost(text: &Text, mut range: Range<usize>, costs: &Costs, mode: Mode) -> Cost {
    let mut cost = 0;
    for at in range.by_ref().filter(|&at| text.is_folded(at)) {
        cost += costs.of(Kind::Folded, mode);
        if text.is_mixed(at) {
            cost += costs.of(Kind::Mixed, mode);
        }
    }
    cost
}

/// What a letter costs in a run of letters, by the two before it in its token, from
/// letter `first` on.
fn letter_cost(text: &Text, first: usize, at: usize, costs: &Costs) -> Cost {
    let letters = text.letters();
    let letter = letters[at];
    if letter == FOREIGN {
        return FOREIGN_COST;
    }
    let back = |steps: usize| {
        let inside = at >= first + steps && (0..steps).all(|step| text.gap(at - step) == Gap::None);
        if inside { letters[at - steps] } else { 0 }
    };
    costs.letter([back(2), back(1)], letter)
}

/// A letter of a script that has no part in any name; the same in both readings.
const FOREIGN_COST: Cost = 40;
