//! A host as it is read: the letters left of the public suffix, folded to ASCII, and what stands
//! between them.

use smallvec::SmallVec;

use crate::confusable::{Script, fold_letter, script, skeleton};
use crate::domain::DomainName;

/// A host has at most 253 characters (RFC 1035, 2.3.4).
pub const MAX: usize = 253;
/// Something for each letter of a host; on the stack for all hosts but the longest, one in thirty.
pub type ByLetter<T> = SmallVec<[T; 32]>;
/// Stands for a letter that looks like none of ASCII's.
pub const FOREIGN: u8 = 0x80;

/// What stands before a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Another letter or digit.
    None,
    /// A hyphen.
    Hyphen,
    /// A dot, or the host's beginning or end.
    Dot,
}

/// The letters and digits of a host in reading order.
pub struct Text {
    letters: [u8; MAX + 1],
    /// The letters with those that look alike folded to one.
    folded_alike: [u8; MAX + 1],
    gaps: [Gap; MAX + 2],
    /// The character of the shown host that each letter comes from.
    places: [u8; MAX + 1],
    /// Letters that are another script's or bear a mark.
    folded: [bool; MAX + 1],
    /// Letters of another script in a run of ASCII letters.
    mixed: [bool; MAX + 1],
    has_folded: bool,
    length: usize,
    /// The first letter of the registrable label.
    name: usize,
}

impl Text {
    /// Reads a host's labels left of its public suffix; none when it has none.
    pub fn new(host: &DomainName) -> Option<Text> {
        let labels = host.subdomain_labels().count() + 1;
        host.registrable()?;
        let mut text = Text {
            letters: [0; MAX + 1],
            folded_alike: [0; MAX + 1],
            gaps: [Gap::None; MAX + 2],
            places: [0; MAX + 1],
            folded: [false; MAX + 1],
            mixed: [false; MAX + 1],
            has_folded: false,
            length: 0,
            name: 0,
        };
        text.gaps[0] = Gap::Dot;
        let mut label = 1;
        for (place, letter) in host.unicode().chars().enumerate() {
            match letter {
                '.' if label == labels => break,
                '.' => {
                    label += 1;
                    text.gaps[text.length] = Gap::Dot;
                    text.name = text.length;
                }
                '-' if text.gaps[text.length] == Gap::None => {
                    text.gaps[text.length] = Gap::Hyphen;
                }
                '-' => {}
                _ if letter.is_ascii() => text.push(letter as u8, place, false),
                _ => text.fold(letter, place),
            }
        }
        text.gaps[text.length] = Gap::Dot;
        if !host.unicode().is_ascii() {
            text.mark_mixed();
        }
        (label == labels && text.length > 0).then_some(text)
    }

    fn fold(&mut self, letter: char, place: usize) {
        for folded in skeleton(letter.encode_utf8(&mut [0; 4])).chars() {
            let ascii = u8::try_from(folded).ok().filter(u8::is_ascii_alphanumeric);
            self.mixed[self.length.min(MAX)] =
                !matches!(script(letter), Script::Ascii | Script::Latin);
            self.push(ascii.unwrap_or(FOREIGN), place, true);
        }
    }

    /// Leaves the marks of letters of another script only where ASCII letters stand beside them.
    fn mark_mixed(&mut self) {
        let mut start = 0;
        while start < self.length {
            let token = start..self.token_end(start);
            let has_ascii = token
                .clone()
                .any(|at| !self.folded[at] && self.letters[at].is_ascii_alphabetic());
            token.clone().for_each(|at| self.mixed[at] &= has_ascii);
            start = token.end;
        }
    }

    fn push(&mut self, letter: u8, place: usize, folded: bool) {
        let at = self.length;
        if at == MAX {
            return;
        }
        self.letters[at] = letter;
        self.folded_alike[at] = fold_letter(letter);
        self.places[at] = place as u8;
        self.folded[at] = folded;
        self.has_folded |= folded;
        self.length += 1;
    }

    /// Number of letters.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is none; [`Text::new`] gives no such text.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The letters: lower-case ASCII, digits, and 0x80 for letters like none of these.
    pub fn letters(&self) -> &[u8] {
        &self.letters[..self.length]
    }

    /// The letters with those that look alike folded to one.
    pub fn folded_alike(&self) -> &[u8] {
        &self.folded_alike[..self.length]
    }

    /// What stands before letter `at`; a dot at both ends.
    pub fn gap(&self, at: usize) -> Gap {
        self.gaps[at]
    }

    /// Whether any letter was folded.
    pub fn has_folded(&self) -> bool {
        self.has_folded
    }

    /// Whether letter `at` was folded.
    pub fn is_folded(&self, at: usize) -> bool {
        self.folded[at]
    }

    /// Whether letter `at` is another script's in a run of ASCII letters. Browsers show such a name as
    /// A-labels, and no registry of a script gives it (UTS #39, 5.2; the registries' own rules).
    pub fn is_mixed(&self, at: usize) -> bool {
        self.mixed[at]
    }

    /// The first letter of the registrable label.
    pub fn name(&self) -> usize {
        self.name
    }

    /// The end of the run of letters without a gap that letter `at` stands in.
    pub fn token_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while end < self.length && self.gaps[end] == Gap::None {
            end += 1;
        }
        end
    }

    /// The characters of the shown host that letters `start..end` come from.
    pub fn span(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        usize::from(self.places[start])..usize::from(self.places[end - 1]) + 1
    }
}
