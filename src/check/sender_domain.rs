//! Is the sender's domain the claimed brand's own, an imitation of it, or a stranger's?

use crate::brand::Brand;
use crate::claim::Claim;
use crate::report::{Evidence, FindingKind, Location};

use super::{Facts, Observation, host_evidence, likeness_evidence};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let mut saw = |kind, brand, certain, evidence| {
        seen.push(Observation {
            kind,
            location: Location::Sender,
            brand: Some(brand),
            certain,
            evidence,
        });
    };
    let Some(sender) = &facts.sender else {
        if let Some(claim) = &facts.claim {
            saw(
                FindingKind::SenderUnread,
                claim.brand,
                true,
                Evidence::Nothing {},
            );
        }
        return;
    };
    let claimed = |brand: &Brand| {
        facts
            .claim
            .as_ref()
            .filter(|claim| claim.brand.id == brand.id)
    };
    if let Some(likeness) = &facts.sender_likeness {
        let claim = claimed(likeness.brand);
        // A namesake's domain beside a strong claim to be the brand is no namesake's.
        let certain = likeness.certain || claim.is_some_and(Claim::is_strong);
        let evidence = likeness_evidence(&sender.domain, likeness);
        saw(
            FindingKind::SenderImitates,
            likeness.brand,
            certain,
            evidence,
        );
        if claim.is_some() {
            return;
        }
    }
    let Some(claim) = &facts.claim else { return };
    let evidence = host_evidence(&sender.domain, claim.brand);
    let (kind, certain) = if facts.sender_is_claimed_brand() {
        (FindingKind::SenderOfficial, true)
    } else if facts
        .registry
        .is_unverified_sender(&sender.domain, claim.brand)
    {
        (FindingKind::SenderUnverified, false)
    } else {
        (FindingKind::SenderNotOfficial, claim.is_strong())
    };
    saw(kind, claim.brand, certain, evidence);
}
