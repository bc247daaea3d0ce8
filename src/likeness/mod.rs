//! Does a host imitate one of the brands' own domains, and how? [`crate::reading`] says whose name it
//! is read as; whoever owns the host decides first: an official host imitates nothing.

pub mod host;

use crate::brand::{Brand, Registry};
use crate::confusable::differences;
use crate::domain::DomainName;
use crate::reading::{self, Place, Spelling};
use crate::report::{Imitation, ImitationKind, Span};

/// A host taken for an imitation.
#[derive(Debug, Clone)]
pub struct Likeness {
    /// The brand imitated.
    pub brand: &'static Brand,
    /// How.
    pub kind: ImitationKind,
    /// Whether the host alone is proof enough. A dictionary word on another suffix, or a brand's
    /// name as a customer's label at a software service, is not.
    pub certain: bool,
    /// Characters of the shown host that stand for the brand's name.
    seen: Span,
}

/// The likeness of `host` to a brand's domain, or `None` when it is official, known, or like none.
///
/// ```
/// use touchstone::{brand::Registry, domain::DomainName, likeness};
/// let registry = Registry::builtin();
/// let host = DomainName::parse("binance.com.evil.example").unwrap();
/// assert_eq!(likeness::find(&host, &registry).unwrap().brand.name, "Binance");
/// let host = DomainName::parse("finance.example").unwrap();
/// assert!(likeness::find(&host, &registry).is_none());
/// ```
pub fn find(host: &DomainName, registry: &Registry) -> Option<Likeness> {
    match registry.is_known(host) {
        true => None,
        false => of_stranger(host, registry),
    }
}

/// The likeness of a host that the registry does not know.
pub(crate) fn of_stranger(host: &DomainName, registry: &Registry) -> Option<Likeness> {
    let reading = reading::read(host, registry.names())?;
    Some(Likeness {
        brand: reading.brand,
        kind: kind(reading.spelling, reading.place, host.is_on_platform()),
        certain: reading.certain,
        seen: Span {
            start: reading.span.start,
            end: reading.span.end,
        },
    })
}

/// How a name imitates: by its letters, else by where it stands.
fn kind(spelling: Spelling, place: Place, on_platform: bool) -> ImitationKind {
    match (spelling, place) {
        (Spelling::Homoglyph, _) => ImitationKind::Homograph,
        (Spelling::Alike, _) => ImitationKind::AsciiHomograph,
        (Spelling::Misspelled, _) => ImitationKind::Typo,
        (Spelling::Domain, _) => ImitationKind::Embedding,
        (Spelling::CutUp, Place::Below) => ImitationKind::Embedding,
        (Spelling::CutUp, _) => ImitationKind::Typo,
        (_, Place::Name | Place::InName) if on_platform => ImitationKind::Hosting,
        (_, Place::Name) => ImitationKind::OtherSuffix,
        (_, Place::InName | Place::Below) => ImitationKind::Combosquat,
        (_, Place::Label) => ImitationKind::Subdomain,
    }
}

impl Likeness {
    /// The same, no longer taken for proof.
    pub(crate) fn doubted(self) -> Likeness {
        Likeness {
            certain: false,
            ..self
        }
    }

    /// The likeness as evidence: the characters to mark in the host and in the genuine domain.
    pub fn evidence(&self, host: &DomainName) -> Imitation {
        let (seen_spans, genuine_spans) = match self.kind {
            // The letters differ: compare the part that stands for the name with the name.
            ImitationKind::Homograph | ImitationKind::AsciiHomograph | ImitationKind::Typo => {
                self.letters(host)
            }
            // The name is right; all around it is not.
            _ => (self.surroundings(host), Vec::new()),
        };
        Imitation {
            kind: self.kind,
            seen_spans,
            genuine_spans,
        }
    }

    fn letters(&self, host: &DomainName) -> (Vec<Span>, Vec<Span>) {
        let seen: String = host
            .unicode()
            .chars()
            .skip(self.seen.start)
            .take(self.seen.end - self.seen.start)
            .collect();
        let name = self.brand.home.split('.').next().unwrap_or_default();
        let (mut in_seen, in_genuine) = differences(&seen, name);
        for span in &mut in_seen {
            span.start += self.seen.start;
            span.end += self.seen.start;
        }
        (in_seen, in_genuine)
    }

    fn surroundings(&self, host: &DomainName) -> Vec<Span> {
        let end = host.unicode().chars().count();
        [
            Span {
                start: 0,
                end: self.seen.start,
            },
            Span {
                start: self.seen.end,
                end,
            },
        ]
        .into_iter()
        .filter(|span| span.start < span.end)
        .collect()
    }
}
