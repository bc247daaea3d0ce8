//! The plain-text part of a mail: its own lines, quoted lines, and addresses that stand as text.

use super::{ends, links};
use crate::message::{Link, LinkKind, Message};

/// Lines with which mail programs begin a forwarded or quoted message.
const FORWARD_MARKS: &[&str] = &[
    "forwarded message",
    "original message",
    "ursprüngliche nachricht",
    "begin forwarded message",
];

pub(super) fn read(text: &str, message: &mut Message) {
    let mut forwarded = false;
    for line in text.lines() {
        forwarded |= begins_forward(line);
        let quoted = forwarded || line.starts_with('>');
        let target = if quoted {
            &mut message.quoted_text
        } else {
            &mut message.text
        };
        target.push_str(line.trim_end());
        target.push('\n');
        message.truncated |= ends::bound(target);
        for address in addresses(line) {
            let (href, text) = (address.to_owned(), address.to_owned());
            let link = Link {
                href,
                text,
                kind: LinkKind::Text,
                visible: true,
                quoted,
                ..Link::default()
            };
            if !links::add(message, link) {
                break;
            }
        }
    }
}

fn begins_forward(line: &str) -> bool {
    let line = line.trim();
    if !line.starts_with("--") && !line.starts_with("Begin") {
        return false;
    }
    let line = line.to_lowercase();
    FORWARD_MARKS.iter().any(|mark| line.contains(mark))
}

/// The web addresses in a line, as webmails make them into links.
fn addresses(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || "<>\"()[]{}".contains(c))
        .filter_map(|word| {
            let start = ["https://", "http://", "www."]
                .iter()
                .filter_map(|head| word.find(head))
                .min()?;
            let address = word[start..].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*']);
            (address.len() > "http://".len()).then_some(address)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_addresses_and_keeps_quotes_apart() {
        let mut message = Message::default();
        read(
            "See (https://a.example/x), or www.b.example.\n> http://c.example\nplain a.b\n-- Forwarded message --\nhttps://d.example",
            &mut message,
        );
        let links: Vec<(&str, bool)> = message
            .links
            .iter()
            .map(|link| (link.href.as_str(), link.quoted))
            .collect();
        assert_eq!(
            links,
            [
                ("https://a.example/x", false),
                ("www.b.example", false),
                ("http://c.example", true),
                ("https://d.example", true)
            ]
        );
    }
}
