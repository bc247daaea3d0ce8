//! A display name that spells a brand in disguise, or shows an address that is not the sender's.

use crate::confusable::{has_invisible, plain, skeleton};
use crate::domain::Address;
use crate::party::{SeenHost, Sign};
use crate::report::{Evidence, FindingKind, Location, Part};

use super::facts::seen_in_name;
use super::{Facts, Observation};

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let name = facts.message.sender_names();
    disguised(&name, facts, seen);
    shown_address(&name, facts, seen);
}

/// The name folds to Latin letters that it does not have: only then was a letter replaced. A name
/// in its own script (`Бинанс`) is no disguise.
fn disguised(name: &str, facts: &Facts, seen: &mut Vec<Observation>) {
    let Some(author) = facts.author() else { return };
    let in_name = |sign: &&Sign| sign.way.part() == Part::Name;
    let Some(sign) = author.signs.iter().find(in_name) else {
        return;
    };
    let (read, folded) = (plain(name), skeleton(name));
    let brand_word = |word: &str| author.brand.labels.iter().any(|label| word.contains(label));
    let joined: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    let as_written: String = read.chars().filter(|c| c.is_alphanumeric()).collect();
    let replaced = brand_word(&joined) && !brand_word(&as_written);
    if replaced || (has_invisible(name) && brand_word(&joined)) {
        seen.push(Observation {
            kind: FindingKind::NameDisguised,
            location: Location::Sender,
            brand: Some(author.brand),
            certain: true,
            evidence: Evidence::Text {
                part: Part::Name,
                text: sign.text.clone(),
            },
        });
    }
}

/// `"security@kraken.com" <x@evil.example>`.
fn shown_address(name: &str, facts: &Facts, seen: &mut Vec<Observation>) {
    let (Some(shown), Some(sender)) = (Address::find(name), &facts.sender) else {
        return;
    };
    let Some(SeenHost { brand, host, .. }) = seen_in_name(&shown.domain, facts.registry) else {
        return;
    };
    // The sender's own address, even a bad one, is no lie about it.
    if facts.is_sender_of(brand) || shown.domain.registrable() == sender.domain.registrable() {
        return;
    }
    seen.push(Observation {
        kind: FindingKind::NameShowsAddress,
        location: Location::Sender,
        brand: Some(brand),
        certain: true,
        evidence: Evidence::Shown {
            shown: host,
            host: sender.domain.ascii().to_owned(),
        },
    });
}
