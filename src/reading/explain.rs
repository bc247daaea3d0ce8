//! Both readings of a host with their costs, for people.

use std::fmt;
use std::ops::Range;

use crate::domain::DomainName;

use super::costs::{Costs, Mode};
use super::{
    Chains, Judgement, Nameless, Names, Piece, Pieces, Text, Wanted, candidates, judge, suffix,
};

/// Why a host is rated as it is. Costs are in nats: −ln of a probability.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The cheapest reading as an ordinary name.
    pub plain: Costed,
    /// The cheapest one with a brand's name in it.
    pub branded: Result<Branded, NoneNear>,
}

/// A reading and what it costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Costed {
    /// Its pieces; the suffix and the end of the name are the last one.
    pub parts: Vec<Part>,
    /// The sum of their costs.
    pub total: f32,
}

/// A piece of a reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// As the host has it.
    pub text: String,
    /// What it is read as: `word`, `account word`, `letters`, `number`, `customer's label`,
    /// `suffix and end`, or a brand's name.
    pub read_as: &'static str,
    /// What it costs, with the gap before it.
    pub cost: f32,
}

/// A reading with a brand's name, held against the ordinary one.
#[derive(Debug, Clone, PartialEq)]
pub struct Branded {
    /// The brand's name.
    pub brand: &'static str,
    /// The reading.
    pub reading: Costed,
    /// By how much it is the cheaper one: the log-odds.
    pub odds: f32,
    /// From these odds on the host is suspicious, and taken for an imitation.
    pub thresholds: [f32; 2],
    /// Account words and numbers at the beginning and the end that neither reading holds: without
    /// them the odds are higher.
    left_out: Vec<String>,
    /// Whether the thresholds are lower than those of other hosts.
    is_bare: bool,
}

/// No letters of a host may be read as a brand's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoneNear;

/// Why a host is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is none.
    NoHost,
    /// The registry knows it.
    Listed,
    /// It has no registrable domain.
    NoName,
}

/// Explains a host.
///
/// ```
/// use touchstone::{brand::Registry, domain::DomainName, reading};
/// let host = DomainName::parse("metamasks.io").unwrap();
/// let why = reading::explain(&host, Registry::builtin().names()).unwrap();
/// let branded = why.branded.unwrap();
/// assert_eq!(branded.brand, "MetaMask");
/// assert!(branded.odds > branded.thresholds[1]);
/// ```
pub fn explain(host: &DomainName, names: &Names) -> Result<Explanation, Unread> {
    let costs = Costs::builtin();
    let text = Text::new(host).ok_or(Unread::NoName)?;
    let judgement = judge(&text, suffix(host), names, costs, Wanted::Any);
    let read = judgement
        .as_ref()
        .map_or(0..text.len(), |judgement| judgement.range.clone());
    let pieces = Pieces::new(&text, costs);
    let candidates = candidates(&pieces, suffix(host), names, read.clone());
    let reader = Reader {
        host,
        text: &text,
        chains: Chains::new(Nameless::new(&pieces, read.clone(), read.end), &candidates),
        names,
        costs,
    };
    Ok(Explanation {
        plain: reader.costed(Mode::Plain),
        branded: judgement
            .map(|judgement| reader.branded(&judgement))
            .ok_or(NoneNear),
    })
}

struct Reader<'a> {
    host: &'a DomainName,
    text: &'a Text,
    chains: Chains<'a>,
    names: &'a Names,
    costs: &'a Costs,
}

impl Reader<'_> {
    fn costed(&self, mode: Mode) -> Costed {
        let end = self.costs.suffix(suffix(self.host))[mode as usize] + self.chains.end(mode);
        let last = Part {
            text: self.host.suffix().to_owned(),
            read_as: "suffix and end",
            cost: nats(end as i32),
        };
        let steps = self.chains.pieces(mode);
        let parts = steps.iter().map(|step| Part {
            text: self.shown(step.start..step.end),
            read_as: self.read_as(step.piece),
            cost: nats(step.cost as i32),
        });
        let parts: Vec<Part> = parts.chain([last]).collect();
        Costed {
            total: parts.iter().map(|part| part.cost).sum(),
            parts,
        }
    }

    fn branded(&self, judgement: &Judgement) -> Branded {
        let Range { start, end } = judgement.range;
        let ends = [0..start, end..self.text.len()];
        let left_out = ends.into_iter().filter(|end| !end.is_empty());
        Branded {
            brand: self.names.all()[judgement.candidate.name].brand.name,
            reading: self.costed(Mode::Branded),
            odds: nats(judgement.odds),
            thresholds: judgement.thresholds(self.costs).map(nats),
            left_out: left_out.map(|end| self.shown(end)).collect(),
            is_bare: judgement.is_bare,
        }
    }

    /// The characters that letters come from, and hyphens and dots between them.
    fn shown(&self, letters: Range<usize>) -> String {
        let span = self.text.span(letters.start, letters.end);
        let shown = self.host.unicode().chars();
        shown.skip(span.start).take(span.len()).collect()
    }

    fn read_as(&self, piece: Piece) -> &'static str {
        match piece {
            Piece::Word => "word",
            Piece::Account => "account word",
            Piece::Letters => "letters",
            Piece::Number => "number",
            Piece::Tenant(_) => "customer's label",
            Piece::Name(index) => {
                let name = self.chains.candidates()[index as usize].name;
                self.names.all()[name].brand.name
            }
        }
    }
}

impl Branded {
    /// What the odds are held against, in words.
    pub fn limits(&self) -> String {
        let [suspicious, imitation] = self.thresholds;
        format!("suspicious from {suspicious}, imitation from {imitation}")
    }

    /// What the costs alone do not tell, in sentences.
    pub fn notes(&self) -> Vec<String> {
        let left_out = (!self.left_out.is_empty()).then(|| {
            let texts = self.left_out.join(" and ");
            format!("Left out: {texts}. Added to a name, it does not make the name a harmless one.")
        });
        let bare = self.is_bare.then(|| {
            "Only account words and numbers stand beside the name, so lower odds are enough."
                .to_owned()
        });
        left_out.into_iter().chain(bare).collect()
    }
}

impl fmt::Display for NoneNear {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("no letters are near the name of a brand")
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Unread::NoHost => "this is not the name of a host",
            Unread::Listed => "its domain is on the list of known ones, which decides by itself",
            Unread::NoName => "the whole name is a public suffix",
        })
    }
}

fn nats(eighths: i32) -> f32 {
    eighths as f32 / 8.0
}
