//! A link that shows a brand's address and leads to somebody else.
//!
//! Only a text that *is* one of the brands' own addresses counts, and only against a destination
//! that is known: a click counter behind a shown address is everyday practice in genuine mail.

use crate::domain::{DomainName, Target};
use crate::report::{Evidence, FindingKind, Location};

use super::{CheckedLink, Facts, Observation};

/// Longer texts are sentences, not addresses.
const MAX_TEXT: usize = 300;

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    for (index, link) in facts.links.iter().enumerate() {
        if let Some(observation) = look_at(link, index, facts) {
            seen.push(observation);
        }
    }
}

fn look_at(link: &CheckedLink, index: usize, facts: &Facts) -> Option<Observation> {
    if link.quoted || link.opened.hidden {
        return None;
    }
    let shown = shown_host(&link.link.text)?;
    let brand = facts.registry.owner(&shown)?;
    let host = match &link.opened.target {
        Target::Web(web) => web.host.ascii().to_owned(),
        Target::Ip(ip) => ip.to_string(),
        _ => return None,
    };
    if link.owner.is_some_and(|owner| owner.id == brand.id) {
        return None;
    }
    Some(Observation {
        kind: FindingKind::LinkTextDiffers,
        location: Location::Link(index),
        brand: Some(brand),
        certain: true,
        evidence: Evidence::Shown {
            shown: shown.ascii().to_owned(),
            host,
        },
    })
}

/// The host in a text that is an address and nothing else: `https://www.kraken.com/login`,
/// `kraken.com`.
fn shown_host(text: &str) -> Option<DomainName> {
    let text = text.trim().trim_matches(|c| "<>()[]\"'".contains(c));
    if text.len() > MAX_TEXT
        || text.contains(char::is_whitespace)
        || text.contains('@')
        || !text.contains('.')
    {
        return None;
    }
    let address = if text.contains("://") {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    match Target::parse(&address) {
        Target::Web(web) => Some(web.host),
        _ => None,
    }
}
