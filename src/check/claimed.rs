//! Which brand the message presents itself as, and what speaks most for it.

use crate::report::{Evidence, FindingKind, Location, Part};

use super::{Facts, Observation};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let Some(claim) = &facts.claim else { return };
    // The domain speaks for itself in the findings about the sender.
    let Some(sign) = claim.signs.iter().find(|sign| sign.part != Part::Domain) else {
        return;
    };
    let location = match sign.part {
        Part::Name | Part::LocalPart | Part::Domain => Location::Sender,
        _ => Location::Body,
    };
    let evidence = Evidence::Text {
        part: sign.part,
        text: sign.text.clone(),
    };
    seen.push(Observation {
        kind: FindingKind::ClaimsBrand,
        location,
        brand: Some(claim.brand),
        certain: claim.is_strong(),
        evidence,
    });
}
