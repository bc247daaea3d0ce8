//! The cheapest chain of pieces that gives the letters of a host, once without a brand's name and once
//! with one.

use std::ops::Range;

use super::candidates::Candidate;
use super::costs::{Cost, Kind, Mode};
use super::lane::{FAR, Lane, Piece, rest};
use super::pieces::Pieces;
use super::room::Room;

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

/// The readings of a host as far as they go without a name.
pub struct Nameless<'a> {
    pieces: &'a Pieces<'a>,
    range: Range<usize>,
    plain: Lane,
    before: Lane,
}

impl<'a> Nameless<'a> {
    /// Reads a range of the letters in which no name begins behind letter `last`.
    pub fn new(pieces: &'a Pieces<'a>, range: Range<usize>, last: usize) -> Nameless<'a> {
        let lane = |mode, range| Lane::new(pieces, range, mode, 0, |_, _| ());
        Nameless {
            plain: lane(Mode::Plain, &range),
            before: lane(Mode::Branded, &(range.start..last.min(range.end))),
            pieces,
            range,
        }
    }

    /// What a name may cost in each place if the odds are to reach `least`; `handicap` is what the
    /// reading with a name has to make up for. No name ends before letter `first_end`.
    pub fn room(&self, handicap: i32, least: i32, first_end: usize) -> Room {
        let (pieces, range) = (self.pieces, &self.range);
        let end = |mode| pieces.costs.of(Kind::End, mode) as i32;
        let plain = self.plain.cost(range.end) as i32 + end(Mode::Plain);
        let all = plain - end(Mode::Branded) - handicap - least;
        let left = |at: usize| {
            let gap = pieces.gap(range.start, at, Mode::Branded);
            all - (self.before.cost(at) + gap) as i32
        };
        let starts = range.start..self.before.end().min(range.end - 1) + 1;
        Room::new(
            range.clone(),
            starts.map(left),
            rest(pieces, range, first_end),
        )
    }
}

/// The two readings of a host.
pub struct Chains<'a> {
    pieces: &'a Pieces<'a>,
    range: Range<usize>,
    candidates: &'a [Candidate],
    plain: Lane,
    before: Lane,
    after: Lane,
}

impl<'a> Chains<'a> {
    /// Goes on with the letters that may be read as a name, in the order of their beginnings.
    pub fn new(nameless: Nameless<'a>, candidates: &'a [Candidate]) -> Chains<'a> {
        let Nameless {
            pieces,
            range,
            plain,
            before,
        } = nameless;
        let tenants = candidates
            .iter()
            .any(|candidate| candidate.is_tenant(pieces.text));
        let plain = match tenants {
            true => with_tenants(pieces, &range, candidates),
            false => plain,
        };
        let after = after_name(pieces, &range, candidates, &before);
        Chains {
            pieces,
            range,
            candidates,
            plain,
            before,
            after,
        }
    }

    /// What each of the readings costs.
    pub fn totals(&self) -> [Cost; 2] {
        [&self.plain, &self.after].map(|lane| lane.cost(self.range.end) + self.end(lane.mode))
    }

    /// What the end of the host costs in one of the readings.
    pub fn end(&self, mode: Mode) -> Cost {
        self.pieces.costs.of(Kind::End, mode)
    }

    /// The letters that may be read as a name, in the order of their indices.
    pub fn candidates(&self) -> &[Candidate] {
        self.candidates
    }

    /// The pieces of one of the readings.
    pub fn pieces(&self, mode: Mode) -> Vec<Step> {
        let mut lane = match mode {
            Mode::Plain => &self.plain,
            Mode::Branded => &self.after,
        };
        let mut pieces = Vec::new();
        let mut end = self.range.end;
        while end > self.range.start {
            let reached = lane.reached(end);
            let start = usize::from(reached.start);
            if matches!(reached.piece, Piece::Name(_)) {
                lane = &self.before;
            }
            pieces.push(Step {
                start,
                end,
                piece: reached.piece,
                cost: reached.cost.saturating_sub(lane.cost(start)),
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
            let reached = self.after.reached(end);
            if let Piece::Name(index) = reached.piece {
                return Some(self.candidates[index as usize]);
            }
            end = usize::from(reached.start);
        }
        None
    }
}

/// Calls `each` with the candidates that begin at a letter and end in the range, and their indices.
/// Letters are asked for in their order.
fn at_each<'c>(
    candidates: &'c [Candidate],
    range: &Range<usize>,
    mut each: impl FnMut(&mut Lane, u32, &'c Candidate),
) -> impl FnMut(&mut Lane, usize) {
    let mut next = candidates.partition_point(|candidate| candidate.start < range.start);
    let end = range.end;
    move |lane, start| {
        while let Some(candidate) = candidates.get(next).filter(|c| c.start == start) {
            if candidate.end <= end {
                each(lane, next as u32, candidate);
            }
            next += 1;
        }
    }
}

/// The plain reading where a name may be a tenant's.
fn with_tenants(pieces: &Pieces, range: &Range<usize>, candidates: &[Candidate]) -> Lane {
    let tenant = pieces.costs.of(Kind::Tenant, Mode::Plain);
    let arrive = at_each(candidates, range, |lane, index, candidate| {
        let Candidate {
            start, end, cost, ..
        } = *candidate;
        if candidate.is_tenant(pieces.text) {
            let base = lane.cost(start) + pieces.gap(range.start, start, Mode::Plain);
            lane.reach(end, base + cost + tenant, start, Piece::Tenant(index));
        }
    });
    Lane::new(pieces, range, Mode::Plain, 0, arrive)
}

/// The branded reading from the name on.
fn after_name(
    pieces: &Pieces,
    range: &Range<usize>,
    candidates: &[Candidate],
    before: &Lane,
) -> Lane {
    let arrive = at_each(candidates, range, |lane, index, candidate| {
        let Candidate {
            start, end, cost, ..
        } = *candidate;
        let base = before.cost(start) + pieces.gap(range.start, start, Mode::Branded);
        lane.reach(end, base + cost, start, Piece::Name(index));
    });
    Lane::new(pieces, range, Mode::Branded, FAR, arrive)
}
