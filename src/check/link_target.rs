//! Where links, and addresses to open, lead: to an imitation, to a stranger, or nobody knows where.

use std::collections::HashSet;

use crate::domain::DomainName;
use crate::likeness::Likeness;
use crate::party::{Carrier, Role};
use crate::report::{FindingKind, Location, Rating};

use super::companions::is_companion;
use super::{CheckedLink, Facts, Observation, host_evidence};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    // A host is told once, however often it is linked.
    let mut told: HashSet<(FindingKind, &str)> = HashSet::new();
    for (index, link) in facts.links.iter().enumerate() {
        let Some(host) = link.host() else {
            continue;
        };
        let observation = if link.quoted {
            look_at_quoted(link, host, index)
        } else {
            look_at(link, host, index, facts)
        };
        let Some(observation) = observation else {
            continue;
        };
        if told.insert((observation.kind, host.ascii())) {
            seen.push(observation);
        }
    }
    for address in &facts.addresses {
        let found = address.opened.host().zip(address.likeness.as_ref());
        let Some((host, likeness)) = found else {
            continue;
        };
        if told.insert((FindingKind::LinkImitates, host.ascii())) {
            seen.push(imitates(host, likeness, Location::Body));
        }
    }
}

fn imitates(host: &DomainName, likeness: &Likeness, location: Location) -> Observation {
    Observation {
        kind: FindingKind::LinkImitates,
        location,
        brand: Some(likeness.brand),
        certain: likeness.certain,
        evidence: host_evidence(host, likeness.brand, Some(likeness)),
    }
}

/// Whose words they are is not known; that a host imitates another certainly is.
fn look_at_quoted(link: &CheckedLink, host: &DomainName, index: usize) -> Option<Observation> {
    let likeness = link.likeness.as_ref().filter(|likeness| likeness.certain)?;
    Some(Observation {
        kind: FindingKind::QuotedLinkImitates,
        location: Location::Link(index),
        brand: Some(likeness.brand),
        certain: false,
        evidence: host_evidence(host, likeness.brand, Some(likeness)),
    })
}

fn look_at(
    link: &CheckedLink,
    host: &DomainName,
    index: usize,
    facts: &Facts,
) -> Option<Observation> {
    let location = Location::Link(index);
    // The brand's own click counter may have the brand's name in its host, as that service's customer.
    let is_customers = |likeness: &&Likeness| {
        let of_sender = facts.is_sender_of(likeness.brand);
        link.opened.hidden && !likeness.certain && of_sender
    };
    let likeness = link.likeness.as_ref();
    if let Some(likeness) = likeness.filter(|likeness| !is_customers(likeness)) {
        return Some(imitates(host, likeness, location));
    }
    let author = facts.author()?;
    if !link.link.visible {
        return None;
    }
    let kind = match link.rating() {
        Rating::Hidden => FindingKind::LinkHidden,
        // Another brand's click counter tells nothing about where this mail leads.
        Rating::Official
            if link.opened.hidden
                && link.owner.is_some_and(|owner| owner.id != author.brand.id) =>
        {
            FindingKind::LinkHidden
        }
        // Regulators, explorers, review sites: below the brand's own links they are nobody's lure.
        Rating::Unrelated if link.role == Role::Footer && facts.parties.carrier == Carrier::Own => {
            return None;
        }
        Rating::Unrelated if !is_companion(host) => FindingKind::LinkNotOfficial,
        _ => return None,
    };
    let evidence = host_evidence(host, author.brand, None);
    Some(Observation {
        kind,
        location,
        brand: Some(author.brand),
        certain: false,
        evidence,
    })
}
