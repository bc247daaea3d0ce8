//! What the receiving provider says about the sender's domain. A pass proves only that domain; a
//! failure of a brand's own domain is a forgery; absence is told in the report, not assumed.

use crate::report::{AuthenticationState, FindingKind, Location};

use super::{Facts, Observation, host_evidence};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let (Some(sender), Some(brand)) = (&facts.sender, facts.sender_owner) else {
        return;
    };
    let kind = match facts.authentication {
        AuthenticationState::Passed => FindingKind::AuthenticationPassed,
        AuthenticationState::Failed => FindingKind::AuthenticationFailed,
        AuthenticationState::NotVisible | AuthenticationState::Inconclusive => return,
    };
    let evidence = host_evidence(&sender.domain, brand, None);
    seen.push(Observation {
        kind,
        location: Location::Sender,
        brand: Some(brand),
        certain: true,
        evidence,
    });
}
