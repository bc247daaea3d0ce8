//! Is the message of a service that its reader does not use, as the reader told?

use crate::report::{Evidence, FindingKind, Location};

use super::{Facts, Observation};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let Some(author) = facts.author().filter(|_| facts.parties.not_used) else {
        return;
    };
    seen.push(Observation {
        kind: FindingKind::NotUsed,
        location: Location::Body,
        brand: Some(author.brand),
        certain: false,
        evidence: Evidence::Nothing {},
    });
}
