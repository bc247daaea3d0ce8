//! A brand's name with typing errors, alone or among words: `biinance-connect`, `binanclogin`,
//! `coin-base`.
//!
//! Edit distance is the proven source of false alarms, so it reaches only long coined names, the
//! first letter must be kept (`finance`, `weather`), and among words it needs words of the trade.

use strsim::osa_distance;

use crate::brand::{Label, Registry};
use crate::report::{ImitationKind, Span};

use super::context::explains;
use super::{Likeness, SeenLabel, Subject};

/// Shorter names are reached from too many innocent ones.
const MIN_LEN: usize = 6;

/// A part of a label that may be meant for a name.
struct Piece<'s> {
    text: String,
    /// What stands beside it within the label, hyphens aside.
    rest: Vec<&'s str>,
}

pub(super) fn find(subject: &Subject, registry: &Registry) -> Option<Likeness> {
    subject.labels.iter().rev().find_map(|seen| {
        let pieces = pieces(&seen.skeleton);
        let labels = || registry.labels().iter().filter(|label| is_reached(label));
        pieces
            .iter()
            .find_map(|piece| labels().find_map(|label| near(subject, seen, piece, label)))
            .or_else(|| {
                pieces.iter().find_map(|piece| {
                    labels().find_map(|label| window(subject, seen, piece, label))
                })
            })
    })
}

fn is_reached(label: &Label) -> bool {
    !label.ordinary && label.text.len() >= MIN_LEN
}

/// The tokens between hyphens, and neighbours taken together: `coin-base-login` gives also
/// `coinbase` and `baselogin`.
fn pieces(skeleton: &str) -> Vec<Piece<'_>> {
    const MAX_TOKENS: usize = 12;
    let tokens: Vec<&str> = skeleton
        .split('-')
        .filter(|token| !token.is_empty())
        .take(MAX_TOKENS)
        .collect();
    let mut pieces = Vec::new();
    for width in 1..=3 {
        for (start, group) in tokens.windows(width).enumerate() {
            let others = tokens[..start]
                .iter()
                .chain(&tokens[start + width..])
                .copied()
                .collect();
            let text = group
                .concat()
                .trim_matches(|c: char| c.is_ascii_digit())
                .to_owned();
            pieces.push(Piece { text, rest: others });
        }
    }
    pieces
}

/// The whole piece is a misspelled name, or the name cut up by hyphens.
fn near(subject: &Subject, seen: &SeenLabel, piece: &Piece, label: &Label) -> Option<Likeness> {
    let distance = distance(&piece.text, label)?;
    let alone = piece.rest.is_empty();
    let trade = piece.rest.iter().any(|token| explains(token))
        || subject.has_word_of_trade(seen, &seen.skeleton);
    let told = match distance {
        // Cut up by hyphens.
        0 => true,
        1 => alone || trade || label.text.len() > MIN_LEN,
        _ => alone || trade,
    };
    let certain = match distance {
        0 | 1 => trade || (label.text.len() >= 7 && !label.compound),
        _ => trade && label.text.len() >= 8,
    };
    told.then(|| likeness(subject, seen, label, certain))
}

/// The piece begins or ends with a misspelled name, and the rest are words of the trade.
fn window(subject: &Subject, seen: &SeenLabel, piece: &Piece, label: &Label) -> Option<Likeness> {
    let length = label.text.len();
    if label.compound || length <= MIN_LEN || !piece.text.is_ascii() || piece.text.len() <= length {
        return None;
    }
    let beside = subject.has_word_of_trade(seen, &seen.skeleton)
        || piece.rest.iter().any(|token| explains(token));
    let cuts = (length - 1..=length + 1).filter(|&cut| cut < piece.text.len());
    cuts.flat_map(|cut| {
        [
            piece.text.split_at(cut),
            piece.text.split_at(piece.text.len() - cut),
        ]
    })
    .enumerate()
    .map(|(at, (head, tail))| {
        if at % 2 == 0 {
            (head, tail)
        } else {
            (tail, head)
        }
    })
    .filter(|(name, rest)| explains(rest) || (beside && !name.is_empty()))
    .find(|(name, _)| distance(name, label).is_some_and(|distance| distance <= 1))
    .map(|(_, rest)| likeness(subject, seen, label, explains(rest)))
}

/// The number of edits, when few enough for a name of this length.
fn distance(seen: &str, label: &Label) -> Option<usize> {
    let genuine = label.text;
    let allowed = match genuine.len() {
        0..=7 => 1,
        8..=11 => 2,
        _ => 3,
    };
    let same_first = seen.as_bytes().first() == genuine.as_bytes().first();
    if !same_first || seen.len().abs_diff(genuine.len()) > allowed || is_inflection(seen, genuine) {
        return None;
    }
    Some(osa_distance(seen, genuine)).filter(|distance| *distance <= allowed)
}

/// `metamasks`, `coinbased`: the name as a word of the language.
fn is_inflection(seen: &str, genuine: &str) -> bool {
    matches!(
        seen.strip_prefix(genuine),
        Some("s" | "d" | "ed" | "er" | "rs")
    )
}

fn likeness(subject: &Subject, seen: &SeenLabel, label: &Label, certain: bool) -> Likeness {
    let kind = match (seen.is_homograph(), subject.host.is_on_platform()) {
        (true, _) => ImitationKind::Homograph,
        (_, true) => ImitationKind::Hosting,
        _ => ImitationKind::Typo,
    };
    let span: Span = seen.span();
    Likeness::new(label, kind, certain, span)
}
