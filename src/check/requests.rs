//! What the message asks of its reader, written down where it is taken for a brand's: elsewhere it is
//! nobody's business here.

use crate::report::{Evidence, FindingKind, Location, Part};

use super::{Facts, Observation};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let Some(author) = facts.author() else { return };
    seen.extend(facts.requests.iter().map(|request| Observation {
        kind: request.kind,
        location: Location::Body,
        brand: Some(author.brand),
        certain: false,
        evidence: Evidence::Text {
            part: match request.kind {
                FindingKind::AttachesPage
                | FindingKind::AttachesProgram
                | FindingKind::AsksToOpenFile => Part::Attachment,
                _ => Part::Wording,
            },
            text: request.words.clone(),
        },
    }));
}
