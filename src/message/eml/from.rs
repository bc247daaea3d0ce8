//! The mailboxes of a header: lists, groups (RFC 5322, 3.4; RFC 6854 for From), and what is written against
//! the rules. Programs differ in which address they show of those, so all are read.

use mail_parser::{Address, HeaderName, Message};

use crate::domain;
use crate::message::{Mailbox, Reading, Source};

/// More mailboxes are no help to anyone.
const MAX_MAILBOXES: usize = 16;

/// The mailboxes of From, of all of them where a mail has several. Where none has an address, that of Sender
/// is what is left.
pub(super) fn senders(mail: &Message) -> Vec<Mailbox> {
    let headers = mail.headers().iter();
    let from = headers.filter(|header| header.name == HeaderName::From);
    let addresses = from.filter_map(|header| header.value.as_address());
    let mut all: Vec<Mailbox> = addresses.flat_map(mailboxes).collect();
    if all.iter().all(|mailbox| mailbox.address.is_none()) {
        let name = all.drain(..).find_map(|mailbox| mailbox.name);
        let mut sender = mail.sender().map(mailboxes).unwrap_or_default();
        match sender.first_mut() {
            Some(first) => first.name = name.or(first.name.take()),
            None => all.extend(name.map(|name| Mailbox {
                name: Some(name),
                address: None,
            })),
        }
        all.append(&mut sender);
    }
    all.truncate(MAX_MAILBOXES);
    all
}

/// The mailboxes of a header, groups opened. A group's name is shown before those of its members.
pub(super) fn mailboxes(address: &Address) -> Vec<Mailbox> {
    let mut all = Vec::new();
    match address {
        Address::List(list) => {
            for entry in list.iter().take(MAX_MAILBOXES) {
                read(entry.name(), entry.address(), &mut all);
            }
        }
        Address::Group(groups) => {
            for group in groups.iter().take(MAX_MAILBOXES) {
                let title = group.name.as_deref();
                if group.addresses.is_empty() {
                    read(title, None, &mut all);
                }
                for entry in group.addresses.iter().take(MAX_MAILBOXES) {
                    let name = [title, entry.name()]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>();
                    read(Some(&name.join(": ")), entry.address(), &mut all);
                }
            }
        }
    }
    all.truncate(MAX_MAILBOXES);
    all
}

fn read(name: Option<&str>, address: Option<&str>, all: &mut Vec<Mailbox>) {
    let (words, mut addresses) = address.map(take_apart).unwrap_or_default();
    let mut names: Vec<&str> = name.into_iter().collect();
    names.extend(words.iter().map(String::as_str));
    let mut name = names.join(" ");
    // `"security@binance.com"@evil.example`: the parser takes the quoted local part for a name.
    if let [first] = addresses.as_mut_slice()
        && first.starts_with('@')
    {
        *first = format!("\"{name}\"{first}");
    }
    let mut addresses = addresses.into_iter().map(reading);
    let first = addresses.next();
    let has_name = !name.trim().is_empty();
    all.push(Mailbox {
        name: has_name.then(|| reading(std::mem::take(&mut name))),
        address: first,
    });
    all.extend(addresses.map(|address| Mailbox {
        name: None,
        address: Some(address),
    }));
}

fn reading(value: String) -> Reading {
    Reading {
        value,
        from: Source::Header,
    }
}

/// The words and the addresses in what stands in an address's place: `Binance Support a@b.example` lacks its
/// brackets, `<a@b.example> <c@d.example>` its comma.
fn take_apart(text: &str) -> (Vec<String>, Vec<String>) {
    let mut words: Vec<String> = Vec::new();
    let mut quoted = false;
    let mut word = String::new();
    for c in text.chars() {
        quoted ^= c == '"';
        // White space may stand around the `@` (RFC 5322, 4.4).
        let joins = word.is_empty() || word.ends_with('@');
        match c.is_whitespace() && !quoted {
            true if joins => {}
            true => words.push(std::mem::take(&mut word)),
            false if c == '@' && word.is_empty() => word = words.pop().unwrap_or_default() + "@",
            false => word.push(c),
        }
    }
    words.push(word);
    let (addresses, mut names): (Vec<String>, Vec<String>) =
        words.into_iter().partition(|word| word.contains('@'));
    names.retain(|word| !word.is_empty());
    (
        names,
        addresses
            .iter()
            .flat_map(|address| readings(address))
            .collect(),
    )
}

/// An address as it is read by its last `@`, and after it how others read it that look at another one outside
/// of quotes.
fn readings(address: &str) -> Vec<String> {
    let mut quoted = false;
    let is_split = |c: char| {
        quoted ^= c == '"';
        c == '@' && !quoted
    };
    let parts: Vec<&str> = address.split(is_split).collect();
    let inner = parts.iter().take(parts.len().saturating_sub(1)).skip(1);
    let others = inner
        .take(MAX_MAILBOXES)
        .map(|domain| format!("x@{domain}"));
    let is_address = |other: &String| {
        let read = domain::Address::parse(other);
        read.is_some_and(|read| read.domain.registrable().is_some())
    };
    [address.to_owned()]
        .into_iter()
        .chain(others.filter(is_address))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::read as read_mail;

    /// `name <address>` of each sender.
    fn senders(header: &str) -> Vec<String> {
        let message = read_mail(format!("{header}\nSubject: x\n\n").as_bytes()).expect("a mail");
        let value = |reading: &Option<super::Reading>| {
            reading
                .as_ref()
                .map_or(String::new(), |reading| reading.value.clone())
        };
        let written = |mailbox: &super::Mailbox| {
            format!("{} <{}>", value(&mailbox.name), value(&mailbox.address))
        };
        message.senders().map(written).collect()
    }

    #[test]
    fn ways_of_writing_from() {
        for (header, expected) in [
            ("From: Kraken <a@b.example>", vec!["Kraken <a@b.example>"]),
            ("From: a@b.example", vec![" <a@b.example>"]),
            ("From: a@b.example (Kraken)", vec!["Kraken <a@b.example>"]),
            (
                "From: \"Kra\\ken\" <a@b.example>",
                vec!["Kraken <a@b.example>"],
            ),
            (
                "From: =?utf-8?b?S3Jha2Vu?= <a@b.example>",
                vec!["Kraken <a@b.example>"],
            ),
            (
                "From: Kraken Support a@b.example",
                vec!["Kraken Support <a@b.example>"],
            ),
            ("From: a@b.example Kraken", vec!["Kraken <a@b.example>"]),
            (
                "From: Kraken <a@b.example>, Ann <c@d.example>",
                vec!["Kraken <a@b.example>", "Ann <c@d.example>"],
            ),
            (
                "From: a@b.example c@d.example",
                vec![" <a@b.example>", " <c@d.example>"],
            ),
            ("From: a @ b.example", vec![" <a@b.example>"]),
            (
                "From: Kraken: a@b.example, Ann <c@d.example>;",
                vec!["Kraken <a@b.example>", "Kraken: Ann <c@d.example>"],
            ),
            (
                "From: Kraken: Support <a@b.example>",
                vec!["Kraken: Support <a@b.example>"],
            ),
            (
                "From: a@b.example\nFrom: c@d.example",
                vec![" <a@b.example>", " <c@d.example>"],
            ),
            (
                "From: \"a@b.example\"@d.example",
                vec!["a@b.example <\"a@b.example\"@d.example>"],
            ),
            (
                "From: <a@d.example@b.example>",
                vec![" <a@d.example@b.example>", " <x@d.example>"],
            ),
            (
                "From: <\"a@d.example\"@b.example>",
                vec![" <\"a@d.example\"@b.example>"],
            ),
        ] {
            assert_eq!(senders(header), expected, "{header}");
        }
    }

    #[test]
    fn without_an_address_in_from_the_sender_s_stands_for_it() {
        let header = "From: Kraken:;\nSender: Ann <a@b.example>";
        assert_eq!(senders(header), ["Kraken <a@b.example>"]);
        let header = "From: Kraken <c@d.example>\nSender: Ann <a@b.example>";
        assert_eq!(senders(header), ["Kraken <c@d.example>"]);
        assert_eq!(senders("From: Kraken:;"), ["Kraken <>"]);
        assert_eq!(senders("Date: x"), [" <>"]);
    }
}
