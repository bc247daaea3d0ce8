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
mod words;

use serde::Serialize;

use crate::message::Message;
use crate::settings::AllowRule;

use super::{AuthenticationState, Finding, Report, Verdict};

pub use code::Code;
pub(crate) use marks::{of_address, single};

/// What to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// How loud.
    pub tone: Tone,
    /// One sentence.
    pub headline: Line,
    /// What was seen, in a sentence or two; mostly none where the comparison tells it.
    pub says: Vec<Line>,
    /// The host seen over the genuine one.
    pub comparison: Option<Comparison>,
    /// What to do.
    pub advice: Option<Line>,
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
    /// A word or two behind the link; none for a link that was looked at by itself.
    pub chip: Option<Line>,
    /// The heading above everything else about the link; where there is none, the sentence says all.
    pub title: Option<Line>,
    /// One sentence.
    pub headline: Line,
    /// The host that the link leads to, as the DNS knows it.
    pub host: Option<String>,
    /// The brand that the link is not.
    pub brand: Option<&'static str>,
    /// Its genuine domain, to go to instead.
    pub genuine: Option<&'static str>,
    /// That host over the genuine one.
    pub comparison: Option<Comparison>,
    /// Why.
    pub reason: Option<Line>,
}

/// How loud a view is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// The provider confirmed the sender: green, the only one with a tick.
    Confirmed,
    /// All that was seen matches.
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
    /// The number by which a language chooses the words: the key is then the code, `_` and one of the
    /// plural categories of Unicode's CLDR (`limit_links_one`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<usize>,
}

/// Two hosts under each other, split where they differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// Where the host stands: "It came from".
    pub seen_label: Line,
    /// The host seen.
    pub seen: Vec<Piece>,
    /// Whose the genuine domain is: "Binance is at".
    pub genuine_label: Line,
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
            count: None,
        }
    }

    /// One whose words depend on a number.
    fn counted<const N: usize>(code: Code, count: usize, values: [&str; N]) -> Line {
        Line {
            count: Some(count),
            ..Line::new(code, values)
        }
    }
}

/// Lays out what is shown of a report; nothing for a silent one.
pub fn lay_out(report: &Report, message: &Message) -> Option<View> {
    let tone = match report.verdict {
        Verdict::Silent => return None,
        Verdict::Consistent if words::is_confirmed(report) => Tone::Confirmed,
        Verdict::Consistent => Tone::Quiet,
        Verdict::Caution => Tone::Caution,
        Verdict::Impersonation => Tone::Alarm,
    };
    let brand = report.brand?;
    let own = |finding: &&Finding| finding.brand == Some(brand);
    let findings = report.findings.iter();
    let genuine = findings.filter(own).find_map(Finding::genuine);
    let words = words::of(report, message, brand, genuine);
    Some(View {
        tone,
        headline: words.headline,
        says: words.says,
        comparison: words.comparison,
        advice: words.advice,
        genuine,
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
        count => Line::counted(Code::LimitLinks, count, [&links, &official, brand]),
    }];
    if checked.hidden > 0 {
        lines.push(Line::counted(
            Code::LimitLinksHidden,
            checked.hidden,
            [&hidden],
        ));
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
