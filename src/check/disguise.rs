//! Links whose address is written so that it misleads.

use crate::brand::Brand;
use crate::report::{Evidence, FindingKind, Location};

use super::facts::imitated;
use super::{CheckedLink, Facts, Observation};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    for (index, link) in facts.links.iter().enumerate() {
        let Some(disguise) = link.opened.disguise.filter(|_| !link.quoted) else {
            continue;
        };
        let named = named_brand(link, facts);
        let Some(brand) = named.or(facts.author().map(|author| author.brand)) else {
            continue;
        };
        seen.push(Observation {
            kind: FindingKind::LinkDisguised,
            location: Location::Link(index),
            brand: Some(brand),
            certain: named.is_some(),
            evidence: Evidence::Disguise {
                disguise,
                host: link.opened.target.host_text(),
            },
        });
    }
}

/// The brand whose own host, or an imitation of it, is written before the `@`.
fn named_brand(link: &CheckedLink, facts: &Facts) -> Option<&'static Brand> {
    let host = link.opened.before_at.as_ref()?;
    let owner = facts.registry.owner(host);
    owner.or_else(|| imitated(host, facts.registry))
}
