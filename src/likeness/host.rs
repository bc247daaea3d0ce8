//! One host name by itself: official, an imitation, suspicious, or nothing known.

use serde::Serialize;

use crate::brand::{Brand, Registry, Standing};
use crate::domain::DomainName;
use crate::report::ImitationKind;

use super::of_stranger;

/// What is known of a host name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct HostReport {
    /// Whose it is.
    pub rating: HostRating,
    /// Name of the brand whose it is, or which it imitates.
    pub brand: Option<&'static str>,
    /// How it imitates.
    pub kind: Option<ImitationKind>,
    /// The genuine domain.
    pub genuine: Option<&'static str>,
}

/// Whose a host is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HostRating {
    /// A brand's own.
    Official,
    /// Made to be taken for a brand's own.
    Imitation,
    /// Looks like a brand's own, but may be a namesake's or a service's.
    Suspicious,
    /// Like no brand's, or no host name at all.
    None,
}

/// Rates a host name, in A- or U-labels.
pub fn rate(name: &str, registry: &Registry) -> HostReport {
    let report = |rating, brand: &'static Brand, kind| HostReport {
        rating,
        brand: Some(brand.name),
        kind,
        genuine: brand.genuine(),
    };
    let nothing = HostReport {
        rating: HostRating::None,
        brand: None,
        kind: None,
        genuine: None,
    };
    let Some(host) = DomainName::parse(name) else {
        return nothing;
    };
    match registry.standing(&host) {
        Standing::Official(brand) => return report(HostRating::Official, brand, None),
        Standing::Known => return nothing,
        Standing::Stranger => {}
    }
    of_stranger(&host, registry).map_or(nothing, |found| {
        let rating = if found.certain {
            HostRating::Imitation
        } else {
            HostRating::Suspicious
        };
        report(rating, found.brand, Some(found.kind))
    })
}
