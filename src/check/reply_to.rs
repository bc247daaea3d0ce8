//! Replies that go to somebody else than the brand, or to an imitation of one.

use crate::domain::Address;
use crate::likeness;
use crate::report::{FindingKind, Location};

use super::{Facts, Observation, host_evidence};

/// More mailboxes are no help to anyone.
const MAX_MAILBOXES: usize = 8;

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let mailboxes = facts.message.reply_to.iter().take(MAX_MAILBOXES);
    let addresses = mailboxes.filter_map(|mailbox| mailbox.address.as_ref());
    let parsed = addresses.filter_map(|reading| Address::parse(&reading.value));
    seen.extend(parsed.filter_map(|address| look_at(&address, facts)));
}

fn look_at(address: &Address, facts: &Facts) -> Option<Observation> {
    let domain = &address.domain;
    let sender = facts.sender.as_ref();
    if sender.is_some_and(|sender| sender.domain.registrable() == domain.registrable()) {
        return None;
    }
    let observation = |brand, certain, evidence| Observation {
        kind: FindingKind::ReplyToElsewhere,
        location: Location::ReplyTo,
        brand: Some(brand),
        certain,
        evidence,
    };
    let likeness = likeness::find(domain, facts.registry).filter(|likeness| likeness.certain);
    if let Some(likeness) = likeness {
        let evidence = host_evidence(domain, likeness.brand, Some(&likeness));
        return Some(observation(likeness.brand, true, evidence));
    }
    // Beside no author a Reply-To on another domain is everyday practice.
    let brand = facts.author()?.brand;
    let owner = facts.registry.owner(domain);
    let is_own = owner.is_some_and(|owner| owner.id == brand.id);
    (!is_own).then(|| observation(brand, false, host_evidence(domain, brand, None)))
}
