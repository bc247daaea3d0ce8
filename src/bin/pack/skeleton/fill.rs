//! Made-up words for what a skeleton only tells the kind of: the mail that the other pages have too.

use super::parse::{Element, Value};
use super::shape::Piece;
use crate::fixture::WORDS;

/// An impostor's mail, as in the other pages of the tests.
pub const MAIL: &str = "<div style=\"display:none\">hidden preheader <a href=\"https://hidden.example/\">hidden</a></div>
<p>Dear Kraken customer, your account is on hold.</p>
<p><a href=\"https://kraken-verify-login.example/login\">https://www.kraken.com/login</a></p>
<p><a href=\"https://img-only.example/a\"><img alt=\"Verify account\" src=\"data:,\" width=\"120\" height=\"40\"></a></p>
<p>On Monday Kraken wrote: <a href=\"https://www.kraken.com/real\">our answer</a></p>";
/// What stands in every other mail.
pub const OTHER_MAIL: &str = "<p>Thank you, see you on Monday. Bob</p>";

const SENDER: &str = "security@kraken-verify-login.example";
const SENDER_NAME: &str = "Kraken Support";
const SUBJECT: &str = "Your Kraken account";
/// Those of the other addresses, by their order.
const OTHERS: &[&str] = &[
    "alice@local.test",
    "helpdesk@free.example",
    "bob@friends.example",
];

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Beside or in an element with the sender's address.
    Sender,
    Subject,
    Anywhere,
}

/// Gives the same address to the same number.
pub struct Filler {
    sender: u32,
    next: usize,
    /// Whether a mail has its words already.
    pub has_mail: bool,
}

impl Filler {
    pub fn new(sender: u32) -> Self {
        Self {
            sender,
            next: 0,
            has_mail: false,
        }
    }

    fn address(&self, number: u32) -> String {
        if number == self.sender {
            return SENDER.to_owned();
        }
        let at = number - u32::from(number > self.sender);
        let known = OTHERS.get((at as usize).wrapping_sub(1));
        known.map_or_else(
            || format!("person{number}@friends.example"),
            |&known| known.to_owned(),
        )
    }

    fn words(&mut self, count: usize, place: Place) -> String {
        match place {
            Place::Sender if count <= 3 => return SENDER_NAME.to_owned(),
            Place::Subject => return SUBJECT.to_owned(),
            _ => {}
        }
        let from = self.next;
        self.next = (self.next + count) % WORDS.len();
        let words: Vec<&str> = WORDS
            .iter()
            .cycle()
            .skip(from)
            .take(count)
            .copied()
            .collect();
        words.join(" ")
    }

    /// The text or value of that shape.
    pub fn filled(&mut self, pieces: &[Piece], place: Place) -> String {
        let place = if self.has_sender(pieces) {
            Place::Sender
        } else {
            place
        };
        let parts: Vec<String> = pieces
            .iter()
            .map(|&piece| self.piece(piece, place))
            .collect();
        parts.join(" ")
    }

    fn piece(&mut self, piece: Piece, place: Place) -> String {
        match piece {
            Piece::Words(count) => self.words(count, place),
            Piece::Address(number, None) => self.address(number),
            Piece::Address(number, Some((open, close))) => {
                format!("{open}{}{close}", self.address(number))
            }
            Piece::Mailto(number) => format!(
                "mailto:{}",
                number.map(|n| self.address(n)).unwrap_or_default()
            ),
            Piece::Url | Piece::OtherHost => "https://link.example/".to_owned(),
            Piece::OwnHost => "/".to_owned(),
            Piece::Date => "28.11.2026".to_owned(),
            Piece::Time => "10:15".to_owned(),
            Piece::Number => "1".to_owned(),
            Piece::Mark => "·".to_owned(),
            Piece::More => "…".to_owned(),
            Piece::Bool(value) => value.to_string(),
        }
    }

    /// The address of a page: of which host, and with which mail address in its query.
    pub fn link(&mut self, pieces: &[Piece]) -> String {
        let addresses: Vec<String> = pieces
            .iter()
            .filter_map(|&piece| match piece {
                Piece::Address(number, _) => Some(self.address(number)),
                _ => None,
            })
            .collect();
        let start = match pieces {
            [Piece::Mailto(_), ..] => return self.piece(pieces[0], Place::Anywhere),
            _ if pieces.contains(&Piece::OwnHost) => "/",
            _ => "https://link.example/",
        };
        match addresses.as_slice() {
            [] => start.to_owned(),
            all => format!("{start}?a={}", all.join("&a=")),
        }
    }

    fn has_sender(&self, pieces: &[Piece]) -> bool {
        pieces.iter().any(|piece| match *piece {
            Piece::Address(number, _) | Piece::Mailto(Some(number)) => number == self.sender,
            _ => false,
        })
    }

    /// The place that an element makes for what is in it.
    pub fn place(&self, element: &Element, outer: Place) -> Place {
        let mut place = outer;
        for (_, value) in &element.attributes {
            match value {
                Value::Shape(pieces) if self.has_sender(pieces) => return Place::Sender,
                Value::Name(name) if name.to_ascii_lowercase().contains("subject") => {
                    place = Place::Subject
                }
                _ => {}
            }
        }
        place
    }
}
