//! Which brand the message says it is of, and what says so most plainly.

use crate::party::Sign;
use crate::report::{Evidence, FindingKind, Location, Part};

use super::{Facts, Observation};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let Some(author) = facts.author() else { return };
    // The domain speaks for itself in the findings about the sender.
    let in_words = |sign: &&Sign| sign.way.part() != Part::Domain;
    let Some(sign) = author.signs.iter().find(in_words) else {
        return;
    };
    let part = sign.way.part();
    let location = match part {
        Part::Name | Part::LocalPart => Location::Sender,
        _ => Location::Body,
    };
    let evidence = Evidence::Text {
        part,
        text: sign.text.clone(),
    };
    seen.push(Observation {
        kind: FindingKind::ClaimsBrand,
        location,
        brand: Some(author.brand),
        certain: false,
        evidence,
    });
}
