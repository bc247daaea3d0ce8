//! Is the sender's domain the author's own, an imitation of it, a service's, or a stranger's?

use crate::party::Carrier;
use crate::report::{Evidence, FindingKind, Location};

use super::{Facts, Observation, host_evidence};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let imitates = imitation(facts);
    let imitated = imitates.as_ref().and_then(|observation| observation.brand);
    seen.extend(imitates);
    let author = facts.author().map(|author| author.brand);
    // An imitation of the author says more than that the domain is not its own.
    if imitated.map(|brand| brand.id) != author.map(|brand| brand.id) {
        seen.extend(sender_of_author(facts));
    }
}

/// The brand that the domain imitates, whoever the author is.
fn imitation(facts: &Facts) -> Option<Observation> {
    let (sender, likeness) = (facts.sender.as_ref()?, facts.sender_likeness.as_ref()?);
    Some(Observation {
        kind: FindingKind::SenderImitates,
        location: Location::Sender,
        brand: Some(likeness.brand),
        certain: likeness.certain || facts.is_impersonated(likeness.brand),
        evidence: host_evidence(&sender.domain, likeness.brand, Some(likeness)),
    })
}

fn sender_of_author(facts: &Facts) -> Option<Observation> {
    let brand = facts.author()?.brand;
    let kind = match facts.parties.carrier {
        Carrier::Unread => FindingKind::SenderUnread,
        Carrier::Own => FindingKind::SenderOfficial,
        Carrier::Shared => FindingKind::SenderShared,
        Carrier::Unverified => FindingKind::SenderUnverified,
        Carrier::Agent | Carrier::Service | Carrier::Relay => FindingKind::SentThroughService,
        Carrier::Allowed | Carrier::Imitation | Carrier::PerhapsImitation | Carrier::Stranger => {
            FindingKind::SenderNotOfficial
        }
    };
    let stranger = facts.senders.stranger_beside(brand, facts.registry);
    let evidence = match stranger.or(facts.sender.as_ref()) {
        Some(sender) => host_evidence(&sender.domain, brand, None),
        None => Evidence::Nothing {},
    };
    Some(Observation {
        kind,
        location: Location::Sender,
        brand: Some(brand),
        certain: false,
        evidence,
    })
}
