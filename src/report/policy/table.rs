//! Whose mail it is: the table over author, carrier, destination and demand. The first row that fits holds.

use crate::party::{Carrier, Certainty, Demand, Destination, Obscured, Parties};
use crate::report::Verdict;

use super::NOT_USED;

use Carrier::{
    Agent, Allowed, Imitation, Own, PerhapsImitation, Relay, Service, Shared, Stranger, Unread,
    Unverified,
};
use Certainty::{Alluded, Hinted, Named, Spoken};
use Demand::{Call, Nothing, Pressure, Something, Trap};
use Destination::{Attached, Elsewhere, Home, Nowhere};

/// A row: where all parties are among those named, and something of what it names as unseen is, the
/// verdict follows.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// A short name that stays the same.
    pub name: &'static str,
    pub(super) author: &'static [Certainty],
    pub(super) carrier: &'static [Carrier],
    pub(super) destination: &'static [Destination],
    pub(super) demand: &'static [Demand],
    pub(super) unseen: &'static [Obscured],
    /// What follows.
    pub verdict: Verdict,
    /// Why.
    pub because: &'static str,
}

const ANY_AUTHOR: &[Certainty] = &[Alluded, Hinted, Spoken, Named];
const ANYWHERE: &[Destination] = &[Nowhere, Attached, Home, Elsewhere];
const ANYTHING: &[Demand] = &[Nothing, Something, Pressure, Call, Trap];
/// Whether all of it was read or not.
pub(super) const READ_OR_NOT: &[Obscured] = &[];

/// Nobody's mail, as far as Touchstone knows.
pub const SILENT: &Row = &Row {
    name: "nobody",
    author: &[],
    carrier: &[],
    destination: &[],
    demand: &[],
    unseen: READ_OR_NOT,
    verdict: Verdict::Silent,
    because: "nothing in it says enough that it is a known service's",
};

/// The table.
pub const ROWS: &[Row] = &[
    Row {
        name: "own",
        author: ANY_AUTHOR,
        carrier: &[Own],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: READ_OR_NOT,
        verdict: Verdict::Consistent,
        because: "a service writes from its own domain; what its links do is judged by itself",
    },
    Row {
        name: "allowed",
        author: ANY_AUTHOR,
        carrier: &[Allowed],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: READ_OR_NOT,
        verdict: Verdict::Consistent,
        because: "the user knows this sender",
    },
    Row {
        name: "imitated",
        author: ANY_AUTHOR,
        carrier: &[Imitation],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "a domain made to be mistaken",
    },
    Row {
        name: "one of several senders, a trap",
        author: ANY_AUTHOR,
        carrier: &[Shared],
        destination: ANYWHERE,
        demand: &[Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "a stranger put the service's address beside his own, and presses the reader",
    },
    Row {
        name: "one of several senders, to a stranger",
        author: ANY_AUTHOR,
        carrier: &[Shared],
        destination: &[Elsewhere],
        demand: &[Something],
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "a stranger put the service's address beside his own, and leads away from it",
    },
    Row {
        name: "one of several senders",
        author: ANY_AUTHOR,
        carrier: &[Shared],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "only one of its senders is the service, and a webmail shows only one",
    },
    Row {
        name: "named, unread",
        author: &[Named, Spoken],
        carrier: &[Unread],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "who sent it was not read",
    },
    Row {
        name: "unverified, pressed, to a stranger",
        author: &[Spoken, Named],
        carrier: &[Unverified],
        destination: &[Elsewhere],
        demand: &[Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "it comes from where others send as well, presses its reader, and leads elsewhere",
    },
    Row {
        name: "unverified",
        author: ANY_AUTHOR,
        carrier: &[Unverified],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "a domain that others use as well, or that no source confirms",
    },
    Row {
        name: "through an agent",
        author: ANY_AUTHOR,
        carrier: &[Agent],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "an agent of this service, and of others",
    },
    Row {
        name: "through a service, a trap",
        author: &[Named, Spoken],
        carrier: &[Service],
        destination: ANYWHERE,
        demand: &[Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "anyone can send through such a service, and no brand asks for this through one",
    },
    Row {
        name: "through a service, to a stranger",
        author: &[Named, Spoken],
        carrier: &[Service],
        destination: &[Elsewhere],
        demand: &[Something, Pressure],
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "anyone can send through such a service; this one presses its reader to leave it",
    },
    Row {
        name: "passed on, a trap",
        author: &[Named],
        carrier: &[Relay],
        destination: &[Elsewhere],
        demand: &[Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "its writer took the brand's name, presses its reader, and leads elsewhere",
    },
    Row {
        name: "passed on, spoken, to a stranger",
        author: &[Spoken],
        carrier: &[Relay],
        destination: &[Elsewhere],
        demand: &[Something, Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "it speaks as the service, wants something, and leads away from where it was written",
    },
    Row {
        name: "passed on",
        author: &[Named],
        carrier: &[Relay],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "anyone can write there under any name",
    },
    Row {
        name: "through a service",
        author: &[Named, Spoken],
        carrier: &[Service],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "anyone can send through such a service under any name",
    },
    Row {
        name: "named, a stranger",
        author: &[Named],
        carrier: &[Stranger, PerhapsImitation],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "a service that calls itself by its name writes from its own domain",
    },
    Row {
        name: "spoken, pressed, to a stranger",
        author: &[Spoken],
        carrier: &[Stranger, PerhapsImitation],
        destination: &[Elsewhere],
        demand: &[Something, Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "it speaks as the service, wants something, and leads away from it",
    },
    Row {
        name: "spoken, pressed to answer",
        author: &[Spoken],
        carrier: &[Stranger, PerhapsImitation],
        destination: &[Nowhere, Attached],
        demand: &[Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "it speaks as the service and presses its reader, who can only answer or open a file",
    },
    Row {
        name: "spoken, to an attached file",
        author: &[Spoken],
        carrier: &[Stranger, PerhapsImitation],
        destination: &[Attached],
        demand: &[Something],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "it speaks as the service, and all that its reader can do is to open a file",
    },
    Row {
        name: "hinted, to an attached file",
        author: &[Hinted],
        carrier: &[Stranger, PerhapsImitation, Unread],
        destination: &[Attached],
        demand: &[Something, Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "little speaks as the service, but a file is all there is, and nobody here looks into it",
    },
    Row {
        name: "spoken, asked to answer",
        author: &[Spoken],
        carrier: &[Stranger, PerhapsImitation],
        destination: &[Nowhere],
        demand: &[Something],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "it speaks as the service and wants something; its reader can only answer",
    },
    Row {
        name: "spoken, pressed",
        author: &[Spoken],
        carrier: &[Stranger, PerhapsImitation],
        destination: &[Home],
        demand: &[Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "it speaks as the service and wants something, but leads nowhere else",
    },
    Row {
        name: "spoken, to a stranger",
        author: &[Spoken],
        carrier: &[Stranger, PerhapsImitation],
        destination: &[Elsewhere],
        demand: &[Nothing],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "it speaks as the service and leads away from it",
    },
    Row {
        name: "hinted through a service, a trap",
        author: &[Alluded, Hinted],
        carrier: &[Service],
        destination: ANYWHERE,
        demand: &[Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "a genuine service passes on words of somebody who asks for much",
    },
    Row {
        name: "hinted through a service, pressed, to a stranger",
        author: &[Hinted],
        carrier: &[Service],
        destination: &[Elsewhere],
        demand: &[Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "a genuine service passes on words that press its reader to leave it",
    },
    Row {
        name: "hinted, a trap or pressure",
        author: &[Hinted],
        carrier: &[Stranger, PerhapsImitation, Unread],
        destination: &[Elsewhere],
        demand: &[Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "little speaks as the service, but it asks for much and leads away from it",
    },
    Row {
        name: "in a picture",
        author: &[Alluded, Hinted, Spoken],
        carrier: &[Stranger, PerhapsImitation, Unread],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: &[Obscured::Picture],
        verdict: Verdict::Caution,
        because: "what little can be read names the service, and the rest is a picture",
    },
    Row {
        name: "a code to scan",
        author: &[Hinted, Spoken],
        carrier: &[Stranger, PerhapsImitation, Unread],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: &[Obscured::Code],
        verdict: Verdict::Caution,
        because: "it speaks as the service, and where its code leads was not read",
    },
    Row {
        name: "characters hidden in the name",
        author: &[Alluded, Hinted, Spoken],
        carrier: &[Stranger, PerhapsImitation, Unread],
        destination: ANYWHERE,
        demand: ANYTHING,
        unseen: &[Obscured::Characters],
        verdict: Verdict::Caution,
        because: "who hides characters inside a service's name hides it from those who look for it",
    },
];

/// The row that holds for these parties. What the reader does not use is judged by both tables, and the
/// graver row holds: nothing is ever judged less strictly for it.
pub fn row(parties: Parties) -> &'static Row {
    let row = first(ROWS, parties).unwrap_or(SILENT);
    let graver = first(NOT_USED, parties).filter(|graver| graver.verdict > row.verdict);
    graver.filter(|_| parties.not_used).unwrap_or(row)
}

fn first(rows: &'static [Row], parties: Parties) -> Option<&'static Row> {
    let author = parties.author?;
    rows.iter().find(|row| {
        row.author.contains(&author)
            && row.carrier.contains(&parties.carrier)
            && row.destination.contains(&parties.destination)
            && row.demand.contains(&parties.demand)
            && (row.unseen.is_empty() || row.unseen.iter().any(|&what| parties.unseen.holds(what)))
    })
}
