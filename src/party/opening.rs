//! What a message asks its reader to open that is no link: an address written as text, an attached file.
//!
//! Text names addresses for many reasons. One is a destination where a word for opening stands right
//! before it (behind it, where the language puts the verb last), or a phrase for carrying it over to a
//! browser near it, and no word says not to.

use std::ops::Range;
use std::sync::LazyLock;

use crate::domain::Target;
use crate::language::{Hit, Lexicon, Tokens, ends, is_unspaced};

use super::attachment;
use super::texts::{MAX_LINE, MAX_TEXT, Texts};

/// More addresses than these say nothing new.
const MAX_ADDRESSES: usize = 100;

/// Words looked at in search of them.
const MAX_WORDS: usize = 1_000;

/// How far a phrase may stand from the address, in bytes.
const REACH: usize = 200;

/// How many words may stand between a verb and what is to be opened.
const BETWEEN: usize = 3;

/// The same for a file: `open the secured archive that you find attached`.
const BETWEEN_FILE: usize = 10;

static WORDS: LazyLock<Lexicon<Sense>> =
    LazyLock::new(|| Lexicon::parse(include_str!("../data/opening.txt"), sense));

/// What a word has to do with opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    ByHand,
    /// What to open follows.
    Open,
    /// What to open stands in front.
    OpenLast,
    Never,
    /// The same, behind what to open.
    NeverLast,
    Attached,
}

/// What a section of the file holds.
fn sense(section: &str) -> Option<Sense> {
    Some(match section {
        "by hand" => Sense::ByHand,
        "open" => Sense::Open,
        "open last" => Sense::OpenLast,
        "never" => Sense::Never,
        "never last" => Sense::NeverLast,
        "attached" => Sense::Attached,
        _ => return None,
    })
}

/// An address that the text asks to open.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// As a browser would be given it.
    pub(crate) address: String,
    /// Whether it is to be copied or typed.
    pub(crate) by_hand: bool,
}

/// The addresses in the message's own text that it asks to open.
pub(crate) fn addresses(texts: &Texts) -> Vec<Asked> {
    let text = ends(texts.message.own_text(), MAX_TEXT);
    let words = words(&text).filter(|range| text[range.clone()].contains('.'));
    let addresses = words.take(MAX_WORDS).filter_map(|range| {
        let address = address(&text[range.clone()])?;
        let by_hand = asks_by_hand(&text, &range);
        let asked = by_hand || asks_to_open(&text, &range);
        asked.then_some(Asked { address, by_hand })
    });
    addresses.take(MAX_ADDRESSES).collect()
}

/// Whether a text asks to open an attached file: a word for that near one for the file, on one line.
pub(super) fn asks_for_attached(tokens: &Tokens) -> bool {
    let hits = WORDS.scan(tokens);
    let (files, verbs): (Vec<&Hit<Sense>>, Vec<&Hit<Sense>>) = hits
        .iter()
        .filter(|hit| matches!(hit.sense, Sense::Attached | Sense::Open | Sense::OpenLast))
        .partition(|hit| hit.sense == Sense::Attached);
    verbs.iter().any(|verb| {
        // The nearest one on each side tells: where it is out of reach, the others are behind it.
        let behind = files.partition_point(|file| file.start < verb.start);
        let mut nearest = files[behind.saturating_sub(1)..].iter().take(2);
        nearest.any(|file| {
            let mut between = file.end.min(verb.end)..file.start.max(verb.start);
            between.len() <= BETWEEN_FILE && !between.any(|at| tokens.get(Some(at)) == "\n")
        })
    })
}

/// The runs of characters that may be an address: not blank, no brackets or quotes, and no letters of
/// scripts without spaces, which stand right beside it.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends_word = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || is_unspaced(c)
            || "<>\"()[]{}|«»“”„‘’「」『』【】（）〈〉，。、；：！？،؛".contains(c)
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c| !ends_word(c))?;
        let length = text[start..].find(ends_word);
        at = length.map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

/// A word as an address, where it is one that a browser would open: with a scheme, a path, or a public
/// suffix that exists, and no mail address or file name.
fn address(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| ".,;:!?'*_…".contains(c));
    if word.len() > MAX_LINE {
        return None;
    }
    if word.contains("://") {
        return matches!(Target::parse(word), Target::Web(_)).then(|| word.to_owned());
    }
    let written = format!("https://{word}");
    let Target::Web(web) = Target::parse(&written) else {
        return None;
    };
    let is_bare = !word.contains('/');
    let is_host = web.host.registrable().is_some() && !word.contains('@') && word.contains('.');
    let is_known = !is_bare || web.host.has_known_suffix() && !attachment::is_file_name(word);
    // `and/or`, `1.5/day`: a host has a dot of its own, and its last label no digits.
    let is_named = web.host.ascii().contains('.');
    (is_host && is_known && is_named).then_some(written)
}

/// Whether a phrase for carrying an address over stands near it, at most on the line beside its own.
fn asks_by_hand(text: &str, address: &Range<usize>) -> bool {
    let before = lines_before(&text[..address.start]);
    let behind = lines_behind(&text[address.end..]);
    let mut asks = false;
    for tokens in [before, behind].map(Tokens::new) {
        let hits = WORDS.scan(&tokens);
        for hit in hits.iter().filter(|hit| hit.sense == Sense::ByHand) {
            if is_denied(&hits, hit.start..hit.end) {
                return false;
            }
            asks = true;
        }
    }
    asks
}

/// The end of a text: its last line, and the one with words before that.
fn lines_before(text: &str) -> &str {
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..];
    let this = text.rfind('\n').unwrap_or(0);
    let start = text[..this].trim_end().rfind('\n').unwrap_or(0);
    &text[start..]
}

/// The same for what follows.
fn lines_behind(text: &str) -> &str {
    let text = &text[..text.floor_char_boundary(REACH)];
    let this = text.find('\n').unwrap_or(text.len());
    let next = text.len() - text[this..].trim_start().len();
    let end = text[next..].find('\n').map_or(text.len(), |end| next + end);
    &text[..end]
}

/// Whether a verb stands right before the address on its line, or right behind it.
fn asks_to_open(text: &str, address: &Range<usize>) -> bool {
    let before = &text[..address.start];
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(REACH))..];
    let before = Tokens::new(before.rsplit('\n').next().unwrap_or_default());
    let behind = &text[address.end..];
    let behind = &behind[..behind.floor_char_boundary(REACH)];
    let behind = Tokens::new(behind.split('\n').next().unwrap_or_default());
    let (hits_before, hits_behind) = (WORDS.scan(&before), WORDS.scan(&behind));
    let is_near_before =
        |hit: &Hit<Sense>| hit.sense == Sense::Open && before.len() - hit.end <= BETWEEN;
    let denied = |hit: &Hit<Sense>| hit.sense == Sense::NeverLast && hit.start == 0;
    if hits_behind.iter().any(denied) {
        return false;
    }
    let is_near_behind = |hit: &Hit<Sense>| hit.sense == Sense::OpenLast && hit.start <= BETWEEN;
    let opens =
        |hit: &Hit<Sense>| is_near_before(hit) && !is_denied(&hits_before, hit.start..before.len());
    let opens_last = |hit: &Hit<Sense>| is_near_behind(hit) && !is_denied(&hits_behind, 0..hit.end);
    hits_before.iter().any(opens) || hits_behind.iter().any(opens_last)
}

/// Whether a word that says not to stands among these, right before or right behind them.
fn is_denied(hits: &[Hit<Sense>], words: Range<usize>) -> bool {
    let mut never = hits.iter().filter(|hit| hit.sense == Sense::Never);
    never.any(|hit| hit.end >= words.start && hit.start <= words.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::section_names;
    use crate::message::Message;

    fn asked(text: &str) -> Vec<(String, bool)> {
        let message = Message {
            text: text.to_owned(),
            ..Message::default()
        };
        let asked = addresses(&Texts::new(&message)).into_iter();
        asked.map(|asked| (asked.address, asked.by_hand)).collect()
    }

    #[test]
    fn every_section_of_the_file_is_known() {
        for name in section_names(include_str!("../data/opening.txt")) {
            assert!(sense(name).is_some(), "{name}");
        }
    }

    #[test]
    fn addresses_to_open_and_how() {
        for (text, address, by_hand) in [
            (
                "Please copy and paste a.example/x into your browser",
                "https://a.example/x",
                true,
            ),
            (
                "Copy this address:\n\na.example/x\n",
                "https://a.example/x",
                true,
            ),
            (
                "a.example/x\nPaste it into your browser.",
                "https://a.example/x",
                true,
            ),
            (
                "Now open ledger-check.com.",
                "https://ledger-check.com",
                false,
            ),
            (
                "Please visit our page https://a.example!",
                "https://a.example",
                false,
            ),
            ("请打开a.example/x验证", "https://a.example/x", false),
            ("a.example/x adresini açın", "https://a.example/x", false),
            ("a.example/x を開いてください", "https://a.example/x", false),
            (
                "Bitte a.example/x im Browser öffnen",
                "https://a.example/x",
                false,
            ),
        ] {
            assert_eq!(asked(text), [(address.to_owned(), by_hand)], "{text}");
        }
    }

    #[test]
    fn other_addresses_and_words() {
        for text in [
            "The shop evil.com was taken down.",
            "Never open ledger-check.com.",
            "Bitte öffnen Sie ledger-check.com nicht.",
            "ledger-check.com adresini açmayın",
            "Do not copy and paste a.example/x into your browser",
            "Write to open@a.com",
            "open report.zip",
            "open index.html, see Node.js and e.g. 1.5/day",
            "Thank you for your visit.Thanks",
            "open and/or close",
            "Visit us soon.\nMore at shop.com",
        ] {
            assert_eq!(asked(text), [], "{text}");
        }
    }

    #[test]
    fn attached_files_to_open() {
        for (text, expected) in [
            ("Please open the attached document", true),
            ("Bitte öffnen Sie den Anhang", true),
            ("添付ファイルを開いてください", true),
            ("Open the door.\nThe invoice is attached.", false),
            ("Your invoice is attached.", false),
        ] {
            assert_eq!(asks_for_attached(&Tokens::new(text)), expected, "{text}");
        }
    }

    #[test]
    fn many_addresses_cost_no_more_than_their_number() {
        let text = "open a.example/x ".repeat(50_000);
        assert_eq!(asked(&text).len(), MAX_ADDRESSES);
    }
}
