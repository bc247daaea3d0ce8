//! Findings as lines: one says what was seen, a second how a host imitates the genuine one.

use crate::report::{Disguise, Evidence, Finding, FindingKind, ImitationKind, Location};

use super::{Code, Line};

/// The lines for a finding.
pub(super) fn of(finding: &Finding) -> Vec<Line> {
    let brand = finding.brand.unwrap_or_default();
    match &finding.evidence {
        Evidence::Host {
            host,
            unicode,
            registrable,
            genuine,
            imitation,
        } => {
            // Letters that look the same need the name that the DNS knows beside them.
            let shown = &unicode
                .as_ref()
                .map_or(host.clone(), |unicode| format!("{unicode} ({host})"));
            let how = imitation
                .as_ref()
                .zip(*genuine)
                .map(|(imitation, genuine)| {
                    how(
                        imitation.kind,
                        shown,
                        registrable.as_deref().unwrap_or(host),
                        genuine,
                    )
                });
            std::iter::once(line(finding, [shown, brand]))
                .chain(how)
                .collect()
        }
        Evidence::Shown { shown, host } => vec![line(finding, [shown, host])],
        Evidence::Text { text, .. } if finding.kind == FindingKind::ClaimsBrand => {
            vec![line(finding, [brand, text])]
        }
        Evidence::Text { text, .. } => vec![line(finding, [text, brand])],
        Evidence::Disguise { disguise, host } => {
            vec![disguised(*disguise, host.as_deref().unwrap_or_default())]
        }
        Evidence::Nothing {} => vec![line(finding, [brand, ""])],
    }
}

/// The line that says what was seen, with as many of the values as it has room for.
fn line(finding: &Finding, values: [&str; 2]) -> Line {
    let code = code(finding);
    match code.arity() {
        0 => Line::new(code, []),
        1 => Line::new(code, [values[0]]),
        _ => Line::new(code, values),
    }
}

fn code(finding: &Finding) -> Code {
    match finding.kind {
        FindingKind::ClaimsBrand => Code::ReasonClaims,
        FindingKind::SenderOfficial => Code::ReasonSenderOfficial,
        FindingKind::SenderNotOfficial => Code::ReasonSenderNotOfficial,
        FindingKind::SenderUnverified => Code::ReasonSenderUnverified,
        FindingKind::SenderShared => Code::ReasonSenderShared,
        FindingKind::SentThroughService => Code::ReasonSentThroughService,
        FindingKind::SenderImitates => Code::ReasonSenderImitates,
        FindingKind::SenderUnread => Code::ReasonSenderUnread,
        FindingKind::NameDisguised => Code::ReasonNameDisguised,
        FindingKind::NameShowsAddress => Code::ReasonNameShowsAddress,
        FindingKind::ReplyToElsewhere => Code::ReasonReplyTo,
        FindingKind::AuthenticationFailed => Code::ReasonAuthenticationFailed,
        FindingKind::AuthenticationPassed => Code::ReasonAuthenticationPassed,
        FindingKind::LinkImitates if finding.location == Location::Body => {
            Code::ReasonAddressImitates
        }
        FindingKind::LinkImitates => Code::ReasonLinkImitates,
        FindingKind::QuotedLinkImitates => Code::ReasonQuotedLinkImitates,
        FindingKind::LinkNotOfficial => Code::ReasonLinkNotOfficial,
        FindingKind::LinkHidden => Code::ReasonLinkHidden,
        FindingKind::LinkTextDiffers => Code::ReasonLinkText,
        FindingKind::LinkDisguised => Code::ReasonLinkIrregular,
        FindingKind::AsksForSecret => Code::ReasonAsksForSecret,
        FindingKind::AsksToAct => Code::ReasonAsksToAct,
        FindingKind::Threatens => Code::ReasonThreatens,
        FindingKind::OffersReward => Code::ReasonOffersReward,
        FindingKind::AsksToTransfer => Code::ReasonAsksToTransfer,
        FindingKind::AsksToScan => Code::ReasonAsksToScan,
        FindingKind::AsksToCall => Code::ReasonAsksToCall,
        FindingKind::AsksToOpenAddress => Code::ReasonAsksToOpenAddress,
        FindingKind::AsksToOpenFile => Code::ReasonAsksToOpenFile,
        FindingKind::AttachesPage => Code::ReasonAttachesPage,
        FindingKind::AttachesProgram => Code::ReasonAttachesProgram,
        FindingKind::TextInPicture => Code::ReasonTextInPicture,
        FindingKind::CodeUnread => Code::ReasonCodeUnread,
        FindingKind::HidesCharacters => Code::ReasonHidesCharacters,
        FindingKind::CodeFound => Code::ReasonCodeFound,
        FindingKind::CodeMissing => Code::ReasonCodeMissing,
        FindingKind::NotUsed => Code::ReasonNotUsed,
        FindingKind::SenderAllowed => Code::ReasonSenderAllowed,
        FindingKind::LinkAllowed => Code::ReasonLinkAllowed,
    }
}

fn how(kind: ImitationKind, host: &str, registrable: &str, genuine: &str) -> Line {
    match kind {
        ImitationKind::Homograph => Line::new(Code::HowHomograph, [host, genuine]),
        ImitationKind::AsciiHomograph => Line::new(Code::HowAsciiHomograph, [host, genuine]),
        ImitationKind::Typo => Line::new(Code::HowTypo, [host, genuine]),
        ImitationKind::OtherSuffix => Line::new(Code::HowOtherSuffix, [host, genuine]),
        ImitationKind::Embedding => Line::new(Code::HowEmbedding, [registrable, genuine]),
        ImitationKind::Subdomain => Line::new(Code::HowSubdomain, [registrable, genuine]),
        ImitationKind::Combosquat => Line::new(Code::HowCombosquat, [registrable, genuine]),
        ImitationKind::Hosting => Line::new(Code::HowHosting, [registrable, genuine]),
    }
}

fn disguised(disguise: Disguise, host: &str) -> Line {
    match disguise {
        Disguise::Userinfo => Line::new(Code::ReasonLinkUserinfo, [host]),
        Disguise::IpAddress => Line::new(Code::ReasonLinkIp, [host]),
        Disguise::Invisible => Line::new(Code::ReasonLinkInvisible, [host]),
        Disguise::Coded => Line::new(Code::ReasonLinkCoded, [host]),
        Disguise::Irregular => Line::new(Code::ReasonLinkIrregular, [host]),
        Disguise::ManyDots => Line::new(Code::ReasonLinkManyDots, [host]),
        Disguise::Port => Line::new(Code::ReasonLinkPort, [host]),
        Disguise::Scheme => Line::new(Code::ReasonLinkScheme, []),
        Disguise::Malformed => Line::new(Code::ReasonLinkMalformed, []),
    }
}
