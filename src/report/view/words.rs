//! The words of a view: the headline, what was seen in a sentence or two, and what to do.
//!
//! | verdict | headline | below it |
//! |---|---|---|
//! | impersonation | that it is a fake, or where the trap is | the two hosts, or else what speaks against it |
//! | caution | its cause: one of [`CAUSES`] | that cause, a link by its words |
//! | consistent | what matches; "really from" where the provider confirmed the sender | what is known of the sender, which link hides its end |

use crate::message::Message;
use crate::report::{
    AuthenticationState, Finding, FindingKind, Location, Report, Severity, Verdict,
};

use super::{Code, Comparison, Line, comparison, reasons};

/// Longer words of a link say no more.
const MAX_LINK_WORDS: usize = 40;

/// The causes of a caution, most telling first, and the headline of each.
const CAUSES: &[(FindingKind, Code)] = &[
    (FindingKind::AsksForSecret, Code::HeadlineAsksForSecret),
    (FindingKind::SenderImitates, Code::HeadlineSenderLooksLike),
    (FindingKind::LinkImitates, Code::HeadlineLinkLooksLike),
    (FindingKind::QuotedLinkImitates, Code::HeadlineLinkLooksLike),
    (FindingKind::LinkDisguised, Code::HeadlineLinkMisleads),
    (FindingKind::NotUsed, Code::HeadlineNotUsed),
    (
        FindingKind::SentThroughService,
        Code::HeadlineSentThroughService,
    ),
    (FindingKind::SenderShared, Code::HeadlineSenderShared),
    (FindingKind::SenderNotOfficial, Code::HeadlineSenderStrange),
    (FindingKind::SenderUnverified, Code::HeadlineSenderStrange),
    (FindingKind::SenderUnread, Code::HeadlineSenderUnread),
    (
        FindingKind::ReplyToElsewhere,
        Code::HeadlineRepliesElsewhere,
    ),
    (FindingKind::CodeMissing, Code::HeadlineCodeMissing),
    (FindingKind::LinkNotOfficial, Code::HeadlineLinkElsewhere),
    (FindingKind::LinkHidden, Code::HeadlineLinkHidden),
];

/// What is said.
pub(super) struct Words {
    pub(super) headline: Line,
    pub(super) says: Vec<Line>,
    pub(super) comparison: Option<Comparison>,
    pub(super) advice: Option<Line>,
}

/// The words for a report. `genuine`: the brand's domain to go to.
pub(super) fn of(report: &Report, message: &Message, brand: &str, genuine: Option<&str>) -> Words {
    match report.verdict {
        Verdict::Impersonation => alarm(report, brand),
        Verdict::Caution => caution(report, message, brand),
        Verdict::Consistent | Verdict::Silent => consistent(report, message, brand, genuine),
    }
}

fn alarm(report: &Report, brand: &str) -> Words {
    let alarms = || {
        let findings = report.findings.iter();
        findings.filter(|finding| finding.severity == Severity::Alarm)
    };
    let forged = alarms().find(|finding| finding.kind == FindingKind::AuthenticationFailed);
    let claims = [
        FindingKind::ClaimsBrand,
        FindingKind::SenderNotOfficial,
        FindingKind::SenderShared,
    ];
    let code = match forged {
        Some(_) => Code::HeadlineForged,
        None if has(report, FindingKind::SenderOfficial) => Code::HeadlineBadLink,
        None if claims.iter().any(|kind| has(report, *kind)) => Code::HeadlineNotBrand,
        None => Code::HeadlineImitates,
    };
    // Nobody's mail may speak of a trap: a friend asks about it, a forum quotes it.
    let is_mail_itself = code != Code::HeadlineImitates
        || alarms().any(|finding| finding.location == Location::Sender);
    let advice = match is_mail_itself {
        true => Code::AdviceDelete,
        false => Code::AdviceLeaveLink,
    };
    let comparison = comparison::of(report);
    // The two hosts say it all, but for who forged an address.
    let said = forged.or_else(|| alarms().next().filter(|_| comparison.is_none()));
    Words {
        headline: Line::new(code, [brand]),
        says: said.map_or(Vec::new(), told),
        comparison,
        advice: Some(Line::new(advice, [])),
    }
}

/// What is said first of a finding.
fn told(finding: &Finding) -> Vec<Line> {
    reasons::of(finding).into_iter().take(1).collect()
}

fn caution(report: &Report, message: &Message, brand: &str) -> Words {
    let is_genuine = [FindingKind::SenderOfficial, FindingKind::SenderAllowed]
        .iter()
        .any(|kind| has(report, *kind));
    let counts = |finding: &&Finding| match finding.kind {
        FindingKind::AsksForSecret => true,
        // A service's own mail is doubted for something else.
        FindingKind::NotUsed => !is_genuine,
        _ => finding.severity > Severity::Note,
    };
    let found = CAUSES.iter().find_map(|(kind, code)| {
        let mut findings = report.findings.iter().filter(counts);
        Some((findings.find(|finding| finding.kind == *kind)?, *code))
    });
    let worst = report.findings.first();
    let (cause, code) = match found {
        Some((cause, code)) => (Some(cause), code),
        None => (worst, Code::HeadlineCaution),
    };
    let comparison = cause.and_then(comparison::of_likeness);
    let said = cause.filter(|_| comparison.is_none());
    Words {
        headline: Line::new(code, [brand]),
        says: said.map_or(Vec::new(), |cause| of_cause(cause, message, brand)),
        comparison,
        advice: Some(Line::new(Code::AdviceOpenYourself, [])),
    }
}

/// A link is called by its words, where it has some.
fn of_cause(cause: &Finding, message: &Message, brand: &str) -> Vec<Line> {
    let named = match cause.location {
        Location::Link(index) => link_words(message, index).zip(cause.host()),
        _ => None,
    };
    match (cause.kind, named) {
        (FindingKind::LinkNotOfficial, Some((words, host))) => {
            vec![Line::new(Code::SaysLinkElsewhere, [&words, host, brand])]
        }
        (FindingKind::LinkHidden, Some((words, host))) => {
            vec![Line::new(Code::SaysLinkHidden, [&words, host])]
        }
        _ => told(cause),
    }
}

fn link_words(message: &Message, index: usize) -> Option<String> {
    let text = &message.links.get(index)?.text;
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = words.join(" ");
    if words.chars().count() <= MAX_LINK_WORDS {
        return (!words.is_empty()).then_some(words);
    }
    let cut: String = words.chars().take(MAX_LINK_WORDS - 1).collect();
    Some(format!("{}…", cut.trim_end()))
}

fn consistent(report: &Report, message: &Message, brand: &str, genuine: Option<&str>) -> Words {
    let confirmed = is_confirmed(report);
    let headline = match confirmed {
        true => Line::new(Code::HeadlineConfirmed, [brand]),
        false => matching(report, brand),
    };
    let mut says = Vec::from_iter(of_sender(report, brand, headline.code));
    says.extend(hidden_link(report, message));
    let advice = match confirmed {
        true => Code::AdviceDoItThere,
        false => Code::AdviceLookThere,
    };
    Words {
        headline,
        says,
        comparison: None,
        advice: genuine.map(|domain| Line::new(advice, [domain])),
    }
}

/// Whether the provider vouches for the brand's own address.
pub(super) fn is_confirmed(report: &Report) -> bool {
    report.verdict == Verdict::Consistent
        && report.checked.authentication == AuthenticationState::Passed
        && has(report, FindingKind::SenderOfficial)
}

/// What matches, exactly: genuine mail also links to app stores and social networks.
fn matching(report: &Report, brand: &str) -> Line {
    let (links, official) = (report.checked.links, report.checked.official);
    match (links, official) {
        _ if has(report, FindingKind::SenderAllowed) => Line::new(Code::HeadlineAllowed, [brand]),
        _ if rests_on_address(report) => Line::new(Code::HeadlineUnconfirmed, [brand]),
        (0, _) | (_, 0) => Line::new(Code::HeadlineMatchesSender, [brand]),
        _ if links == official => {
            Line::counted(Code::HeadlineMatchesAll, links, [brand, &links.to_string()])
        }
        _ => Line::new(
            Code::HeadlineMatchesSome,
            [brand, &official.to_string(), &links.to_string()],
        ),
    }
}

/// The first link that hides where it ends.
fn hidden_link(report: &Report, message: &Message) -> Option<Line> {
    let is_hidden = |finding: &&Finding| finding.kind == FindingKind::LinkHidden;
    let Location::Link(index) = report.findings.iter().find(is_hidden)?.location else {
        return None;
    };
    let words = link_words(message, index)?;
    Some(Line::new(Code::SaysLinkHides, [&words]))
}

/// What is known of who really sent it: by the provider's word, or by the user's code. Not what the
/// headline says already.
fn of_sender(report: &Report, brand: &str, headline: Code) -> Option<Line> {
    let checked = &report.checked;
    let (links, official) = (checked.links, checked.official);
    let line = match (links, official) {
        _ if has(report, FindingKind::CodeFound) => Line::new(Code::ReasonCodeFound, [brand]),
        _ if has(report, FindingKind::CodeMissing) => Line::new(Code::ReasonCodeMissing, [brand]),
        _ if headline == Code::HeadlineUnconfirmed => return None,
        _ if !is_confirmed(report) => Line::new(unconfirmed(checked.authentication), []),
        (0, _) => Line::new(Code::SaysConfirmed, []),
        (_, 0) => Line::new(Code::SaysConfirmedNone, [brand]),
        _ if links == official => {
            Line::counted(Code::SaysConfirmedAll, links, [brand, &links.to_string()])
        }
        _ => Line::new(
            Code::SaysConfirmedSome,
            [brand, &official.to_string(), &links.to_string()],
        ),
    };
    Some(line)
}

fn unconfirmed(state: AuthenticationState) -> Code {
    match state {
        AuthenticationState::Passed => Code::SaysConfirmed,
        AuthenticationState::Inconclusive => Code::SaysInconclusive,
        AuthenticationState::NotVisible | AuthenticationState::Failed => Code::SaysUnseen,
    }
}

/// Whether nothing but the sender's address ties the message to the brand: anybody can write that
/// address into a mail, and no provider's word confirms it, no link that leads to the brand, and no
/// code of the user's. A link whose end can't be known may be the one that matters.
fn rests_on_address(report: &Report) -> bool {
    let checked = &report.checked;
    let confirmed = checked.authentication == AuthenticationState::Passed;
    !confirmed
        && (checked.official == 0 || checked.hidden > 0)
        && !has(report, FindingKind::CodeFound)
}

fn has(report: &Report, kind: FindingKind) -> bool {
    report.findings.iter().any(|finding| finding.kind == kind)
}
