//! The host seen over the genuine one, split where they differ.

use crate::report::{Evidence, Finding, FindingKind, Imitation, Location, Report, Span};

use super::{Code, Comparison, Line, Piece, difference_words};

/// The comparison worth showing: an imitation before a mere stranger, in the order of the findings.
pub(super) fn of(report: &Report) -> Option<Comparison> {
    let strangers = || {
        report
            .findings
            .iter()
            .filter(|finding| is_stranger(finding))
    };
    strangers()
        .find_map(of_likeness)
        .or_else(|| strangers().find_map(compare))
}

/// Whether the finding is about a host that stands where the brand's should.
fn is_stranger(finding: &Finding) -> bool {
    use FindingKind::{
        LinkImitates, LinkNotOfficial, QuotedLinkImitates, SenderImitates, SenderNotOfficial,
    };
    matches!(
        finding.kind,
        SenderImitates | LinkImitates | QuotedLinkImitates | SenderNotOfficial | LinkNotOfficial
    )
}

/// The same of one finding, where its host is like the genuine one.
pub(super) fn of_likeness(finding: &Finding) -> Option<Comparison> {
    match finding.evidence {
        Evidence::Host {
            imitation: Some(_), ..
        } => compare(finding),
        _ => None,
    }
}

/// A finding's own host over the genuine one.
pub(super) fn compare(finding: &Finding) -> Option<Comparison> {
    let Evidence::Host {
        host,
        unicode,
        genuine: Some(genuine),
        imitation,
        ..
    } = &finding.evidence
    else {
        return None;
    };
    let seen = unicode.as_deref().unwrap_or(host);
    // Where nothing is alike there is nothing to mark.
    let spans = |of: fn(&Imitation) -> &Vec<Span>| {
        let found = imitation.as_ref().map(of);
        found.map_or(&[][..], Vec::as_slice)
    };
    Some(Comparison {
        seen_label: Line::new(label(finding.location), []),
        genuine_label: Line::new(Code::GenuineAt, [finding.brand.unwrap_or_default()]),
        seen: pieces(seen, spans(|imitation| &imitation.seen_spans)),
        genuine: pieces(genuine, spans(|imitation| &imitation.genuine_spans)),
        notes: difference_words::of(&finding.evidence),
    })
}

fn label(location: Location) -> Code {
    match location {
        Location::Sender => Code::SeenSender,
        Location::ReplyTo => Code::SeenReplyTo,
        Location::Link(_) => Code::SeenLink,
        Location::Body => Code::SeenText,
    }
}

fn pieces(text: &str, spans: &[Span]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, c) in text.chars().enumerate() {
        let differs = spans
            .iter()
            .any(|span| (span.start..span.end).contains(&at));
        match pieces.last_mut() {
            Some(last) if last.differs == differs => last.text.push(c),
            _ => pieces.push(Piece {
                text: c.to_string(),
                differs,
            }),
        }
    }
    pieces
}
