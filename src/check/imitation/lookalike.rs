//! Names that are a brand's but for the script, the typeface or the suffix.

use crate::brand::{Label, Registry};
use crate::confusable::ascii_fold;
use crate::report::ImitationKind;

use super::{Likeness, SeenLabel, Subject};

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
}

/// The brand's own name, in other letters or on another suffix.
fn same_name(subject: &Subject, label: &Label) -> Option<Likeness> {
    let name = subject.name();
    if name.skeleton != label.text {
        return None;
    }
    // Somebody else may rightly own an everyday word on another suffix.
    if label.ordinary && label.brand.everyday && !name.is_homograph() {
        return None;
    }
    if !name.is_homograph() && is_closed(subject.host.suffix()) {
        return None;
    }
    let kind = match (name.is_homograph(), subject.host.is_on_platform()) {
        (true, _) => ImitationKind::Homograph,
        (false, true) => ImitationKind::Hosting,
        (false, false) => ImitationKind::OtherSuffix,
    };
    // The same goes, less plainly, for other words and for a few letters.
    let few = if label.brand.popular { 4 } else { 5 };
    let certain =
        kind == ImitationKind::Homograph || !(label.brand.word || label.text.len() <= few);
    Some(Likeness::new(label, kind, certain, name.span()))
}

/// Suffixes under which nobody gets a name without being known to the registry: those of schools
/// and states (`gemini.edu`), and those that one firm keeps for itself (`gemini.google`).
fn is_closed(suffix: &str) -> bool {
    const TOP: &[&str] = &[
        "amazon",
        "apple",
        "aws",
        "edu",
        "google",
        "gov",
        "int",
        "microsoft",
        "mil",
    ];
    // Below a country's own suffix; "ac" alone is Ascension's, open to all.
    const SECOND: &[&str] = &["ac", "edu", "gob", "gouv", "gov", "mil"];
    match suffix.split_once('.') {
        None => TOP.contains(&suffix),
        Some((first, _)) => SECOND.contains(&first),
    }
}

fn same_fold(name: &SeenLabel, folded: &str, label: &Label) -> Option<Likeness> {
    if label.text.len() < 3 || folded != label.folded || name.skeleton == label.text {
        return None;
    }
    let kind = if name.is_homograph() {
        ImitationKind::Homograph
    } else {
        ImitationKind::AsciiHomograph
    };
    // `ibank` may be a word to somebody, `hu0bi` is made; three or four letters are anybody's.
    let has_digit = name.skeleton.bytes().any(|b| b.is_ascii_digit());
    let certain = label.text.len() >= if has_digit { 5 } else { 6 };
    Some(Likeness::new(label, kind, certain, name.span()))
}
