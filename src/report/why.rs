//! Why a verdict is what it is: the parties as they were seen, each with its evidence, and the row of the
//! policy's table that holds.

use serde::Serialize;

use crate::check::Facts;
use crate::party::{Carrier, Certainty, Demand, Destination, Obscured, Way};

use super::FindingKind;

/// The parties of a message and the row that follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// The brand that the message says it is of, and how plainly; also where nothing follows from it.
    pub author: Option<Author>,
    /// Whose system sent it, seen from that brand.
    pub carrier: Carrier,
    /// The sender's domain.
    pub sender: Option<String>,
    /// Where it leads.
    pub destination: Destination,
    /// The hosts that it leads to and that are not the brand's.
    pub elsewhere: Vec<String>,
    /// How much it asks of its reader.
    pub demand: Demand,
    /// What it asks, and in which words.
    pub requests: Vec<(FindingKind, String)>,
    /// What keeps something in it from being read.
    pub unseen: Vec<Obscured>,
    /// Whether the reader told that the author's services are none of theirs.
    pub not_used: bool,
    /// The row's name.
    pub row: &'static str,
    /// The row's reason.
    pub because: &'static str,
}

/// The author, and what says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Author {
    /// The brand's name.
    pub brand: &'static str,
    /// How plainly the message says it.
    pub certainty: Certainty,
    /// In which ways, and in which words.
    pub signs: Vec<(Way, String)>,
}

/// More hosts than these say nothing new.
const MAX_HOSTS: usize = 8;

impl Why {
    /// Reads it off the facts.
    pub(crate) fn of(facts: &Facts) -> Why {
        let author = facts.author.as_ref().map(|author| Author {
            brand: author.brand.name,
            certainty: author.certainty,
            signs: author
                .signs
                .iter()
                .map(|sign| (sign.way, sign.text.clone()))
                .collect(),
        });
        let mut elsewhere: Vec<String> = Vec::new();
        for link in facts.links_elsewhere() {
            let host = link.opened.target.host_text().unwrap_or_default();
            if !elsewhere.contains(&host) && elsewhere.len() < MAX_HOSTS {
                elsewhere.push(host);
            }
        }
        Why {
            author,
            carrier: facts.parties.carrier,
            sender: facts
                .sender
                .as_ref()
                .map(|sender| sender.domain.ascii().to_owned()),
            destination: facts.parties.destination,
            elsewhere,
            demand: facts.parties.demand,
            requests: facts
                .requests
                .iter()
                .map(|request| (request.kind, request.words.clone()))
                .collect(),
            unseen: facts.parties.unseen.obscured().collect(),
            not_used: facts.parties.not_used,
            row: facts.row.name,
            because: facts.row.because,
        }
    }
}
