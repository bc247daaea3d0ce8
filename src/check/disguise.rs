//! Links whose address is written so that it misleads.

use crate::brand::Brand;
use crate::domain::Target;
use crate::report::{Evidence, FindingKind, Location};

use super::{CheckedLink, Facts, Observation};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    for (index, link) in facts.links.iter().enumerate() {
        let Some(disguise) = link.opened.disguise.filter(|_| !link.quoted) else {
            continue;
        };
        let named = named_brand(link, facts);
        let Some(brand) = named.or(facts.claim.as_ref().map(|claim| claim.brand)) else {
            continue;
        };
        seen.push(Observation {
            kind: FindingKind::LinkDisguised,
            location: Location::Link(index),
            brand: Some(brand),
            certain: named.is_some(),
            evidence: Evidence::Disguise {
                disguise,
                host: host(link),
            },
        });
    }
}

/// The brand whose own host is written before the `@`.
fn named_brand(link: &CheckedLink, facts: &Facts) -> Option<&'static Brand> {
    facts.registry.owner(link.opened.before_at.as_ref()?)
}

fn host(link: &CheckedLink) -> Option<String> {
    match &link.opened.target {
        Target::Web(web) => Some(web.host.ascii().to_owned()),
        Target::Ip(ip) => Some(ip.to_string()),
        _ => None,
    }
}
