//! Does a host imitate one of the brands' own domains, and how?
//!
//! One file a kind of likeness; this one asks them in turn, the most telling first. Whoever owns
//! the host decides first: an official host imitates nothing.

mod combosquat;
mod context;
mod embedding;
mod lookalike;
mod typo;

use crate::brand::{Brand, Label, Registry, trade};
use crate::confusable::{differences, skeleton};
use crate::domain::DomainName;
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
    /// Range of characters of the shown host that stand for the brand's name.
    seen: Span,
}

/// A host prepared for comparison: its labels as shown, and folded.
pub(super) struct Subject<'a> {
    host: &'a DomainName,
    labels: Vec<SeenLabel>,
    /// Index into `labels` of the label left of the public suffix.
    name: usize,
}

pub(super) struct SeenLabel {
    shown: String,
    skeleton: String,
    /// First character of the label in the shown host.
    start: usize,
}

impl SeenLabel {
    fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.start + self.shown.chars().count(),
        }
    }

    fn is_homograph(&self) -> bool {
        !self.shown.is_ascii()
    }
}

impl<'a> Subject<'a> {
    fn new(host: &'a DomainName) -> Option<Subject<'a>> {
        let name = host.subdomain_labels().count();
        host.registrable()?;
        let mut start = 0;
        let labels = host
            .unicode()
            .split('.')
            .take(name + 1)
            .map(|shown| {
                let label = SeenLabel {
                    shown: shown.to_owned(),
                    skeleton: skeleton(shown),
                    start,
                };
                start += shown.chars().count() + 1;
                label
            })
            .collect::<Vec<_>>();
        (labels.len() == name + 1).then_some(Subject { host, labels, name })
    }

    /// Whether a word of the trade stands in the host beside `token` of the label `seen`.
    fn has_word_of_trade(&self, seen: &SeenLabel, token: &str) -> bool {
        self.labels.iter().any(|label| {
            let here = std::ptr::eq(label, seen);
            label.skeleton.split('-').any(|other| {
                !(here && (other == token || token == label.skeleton)) && context::is_strong(other)
            })
        })
    }

    /// Whether a word that speaks of an account stands anywhere in the host.
    fn speaks_of_account(&self) -> bool {
        let mut labels = self.labels.iter();
        labels.any(|label| trade::speaks_of_account(&label.skeleton))
    }

    /// Whether this is the label left of the public suffix.
    fn is_name(&self, seen: &SeenLabel) -> bool {
        std::ptr::eq(self.name(), seen)
    }

    /// Whether this is the name alone, on another suffix: `lookalike` has judged it.
    fn is_bare(&self, seen: &SeenLabel, label: &Label) -> bool {
        self.is_name(seen) && seen.skeleton == label.text
    }

    fn name(&self) -> &SeenLabel {
        &self.labels[self.name]
    }

    fn subdomains(&self) -> &[SeenLabel] {
        &self.labels[..self.name]
    }
}

/// The likeness of `host` to a brand's domain, or `None` when it is official, known, or like none.
///
/// ```
/// use touchstone::{brand::Registry, check::imitation, domain::DomainName};
/// let registry = Registry::builtin();
/// let host = DomainName::parse("binance.com.evil.example").unwrap();
/// assert_eq!(imitation::find(&host, &registry).unwrap().brand.name, "Binance");
/// let host = DomainName::parse("finance.example").unwrap();
/// assert!(imitation::find(&host, &registry).is_none());
/// ```
pub fn find(host: &DomainName, registry: &Registry) -> Option<Likeness> {
    if registry.is_known(host) {
        return None;
    }
    let subject = Subject::new(host)?;
    let kinds = [
        embedding::find,
        lookalike::find,
        combosquat::find,
        typo::find,
    ];
    let mut found = kinds.iter().filter_map(|find| find(&subject, registry));
    let first = found.next()?;
    if first.certain {
        return Some(first);
    }
    // A doubtful likeness to one brand yields to a certain one to another.
    let other = found.find(|other| other.certain && other.brand.id != first.brand.id);
    other.or(Some(first))
}

impl Likeness {
    fn new(label: &Label, kind: ImitationKind, certain: bool, seen: Span) -> Likeness {
        Likeness {
            brand: label.brand,
            kind,
            certain,
            seen,
        }
    }

    /// The same, no longer taken for proof.
    pub(super) fn doubted(self) -> Likeness {
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
