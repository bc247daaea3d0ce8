//! Names that look like a brand's: other scripts, ASCII lookalikes, typing errors, another suffix.

use strsim::osa_distance;

use crate::brand::{Label, Registry};
use crate::confusable::ascii_fold;
use crate::report::ImitationKind;

use super::{Likeness, SeenLabel, Subject};

/// Below this length a single edit reaches too many innocent names (Chromium uses 5; `nexo` and
/// `nexon`, `bingx` and `bing` show why that is not enough here).
const MIN_TYPO_LEN: usize = 6;

pub(super) fn find(subject: &Subject, registry: &Registry) -> Option<Likeness> {
    let name = subject.name();
    let folded = ascii_fold(&name.skeleton);
    let labels = registry.labels();
    labels
        .iter()
        .find_map(|label| same_name(subject, label))
        .or_else(|| {
            labels
                .iter()
                .find_map(|label| same_fold(name, &folded, label))
        })
        .or_else(|| labels.iter().find_map(|label| typo(name, label)))
}

/// The brand's own name, in other letters or on another suffix.
fn same_name(subject: &Subject, label: &Label) -> Option<Likeness> {
    let name = subject.name();
    if name.skeleton != label.text {
        return None;
    }
    let kind = match (name.is_homograph(), subject.host.is_on_platform()) {
        (true, _) => ImitationKind::Homograph,
        (false, true) => ImitationKind::Hosting,
        (false, false) => ImitationKind::OtherSuffix,
    };
    // Someone else may rightly own an ordinary word or three letters on another suffix.
    let certain = kind == ImitationKind::Homograph || !(label.brand.word || label.text.len() <= 4);
    Some(Likeness::new(label, kind, certain, name.span()))
}

fn same_fold(name: &SeenLabel, folded: &str, label: &Label) -> Option<Likeness> {
    if label.text.len() < 3 || folded != label.folded {
        return None;
    }
    let kind = if name.is_homograph() {
        ImitationKind::Homograph
    } else {
        ImitationKind::AsciiHomograph
    };
    Some(Likeness::new(
        label,
        kind,
        label.text.len() >= 5,
        name.span(),
    ))
}

/// One edit away, the first letter kept: `finance` is one edit from `binance` and innocent, as are
/// nearly all words that differ in their first letter.
fn typo(name: &SeenLabel, label: &Label) -> Option<Likeness> {
    let (seen, genuine) = (name.skeleton.as_str(), label.text);
    let near = genuine.len() >= MIN_TYPO_LEN
        && !label.brand.word
        && seen.len().abs_diff(genuine.len()) <= 1
        && seen.as_bytes().first() == genuine.as_bytes().first()
        && without_trailing_digits(seen) != genuine
        && osa_distance(seen, genuine) == 1;
    let kind = if name.is_homograph() {
        ImitationKind::Homograph
    } else {
        ImitationKind::Typo
    };
    near.then(|| Likeness::new(label, kind, genuine.len() > MIN_TYPO_LEN, name.span()))
}

fn without_trailing_digits(name: &str) -> &str {
    name.trim_end_matches(|c: char| c.is_ascii_digit())
}
