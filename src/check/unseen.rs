//! What of a brand's mail, or an impostor's, could not be read: words and codes in pictures, and characters
//! that nobody sees. In other mail it is nobody's business here.

use crate::confusable::{hidden_words, without_hidden};
use crate::language::{MAX_SHOWN, cut};
use crate::party::Obscured;
use crate::report::{Evidence, FindingKind, Location, Part};

use super::{Facts, Observation};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let Some(author) = facts.author() else { return };
    let observation = |kind, location, evidence| Observation {
        kind,
        location,
        brand: Some(author.brand),
        certain: false,
        evidence,
    };
    for (what, kind) in [
        (Obscured::Picture, FindingKind::TextInPicture),
        (Obscured::Code, FindingKind::CodeUnread),
    ] {
        if facts.parties.unseen.holds(what) {
            seen.push(observation(kind, Location::Body, Evidence::Nothing {}));
        }
    }
    for (part, word) in hidden(facts) {
        let location = match part {
            Part::Name => Location::Sender,
            _ => Location::Body,
        };
        let text = cut(&without_hidden(word), MAX_SHOWN).to_owned();
        let evidence = Evidence::Text { part, text };
        seen.push(observation(
            FindingKind::HidesCharacters,
            location,
            evidence,
        ));
    }
}

/// The first word of each part of the message in which characters are hidden.
fn hidden<'a>(facts: &'a Facts) -> impl Iterator<Item = (Part, &'a str)> {
    let message = facts.message;
    let name = message.sender.name.as_ref();
    let links = facts.links.iter().filter(|link| !link.quoted);
    let parts = [
        (Part::Name, name.map_or("", |name| name.value.as_str())),
        (Part::Subject, message.subject.as_str()),
        (Part::Wording, message.own_text()),
    ];
    let first = |(part, text): (Part, &'a str)| Some((part, hidden_words(text).next()?));
    let in_link = links
        .filter_map(|link| hidden_words(link.link.words()).next())
        .map(|word| (Part::Links, word))
        .next();
    parts.into_iter().filter_map(first).chain(in_link)
}
