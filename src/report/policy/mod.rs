//! What follows from what was seen: the one place that weighs.
//!
//! Three tables are the whole policy: [`ROWS`] says whose mail it is, by the parties; [`NOT_USED`] is
//! stricter for brands that the reader does not use; [`severity`] says how much each observation weighs.
//! The verdict is that of the gravest finding; a brand's mail without a doubt is `Consistent`, nobody's
//! without a finding `Silent`.

mod not_used;
mod table;

use crate::check::Observation;

pub use not_used::NOT_USED;
pub use table::{ROWS, Row, SILENT, row};

use super::{
    Disguise, Evidence, Finding, FindingKind, ImitationKind, Severity, Verdict, worst_first,
};

/// Findings told; the worst ones. A mail with more bad links is no worse.
const MAX_FINDINGS: usize = 50;

/// What the rest of the message says about an observation.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// What the table says of the message's parties.
    pub row: &'static Row,
    /// Whether somebody asks about one link: then a doubt counts as in the brand's own mail.
    pub asked: bool,
    /// Whether the message asks something of its reader.
    pub presses: bool,
}

impl Context {
    /// Whether this is a brand's mail, or poses as it.
    fn has_author(self) -> bool {
        self.asked || self.row.verdict != Verdict::Silent
    }

    /// Whether the message is nobody's and asks for nothing.
    fn is_idle(self) -> bool {
        !self.has_author() && !self.presses
    }

    /// Whether the sender is the brand, or one that the user allowed for it.
    fn is_genuine(self) -> bool {
        self.row.verdict == Verdict::Consistent
    }

    /// What the row says of the sender.
    fn of_sender(self) -> Option<Severity> {
        match self.row.verdict {
            Verdict::Silent => None,
            Verdict::Consistent => Some(Severity::Note),
            Verdict::Caution => Some(Severity::Doubt),
            Verdict::Impersonation => Some(Severity::Alarm),
        }
    }
}

/// How much an observation weighs; `None` when it does not matter here.
///
/// | seen | weighs | because |
/// |---|---|---|
/// | whose domain the sender's is | as the row says | [`ROWS`] |
/// | the brand, passed authentication | note | explains, accuses nobody |
/// | what the user allowed, or the code the user chose | note | a code may leak, and excuses no bad link |
/// | no such code | note | services leave it out of advertising |
/// | the same, and the text asks for something | doubt | advertising asks for nothing |
/// | a service that the reader does not use | note | counts in the row; services write to others as well |
/// | the text asks, threatens, promises | note | counts in the row; genuine mail does it too |
/// | words in a picture, a code not read | note | counts in the row; explains what was not checked |
/// | characters hidden inside a word, genuine sender | – | whatever put them there |
/// | the same otherwise | note | counts in the row, inside the brand's name |
/// | sender or link imitates, certainly | alarm | made to be mistaken |
/// | the same, on a platform, in nobody's mail that asks for nothing | doubt | anyone's manual may stand there |
/// | the same, perhaps, in a brand's mail | doubt | could be a namesake |
/// | the same, perhaps, elsewhere | – | a namesake writes its own mail |
/// | link in quoted words imitates, certainly | doubt | who forwards it does not send it; it is a trap all the same |
/// | name disguised, name shows another address | alarm | made to be mistaken |
/// | official domain failed authentication | alarm | the address is forged |
/// | replies go to an imitation | alarm | made to be mistaken |
/// | replies go elsewhere | doubt | also everyday practice of ticket systems |
/// | link elsewhere | doubt | genuine mail does it too |
/// | destination hidden, genuine sender | note | services count clicks |
/// | destination hidden otherwise | doubt | genuine mail does it too |
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
        Kind::SenderOfficial
        | Kind::SenderNotOfficial
        | Kind::SenderUnverified
        | Kind::SenderShared
        | Kind::SenderUnread
        | Kind::SentThroughService => context.of_sender(),
        Kind::ClaimsBrand
        | Kind::AuthenticationPassed
        | Kind::CodeFound
        | Kind::SenderAllowed
        | Kind::LinkAllowed
        | Kind::NotUsed
        | Kind::TextInPicture
        | Kind::CodeUnread => Some(Severity::Note),
        Kind::CodeMissing if context.presses => Some(Severity::Doubt),
        Kind::CodeMissing => Some(Severity::Note),
        Kind::AsksForSecret
        | Kind::AsksToAct
        | Kind::Threatens
        | Kind::OffersReward
        | Kind::AsksToTransfer
        | Kind::AsksToScan
        | Kind::AsksToCall
        | Kind::AsksToOpenAddress
        | Kind::AsksToOpenFile
        | Kind::AttachesPage
        | Kind::AttachesProgram
        | Kind::HidesCharacters => (!context.is_genuine()).then_some(Severity::Note),
        Kind::LinkImitates if is_hosted(seen) && context.is_idle() => Some(Severity::Doubt),
        Kind::SenderImitates | Kind::LinkImitates => {
            (seen.certain || context.has_author()).then_some(proof)
        }
        Kind::QuotedLinkImitates | Kind::LinkNotOfficial => Some(Severity::Doubt),
        Kind::LinkHidden if context.is_genuine() => Some(Severity::Note),
        Kind::LinkHidden => Some(Severity::Doubt),
        Kind::NameDisguised
        | Kind::NameShowsAddress
        | Kind::AuthenticationFailed
        | Kind::LinkTextDiffers => Some(Severity::Alarm),
        Kind::ReplyToElsewhere => Some(proof),
        Kind::LinkDisguised => disguise_severity(seen, proof),
    }
}

/// Whether it is a brand's name on a platform, where everybody gets a host of any name.
fn is_hosted(seen: &Observation) -> bool {
    let Evidence::Host { imitation, .. } = &seen.evidence else {
        return false;
    };
    let kind = imitation.as_ref().map(|imitation| imitation.kind);
    seen.certain && kind == Some(ImitationKind::Hosting)
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
    let findings = seen.iter().filter_map(|observation| {
        let severity = severity(observation, context)?;
        Some(Finding {
            kind: observation.kind,
            severity,
            location: observation.location,
            brand: observation.brand.map(|brand| brand.name),
            evidence: observation.evidence.clone(),
        })
    });
    let mut findings = worst_first(findings, |finding| finding.severity as usize);
    findings.truncate(MAX_FINDINGS);
    let verdict = match findings.first().map(|worst| worst.severity) {
        Some(Severity::Alarm) => Verdict::Impersonation,
        Some(Severity::Doubt) => Verdict::Caution,
        _ if context.is_genuine() => Verdict::Consistent,
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

    fn row(name: &str) -> &'static Row {
        let row = ROWS.iter().find(|row| row.name == name);
        row.expect("a row")
    }

    const NOBODY: Context = Context {
        row: SILENT,
        asked: false,
        presses: false,
    };

    fn under(name: &str) -> Context {
        Context {
            row: row(name),
            ..NOBODY
        }
    }

    /// What each kind weighs in nobody's mail, in a genuine one and in an impostor's; `presses` where it
    /// says so.
    #[test]
    fn what_observations_weigh() {
        use FindingKind as Kind;
        let (genuine, impostor) = (under("own"), under("named, a stranger"));
        let presses = |context: Context| Context {
            presses: true,
            ..context
        };
        let [note, doubt, alarm] =
            [Severity::Note, Severity::Doubt, Severity::Alarm].map(Option::Some);
        for (kind, certain, context, expected) in [
            (Kind::ClaimsBrand, false, impostor, note),
            (Kind::SenderOfficial, false, genuine, note),
            (Kind::SenderNotOfficial, false, impostor, alarm),
            (
                Kind::SenderNotOfficial,
                false,
                under("spoken, pressed"),
                doubt,
            ),
            (
                Kind::SentThroughService,
                false,
                under("through a service"),
                doubt,
            ),
            (Kind::SenderUnread, false, NOBODY, None),
            (Kind::NotUsed, false, genuine, note),
            (Kind::NotUsed, false, impostor, note),
            (Kind::AuthenticationPassed, true, genuine, note),
            (Kind::AuthenticationFailed, true, genuine, alarm),
            (Kind::CodeMissing, true, genuine, note),
            (Kind::CodeMissing, true, presses(genuine), doubt),
            (Kind::AsksForSecret, false, presses(impostor), note),
            (Kind::AsksForSecret, false, presses(genuine), None),
            (Kind::SenderImitates, true, NOBODY, alarm),
            (Kind::SenderImitates, false, NOBODY, None),
            (Kind::LinkImitates, true, genuine, alarm),
            (Kind::LinkImitates, false, impostor, doubt),
            (Kind::LinkImitates, false, NOBODY, None),
            (Kind::QuotedLinkImitates, false, NOBODY, doubt),
            (Kind::LinkHidden, false, genuine, note),
            (Kind::LinkHidden, false, impostor, doubt),
            (Kind::LinkNotOfficial, false, genuine, doubt),
            (Kind::LinkTextDiffers, true, genuine, alarm),
            (Kind::LinkDisguised, true, NOBODY, alarm),
            (Kind::LinkDisguised, false, impostor, doubt),
            (Kind::ReplyToElsewhere, true, NOBODY, alarm),
            (Kind::ReplyToElsewhere, false, genuine, doubt),
        ] {
            let severity = severity(&seen(kind, certain), context);
            assert_eq!(severity, expected, "{kind:?} {certain} {context:?}");
        }
    }

    #[test]
    fn a_name_on_a_platform_accuses_nobody_by_itself() {
        let hosted = Observation {
            evidence: Evidence::Host {
                host: "kraken.platform.example".to_owned(),
                unicode: None,
                registrable: None,
                genuine: None,
                imitation: Some(crate::report::Imitation {
                    kind: ImitationKind::Hosting,
                    seen_spans: Vec::new(),
                    genuine_spans: Vec::new(),
                }),
            },
            ..seen(FindingKind::LinkImitates, true)
        };
        let presses = Context {
            presses: true,
            ..NOBODY
        };
        assert_eq!(severity(&hosted, NOBODY), Some(Severity::Doubt));
        assert_eq!(severity(&hosted, presses), Some(Severity::Alarm));
        assert_eq!(severity(&hosted, under("own")), Some(Severity::Alarm));
    }

    #[test]
    fn the_gravest_finding_gives_the_verdict() {
        use FindingKind::{LinkImitates, LinkNotOfficial, SenderOfficial};
        for (kinds, context, expected) in [
            (&[][..], NOBODY, Verdict::Silent),
            (&[(LinkImitates, false)], NOBODY, Verdict::Silent),
            (
                &[(SenderOfficial, false)],
                under("own"),
                Verdict::Consistent,
            ),
            (&[(LinkNotOfficial, false)], under("own"), Verdict::Caution),
            (
                &[(LinkNotOfficial, false), (LinkImitates, true)],
                under("own"),
                Verdict::Impersonation,
            ),
        ] {
            let observations = kinds.iter().map(|(kind, certain)| seen(*kind, *certain));
            let (_, verdict) = judge(&observations.collect::<Vec<_>>(), context);
            assert_eq!(verdict, expected, "{kinds:?}");
        }
    }
}
