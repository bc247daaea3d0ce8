//! Is the sender's domain the claimed brand's own, an imitation of it, or a stranger's?

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
    if let Some(likeness) = &facts.sender_likeness {
        let evidence = likeness_evidence(&sender.domain, likeness);
        saw(
            FindingKind::SenderImitates,
            likeness.brand,
            likeness.certain,
            evidence,
        );
    }
    let Some(claim) = &facts.claim else { return };
    if facts.sender_is_claimed_brand() {
        saw(
            FindingKind::SenderOfficial,
            claim.brand,
            true,
            host_evidence(&sender.domain, claim.brand),
        );
    } else {
        let evidence = host_evidence(&sender.domain, claim.brand);
        saw(
            FindingKind::SenderNotOfficial,
            claim.brand,
            claim.is_strong(),
            evidence,
        );
    }
}
