//! Both readings of a host with their costs, for people.

use serde::Serialize;

use crate::domain::DomainName;

use super::costs::{Costs, Mode};
use super::{Chains, Finder, Nameless, Names, Piece, Pieces, Room, Text, Wanted, judge, suffix};

/// Why a host is rated as it is. Costs are in nats: −ln of a probability.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The cheapest reading as an ordinary name.
    pub plain: Vec<Part>,
    /// The cheapest reading with a brand's name in it; empty when no letters are near one.
    pub branded: Vec<Part>,
    /// Account words and numbers at the beginning and the end that were left out: without them the
    /// odds are higher.
    pub left_out: [String; 2],
    /// What the two readings cost, the suffix and the end of the name included.
    pub totals: [f32; 2],
    /// The difference: how much likelier the reading with a name is.
    pub odds: Option<f32>,
    /// From these odds on a host is suspicious, and taken for an imitation.
    pub thresholds: [f32; 2],
}

/// A piece of a reading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// As the host has it, letters folded.
    pub text: String,
    /// What it is read as: `word`, `account word`, `letters`, `number`, `tenant`, `suffix`, `end`, or a brand's name.
    pub read_as: String,
    /// What it costs, with the gap before it.
    pub cost: f32,
}

/// Explains a host; none when it has no registrable domain.
///
/// ```
/// use touchstone::{brand::Registry, domain::DomainName, reading};
/// let host = DomainName::parse("metamasks.io").unwrap();
/// let why = reading::explain(&host, Registry::builtin().names()).unwrap();
/// assert_eq!(why.branded[0].read_as, "MetaMask");
/// assert!(why.odds > Some(why.thresholds[1]));
/// ```
pub fn explain(host: &DomainName, names: &Names) -> Option<Explanation> {
    let costs = Costs::builtin();
    let text = Text::new(host)?;
    let judgement = judge(&text, suffix(host), names, costs, Wanted::Any);
    let range = judgement
        .as_ref()
        .map_or(0..text.len(), |judgement| judgement.range.clone());
    let pieces = Pieces::new(&text, costs);
    let candidates = Finder::new(&pieces, names).candidates(&mut Room::unlimited(range.clone()));
    let chains = Chains::new(Nameless::new(&pieces, range.clone()), &candidates);
    let found = judgement.is_some();
    let letters = |range: std::ops::Range<usize>| {
        String::from_utf8_lossy(&text.letters()[range]).into_owned()
    };
    let parts = |mode: Mode| {
        let mut parts: Vec<Part> = chains
            .pieces(mode)
            .iter()
            .map(|step| Part {
                text: letters(step.start..step.end),
                read_as: read_as(step.piece, &chains, names),
                cost: nats(step.cost as i32),
            })
            .collect();
        parts.push(Part {
            text: host.suffix().to_owned(),
            read_as: "suffix and end".to_owned(),
            cost: nats((costs.suffix(suffix(host))[mode as usize] + chains.end(mode)) as i32),
        });
        parts
    };
    let plain = parts(Mode::Plain);
    let branded = if found {
        parts(Mode::Branded)
    } else {
        Vec::new()
    };
    let total = |parts: &[Part]| parts.iter().map(|part| part.cost).sum();
    Some(Explanation {
        totals: [total(&plain), total(&branded)],
        plain,
        branded,
        odds: judgement.map(|judgement| nats(judgement.odds)),
        left_out: [letters(0..range.start), letters(range.end..text.len())],
        thresholds: costs.thresholds().map(nats),
    })
}

fn read_as(piece: Piece, chains: &Chains, names: &Names) -> String {
    match piece {
        Piece::Word => "word".to_owned(),
        Piece::Account => "account word".to_owned(),
        Piece::Letters => "letters".to_owned(),
        Piece::Number => "number".to_owned(),
        Piece::Tenant(_) => "tenant".to_owned(),
        Piece::Name(index) => names.all()[chains.candidates()[index as usize].name]
            .brand
            .name
            .to_owned(),
    }
}

fn nats(eighths: i32) -> f32 {
    eighths as f32 / 8.0
}
