//! The snapshot: what a reader (webmail adapter, `.eml` file) found in one open message.
//!
//! Plain data. Everything in it may have been chosen by an attacker; nothing here is trusted or
//! interpreted. The JSON form uses the field names below in camelCase; every field may be absent.
//!
//! ```
//! use touchstone::message::Message;
//! let message = Message::default();
//! assert!(message.sender.address.is_none());
//! ```

pub mod auth_results;
#[cfg(feature = "eml")]
pub mod eml;
#[cfg(feature = "cli")]
pub mod mbox;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Display names read; a mail with more was made to be long.
const MAX_NAMES: usize = 16;

/// One open message as read from a page or a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Message {
    /// The From header as shown or read: the first mailbox of it.
    pub sender: Mailbox,
    /// The further mailboxes of From (RFC 5322, 3.6.2), when the reader can see them.
    pub other_senders: Vec<Mailbox>,
    /// The Reply-To mailboxes, when the reader can see them.
    pub reply_to: Vec<Mailbox>,
    /// What the receiving provider says about the sender's authentication.
    pub authentication: Authentication,
    /// The subject line.
    pub subject: String,
    /// Visible text written by the sender, quoted parts left out. Lines separated by `\n`.
    pub text: String,
    /// Visible text of quoted and forwarded parts.
    pub quoted_text: String,
    /// Alternative texts of images outside quoted parts.
    pub image_texts: Vec<String>,
    /// How many pictures outside quoted parts a reader sees that are large enough to hold words.
    pub pictures: usize,
    /// Links in document order.
    pub links: Vec<Link>,
    /// File names of attachments, where shown.
    pub attachments: Vec<String>,
    /// The reader reached one of its bounds and left something out.
    pub truncated: bool,
}

impl Message {
    /// All mailboxes of From.
    pub fn senders(&self) -> impl Iterator<Item = &Mailbox> {
        [&self.sender].into_iter().chain(&self.other_senders)
    }

    /// The display names of all mailboxes of From, set apart.
    pub fn sender_names(&self) -> Cow<'_, str> {
        let mut names = self.senders().filter_map(|sender| sender.name.as_ref());
        let first = names.next().map_or("", |reading| reading.value.as_str());
        names
            .take(MAX_NAMES)
            .fold(Cow::Borrowed(first), |names, next| {
                Cow::Owned(format!("{names} | {}", next.value))
            })
    }

    /// Whether the sender wrote nothing itself: then what it quotes stands for it. A phish may mark
    /// its whole body as a quotation.
    pub fn only_quotes(&self) -> bool {
        !self.text.chars().any(char::is_alphanumeric)
    }

    /// The text that the sender speaks with.
    pub fn own_text(&self) -> &str {
        if self.only_quotes() {
            &self.quoted_text
        } else {
            &self.text
        }
    }
}

/// A display name and an address, each with how it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Mailbox {
    /// The display name; absent when none was shown or it could not be read.
    pub name: Option<Reading>,
    /// The address (`local@domain`); absent when it could not be read.
    pub address: Option<Reading>,
}

/// A value and the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// The value as read, unchanged.
    pub value: String,
    /// Where it stood.
    pub from: Source,
}

/// How a value was read, most trustworthy first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The message source's own header.
    Header,
    /// A machine-readable attribute the webmail wrote (`email=`, `title=`, `mailto:`).
    Attribute,
    /// Text the webmail shows.
    Text,
}

/// Authentication as the receiving side reported it. All absent: nothing could be seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Authentication {
    /// Values of `Authentication-Results` headers (RFC 8601), newest first.
    pub results: Vec<String>,
    /// The same headers where anybody may have written them: only bad news in them is believed.
    pub hearsay: Vec<String>,
    /// The webmail's "mailed-by" domain (SPF).
    pub mailed_by: Option<String>,
    /// The webmail's "signed-by" domain (DKIM).
    pub signed_by: Option<String>,
    /// The message's header lines, where the webmail shows them: one a line, continued ones indented.
    pub headers: Option<String>,
    /// The webmail itself warns that the sender's domain did not send the message.
    pub warned: bool,
}

/// One link of the message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Link {
    /// The target as the browser resolves it (`element.href`), or as written in a file.
    pub href: String,
    /// The text shown for it.
    pub text: String,
    /// The alternative text of an image inside it.
    pub image_text: String,
    /// What kind of element it is.
    pub kind: LinkKind,
    /// Whether a reader can see it.
    pub visible: bool,
    /// Whether it stands in a quoted or forwarded part.
    pub quoted: bool,
}

impl Link {
    /// The words that are shown for it: its text, or the alternative text of the image in it.
    pub fn words(&self) -> &str {
        match self.text.trim() {
            "" => self.image_text.trim(),
            text => text,
        }
    }
}

/// The element a link was read from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// `<a href>`.
    #[default]
    Anchor,
    /// `<area href>` of an image map.
    Area,
    /// `<form action>` or `<button formaction>`.
    Form,
    /// `<a>` inside an SVG image.
    Svg,
    /// A web address standing as text (plain-text mail).
    Text,
}
