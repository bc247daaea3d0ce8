//! Reads a mail's source (RFC 5322, `.eml`) into the same snapshot that a webmail gives.

mod ends;
mod from;
mod html;
mod links;
mod plain;

use std::fmt;

use mail_parser::{MessageParser, MessagePart, MimeHeaders, PartType};

use super::Message;
use super::auth_results::{self, ServerId};

/// Why a file is no mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotMail {
    /// Nothing in it.
    Empty,
    /// It does not begin with header lines.
    NoHeader,
    /// Header lines, but none that a mail has.
    NoMailHeader,
}

impl fmt::Display for NotMail {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            NotMail::Empty => "there is nothing in it",
            NotMail::NoHeader => "not a mail: it does not begin with header lines",
            NotMail::NoMailHeader => {
                "not a mail: none of From, Sender, Subject, Date, Received is among its headers"
            }
        })
    }
}

impl std::error::Error for NotMail {}

/// Reads a mail. A cut or broken one is read as far as it goes.
///
/// ```
/// use touchstone::message::eml;
/// let message = eml::read(b"From: Kraken <a@kraken.com>\nSubject: Hi\n\nhttps://kraken.com").unwrap();
/// assert_eq!(message.sender.address.unwrap().value, "a@kraken.com");
/// assert_eq!(message.links[0].href, "https://kraken.com");
/// assert!(eml::read(b"\x7fELF\0\0").is_err());
/// ```
pub fn read(source: &[u8]) -> Result<Message, NotMail> {
    read_trusting(source, &[])
}

/// Reads a mail, and believes what servers of these names wrote about its sender, where nobody else can have
/// written it: the `Received` lines are followed from the top as long as they are by these servers and had the
/// mail from such; the topmost header in their name counts, at the latest the one right below the last of
/// these lines.
///
/// Name a server only if it writes such a header into every mail that it receives, or takes those out that
/// come with one (RFC 8601, 5).
///
/// ```
/// use touchstone::{analyzer::Analyzer, message::eml, report::AuthenticationState};
/// let mail = b"Received: from a by mx.home.example\n\
///     Authentication-Results: mx.home.example; dmarc=pass header.from=kraken.com\n\
///     From: a@kraken.com\n\nHi";
/// let state = |message| Analyzer::new().analyze(&message).checked.authentication;
/// assert_eq!(state(eml::read(mail).unwrap()), AuthenticationState::NotVisible);
/// let trusted = ["mx.home.example".parse().unwrap()];
/// assert_eq!(state(eml::read_trusting(mail, &trusted).unwrap()), AuthenticationState::Passed);
/// ```
pub fn read_trusting(source: &[u8], trusted: &[ServerId]) -> Result<Message, NotMail> {
    let source = trim_start(source);
    if source.is_empty() {
        return Err(NotMail::Empty);
    }
    if !begins_with_header(source) {
        return Err(NotMail::NoHeader);
    }
    let mail = MessageParser::default()
        .parse(source)
        .ok_or(NotMail::NoHeader)?;
    let message = snapshot(&mail, trusted);
    take_apart(mail);
    message
}

fn snapshot(mail: &mail_parser::Message, trusted: &[ServerId]) -> Result<Message, NotMail> {
    let known = ["from", "sender", "subject", "date", "received"];
    if !mail
        .headers()
        .iter()
        .any(|header| known.contains(&header.name().to_ascii_lowercase().as_str()))
    {
        return Err(NotMail::NoMailHeader);
    }
    let mut senders = from::senders(mail).into_iter();
    let mut message = Message {
        sender: senders.next().unwrap_or_default(),
        other_senders: senders.collect(),
        reply_to: mail.reply_to().map(from::mailboxes).unwrap_or_default(),
        authentication: auth_results::authentication(mail.headers_raw(), trusted),
        subject: mail.subject().unwrap_or_default().to_owned(),
        attachments: mail
            .attachments()
            .filter_map(|part| part.attachment_name())
            .map(str::to_owned)
            .collect(),
        ..Message::default()
    };
    for part in bodies(mail) {
        match &part.body {
            PartType::Html(text) => html::read(text, &mut message),
            PartType::Text(text) if is_html(part) => html::read(text, &mut message),
            PartType::Text(text) => plain::read(text, &mut message),
            _ => {}
        }
    }
    if message.pictures == 0 {
        message.pictures = mail.attachments().filter(|part| is_picture(part)).count();
    }
    links::finish(&mut message);
    message.truncated |= ends::finish(&mut message.text);
    message.truncated |= ends::finish(&mut message.quoted_text);
    Ok(message)
}

/// Drops a mail that holds mails, one after the other: left to itself each drops the one inside it,
/// and a hostile nesting overflows the stack.
fn take_apart(mail: mail_parser::Message) {
    let mut pending = vec![mail];
    while let Some(mail) = pending.pop() {
        for part in mail.parts {
            if let PartType::Message(inner) = part.body {
                pending.push(inner);
            }
        }
    }
}

/// The parts to read. In a mail that was cut off the parser counts no part as a body; then every
/// text part is one.
fn bodies<'m>(mail: &'m mail_parser::Message) -> Vec<&'m MessagePart<'m>> {
    let bodies: Vec<_> = mail.html_bodies().collect();
    if !bodies.is_empty() {
        return bodies;
    }
    mail.parts
        .iter()
        .filter(|part| part.attachment_name().is_none())
        .collect()
}

/// A part that was cut off is kept as text, whatever its type says.
fn is_html(part: &MessagePart) -> bool {
    part.content_type()
        .and_then(|kind| kind.subtype())
        .is_some_and(|kind| kind.eq_ignore_ascii_case("html"))
}

/// Mail programs show attached pictures below the text.
fn is_picture(part: &MessagePart) -> bool {
    part.content_type()
        .is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"))
}

/// Some stores put an empty line or an mbox "From " line before the header.
fn trim_start(source: &[u8]) -> &[u8] {
    let source = source
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(source)
        .trim_ascii_start();
    if !source.starts_with(b"From ") {
        return source;
    }
    let end = source
        .iter()
        .position(|&b| b == b'\n')
        .map_or(source.len(), |at| at + 1);
    &source[end..]
}

/// A header field's name is printable ASCII without a colon (RFC 5322, 3.6.8).
fn begins_with_header(source: &[u8]) -> bool {
    let name = source.split(|&b| b == b':').next().unwrap_or_default();
    !name.is_empty()
        && name.len() < source.len()
        && name.len() < 200
        && name.trim_ascii_end().iter().all(|b| b.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Mailbox;

    #[test]
    fn what_is_no_mail() {
        assert_eq!(read(b""), Err(NotMail::Empty));
        assert_eq!(read(b" \n\n"), Err(NotMail::Empty));
        assert_eq!(read(b"file\tbrand\nx\ty"), Err(NotMail::NoHeader));
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0"), Err(NotMail::NoHeader));
        assert_eq!(read(b"key: value\n\nbody"), Err(NotMail::NoMailHeader));
    }

    #[test]
    fn a_cut_mail_is_read_as_far_as_it_goes() {
        let whole = b"From: \"Binance\" <a@b.example>\r\nSubject: =?utf-8?q?Your_account?=\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>Hi <a href='https://c.example'>there</a>";
        for end in 1..whole.len() {
            // Must not panic; from the first header on there is something to read.
            let _ = read(&whole[..end]);
        }
        let message = read(whole).expect("a mail");
        assert_eq!(message.subject, "Your account");
        assert_eq!(message.links[0].text, "there");
    }

    #[test]
    fn pictures_that_may_hold_words_are_counted() {
        let html = |body: &str| format!("From: a@b.example\nContent-Type: text/html\n\n{body}");
        let attached = "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n\n\
            --x\nContent-Type: image/png; name=a.png\nContent-Disposition: inline; filename=a.png\n\nx\n--x--\n";
        for (source, expected) in [
            (html("<img src=a><img src=b width=600 height=400>"), 2),
            (
                html("<img src=dot width=1 height=1><img src=logo height=\"40px\">"),
                0,
            ),
            (
                html("<img src=a style='display: none'><blockquote><img src=b></blockquote>"),
                0,
            ),
            (attached.to_owned(), 1),
        ] {
            let message = read(source.as_bytes()).expect("a mail");
            assert_eq!(message.pictures, expected, "{source}");
        }
    }

    #[test]
    fn only_mail_headers_are_taken_for_the_sender() {
        let message = read(b"Subject: x\n\nFrom: Kraken <a@kraken.com>\n").expect("a mail");
        assert_eq!(message.sender, Mailbox::default());
    }
}
