//! The words of a message, bounded and folded once for all who read them.

use std::borrow::Cow;

use crate::language::{Tokens, cut, ends};
use crate::message::Message;

/// Of a longer text the beginning and the end are read.
pub(crate) const MAX_TEXT: usize = 100_000;
pub(super) const MAX_LINE: usize = 1_000;

/// The words of a message.
pub struct Texts<'m> {
    pub(crate) message: &'m Message,
    /// The display name as written, of several senders all.
    pub name: Cow<'m, str>,
    pub(crate) name_words: Tokens,
    pub(crate) subject: Tokens,
    pub(crate) text: Tokens,
}

impl<'m> Texts<'m> {
    /// Folds the words of a message.
    pub fn new(message: &'m Message) -> Texts<'m> {
        let name = match message.sender_names() {
            Cow::Borrowed(name) => Cow::Borrowed(cut(name, MAX_LINE)),
            Cow::Owned(names) => Cow::Owned(cut(&names, MAX_LINE).to_owned()),
        };
        Texts {
            message,
            name_words: Tokens::new(&name),
            name,
            subject: Tokens::new(cut(&message.subject, MAX_LINE)),
            text: Tokens::new(&ends(message.own_text(), MAX_TEXT)),
        }
    }
}
