//! Replies that go to somebody else than the brand. Only beside a claim: elsewhere a Reply-To on
//! another domain is everyday practice.

use crate::domain::Address;
use crate::report::{FindingKind, Location};

use super::{Facts, Observation, host_evidence};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let Some(claim) = &facts.claim else { return };
    let addresses = facts
        .message
        .reply_to
        .iter()
        .take(8)
        .filter_map(|mailbox| mailbox.address.as_ref());
    for address in addresses.filter_map(|reading| Address::parse(&reading.value)) {
        let same_as_sender = facts
            .sender
            .as_ref()
            .is_some_and(|sender| sender.domain.registrable() == address.domain.registrable());
        if same_as_sender
            || facts
                .registry
                .owner(&address.domain)
                .is_some_and(|owner| owner.id == claim.brand.id)
        {
            continue;
        }
        seen.push(Observation {
            kind: FindingKind::ReplyToElsewhere,
            location: Location::ReplyTo,
            brand: Some(claim.brand),
            certain: false,
            evidence: host_evidence(&address.domain, claim.brand),
        });
    }
}
