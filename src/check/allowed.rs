//! What the user allowed. It runs last: what others saw of an allowed sender or host is seen as
//! allowed and as nothing worse.

use std::collections::HashSet;

use crate::brand::Brand;
use crate::domain::DomainName;
use crate::report::{AuthenticationState, FindingKind, Location};

use super::{Facts, Observation, host_evidence};

pub(super) fn settle(facts: &Facts, seen: &mut Vec<Observation>) {
    if facts.rules.allowed.is_empty() {
        return;
    }
    let mut told: HashSet<(FindingKind, String)> = HashSet::new();
    seen.retain_mut(|observation| {
        let Some((kind, host, brand)) = allowed(facts, observation) else {
            return true;
        };
        if !told.insert((kind, host.ascii().to_owned())) {
            return false;
        }
        *observation = Observation {
            kind,
            location: observation.location,
            brand: Some(brand),
            certain: true,
            evidence: host_evidence(host, brand, None),
        };
        true
    });
}

/// The host that an observation is about, where the user allowed it for that brand.
fn allowed<'a>(
    facts: &'a Facts,
    observation: &Observation,
) -> Option<(FindingKind, &'a DomainName, &'static Brand)> {
    let brand = observation.brand?;
    match observation.location {
        Location::Sender | Location::ReplyTo if is_of_sender(observation.kind) => {
            let sender = allowed_sender(facts, brand)?;
            Some((FindingKind::SenderAllowed, sender, brand))
        }
        Location::Link(index) if is_of_host(observation.kind) => {
            let host = facts.links.get(index)?.opened.host()?;
            facts.rules.allowing_link(host, brand.name)?;
            Some((FindingKind::LinkAllowed, host, brand))
        }
        _ => None,
    }
}

/// The sender's domain, where the user allowed the sender for the brand. A forged sender is not
/// the one that was allowed.
pub(super) fn allowed_sender<'a>(facts: &'a Facts, brand: &Brand) -> Option<&'a DomainName> {
    let sender = facts.sender.as_ref()?;
    if facts.authentication == AuthenticationState::Failed {
        return None;
    }
    facts.rules.allowing_sender(sender, brand.name)?;
    Some(&sender.domain)
}

fn is_of_sender(kind: FindingKind) -> bool {
    use FindingKind::{
        NameDisguised, NameShowsAddress, ReplyToElsewhere, SenderImitates, SenderNotOfficial,
        SenderUnverified,
    };
    matches!(
        kind,
        SenderNotOfficial
            | SenderImitates
            | SenderUnverified
            | NameDisguised
            | NameShowsAddress
            | ReplyToElsewhere
    )
}

/// How an address is written stays bad, whoever's it is.
fn is_of_host(kind: FindingKind) -> bool {
    use FindingKind::{
        LinkHidden, LinkImitates, LinkNotOfficial, LinkTextDiffers, QuotedLinkImitates,
    };
    matches!(
        kind,
        LinkImitates | QuotedLinkImitates | LinkNotOfficial | LinkHidden | LinkTextDiffers
    )
}
