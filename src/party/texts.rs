//! The words of a message, bounded and folded once for all who read them.

use crate::language::{Tokens, cut, ends};
use crate::message::Message;

/// Of a longer text the beginning and the end are read.
pub(crate) const MAX_TEXT: usize = 100_000;
pub(super) const MAX_LINE: usize = 1_000;

/// The words of a message.
pub struct Texts<'m> {
    pub(crate) message: &'m Message,
    /// The display name as written.
    pub name: &'m str,
    pub(crate) name_words: Tokens,
    pub(crate) subject: Tokens,
    pub(crate) text: Tokens,
}

impl<'m> Texts<'m> {
    /// Folds the words of a message.
    pub fn new(message: &'m Message) -> Texts<'m> {
        let name = message
            .sender
            .name
            .as_ref()
            .map_or("", |reading| cut(&reading.value, MAX_LINE));
        Texts {
            message,
            name,
            name_words: Tokens::new(name),
            subject: Tokens::new(cut(&message.subject, MAX_LINE)),
            text: Tokens::new(&ends(message.own_text(), MAX_TEXT)),
        }
    }
}
