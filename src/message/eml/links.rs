//! Of too many links those that say most: no host's links push out another's.

use std::collections::{HashMap, HashSet};

use crate::message::{Link, Message};

/// Links handed on: as many as are checked.
const MAX_LINKS: usize = 10_000;
/// Links kept while a mail is read.
const MAX_READ: usize = 100_000;
/// So long a beginning of an address tells its hosts.
const MAX_HREF: usize = 8_192;

/// Adds a link; whether there was room.
pub(super) fn add(message: &mut Message, link: Link) -> bool {
    let has_room = message.links.len() < MAX_READ;
    if has_room {
        message.links.push(link);
    } else {
        message.truncated = true;
    }
    has_room
}

/// Keeps, in their order, the first link of each group of hosts before the second of any. What says
/// the same once more goes first and is no loss.
pub(super) fn finish(message: &mut Message) {
    let links = &message.links;
    if links.len() <= MAX_LINKS {
        return;
    }
    let mut said = HashSet::new();
    let mut groups: HashMap<Vec<&str>, usize> = HashMap::new();
    let mut ranked: Vec<(bool, usize, usize)> = Vec::with_capacity(links.len());
    for (at, link) in links.iter().enumerate() {
        let repeats = !said.insert((&link.href, &link.text, link.visible));
        let nth = groups.entry(hosts(&link.href)).or_default();
        ranked.push((repeats, *nth, at));
        *nth += 1;
    }
    message.truncated |= said.len() > MAX_LINKS;
    ranked.sort_unstable();
    let kept: HashSet<usize> = ranked[..MAX_LINKS].iter().map(|(_, _, at)| *at).collect();
    let mut at = 0..;
    message
        .links
        .retain(|_| at.next().is_some_and(|at| kept.contains(&at)));
}

/// The host of an address, and hosts in it: it may lead on to them.
fn hosts(href: &str) -> Vec<&str> {
    let href = &href[..href.floor_char_boundary(MAX_HREF)];
    let ends = |c: char| "/?#&%".contains(c);
    let after = |mark: &'static str| {
        href.match_indices(mark).map(move |(at, mark)| {
            let rest = &href[at + mark.len()..];
            rest.split(ends).next().unwrap_or_default()
        })
    };
    let found: Vec<&str> = ["://", "%3A%2F%2F", "%3a%2f%2f"]
        .into_iter()
        .flat_map(after)
        .collect();
    if found.is_empty() { vec![href] } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_host_pushes_out_another() {
        let link = |href: String| Link {
            href,
            ..Link::default()
        };
        let mut message = Message::default();
        for at in 0..2 * MAX_LINKS {
            add(&mut message, link(format!("https://a.example/{at}")));
            add(&mut message, link("https://same.example/".to_owned()));
        }
        let last = link("https://a.example/?to=https%3A%2F%2Fb.example%2F".to_owned());
        add(&mut message, last.clone());
        finish(&mut message);
        assert_eq!(message.links.len(), MAX_LINKS);
        assert_eq!(message.links.last(), Some(&last));
        assert_eq!(message.links[1].href, "https://same.example/");
        assert!(message.truncated);
    }

    #[test]
    fn what_repeats_is_no_loss() {
        let mut message = Message::default();
        for _ in 0..2 * MAX_LINKS {
            add(&mut message, Link::default());
        }
        finish(&mut message);
        assert!(message.links.len() == MAX_LINKS && !message.truncated);
    }
}
