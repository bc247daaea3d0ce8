//! What follows from what was seen: the one place that decides.
//!
//! [`severity`] is the whole policy, a row for each kind of observation. The verdict is that of
//! the gravest finding; a claim without a doubt is `Consistent`, no claim and no finding `Silent`.

use crate::check::Observation;

use super::{Disguise, Evidence, Finding, FindingKind, Severity, Verdict};

/// Findings told; the worst ones. A mail with more bad links is no worse.
const MAX_FINDINGS: usize = 50;

/// What the rest of the message says about an observation.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// The message presents itself as a brand's.
    pub claimed: bool,
    /// The sender's domain is that brand's own.
    pub sender_official: bool,
    /// The text presses its reader to do something.
    pub presses: bool,
}

/// How much an observation weighs; `None` when it does not matter here.
///
/// | seen | weighs | because |
/// |---|---|---|
/// | claim, official sender, passed authentication | note | explains, accuses nobody |
/// | what the user allowed, or the code the user chose | note | a code may leak, and excuses no bad link |
/// | no such code | note | services leave it out of advertising |
/// | the same, and the text presses | doubt | what presses is no advertising |
/// | sender not the claimed brand's, strong claim | alarm | a brand writes from its own domain |
/// | the same, weak claim | doubt | may be writing about the brand |
/// | the same, weak claim, and the text presses | alarm | who writes about a brand presses nobody |
/// | the text asks, threatens, promises | note | raises a doubt, makes none; genuine mail does it too |
/// | sender known beside the brand, but shared or unverified | doubt | anyone may send from there |
/// | sender or link imitates, certainly | alarm | made to be mistaken |
/// | the same, perhaps, with a claim | doubt | could be a namesake |
/// | the same, perhaps, without a claim | – | a namesake writes its own mail |
/// | link in quoted words imitates, certainly | doubt | who forwards it does not send it; it is a trap all the same |
/// | sender unread | doubt | nothing was checked |
/// | name disguised, name shows another address | alarm | made to be mistaken |
/// | official domain failed authentication | alarm | the address is forged |
/// | replies go elsewhere | doubt | also everyday practice of ticket systems |
/// | link elsewhere, destination hidden | doubt | genuine mail does it too |
/// | link shows the brand, leads elsewhere | alarm | an official sender excuses no bad link |
/// | link's address misleads by naming the brand | alarm | made to be mistaken |
/// | link's address misleads otherwise | doubt | may be clumsy |
pub fn severity(seen: &Observation, context: Context) -> Option<Severity> {
    use FindingKind as Kind;
    let proof = if seen.certain {
        Severity::Alarm
    } else {
        Severity::Doubt
    };
    match seen.kind {
        Kind::ClaimsBrand
        | Kind::SenderOfficial
        | Kind::AuthenticationPassed
        | Kind::CodeFound
        | Kind::SenderAllowed
        | Kind::LinkAllowed => Some(Severity::Note),
        Kind::CodeMissing if context.presses => Some(Severity::Doubt),
        Kind::CodeMissing => Some(Severity::Note),
        Kind::SenderNotOfficial if context.presses => Some(Severity::Alarm),
        Kind::SenderNotOfficial => Some(proof),
        Kind::AsksForSecret
        | Kind::AsksToAct
        | Kind::Threatens
        | Kind::OffersReward
        | Kind::AsksToCall
        | Kind::AttachesPage => (!context.sender_official).then_some(Severity::Note),
        Kind::SenderImitates | Kind::LinkImitates => {
            (seen.certain || context.claimed).then_some(proof)
        }
        Kind::SenderUnread | Kind::SenderUnverified | Kind::QuotedLinkImitates => {
            Some(Severity::Doubt)
        }
        Kind::NameDisguised | Kind::NameShowsAddress | Kind::AuthenticationFailed => {
            Some(Severity::Alarm)
        }
        Kind::ReplyToElsewhere | Kind::LinkNotOfficial | Kind::LinkHidden => Some(Severity::Doubt),
        Kind::LinkTextDiffers => Some(Severity::Alarm),
        Kind::LinkDisguised => disguise_severity(seen, proof),
    }
}

/// A malformed address opens nothing; it is told, but proves nothing.
fn disguise_severity(seen: &Observation, proof: Severity) -> Option<Severity> {
    match seen.evidence {
        Evidence::Disguise {
            disguise: Disguise::Malformed,
            ..
        } => Some(Severity::Note),
        _ => Some(proof),
    }
}

/// Judges: the findings, worst first, and the verdict.
pub fn judge(seen: &[Observation], context: Context) -> (Vec<Finding>, Verdict) {
    let mut findings: Vec<Finding> = seen
        .iter()
        .filter_map(|observation| {
            let severity = severity(observation, context)?;
            Some(Finding {
                kind: observation.kind,
                severity,
                location: observation.location,
                brand: observation.brand.map(|brand| brand.name),
                evidence: observation.evidence.clone(),
            })
        })
        .collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings.truncate(MAX_FINDINGS);
    let verdict = match findings.first().map(|worst| worst.severity) {
        Some(Severity::Alarm) => Verdict::Impersonation,
        Some(Severity::Doubt) => Verdict::Caution,
        _ if context.claimed => Verdict::Consistent,
        _ => Verdict::Silent,
    };
    (findings, verdict)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Location;

    fn seen(kind: FindingKind, certain: bool) -> Observation {
        Observation {
            kind,
            location: Location::Body,
            brand: None,
            certain,
            evidence: Evidence::Nothing {},
        }
    }

    /// The rows of the table above, each with a context in which it is told and one in which it is
    /// told otherwise.
    #[test]
    fn every_row_of_the_table() {
        use FindingKind as Kind;
        let nobody = Context::default();
        let claimed = Context {
            claimed: true,
            ..nobody
        };
        let official = Context {
            sender_official: true,
            ..claimed
        };
        let presses = Context {
            presses: true,
            ..claimed
        };
        let (note, doubt, alarm) = (
            Some(Severity::Note),
            Some(Severity::Doubt),
            Some(Severity::Alarm),
        );
        for (kind, certain, context, expected) in [
            (Kind::ClaimsBrand, true, claimed, note),
            (Kind::SenderOfficial, true, official, note),
            (Kind::AuthenticationPassed, true, official, note),
            (Kind::SenderNotOfficial, true, claimed, alarm),
            (Kind::SenderNotOfficial, false, claimed, doubt),
            (Kind::SenderNotOfficial, false, presses, alarm),
            (Kind::SenderUnverified, false, presses, doubt),
            (Kind::AsksForSecret, false, presses, note),
            (Kind::AsksForSecret, false, official, None),
            (Kind::AttachesPage, false, presses, note),
            (Kind::SenderImitates, true, nobody, alarm),
            (Kind::LinkImitates, true, official, alarm),
            (Kind::QuotedLinkImitates, false, nobody, doubt),
            (Kind::LinkImitates, false, claimed, doubt),
            (Kind::LinkImitates, false, nobody, None),
            (Kind::SenderImitates, false, nobody, None),
            (Kind::SenderUnread, true, claimed, doubt),
            (Kind::NameDisguised, true, claimed, alarm),
            (Kind::NameShowsAddress, true, nobody, alarm),
            (Kind::AuthenticationFailed, true, official, alarm),
            (Kind::ReplyToElsewhere, false, official, doubt),
            (Kind::LinkNotOfficial, false, official, doubt),
            (Kind::LinkHidden, false, official, doubt),
            (Kind::LinkTextDiffers, true, official, alarm),
            (Kind::LinkDisguised, true, nobody, alarm),
            (Kind::LinkDisguised, false, claimed, doubt),
        ] {
            assert_eq!(
                severity(&seen(kind, certain), context),
                expected,
                "{kind:?} {certain} {context:?}"
            );
        }
    }

    #[test]
    fn the_gravest_finding_gives_the_verdict() {
        let claimed = Context {
            claimed: true,
            ..Context::default()
        };
        let verdict = |kinds: &[(FindingKind, bool)], context| {
            let seen: Vec<_> = kinds
                .iter()
                .map(|(kind, certain)| seen(*kind, *certain))
                .collect();
            judge(&seen, context).1
        };
        use FindingKind::{LinkHidden, LinkImitates, SenderOfficial};
        assert_eq!(verdict(&[], Context::default()), Verdict::Silent);
        assert_eq!(
            verdict(&[(LinkImitates, false)], Context::default()),
            Verdict::Silent
        );
        assert_eq!(
            verdict(&[(SenderOfficial, true)], claimed),
            Verdict::Consistent
        );
        assert_eq!(
            verdict(&[(SenderOfficial, true), (LinkHidden, false)], claimed),
            Verdict::Caution
        );
        assert_eq!(
            verdict(&[(LinkHidden, false), (LinkImitates, true)], claimed),
            Verdict::Impersonation
        );
    }
}
