//! What of a message can't be read: words and codes in pictures, and letters parted by characters that
//! nobody sees.

use serde::Serialize;

use crate::brand::Brand;
use crate::confusable::{hidden_words, skeleton};
use crate::language::is_unspaced;
use crate::report::FindingKind;

use super::{Request, Texts};

/// A text with fewer letters, beside a picture, is what stands around the mail: `Unsubscribe`.
const FEW_LETTERS: usize = 80;

/// A letter of a script without spaces says as much as so many others.
const UNSPACED_LETTERS: usize = 3;

/// What keeps something from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Obscured {
    /// Its words are in a picture.
    Picture,
    /// A code to scan, which was not read.
    Code,
    /// Characters that nobody sees stand inside the brand's name.
    Characters,
}

/// What of a message can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unseen {
    pub(crate) picture: bool,
    pub(crate) code: bool,
    pub(crate) characters: bool,
}

impl Unseen {
    /// All was read.
    pub(crate) const NOTHING: Unseen = Unseen {
        picture: false,
        code: false,
        characters: false,
    };

    /// Looks at a message; `brand`: the one that it says it is of.
    pub(crate) fn of(texts: &Texts, requests: &[Request], brand: Option<&Brand>) -> Unseen {
        let asks_to_scan = |request: &Request| request.kind == FindingKind::AsksToScan;
        Unseen {
            picture: is_picture(texts),
            code: requests.iter().any(asks_to_scan),
            characters: brand.is_some_and(|brand| hides_name(texts, brand)),
        }
    }

    /// What is there of it.
    pub(crate) fn obscured(self) -> impl Iterator<Item = Obscured> {
        let all = [Obscured::Picture, Obscured::Code, Obscured::Characters];
        all.into_iter().filter(move |&what| self.holds(what))
    }

    /// Whether it is among that.
    pub(crate) fn holds(self, what: Obscured) -> bool {
        match what {
            Obscured::Picture => self.picture,
            Obscured::Code => self.code,
            Obscured::Characters => self.characters,
        }
    }
}

/// Whether the message is pictures, with next to no words.
pub(super) fn is_picture(texts: &Texts) -> bool {
    let weight = |c: char| if is_unspaced(c) { UNSPACED_LETTERS } else { 1 };
    let letters = texts
        .message
        .own_text()
        .chars()
        .filter(|c| c.is_alphabetic());
    let mut weights = letters.scan(0, |sum, c| {
        *sum += weight(c);
        Some(*sum)
    });
    texts.message.pictures > 0 && !weights.any(|sum| sum >= FEW_LETTERS)
}

/// Whether somebody hid characters inside a brand's name, in the name, the subject or the text.
fn hides_name(texts: &Texts, brand: &Brand) -> bool {
    let named = |word: &str| {
        let letters: String = skeleton(word)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        brand.labels.iter().any(|label| letters.contains(label))
    };
    let message = texts.message;
    let mut parts = [&*texts.name, &message.subject, message.own_text()].into_iter();
    parts.any(|part| hidden_words(part).any(named))
}
