//! A draft for those who collect reports of phishing. The user reads it and sends it, or not.
//!
//! In English, for its readers. Addresses are written so that nothing makes a link of them, and cut
//! before what may name the user: a link's query and fragment, and the user's anti-phishing codes.

use serde::Serialize;

use crate::domain::{Address, Target};
use crate::message::{Mailbox, Message};
use crate::settings::Rules;

use super::view::{Code, Line};
use super::{Report, Severity, english};

/// Links told; more tell nothing new.
const MAX_LINKS: usize = 30;
const MAX_LINE: usize = 300;

/// Collects reports for the whole industry; address and page as on <https://apwg.org/reportphishing/>
/// (2026-11-22).
const EVERYBODYS: (&str, &str) = ("Anti-Phishing Working Group", "reportphishing@apwg.org");

/// A report that can be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// The subject.
    pub subject: String,
    /// The text, lines parted by `\n`.
    pub body: String,
    /// Who collects such reports.
    pub recipients: Vec<Recipient>,
}

/// Who collects reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recipient {
    /// Its name.
    pub name: String,
    /// Its mail address, if it takes mail.
    pub address: Option<String>,
    /// Its page, if it has a form.
    pub page: Option<String>,
}

/// The draft for a report worth sending: a caution or worse. `reports_to`: the address or page of the
/// brand that is imitated.
pub fn draft(
    report: &Report,
    message: &Message,
    rules: &Rules,
    reports_to: Option<&str>,
) -> Option<Draft> {
    let brand = report.brand?;
    let worth_it = report
        .findings
        .iter()
        .any(|finding| finding.severity > Severity::Note);
    worth_it.then(|| Draft {
        subject: format!("Report of a mail that imitates {brand}"),
        body: body(report, message, rules, brand),
        recipients: recipients(brand, reports_to),
    })
}

fn recipients(brand: &str, reports_to: Option<&str>) -> Vec<Recipient> {
    let recipient = |name: &str, to: &str| {
        let is_address = to.contains('@');
        Recipient {
            name: name.to_owned(),
            address: is_address.then(|| to.to_owned()),
            page: (!is_address).then(|| to.to_owned()),
        }
    };
    let own = reports_to.map(|to| recipient(brand, to));
    own.into_iter()
        .chain([recipient(EVERYBODYS.0, EVERYBODYS.1)])
        .collect()
}

fn body(report: &Report, message: &Message, rules: &Rules, brand: &str) -> String {
    let mut lines = vec![
        format!(
            "I received a mail that may imitate {brand}. Touchstone, a browser extension, compared its sender and links with {brand}'s official domains."
        ),
        String::new(),
        format!("From: {}", mailbox(&message.sender)),
    ];
    lines.extend(
        message
            .reply_to
            .iter()
            .take(3)
            .map(|to| format!("Reply-To: {}", mailbox(to))),
    );
    lines.push(format!(
        "Subject: {}",
        without_codes(&one_line(&message.subject), rules, brand)
    ));
    lines.extend([String::new(), "What was seen:".to_owned()]);
    lines.extend(seen(report).map(|line| format!("- {line}")));
    let links = links(report, message);
    if !links.is_empty() {
        lines.extend([
            String::new(),
            "Links, cut before any \"?\" or \"#\":".to_owned(),
        ]);
        lines.extend(links);
    }
    lines.extend([
        String::new(),
        "I can send the whole mail with its headers on request.".to_owned(),
    ]);
    lines.join("\n")
}

/// The findings about sender and links in words.
fn seen(report: &Report) -> impl Iterator<Item = String> {
    let reasons = report.view.iter().flat_map(|view| &view.reasons);
    reasons
        .filter(|line| tells_sender_or_link(line.code))
        .map(|line| {
            let values = line.values.iter().map(|value| defanged(value)).collect();
            english::sentence(&Line {
                values,
                ..line.clone()
            })
        })
}

/// Whether a reason is about sender and links alone, which a report may tell. All others may name the user, or
/// tell what the user told the extension.
fn tells_sender_or_link(code: Code) -> bool {
    matches!(
        code,
        Code::ReasonAddressImitates
            | Code::ReasonAuthenticationFailed
            | Code::ReasonAuthenticationPassed
            | Code::ReasonLinkCoded
            | Code::ReasonLinkHidden
            | Code::ReasonLinkImitates
            | Code::ReasonLinkInvisible
            | Code::ReasonLinkIp
            | Code::ReasonLinkIrregular
            | Code::ReasonLinkMalformed
            | Code::ReasonLinkManyDots
            | Code::ReasonLinkNotOfficial
            | Code::ReasonLinkPort
            | Code::ReasonLinkScheme
            | Code::ReasonLinkText
            | Code::ReasonLinkUserinfo
            | Code::ReasonNameDisguised
            | Code::ReasonNameShowsAddress
            | Code::ReasonQuotedLinkImitates
            | Code::ReasonReplyTo
            | Code::ReasonSenderImitates
            | Code::ReasonSenderNotOfficial
            | Code::ReasonSenderOfficial
            | Code::ReasonSenderShared
            | Code::ReasonSenderUnread
            | Code::ReasonSenderUnverified
            | Code::ReasonSentThroughService
            | Code::ReasonTextInPicture
    )
}

fn links(report: &Report, message: &Message) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for link in message.links.iter().take(report.links.len()) {
        let Some(line) = link_line(&link.href) else {
            continue;
        };
        if lines.len() < MAX_LINKS && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn link_line(href: &str) -> Option<String> {
    let Target::Web(_) = Target::parse(href) else {
        return None;
    };
    let cut = href.split(['?', '#']).next().unwrap_or_default();
    Some(format!(
        "- {}",
        defanged(&one_line(cut)).replacen("http", "hxxp", 1)
    ))
}

/// A name and an address on one line.
fn mailbox(mailbox: &Mailbox) -> String {
    let value = |reading: &Option<crate::message::Reading>| {
        reading
            .as_ref()
            .map(|reading| one_line(&reading.value))
            .unwrap_or_default()
    };
    let (name, address) = (value(&mailbox.name), value(&mailbox.address));
    let address = match Address::parse(&address) {
        Some(parsed) => format!("{}[at]{}", parsed.local, defanged(parsed.domain.ascii())),
        None if address.is_empty() => "address not shown".to_owned(),
        None => defanged(&address),
    };
    if name.is_empty() {
        format!("<{address}>")
    } else {
        format!("\"{name}\" <{address}>")
    }
}

/// Written so that no program makes a link of it.
fn defanged(text: &str) -> String {
    text.replace('.', "[.]").replace('@', "[at]")
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .take(MAX_LINE)
        .collect()
}

/// A service may print the code in the subject.
fn without_codes(text: &str, rules: &Rules, brand: &str) -> String {
    let lower = text.to_lowercase();
    let carries = |code: &str| lower.contains(&code.to_lowercase());
    if rules.codes_of(brand).any(carries) {
        return "(left out: it holds my anti-phishing code)".to_owned();
    }
    text.to_owned()
}
