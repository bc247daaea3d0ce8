//! Wrappers whose target stands in the address itself, opened one layer at a time.
//!
//! Only on the hosts of services that are known to lead where the address says: on a stranger's
//! host the same words prove nothing, see [`super::forwarder`]. A row or a decoder names the
//! service's own documentation or a public decoder.

mod encoded;
mod google;
pub(super) mod path;
mod proofpoint;
mod query;

use crate::domain::{Target, Web};

/// What is under a wrapper.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// The address it leads to.
    Opens(String),
    /// It holds several addresses, and only the service knows which one it takes.
    Unclear,
}

impl Layer {
    /// The address under it, where it can be known.
    pub(super) fn opened(self) -> Option<String> {
        match self {
            Layer::Opens(inner) => Some(inner),
            Layer::Unclear => None,
        }
    }
}

/// Forms whose target is not simply a query parameter.
const DECODERS: &[fn(&Web) -> Option<String>] = &[
    proofpoint::v2,
    proofpoint::v3,
    path::inner,
    encoded::inner,
    google::inner,
];

/// The layer under a known wrapper; `None` when the target is no wrapper.
pub(super) fn layer(target: &Target) -> Option<Layer> {
    let Target::Web(web) = target else {
        return None;
    };
    let decoded: Vec<String> = DECODERS.iter().find_map(|decode| decode(web)).map_or_else(
        || [query::addresses(web), google::addresses(web)].concat(),
        |inner| Vec::from([inner]),
    );
    choose(decoded)
}

/// A parameter that holds something else (a search word, a token) is no wrapped link. Two of them
/// that lead to different places can't be told apart: who writes `?q=…&url=…` counts on that.
fn choose(decoded: Vec<String>) -> Option<Layer> {
    let mut opening = decoded
        .into_iter()
        .map(|inner| (Target::parse(&inner), inner))
        .filter(|(target, _)| matches!(target, Target::Web(_) | Target::Ip(_) | Target::Script));
    let (first, inner) = opening.next()?;
    let agrees = |target: &Target| match (&first, target) {
        (Target::Web(first), Target::Web(other)) => first.host == other.host,
        (first, other) => *first == *other,
    };
    if opening.all(|(target, _)| agrees(&target)) {
        Some(Layer::Opens(inner))
    } else {
        Some(Layer::Unclear)
    }
}
