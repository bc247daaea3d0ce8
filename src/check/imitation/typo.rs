//! A brand's name with typing errors, alone or among words: `binnance-deposit`, `binancdeposit`,
//! `coin-base`.
//!
//! Edit distance is the proven source of false alarms, so it reaches only long coined names, the
//! first letter must be kept (`finance`, `weather`), and among words it needs words of the trade.

use crate::brand::{Label, Registry, letters};
use crate::confusable::{EDIT, likeness as likeness_of, looks_alike};
use crate::domain::sorted_lines;
use crate::report::{ImitationKind, Span};

use super::context::{explains, is_words};
use super::{Likeness, SeenLabel, Subject};

/// Generated from `data/common_words.txt`.
const NEAR_WORDS: &str = include_str!("../../brand/near_words.txt");

/// Shorter names are reached from too many innocent ones.
const MIN_LEN: usize = 5;
/// Up to this length a misspelled name among other words may be chance.
const MIN_TOKEN_LEN: usize = 6;
/// Misspelled names at least this long are recognised beside any other letters.
const MIN_RECOGNISED_LEN: usize = 8;

/// A part of a label that may be meant for a name.
struct Piece<'s> {
    text: String,
    /// It was put together from several tokens.
    cut_up: bool,
    /// Which characters it holds.
    letters: u64,
    /// What stands beside it within the label, hyphens aside.
    rest: Vec<&'s str>,
}

impl Piece<'_> {
    /// Whether the piece has so many of the name's letters that it can be near: no half of an edit
    /// brings more than two others, and a lost first letter is one.
    fn may_hold(&self, label: &Label) -> bool {
        (label.letters & !self.letters).count_ones() <= (2 * most(label)).max(1)
    }

    /// Whether a word of the trade stands beside the piece within its label.
    fn is_explained(&self) -> bool {
        self.rest.iter().any(|token| explains(token))
    }
}

pub(super) fn find(subject: &Subject, registry: &Registry) -> Option<Likeness> {
    subject.labels.iter().rev().find_map(|seen| {
        let pieces = pieces(&seen.skeleton);
        let whole = pieces
            .iter()
            .find_map(|piece| nearest(subject, seen, piece, registry));
        let windows = || {
            let mut pairs = pieces
                .iter()
                .flat_map(|piece| registry.labels().iter().map(move |label| (piece, label)));
            pairs.find_map(|(piece, label)| {
                let near = piece.may_hold(label);
                near.then(|| window(subject, seen, piece, label))?
                    .filter(|_| !is_words(&piece.text))
            })
        };
        whole.or_else(windows)
    })
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
            pieces.push(Piece {
                letters: letters(&text),
                text,
                cut_up: width > 1,
                rest: others,
            });
        }
    }
    pieces
}

/// The whole piece is a misspelled name, or the name cut up by hyphens. Of equally near names the
/// better known one is meant.
fn nearest(
    subject: &Subject,
    seen: &SeenLabel,
    piece: &Piece,
    registry: &Registry,
) -> Option<Likeness> {
    let candidates = registry
        .labels()
        .iter()
        .filter(|label| piece.may_hold(label));
    let near = candidates.filter_map(|label| {
        let reached = label.text.len() >= MIN_LEN && !is_everyday(label);
        let beheaded = || is_beheaded(&piece.text, label.text).then_some(EDIT);
        let distance = distance(&piece.text, label).or_else(beheaded);
        let distance = distance.filter(|_| reached)?;
        // The name itself, uncut, is not misspelled, nor are other words.
        let told = if distance == 0 {
            piece.cut_up
        } else {
            !is_words(&piece.text) && !is_common(&piece.text)
        };
        told.then_some((label, distance))
    });
    let (label, distance) = near.min_by_key(|(label, distance)| (*distance, label.rank))?;
    let alone = piece.rest.is_empty();
    let long = label.text.len() > MIN_TOKEN_LEN;
    let trade = piece.is_explained() || subject.has_word_of_trade(seen, &seen.skeleton);
    let told = match distance {
        0 => true,
        _ if distance <= EDIT => alone || trade || long,
        _ => (alone && !label.ordinary) || trade,
    };
    let coined = long && !label.compound && !label.ordinary;
    let certain = if distance <= EDIT {
        coined || (trade && long)
    } else {
        trade && coined
    };
    told.then(|| likeness(subject, seen, label, certain))
}

/// The piece begins or ends with a misspelled name. What is beside it are words of the trade, or
/// the name is long enough to be recognised beside anything.
fn window(subject: &Subject, seen: &SeenLabel, piece: &Piece, label: &Label) -> Option<Likeness> {
    let (length, text) = (label.text.len(), piece.text.as_str());
    let around = text
        .strip_prefix(label.text)
        .or(text.strip_suffix(label.text));
    if let Some(rest) =
        around.filter(|_| piece.cut_up && !label.ordinary && length >= MIN_TOKEN_LEN)
    {
        // `coin-baselogin`: spelled right, but cut up.
        return explains(rest).then(|| likeness(subject, seen, label, !label.compound));
    }
    let known = label.compound
        || label.ordinary
        || is_everyday(label)
        || length < MIN_TOKEN_LEN
        || text.contains(label.text);
    if known || !text.is_ascii() || text.len() <= length {
        return None;
    }
    // A short name only with a single lookalike in it.
    let limit = if length > MIN_TOKEN_LEN {
        EDIT
    } else {
        EDIT / 2
    };
    let judge = |name: &str, rest: &str, in_front: bool| {
        distance(name, label).filter(|distance| *distance <= limit && !is_common(name))?;
        let beginning = label
            .text
            .get(..3)
            .is_some_and(|beginning| name.starts_with(beginning));
        let recognised =
            label.brand.popular && (length >= MIN_RECOGNISED_LEN || (in_front && beginning));
        let explained = explains(rest);
        let told = explained
            || recognised
            || subject.has_word_of_trade(seen, &seen.skeleton)
            || piece.is_explained();
        told.then(|| likeness(subject, seen, label, explained))
    };
    (length - 1..=length + 1)
        .filter(|&cut| cut < text.len())
        .find_map(|cut| {
            let (front, rest) = text.split_at(cut);
            let (before, back) = text.split_at(text.len() - cut);
            judge(front, rest, true).or_else(|| judge(back, before, false))
        })
}

/// Whether the text is a common English word; the file holds those near a brand's name.
fn is_common(text: &str) -> bool {
    sorted_lines::find(NEAR_WORDS, text).is_some()
}

/// What is near an everyday word is another word, also where a brand adds one (`rainbowwallet`).
fn is_everyday(label: &Label) -> bool {
    label.brand.everyday && (label.ordinary || !label.brand.popular)
}

/// How far the text is from the name, in halves of an edit; none when too far for a name of this
/// length, or when it begins with another letter.
fn distance(seen: &str, label: &Label) -> Option<u32> {
    let genuine = label.text;
    let limit = most(label);
    if limit == 0
        || !begins_alike(seen.as_bytes(), genuine.as_bytes())
        || (genuine.len() == MIN_LEN && label.compound)
        || (label.noun && is_inflection(seen, genuine))
    {
        return None;
    }
    likeness_of(seen, genuine, limit)
}

/// The most halves of an edit that a misspelling of the name may have.
fn most(label: &Label) -> u32 {
    match (label.brand.popular, label.text.len()) {
        (false, _) if label.own < MIN_LEN => 0,
        (false, _) if label.own <= MIN_RECOGNISED_LEN => EDIT / 2,
        (false, _) | (true, ..=7) => EDIT,
        (true, 8..=11) => 2 * EDIT,
        (true, _) => 3 * EDIT,
    }
}

/// Whether a reader sees the same beginning: the first letter or one like it, or the first two
/// swapped. The longest names are unlike any word even without it.
fn begins_alike(seen: &[u8], genuine: &[u8]) -> bool {
    match (seen, genuine) {
        (_, genuine) if genuine.len() > 10 => true,
        ([a, ..], [b, ..]) if looks_alike(*a, *b) => true,
        ([a, b, ..], [c, d, ..]) => (a, b) == (d, c),
        _ => false,
    }
}

/// `oinbase`: only the first letter is lost. That begins no word, but it ends many: `finance` with
/// letters in front holds `inance`, so it is looked for between hyphens only.
fn is_beheaded(seen: &str, genuine: &str) -> bool {
    genuine.len() > MIN_TOKEN_LEN && genuine.get(1..) == Some(seen)
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
