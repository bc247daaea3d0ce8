//! The brand's name with words, digits or letters around it (`binance-verify`, `mybinance24`).
//! No list of words decides: what is added has a long tail.

use crate::brand::{Label, Registry};
use crate::confusable::ascii_fold;
use crate::report::{ImitationKind, Span};

use super::{Likeness, SeenLabel, Subject};

/// A shorter name inside a longer word is chance (`builtbybit`, `okxander`); as a token of its own
/// it is not.
const MIN_INSIDE_LEN: usize = 6;

pub(super) fn find(subject: &Subject, registry: &Registry) -> Option<Likeness> {
    subject.labels.iter().rev().find_map(|seen| {
        let labels = registry.labels();
        labels
            .iter()
            .find_map(|label| as_token(subject, seen, label))
            .or_else(|| labels.iter().find_map(|label| inside(subject, seen, label)))
    })
}

/// Between hyphens or digits: `secure-okx-login`, `14882-coinbase`.
fn as_token(subject: &Subject, seen: &SeenLabel, label: &Label) -> Option<Likeness> {
    let mut start = seen.start;
    for token in seen.skeleton.split('-') {
        let name = token.trim_matches(|c: char| c.is_ascii_digit());
        let same =
            name == label.text || (label.text.len() >= 5 && ascii_fold(token) == label.folded);
        if same {
            let certain = !label.brand.word && label.text.len() >= 5;
            let offset = token.find(name).unwrap_or(0);
            let at = Span {
                start: start + offset,
                end: start + offset + name.len(),
            };
            return Some(likeness(subject, seen, label, certain, at));
        }
        start += token.chars().count() + 1;
    }
    None
}

/// Run together: `binanceverify`, `loginbinance`.
fn inside(subject: &Subject, seen: &SeenLabel, label: &Label) -> Option<Likeness> {
    if label.brand.word || label.text.len() < MIN_INSIDE_LEN {
        return None;
    }
    let at = seen.skeleton.find(label.text)?;
    let start = seen.start + seen.skeleton[..at].chars().count();
    let span = Span {
        start,
        end: start + label.text.len(),
    };
    Some(likeness(subject, seen, label, true, span))
}

fn likeness(
    subject: &Subject,
    seen: &SeenLabel,
    label: &Label,
    certain: bool,
    at: Span,
) -> Likeness {
    let kind = match (seen.is_homograph(), subject.host.is_on_platform()) {
        (true, _) => ImitationKind::Homograph,
        (_, true) => ImitationKind::Hosting,
        _ => ImitationKind::Combosquat,
    };
    // Marks in a disguised label are found by comparing the whole label.
    let span = if seen.is_homograph() { seen.span() } else { at };
    Likeness::new(label, kind, certain, span)
}
