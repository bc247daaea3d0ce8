//! The links to mark where they stand in the message, each with the words for it.
//!
//! | finding at the link | mark | because |
//! |---|---|---|
//! | alarm: imitates, text differs, disguised | alarm, its click is held | certain |
//! | doubt: perhaps imitates, imitates in quoted words, clumsily disguised | caution | worth a look, but may be innocent |
//! | not official, destination hidden, and the sender is an impostor | caution | in such mail the trap mostly looks like nothing |
//! | destination hidden otherwise | quiet | genuine mail does it too, often; its reader may want to know |
//! | not official otherwise | none | genuine mail does it too, often |
//!
//! "The sender is an impostor" is an alarm that lies elsewhere than at a link: one bad link in an
//! official mail says nothing of its other links. Even then the click is not held: such mail also
//! links to privacy pages and unsubscribe forms.

use std::collections::HashSet;

use crate::report::{
    Evidence, Finding, FindingKind, LinkReport, Location, Rating, Report, Severity, worst_first,
};

use super::{Code, Line, Mark, Tone, comparison, reasons};

/// One mark a finding, worst first; a link bears the first that touches it.
pub(super) fn of(report: &Report) -> Vec<Mark> {
    let impostor = has_impostor(report);
    let findings = report.findings.iter().zip(touched(report));
    let found = findings
        .filter_map(|(finding, touched)| Some((tone(finding, impostor)?, finding, touched)));
    let found = worst_first(found, |(tone, ..)| *tone as usize);
    let mut taken = HashSet::new();
    found
        .into_iter()
        .filter_map(|(tone, finding, touched)| {
            let mut links = links_of(finding, touched);
            links.retain(|link| taken.insert(*link));
            (!links.is_empty()).then(|| mark(report, finding, tone, links))
        })
        .collect()
}

fn has_impostor(report: &Report) -> bool {
    report.findings.iter().any(|finding| {
        finding.severity == Severity::Alarm && !matches!(finding.location, Location::Link(_))
    })
}

fn tone(finding: &Finding, impostor: bool) -> Option<Tone> {
    use FindingKind::{
        LinkDisguised, LinkHidden, LinkImitates, LinkNotOfficial, LinkTextDiffers,
        QuotedLinkImitates,
    };
    match (finding.kind, finding.severity) {
        (LinkImitates | LinkTextDiffers | LinkDisguised, Severity::Alarm) => Some(Tone::Alarm),
        (LinkImitates | QuotedLinkImitates | LinkDisguised, Severity::Doubt) => Some(Tone::Caution),
        (LinkNotOfficial | LinkHidden, Severity::Doubt) if impostor => Some(Tone::Caution),
        (LinkHidden, _) => Some(Tone::Quiet),
        _ => None,
    }
}

/// The links that each finding touches.
fn touched(report: &Report) -> Vec<Vec<usize>> {
    let mut touched = vec![Vec::new(); report.findings.len()];
    for (index, link) in report.links.iter().enumerate() {
        for &finding in &link.findings {
            if let Some(links) = touched.get_mut(finding) {
                links.push(index);
            }
        }
    }
    touched
}

/// What is said of a host holds for all links there. What a link shows, and how it is written, is
/// its own alone.
fn links_of(finding: &Finding, touched: Vec<usize>) -> Vec<usize> {
    let Location::Link(own) = finding.location else {
        return Vec::new();
    };
    match finding.evidence {
        Evidence::Host { .. } => touched,
        _ => vec![own],
    }
}

fn mark(report: &Report, finding: &Finding, tone: Tone, links: Vec<usize>) -> Mark {
    let host = match &finding.evidence {
        Evidence::Host { host, .. } | Evidence::Shown { host, .. } => Some(host.as_str()),
        Evidence::Disguise { host, .. } => host.as_deref(),
        _ => None,
    };
    let host = host.filter(|host| !host.is_empty());
    let brand = finding.brand.or(report.brand);
    let (chip, title) = labels(finding, tone, brand.unwrap_or_default());
    Mark {
        links,
        tone,
        chip: Some(chip),
        title: Some(title),
        headline: headline(finding, tone, host),
        host: host.map(str::to_owned),
        brand,
        genuine: genuine(report, finding),
        comparison: comparison::compare(finding),
        // The last one explains most: how a host imitates another.
        reason: reasons::of(finding).pop().map(shorter),
    }
}

/// Where the brand really is; a finding about a link's own text does not say it.
fn genuine(report: &Report, finding: &Finding) -> Option<&'static str> {
    let same_brand = |other: &&Finding| finding.brand.is_none() || other.brand == finding.brand;
    let others = report.findings.iter().filter(same_brand);
    finding
        .genuine()
        .or_else(|| others.filter_map(Finding::genuine).next())
}

/// Beside the two hosts, what was added needs no words.
fn shorter(reason: Line) -> Line {
    match reason.code {
        Code::HowCombosquat => Line::new(Code::HowAnyone, []),
        _ => reason,
    }
}

/// A word or two behind the link, and the heading of what opens instead of it.
fn labels(finding: &Finding, tone: Tone, brand: &str) -> (Line, Line) {
    let plain = |chip, title| (Line::new(chip, []), Line::new(title, []));
    let named = |chip, title| (Line::new(chip, [brand]), Line::new(title, [brand]));
    match (&finding.evidence, finding.kind) {
        (Evidence::Shown { .. } | Evidence::Disguise { .. }, _) => {
            plain(Code::ChipMisleads, Code::TitleMisleads)
        }
        (_, FindingKind::LinkHidden) => plain(Code::ChipHidden, Code::TitleHidden),
        // A stranger's: no fake, but not the brand's own either.
        (_, FindingKind::LinkNotOfficial) => named(Code::ChipNotBrand, Code::TitleCheck),
        _ if tone == Tone::Alarm => named(Code::ChipNotBrand, Code::TitleNotBrand),
        _ => named(Code::ChipCheck, Code::TitleCheck),
    }
}

/// The mark of a link that was looked at by itself; a quiet one where nothing speaks against it.
/// `owner`: the brand whose own host it is.
pub(crate) fn single(report: &Report, owner: Option<&str>) -> Mark {
    if let Some(mark) = of(report).into_iter().next() {
        return mark;
    }
    let link = report.links.first();
    let allowed = report
        .findings
        .iter()
        .find(|finding| finding.kind == FindingKind::LinkAllowed);
    let told = allowed.and_then(|finding| reasons::of(finding).pop());
    let headline = told.unwrap_or_else(|| unmarked(link, owner));
    Mark {
        links: vec![0],
        tone: Tone::Quiet,
        chip: None,
        title: None,
        headline,
        host: link.and_then(|link| link.host.clone()),
        brand: None,
        genuine: None,
        comparison: None,
        reason: None,
    }
}

/// What is said of a link that nothing speaks against.
fn unmarked(link: Option<&LinkReport>, owner: Option<&str>) -> Line {
    let host = link.and_then(|link| link.host.as_deref());
    match (host, owner, link.map(|link| link.rating)) {
        (Some(host), _, Some(Rating::Hidden)) => Line::new(Code::MarkHidden, [host]),
        (Some(host), Some(brand), _) => Line::new(Code::LinkOfficial, [host, brand]),
        (Some(host), None, _) => Line::new(Code::LinkUnrelated, [host]),
        (None, ..) => Line::new(Code::LinkNotWeb, []),
    }
}

/// The mark of a host, in the words for a mail address at it. `anyones`: anybody can have one there.
pub(crate) fn of_address(mark: Mark, host: &str, anyones: bool) -> Mark {
    let value = |at: usize| mark.headline.values.get(at).map_or("", String::as_str);
    let headline = match mark.headline.code {
        Code::MarkNotBrand => Line::new(Code::AddressNotBrand, [value(0), host]),
        Code::MarkCheck => Line::new(Code::AddressCheck, [host, value(1)]),
        Code::LinkOfficial => Line::new(Code::AddressOfficial, [host, value(1)]),
        _ if anyones => Line::new(Code::AddressAnyones, [host]),
        _ => Line::new(Code::LinkUnrelated, [host]),
    };
    let is_how = |line: &Line| line.code.key().starts_with("how_");
    Mark {
        headline,
        host: Some(host.to_owned()),
        chip: None,
        title: None,
        // Others speak of a link.
        reason: mark.reason.filter(is_how),
        ..mark
    }
}

fn headline(finding: &Finding, tone: Tone, host: Option<&str>) -> Line {
    let brand = finding.brand.unwrap_or_default();
    let Some(host) = host else {
        return Line::new(Code::MarkDisguisedNowhere, []);
    };
    match (&finding.evidence, finding.kind) {
        (Evidence::Shown { shown, .. }, _) => Line::new(Code::MarkTextDiffers, [shown, host]),
        (Evidence::Disguise { .. }, _) => Line::new(Code::MarkDisguised, [host]),
        (_, FindingKind::LinkHidden) if tone == Tone::Quiet => {
            Line::new(Code::MarkHiddenQuiet, [host])
        }
        (_, FindingKind::LinkHidden) => Line::new(Code::MarkHidden, [host]),
        _ if tone == Tone::Alarm => Line::new(Code::MarkNotBrand, [brand, host]),
        _ => Line::new(Code::MarkCheck, [host, brand]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyzer::Analyzer;
    use crate::message::{Link, Mailbox, Message, Reading, Source};

    /// The marks of a mail from that address with those links (text, target).
    fn marks(sender: &str, links: &[(&str, &str)]) -> Vec<Mark> {
        let read = |value: &str| {
            Some(Reading {
                value: value.to_owned(),
                from: Source::Header,
            })
        };
        let link = |(text, href): &(&str, &str)| Link {
            href: (*href).to_owned(),
            text: (*text).to_owned(),
            visible: true,
            ..Link::default()
        };
        let message = Message {
            sender: Mailbox {
                name: read("Binance"),
                address: read(sender),
            },
            links: links.iter().map(link).collect(),
            ..Message::default()
        };
        let report = Analyzer::new().analyze(&message);
        report.view.expect("a view").marks
    }

    fn chip(mark: &Mark) -> Option<Code> {
        mark.chip.as_ref().map(|line| line.code)
    }

    const OFFICIAL: &str = "do-not-reply@post.binance.com";
    const IMPOSTOR: &str = "desk@mailer.example";

    #[test]
    fn one_bad_link_in_an_official_mail_leaves_the_others_alone() {
        let found = marks(
            OFFICIAL,
            &[
                ("Terms", "https://www.binance.com/en/terms"),
                ("Refund", "https://binance-refund.example/claim"),
                ("Partner", "https://stranger.example/"),
                ("Again", "https://binance-refund.example/other"),
            ],
        );
        let [mark] = &found[..] else {
            panic!("expected one mark, there are {found:?}")
        };
        assert_eq!(
            mark.links,
            [1, 3],
            "what is said of a host holds for all its links"
        );
        assert_eq!(mark.tone, Tone::Alarm);
        assert_eq!(mark.headline.code, Code::MarkNotBrand);
        assert_eq!(mark.host.as_deref(), Some("binance-refund.example"));
        assert_eq!(
            mark.reason.as_ref().map(|line| line.code),
            Some(Code::HowAnyone)
        );
        assert!(mark.comparison.is_some());
        let chip = mark.chip.as_ref().map(|line| (line.code, &line.values[..]));
        assert_eq!(
            chip,
            Some((Code::ChipNotBrand, &["Binance".to_owned()][..]))
        );
        assert_eq!(
            (mark.brand, mark.genuine),
            (Some("Binance"), Some("binance.com"))
        );
    }

    #[test]
    fn a_mail_address_takes_no_mark_from_the_links_after_it() {
        let found = marks(
            OFFICIAL,
            &[
                ("Write to us", "mailto:desk@binance-refund.example"),
                ("Terms", "https://www.binance.com/en/terms"),
                ("Refund", "https://binance-refund.example/claim"),
            ],
        );
        let [mark] = &found[..] else {
            panic!("expected one mark, there are {found:?}")
        };
        assert_eq!((&mark.links[..], mark.tone), (&[0, 2][..], Tone::Alarm));
    }

    #[test]
    fn a_false_text_is_told_of_its_own_link_alone() {
        let found = marks(
            OFFICIAL,
            &[
                (
                    "https://www.binance.com/login",
                    "https://stranger.example/a",
                ),
                ("Unsubscribe", "https://stranger.example/b"),
            ],
        );
        let links: Vec<_> = found.iter().flat_map(|mark| &mark.links).collect();
        assert_eq!(links, [&0]);
        assert_eq!(found[0].headline.code, Code::MarkTextDiffers);
        assert_eq!(chip(&found[0]), Some(Code::ChipMisleads));
        assert_eq!(found[0].genuine, Some("binance.com"));
    }

    #[test]
    fn an_impostors_strange_links_are_marked_softly() {
        let found = marks(
            IMPOSTOR,
            &[
                ("Verify", "https://stranger.example/"),
                ("Terms", "https://www.binance.com/en/terms"),
            ],
        );
        let [mark] = &found[..] else {
            panic!("expected one mark, there are {found:?}")
        };
        assert_eq!((&mark.links[..], mark.tone), (&[0][..], Tone::Caution));
        assert_eq!(chip(mark), Some(Code::ChipNotBrand));
    }

    #[test]
    fn a_click_counter_in_a_genuine_mail_is_marked_quietly() {
        let found = marks(
            OFFICIAL,
            &[
                ("Log in", "https://www.binance.com/"),
                ("View", "https://u1.ct.sendgrid.net/ls/click?upn=abc"),
            ],
        );
        let [mark] = &found[..] else {
            panic!("expected one mark, there are {found:?}")
        };
        assert_eq!((&mark.links[..], mark.tone), (&[1][..], Tone::Quiet));
        assert_eq!(mark.headline.code, Code::MarkHiddenQuiet);
        assert_eq!(chip(mark), Some(Code::ChipHidden));
    }

    #[test]
    fn an_impostors_click_counter_is_marked_softly() {
        let found = marks(
            IMPOSTOR,
            &[("Verify", "https://u1.ct.sendgrid.net/ls/click?upn=abc")],
        );
        let tones: Vec<_> = found.iter().map(|mark| mark.tone).collect();
        assert_eq!(tones, [Tone::Caution]);
        assert_eq!(found[0].headline.code, Code::MarkHidden);
    }

    #[test]
    fn genuine_mail_bears_no_mark() {
        let links = [
            ("Log in", "https://www.binance.com/"),
            ("Partner", "https://stranger.example/"),
        ];
        assert_eq!(marks(OFFICIAL, &links), []);
    }
}
