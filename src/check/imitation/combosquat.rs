//! The brand's name with words, digits or letters around it (`binance-verify`, `mybinance24`).
//! No list of words decides: what is added has a long tail. Words of the trade settle what is
//! ambiguous: short names, ordinary words, names made of common parts. A name that is itself a word
//! of the trade (`bank-ledger`, `blockchaintrading`) needs one that speaks of an account.

use crate::brand::trade::is_trade_word;
use crate::brand::{Label, Registry, letters};
use crate::confusable::ascii_fold;
use crate::report::{ImitationKind, Span};

use super::context::{explains, is_strong, stands_across};
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
        let found = as_token(subject, seen, registry).or_else(|| {
            let seen_letters = letters(&seen.skeleton);
            let inside = registry
                .labels()
                .iter()
                .filter(|label| label.letters & !seen_letters == 0)
                .filter_map(|label| inside(subject, seen, label));
            inside.min_by_key(|found| (!found.certain, found.start))
        });
        found
            .filter(|found| !is_trade_word(found.label.text) || subject.speaks_of_account())
            .map(|found| likeness(subject, seen, &found))
    })
}

/// Between hyphens or digits: `secure-okx-login`, `70315-coinbase`. Of several names the first in
/// the host is the one that is read.
fn as_token<'r>(subject: &Subject, seen: &SeenLabel, registry: &'r Registry) -> Option<Found<'r>> {
    let mut start = 0;
    for token in seen.skeleton.split('-') {
        let name = token.trim_matches(|c: char| c.is_ascii_digit());
        let folded = ascii_fold(token);
        let same = |label: &&Label| {
            name == label.text || (label.text.len() >= MIN_TOKEN_LEN && folded == label.folded)
        };
        let labels = registry.labels().iter().filter(same);
        let found = labels
            .filter_map(|label| Some((label, judge_token(subject, seen, token, label)?)))
            .next();
        if let Some((label, certain)) = found {
            let offset = token.find(label.text).unwrap_or(0);
            let length = if token.contains(label.text) {
                label.text.len()
            } else {
                token.chars().count()
            };
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

/// Whether a name standing alone is meant, and whether that is certain.
fn judge_token(subject: &Subject, seen: &SeenLabel, token: &str, label: &Label) -> Option<bool> {
    if subject.is_bare(seen, label) {
        return None;
    }
    let trade = subject.has_word_of_trade(seen, token);
    let everyday = label.ordinary && label.brand.everyday;
    // `gemini.google.com`, `mail.circle.so`: an ordinary word as a whole label is anybody's, and as
    // the registrable one it was looked at before.
    let whole = token == seen.skeleton && (everyday || label.ordinary);
    if (everyday && !trade) || (whole && (subject.is_name(seen) || !trade)) {
        return None;
    }
    let short = label.text.len() < MIN_TOKEN_LEN;
    if short && !label.brand.popular && !trade {
        return None;
    }
    Some(!(everyday && short) && (trade || !(label.ordinary || short)))
}

/// Run together: `binanceverify`, `loginbinance`, `krakenexchange`.
fn inside<'r>(subject: &Subject, seen: &SeenLabel, label: &'r Label) -> Option<Found<'r>> {
    if subject.is_bare(seen, label) {
        return None;
    }
    let mut start = 0;
    for token in seen.skeleton.split('-') {
        if let Some(at) = position(token, label.text) {
            let end = at + label.text.len();
            let (before, after) = (&token[..at], &token[end..]);
            let mut beside = Beside::new(before, after, subject.has_word_of_trade(seen, token));
            // Letters of another script are no inflection.
            beside.inflected &= label.noun && !seen.is_homograph();
            let common = label.compound || label.own < MIN_TOKEN_LEN;
            let by_chance = common && (stands_across(token, at) || stands_across(token, end));
            if let Some(certain) = beside.judge(label).filter(|_| !by_chance) {
                let start = start + token[..at].chars().count();
                return Some(Found {
                    label,
                    start,
                    end: start + label.text.len(),
                    certain,
                });
            }
        }
        start += token.chars().count() + 1;
    }
    None
}

/// Where the name stands, at an end of the token if it can be.
fn position(token: &str, name: &str) -> Option<usize> {
    if token.ends_with(name) && !token.starts_with(name) {
        return Some(token.len() - name.len());
    }
    token.find(name)
}

/// What stands run together with a name.
struct Beside {
    at_start: bool,
    at_end: bool,
    /// Letters and digits beside the name.
    letters: usize,
    /// The name is only inflected: `metamasks`, `coinbased`.
    inflected: bool,
    /// All of it are words of the trade and fillers.
    explained: bool,
    /// All but a letter or two of it are, and a word of the trade is among them.
    mostly_explained: bool,
    /// One side is a word of the trade.
    strong: bool,
    /// Elsewhere in the host stands a word of the trade.
    trade: bool,
}

impl Beside {
    fn new(before: &str, after: &str, trade: bool) -> Beside {
        let explained = |rest: &str| rest.is_empty() || explains(rest);
        let mostly = |rest: &str| rest.len() <= 2 || explains(rest);
        let strong = is_strong(before) || is_strong(after);
        Beside {
            at_start: before.is_empty(),
            at_end: after.is_empty(),
            letters: before.chars().count() + after.chars().count(),
            inflected: before.is_empty() && matches!(after, "s" | "d" | "ed"),
            explained: explained(before)
                && explained(after)
                && !(before.is_empty() && after.is_empty()),
            mostly_explained: strong && mostly(before) && mostly(after),
            strong,
            trade,
        }
    }

    /// Whether the name is meant, and whether that is certain.
    fn judge(&self, label: &Label) -> Option<bool> {
        if self.inflected && !self.trade {
            return None;
        }
        let plain = self.strong || self.trade;
        let length = label.text.len();
        let (meant, certain) = match label {
            // `gatekeeper`, `netgate`: only in front, with a word of the trade behind.
            _ if label.ordinary && label.brand.everyday => {
                (self.at_start && self.explained && self.strong, false)
            }
            // `seattlekraken`, `krakenjs` are somebody else; `krakenz` is made to be near.
            _ if label.ordinary => {
                let long = length >= MIN_INSIDE_LEN;
                let near = long
                    && (self.letters == 1 || (self.letters == 2 && (self.trade || length >= 8)));
                (
                    self.explained || (long && self.strong) || near,
                    plain && (self.explained || near),
                )
            }
            // `okxwallet`; three or four letters stand inside other words by chance.
            _ if length < MIN_TOKEN_LEN => (self.explained && (plain || self.letters >= 2), false),
            _ if length < MIN_INSIDE_LEN => {
                let near = self.at_start && !label.compound;
                (
                    self.explained || self.mostly_explained || near,
                    self.explained && plain,
                )
            }
            // `opensearch`, `bitcoinexplorer`: the parts are the language's.
            _ if label.compound => {
                let at_edge = self.at_start || self.at_end;
                (
                    at_edge || self.explained || self.mostly_explained,
                    self.explained && plain,
                )
            }
            // Of a name that few know, chance is likelier, but for a letter or two more.
            _ if !label.brand.popular => {
                let edge = self.at_start || self.at_end;
                let near = edge && self.letters <= 2;
                (
                    self.explained || self.mostly_explained || near,
                    self.explained && plain,
                )
            }
            // `metamaskk`: a letter more is a misspelling.
            _ => (true, plain || self.letters == 1),
        };
        meant.then_some(certain)
    }
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
