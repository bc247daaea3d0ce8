//! What can be seen in a message. One file a check; each writes down what it saw and where, none
//! decides what follows: that is [`crate::report::policy`]'s.

mod allowed;
mod authentication;
mod claimed;
mod code;
mod companions;
mod disguise;
mod display_name;
mod facts;
mod known_hosts;
mod link_target;
mod link_text;
mod not_used;
mod reply_to;
mod requests;
mod sender_domain;
mod senders;
mod unseen;

use crate::brand::Brand;
use crate::domain::DomainName;
use crate::likeness::Likeness;
use crate::report::{Evidence, FindingKind, Location};

pub use facts::{CheckedLink, Facts};

/// Something a check saw.
#[derive(Debug, Clone)]
pub struct Observation {
    /// What.
    pub kind: FindingKind,
    /// Where.
    pub location: Location,
    /// The brand concerned.
    pub brand: Option<&'static Brand>,
    /// Whether it proves something by itself.
    pub certain: bool,
    /// The compared values.
    pub evidence: Evidence,
}

/// All checks, in the order in which their findings are told.
const CHECKS: &[fn(&Facts, &mut Vec<Observation>)] = &[
    sender_domain::check,
    display_name::check,
    not_used::check,
    authentication::check,
    reply_to::check,
    link_target::check,
    link_text::check,
    disguise::check,
    claimed::check,
    code::check,
    requests::check,
    unseen::check,
];

/// Runs every check.
pub fn run(facts: &Facts) -> Vec<Observation> {
    let mut seen = Vec::new();
    for check in CHECKS {
        check(facts, &mut seen);
    }
    allowed::settle(facts, &mut seen);
    seen
}

/// A host beside the genuine domain of a brand it is not, with how it imitates that, if it does.
fn host_evidence(host: &DomainName, brand: &Brand, likeness: Option<&Likeness>) -> Evidence {
    Evidence::Host {
        host: host.ascii().to_owned(),
        unicode: host
            .is_internationalised()
            .then(|| host.unicode().to_owned()),
        registrable: host.registrable().map(str::to_owned),
        genuine: brand.genuine(),
        imitation: likeness.map(|likeness| likeness.evidence(host)),
    }
}
