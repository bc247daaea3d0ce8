//! The brand's name with words, digits or letters around it (`binance-verify`, `mybinance24`).
//! No list of words decides: what is added has a long tail. Words of the trade settle what is
//! ambiguous: short names, ordinary words, names made of common parts.

use crate::brand::{Label, Registry};
use crate::confusable::ascii_fold;
use crate::report::{ImitationKind, Span};

use super::context::{explains, is_strong};
use super::{Likeness, SeenLabel, Subject};

/// A coined name at least this long is not found inside other words by chance.
const MIN_INSIDE_LEN: usize = 6;
/// A coined name at least this long stands alone between hyphens only on purpose.
const MIN_TOKEN_LEN: usize = 5;

/// A brand's name found in a label.
struct Found<'r> {
    label: &'r Label,
    /// Characters of the seen label.
    start: usize,
    end: usize,
    certain: bool,
}

pub(super) fn find(subject: &Subject, registry: &Registry) -> Option<Likeness> {
    subject.labels.iter().rev().find_map(|seen| {
        let tokens = registry
            .labels()
            .iter()
            .filter_map(|label| as_token(subject, seen, label));
        // Of several names the first in the host is the one that is read.
        let token = tokens.min_by_key(|found| found.start);
        let found = token.or_else(|| {
            let inside = registry
                .labels()
                .iter()
                .filter_map(|label| inside(subject, seen, label));
            inside.min_by_key(|found| (!found.certain, found.start))
        });
        found.map(|found| likeness(subject, seen, &found))
    })
}

/// Between hyphens or digits: `secure-okx-login`, `14882-coinbase`.
fn as_token<'r>(subject: &Subject, seen: &SeenLabel, label: &'r Label) -> Option<Found<'r>> {
    let mut start = 0;
    for token in seen.skeleton.split('-') {
        let name = token.trim_matches(|c: char| c.is_ascii_digit());
        let alike = label.text.len() >= MIN_TOKEN_LEN && ascii_fold(token) == label.folded;
        if name == label.text || alike {
            let (offset, length) = if alike {
                (0, token.len())
            } else {
                (token.find(name)?, name.len())
            };
            let trade = subject.has_word_of_trade(seen, token);
            let certain = trade || !(label.ordinary || label.text.len() < MIN_TOKEN_LEN);
            if label.brand.everyday && label.ordinary && !trade {
                return None;
            }
            let certain = certain
                && !(label.brand.everyday && label.ordinary && label.text.len() < MIN_INSIDE_LEN);
            return Some(Found {
                label,
                start: start + offset,
                end: start + offset + length,
                certain,
            });
        }
        start += token.chars().count() + 1;
    }
    None
}

/// Run together: `binanceverify`, `loginbinance`, `krakenexchange`.
fn inside<'r>(subject: &Subject, seen: &SeenLabel, label: &'r Label) -> Option<Found<'r>> {
    let at = position(&seen.skeleton, label.text)?;
    let (before, after) = (
        &seen.skeleton[..at],
        &seen.skeleton[at + label.text.len()..],
    );
    let explained = |rest: &str| {
        rest.is_empty()
            || rest
                .split('-')
                .all(|part| part.is_empty() || explains(part))
    };
    let all_explained = explained(before) && explained(after);
    let trade =
        is_strong(before) || is_strong(after) || subject.has_word_of_trade(seen, &seen.skeleton);
    let coined = !label.ordinary && !label.compound && label.text.len() >= MIN_INSIDE_LEN;
    if !coined && !(all_explained && !(before.is_empty() && after.is_empty())) {
        return None;
    }
    let short = label.text.len() < MIN_TOKEN_LEN;
    let certain = trade && !short && !(label.ordinary && label.brand.everyday);
    let start = seen.skeleton[..at].chars().count();
    Some(Found {
        label,
        start,
        end: start + label.text.len(),
        certain,
    })
}

/// Where the name stands, at an end of the label if it can be: `coinbasecoin` begins with it.
fn position(skeleton: &str, name: &str) -> Option<usize> {
    if skeleton.ends_with(name) && !skeleton.starts_with(name) {
        return Some(skeleton.len() - name.len());
    }
    skeleton.find(name)
}

fn likeness(subject: &Subject, seen: &SeenLabel, found: &Found) -> Likeness {
    let kind = match (seen.is_homograph(), subject.host.is_on_platform()) {
        (true, _) => ImitationKind::Homograph,
        (_, true) => ImitationKind::Hosting,
        _ => ImitationKind::Combosquat,
    };
    let at = Span {
        start: seen.start + found.start,
        end: seen.start + found.end,
    };
    // Marks in a disguised label are found by comparing the whole label.
    let span = if seen.is_homograph() { seen.span() } else { at };
    Likeness::new(found.label, kind, found.certain, span)
}
