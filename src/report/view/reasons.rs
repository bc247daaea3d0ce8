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
            host_line(finding, shown, brand)
                .into_iter()
                .chain(how)
                .collect()
        }
        Evidence::Shown { shown, host } => {
            let code = match finding.kind {
                FindingKind::NameShowsAddress => Code::ReasonNameShowsAddress,
                _ => Code::ReasonLinkText,
            };
            vec![Line::new(code, [shown, host])]
        }
        Evidence::Text { text, .. } => vec![text_line(finding.kind, brand, text)],
        Evidence::Disguise { disguise, host } => {
            vec![disguised(*disguise, host.as_deref().unwrap_or_default())]
        }
        Evidence::Nothing {} => vec![bare_line(finding.kind, brand)],
    }
}

fn bare_line(kind: FindingKind, brand: &str) -> Line {
    match kind {
        FindingKind::CodeFound => Line::new(Code::ReasonCodeFound, [brand]),
        FindingKind::CodeMissing => Line::new(Code::ReasonCodeMissing, [brand]),
        FindingKind::NotUsed => Line::new(Code::ReasonNotUsed, [brand]),
        FindingKind::TextInPicture => Line::new(Code::ReasonTextInPicture, []),
        FindingKind::CodeUnread => Line::new(Code::ReasonCodeUnread, []),
        _ => Line::new(Code::ReasonSenderUnread, []),
    }
}

fn text_line(kind: FindingKind, brand: &str, text: &str) -> Line {
    let code = match kind {
        FindingKind::NameDisguised => return Line::new(Code::ReasonNameDisguised, [text, brand]),
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
        FindingKind::HidesCharacters => Code::ReasonHidesCharacters,
        _ => return Line::new(Code::ReasonClaims, [brand, text]),
    };
    Line::new(code, [text])
}

fn host_line(finding: &Finding, host: &str, brand: &str) -> Option<Line> {
    let code = match finding.kind {
        FindingKind::SenderOfficial => Code::ReasonSenderOfficial,
        FindingKind::SenderNotOfficial => Code::ReasonSenderNotOfficial,
        FindingKind::SentThroughService => Code::ReasonSentThroughService,
        FindingKind::SenderUnverified => Code::ReasonSenderUnverified,
        FindingKind::SenderShared => Code::ReasonSenderShared,
        FindingKind::SenderImitates => Code::ReasonSenderImitates,
        FindingKind::ReplyToElsewhere => Code::ReasonReplyTo,
        FindingKind::LinkImitates if finding.location == Location::Body => {
            Code::ReasonAddressImitates
        }
        FindingKind::LinkImitates => Code::ReasonLinkImitates,
        FindingKind::QuotedLinkImitates => Code::ReasonQuotedLinkImitates,
        FindingKind::LinkNotOfficial => Code::ReasonLinkNotOfficial,
        FindingKind::SenderAllowed => Code::ReasonSenderAllowed,
        FindingKind::LinkAllowed => Code::ReasonLinkAllowed,
        FindingKind::LinkHidden => return Some(Line::new(Code::ReasonLinkHidden, [host])),
        FindingKind::AuthenticationFailed => {
            return Some(Line::new(Code::ReasonAuthenticationFailed, [host]));
        }
        FindingKind::AuthenticationPassed => {
            return Some(Line::new(Code::ReasonAuthenticationPassed, [host]));
        }
        _ => return None,
    };
    Some(Line::new(code, [host, brand]))
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
