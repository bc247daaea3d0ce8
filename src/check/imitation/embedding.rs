//! A genuine domain, or a brand's name as a label, inside somebody else's host name
//! ("target embedding" in Chromium's lookalike checks).

use crate::brand::{Label, Registry, letters};
use crate::report::{ImitationKind, Span};

use super::{Likeness, SeenLabel, Subject};

pub(super) fn find(subject: &Subject, registry: &Registry) -> Option<Likeness> {
    whole_domain(subject, registry)
        .or_else(|| brand_label(subject, registry))
        .or_else(|| cut_label(subject, registry))
}

/// `binance.com.evil.example`, `binance-com.evil.example`, `www-binance-com.example`.
fn whole_domain(subject: &Subject, registry: &Registry) -> Option<Likeness> {
    let (joined, starts) = joined_tokens(subject);
    let seen_letters = letters(&joined);
    let candidates = registry.labels().iter();
    let mut candidates = candidates.filter(|label| label.letters & !seen_letters == 0);
    candidates.find_map(|label| {
        label.domains.iter().find_map(|needle| {
            let at = joined.find(needle.as_str())?;
            let first = joined[..at].matches('.').count();
            let last = first + needle.matches('.').count() - 2;
            let seen = Span {
                start: starts[first].start,
                end: starts[last].end,
            };
            Some(Likeness::new(label, ImitationKind::Embedding, true, seen))
        })
    })
}

/// The labels' tokens (cut at hyphens) as `.a.b.c.`, and where each stands in the shown host.
fn joined_tokens(subject: &Subject) -> (String, Vec<Span>) {
    let mut joined = String::from(".");
    let mut spans = Vec::new();
    for label in &subject.labels {
        let mut start = label.start;
        for token in label.shown.split('-') {
            let end = start + token.chars().count();
            joined.push_str(&crate::confusable::skeleton(token));
            joined.push('.');
            spans.push(Span { start, end });
            start = end + 1;
        }
    }
    (joined, spans)
}

/// `binance.evil.example`: the name as a label below a stranger's domain.
fn brand_label(subject: &Subject, registry: &Registry) -> Option<Likeness> {
    registry.labels().iter().find_map(|label| {
        let seen: &SeenLabel = subject
            .subdomains()
            .iter()
            .find(|seen| seen.skeleton == label.text)?;
        let kind = match (seen.is_homograph(), subject.host.is_on_platform()) {
            (true, _) => ImitationKind::Homograph,
            (_, true) => ImitationKind::Hosting,
            _ => ImitationKind::Subdomain,
        };
        // `gemini.google.com`: an ordinary word as a label is anybody's.
        if label.ordinary
            && !seen.is_homograph()
            && !subject.has_word_of_trade(seen, &seen.skeleton)
        {
            return None;
        }
        let certain = kind == ImitationKind::Homograph || is_deep(subject, label, seen);
        Some(Likeness::new(label, kind, certain, seen.span()))
    })
}

/// `bin.ance.com`: the name cut up by dots.
fn cut_label(subject: &Subject, registry: &Registry) -> Option<Likeness> {
    subject.labels.windows(2).find_map(|pair| {
        let joined = format!("{}{}", pair[0].skeleton, pair[1].skeleton);
        let label = registry
            .labels()
            .iter()
            .find(|label| label.text == joined)?;
        let seen = Span {
            start: pair[0].start,
            end: pair[1].span().end,
        };
        Some(Likeness::new(label, ImitationKind::Embedding, false, seen))
    })
}

/// A customer's label at a software service stands alone (`coinbase.service.example`); with more
/// labels around it (`login.coinbase.verify.example`) it is made to be read as the brand's host.
fn is_deep(subject: &Subject, label: &Label, seen: &SeenLabel) -> bool {
    let others = |other: &SeenLabel| !std::ptr::eq(other, seen) && other.shown != "www";
    !label.ordinary && label.text.len() >= 5 && subject.subdomains().iter().any(others)
}
