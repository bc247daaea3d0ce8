//! A link that shows a brand's address and leads to somebody else.
//!
//! The text must name one of the brands' own hosts, or an imitation of one, and the destination
//! must be known: a click counter behind a shown address is everyday practice in genuine mail.

use crate::brand::Brand;
use crate::domain::{DomainName, Target};
use crate::report::{Evidence, FindingKind, Location};

use super::facts::imitated;
use super::{CheckedLink, Facts, Observation};

/// Longer texts are paragraphs, not addresses.
const MAX_TEXT: usize = 300;

/// A call to go somewhere ("Log in at kraken.com") has few words; a headline that names a site has
/// more, and leads to the article.
const MAX_WORDS: usize = 6;

/// What may stand around an address in a text.
const AROUND: &[char] = &[
    '<', '>', '(', ')', '[', ']', '{', '}', '"', '\'', '«', '»', '“', '”', '„', '‘', '’', ',', ';',
    ':', '.', '!', '?', '…', '→', '›', '*', '|',
];

pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    for (index, link) in facts.links.iter().enumerate() {
        if let Some(observation) = look_at(link, index, facts) {
            seen.push(observation);
        }
    }
}

fn look_at(link: &CheckedLink, index: usize, facts: &Facts) -> Option<Observation> {
    if link.quoted || link.opened.hidden || link.owner.is_some() {
        return None;
    }
    let host = link.opened.target.host_text()?;
    let shown = Shown::find(link, facts)?;
    let excused = [link.opened.host(), link.opened.named_host()]
        .into_iter()
        .flatten()
        .any(|host| shown.is_met_by(host, facts));
    (!excused).then(|| Observation {
        kind: FindingKind::LinkTextDiffers,
        location: Location::Link(index),
        brand: Some(shown.brand),
        certain: true,
        evidence: Evidence::Shown {
            shown: shown.host.ascii().to_owned(),
            host,
        },
    })
}

/// The address that a link shows, where it is a brand's or made to be taken for it.
struct Shown {
    host: DomainName,
    brand: &'static Brand,
}

impl Shown {
    /// Looks at the text, and at an image's alternative text where there is no other.
    fn find(link: &CheckedLink, facts: &Facts) -> Option<Shown> {
        let text = link.link.words();
        if text.len() > MAX_TEXT {
            return None;
        }
        Shown::whole(text, facts).or_else(|| Shown::in_sentence(text, facts))
    }

    /// A text that is an address and nothing else.
    fn whole(text: &str, facts: &Facts) -> Option<Shown> {
        let host = shown_host(text)?;
        let owner = facts.registry.owner(&host);
        // "Crypto.com" is a name before it is an address.
        let brand = match owner.filter(|brand| !text.eq_ignore_ascii_case(brand.name)) {
            Some(brand) => brand,
            None if owner.is_none() => imitated(&host, facts.registry)?,
            None => return None,
        };
        Some(Shown { host, brand })
    }

    /// An address among a few words, of the brand that the message presents itself as: others
    /// are written about.
    fn in_sentence(text: &str, facts: &Facts) -> Option<Shown> {
        let claimed = facts.author()?.brand;
        let words: Vec<&str> = text.split_whitespace().take(MAX_WORDS + 1).collect();
        if words.len() < 2 || words.len() > MAX_WORDS {
            return None;
        }
        words
            .into_iter()
            .filter_map(|word| Shown::whole(word.trim_matches(AROUND), facts))
            .find(|shown| shown.brand.id == claimed.id)
    }

    /// Whether a host is what the text says. A forwarder that names the shown address is one of
    /// the many that newsletters use: rspamd lets them pass for the same reason.
    fn is_met_by(&self, host: &DomainName, facts: &Facts) -> bool {
        let owned = facts
            .registry
            .owner(host)
            .is_some_and(|owner| owner.id == self.brand.id);
        owned || host.registrable().is_some() && host.registrable() == self.host.registrable()
    }
}

/// The host in a text that is an address: `https://www.kraken.com/login`, `kraken.com`.
pub(super) fn shown_host(text: &str) -> Option<DomainName> {
    let text = text.trim_matches(AROUND);
    if text.contains(char::is_whitespace) || text.contains('@') || !text.contains('.') {
        return None;
    }
    let parsed = if text.contains("://") {
        Target::parse(text)
    } else {
        Target::parse(&format!("https://{text}"))
    };
    match parsed {
        Target::Web(web) => Some(web.host),
        _ => None,
    }
}
