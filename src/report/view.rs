//! The view: what is shown of a report, in which order, with which characters marked.
//!
//! The banner, the command line and the playground all paint this; none of them decides anything.
//! A [`Line`] is a code and its values: the code is the key of the message in
//! `extension/_locales/*/messages.json`, the values fill its placeholders in order.

mod allowable;
mod code;
mod comparison;
mod difference_words;
mod marks;
mod reasons;

use serde::Serialize;

use crate::message::Message;
use crate::settings::AllowRule;

use super::{AuthenticationState, FindingKind, Report, Severity, Verdict};

pub use code::Code;
pub(crate) use marks::single;

/// What to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// How loud.
    pub tone: Tone,
    /// One sentence.
    pub headline: Line,
    /// What could not be checked, for a quiet view: it stands beside the headline.
    pub caveat: Option<Line>,
    /// The host seen over the genuine one.
    pub comparison: Option<Comparison>,
    /// The genuine domain to go to by oneself; a bare domain such as `binance.com`.
    pub genuine: Option<&'static str>,
    /// Why, most telling first.
    pub reasons: Vec<Line>,
    /// What was checked, and what could not be.
    pub limits: Vec<Line>,
    /// What is shown at bad links, where they stand in the message.
    pub marks: Vec<Mark>,
    /// What the reader may allow, each for itself.
    pub allow: Vec<AllowRule>,
}

/// What is shown at bad links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// The links, by their index in the message.
    pub links: Vec<usize>,
    /// How loud; a click on a link with an alarm is held.
    pub tone: Tone,
    /// One sentence.
    pub headline: Line,
    /// The host that the link leads to, as the DNS knows it.
    pub host: Option<String>,
    /// That host over the genuine one.
    pub comparison: Option<Comparison>,
    /// Why.
    pub reason: Option<Line>,
}

/// How loud a view is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// One quiet line.
    Quiet,
    /// Amber.
    Caution,
    /// Red.
    Alarm,
}

/// A message code and the values of its placeholders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// Key in `_locales`.
    pub code: Code,
    /// Values in the order of the placeholders `$1` … `$9`.
    pub values: Vec<String>,
}

/// Two hosts under each other, split where they differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The host seen.
    pub seen: Vec<Piece>,
    /// The genuine domain.
    pub genuine: Vec<Piece>,
    /// The differences in words.
    pub notes: Vec<Line>,
}

/// A run of characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// The characters.
    pub text: String,
    /// Whether they differ from the other host.
    pub differs: bool,
}

impl Line {
    fn new<const N: usize>(code: Code, values: [&str; N]) -> Line {
        Line {
            code,
            values: values.map(str::to_owned).to_vec(),
        }
    }
}

/// Lays out what is shown of a report; nothing for a silent one.
pub fn lay_out(report: &Report, message: &Message) -> Option<View> {
    let tone = match report.verdict {
        Verdict::Silent => return None,
        Verdict::Consistent => Tone::Quiet,
        Verdict::Caution => Tone::Caution,
        Verdict::Impersonation => Tone::Alarm,
    };
    let brand = report.brand?;
    let quiet = tone == Tone::Quiet;
    Some(View {
        tone,
        headline: headline(report, brand),
        caveat: quiet.then(|| caveat(report, brand)),
        comparison: comparison::of(report),
        // Who reads a genuine mail needs no way out of it.
        genuine: report
            .findings
            .iter()
            .find_map(|finding| finding.genuine())
            .filter(|_| !quiet),
        reasons: told_once(report.findings.iter().flat_map(reasons::of)),
        limits: limits(report, brand),
        marks: marks::of(report),
        allow: allowable::of(report, message),
    })
}

/// How a host imitates another is told once, though both the sender and a link may lead there.
fn told_once(lines: impl Iterator<Item = Line>) -> Vec<Line> {
    lines.fold(Vec::new(), |mut told, line| {
        if !told.contains(&line) {
            told.push(line);
        }
        told
    })
}

fn headline(report: &Report, brand: &str) -> Line {
    let alarm = |kind| {
        report
            .findings
            .iter()
            .any(|f| f.kind == kind && f.severity == Severity::Alarm)
    };
    let has = |kind| has(report, kind);
    let code = match report.verdict {
        Verdict::Consistent | Verdict::Silent if has(FindingKind::SenderAllowed) => {
            Code::HeadlineAllowed
        }
        Verdict::Consistent | Verdict::Silent => return consistent(report, brand),
        Verdict::Caution if only_code_missing(report) => Code::HeadlineCodeMissing,
        Verdict::Caution if has(FindingKind::SentThroughService) => {
            Code::HeadlineSentThroughService
        }
        Verdict::Caution => Code::HeadlineCaution,
        Verdict::Impersonation if alarm(FindingKind::AuthenticationFailed) => Code::HeadlineForged,
        Verdict::Impersonation if has(FindingKind::SenderOfficial) => Code::HeadlineBadLink,
        Verdict::Impersonation
            if has(FindingKind::ClaimsBrand)
                || has(FindingKind::SenderNotOfficial)
                || has(FindingKind::SenderShared) =>
        {
            Code::HeadlineNotBrand
        }
        Verdict::Impersonation => Code::HeadlineImitates,
    };
    Line::new(code, [brand])
}

/// Whether nothing but the code speaks against the message.
fn only_code_missing(report: &Report) -> bool {
    let mut doubts = report
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note);
    doubts.all(|finding| finding.kind == FindingKind::CodeMissing)
}

/// What matches, exactly: genuine mail also links to app stores and social networks.
fn consistent(report: &Report, brand: &str) -> Line {
    let (links, official) = (report.checked.links, report.checked.official);
    match (links, official) {
        _ if rests_on_address(report) => Line::new(Code::HeadlineConsistentUnconfirmed, [brand]),
        (0, _) => Line::new(Code::HeadlineConsistentNoLinks, [brand]),
        (_, 0) => Line::new(Code::HeadlineConsistentNone, [brand]),
        _ if links == official => Line::new(Code::HeadlineConsistentAll, [brand]),
        _ => Line::new(
            Code::HeadlineConsistentSome,
            [brand, &official.to_string(), &links.to_string()],
        ),
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
        && !has(report, FindingKind::SenderAllowed)
}

fn has(report: &Report, kind: FindingKind) -> bool {
    report.findings.iter().any(|finding| finding.kind == kind)
}

/// What a person should know beside a quiet headline: whether the user's code is there, or else what
/// is known of the sender's authentication, and where the headline says that already, what to do.
fn caveat(report: &Report, brand: &str) -> Line {
    if has(report, FindingKind::CodeFound) {
        return Line::new(Code::ReasonCodeFound, [brand]);
    }
    if has(report, FindingKind::CodeMissing) {
        return Line::new(Code::ReasonCodeMissing, [brand]);
    }
    if rests_on_address(report) {
        return Line::new(Code::CaveatUnconfirmed, [brand]);
    }
    Line::new(authentication_code(report.checked.authentication), [])
}

/// What was checked, and what could not be.
fn limits(report: &Report, brand: &str) -> Vec<Line> {
    let checked = &report.checked;
    let (links, official, hidden) = (
        checked.links.to_string(),
        checked.official.to_string(),
        checked.hidden.to_string(),
    );
    let mut lines = vec![match checked.links {
        0 => Line::new(Code::LimitNoLinks, []),
        _ => Line::new(Code::LimitLinks, [&links, &official, brand]),
    }];
    if checked.hidden > 0 {
        lines.push(Line::new(Code::LimitLinksHidden, [&hidden]));
    }
    if !checked.sender {
        lines.push(Line::new(Code::LimitSenderUnread, []));
    } else {
        lines.push(Line::new(authentication_code(checked.authentication), []));
    }
    if checked.truncated {
        lines.push(Line::new(Code::LimitTruncated, []));
    }
    lines
}

fn authentication_code(state: AuthenticationState) -> Code {
    match state {
        AuthenticationState::NotVisible => Code::LimitAuthenticationUnseen,
        AuthenticationState::Inconclusive => Code::LimitAuthenticationInconclusive,
        AuthenticationState::Passed => Code::LimitAuthenticationPassed,
        AuthenticationState::Failed => Code::LimitAuthenticationFailed,
    }
}
