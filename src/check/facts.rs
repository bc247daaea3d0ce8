//! What is known of a message before the checks: its sender, its links opened, its claim.

use std::collections::HashMap;

use crate::brand::{Brand, Registry};
use crate::claim::{Claim, Claims, Hosts, Texts, relays};
use crate::domain::{Address, DomainName, is_free_mail};
use crate::link::Opened;
use crate::message::{Link, Message, auth_results};
use crate::report::{AuthenticationState, FindingKind, ImitationKind, Rating};
use crate::settings::Rules;

use super::allowed::allowed_sender;
use super::companions::is_companion;
use super::imitation::{self, Likeness};
use super::link_text;
use super::signs::{self, Sign};

/// Links looked at; past this the report says that the message was cut.
pub(crate) const MAX_LINKS: usize = 10_000;

/// Everything that the checks look at.
pub struct Facts<'a> {
    /// The message as read.
    pub message: &'a Message,
    /// The brands.
    pub registry: &'a Registry,
    /// What the user decided.
    pub rules: &'a Rules,
    /// The sender's address, where it was read and is one.
    pub sender: Option<Address>,
    /// The brand whose own domain the sender's is.
    pub sender_owner: Option<&'static Brand>,
    /// How the sender's domain imitates a brand's.
    pub sender_likeness: Option<Likeness>,
    /// What the receiving provider says of the sender's domain.
    pub authentication: AuthenticationState,
    /// The links, in the message's order.
    pub links: Vec<CheckedLink<'a>>,
    /// What the message presses its reader to do.
    pub signs: Vec<Sign>,
    /// The brand that the message presents itself as.
    pub claim: Option<Claim>,
}

/// A link with what is known of its host.
pub struct CheckedLink<'a> {
    /// As read.
    pub link: &'a Link,
    /// Whether it is the words of somebody else that hold it.
    pub quoted: bool,
    /// As opened.
    pub opened: Opened,
    /// The brand whose own host it is.
    pub owner: Option<&'static Brand>,
    /// How the host imitates a brand's domain.
    pub likeness: Option<Likeness>,
}

impl<'a> Facts<'a> {
    /// Gathers the facts of a message.
    pub fn gather(
        message: &'a Message,
        registry: &'a Registry,
        claims: &Claims,
        rules: &'a Rules,
    ) -> Facts<'a> {
        let sender = message
            .sender
            .address
            .as_ref()
            .and_then(|reading| Address::parse(&reading.value));
        let sender_owner = sender
            .as_ref()
            .and_then(|sender| registry.owner(&sender.domain));
        let sender_likeness = sender
            .as_ref()
            .and_then(|sender| imitation::find(&sender.domain, registry));
        let only_quotes = message.only_quotes();
        let mut hosts = KnownHosts::default();
        let links: Vec<_> = message
            .links
            .iter()
            .take(MAX_LINKS)
            .map(|link| CheckedLink::new(link, link.quoted && !only_quotes, &mut hosts, registry))
            .collect();
        let texts = Texts::new(message);
        let mut signs = signs::find(&texts.subject, &texts.text, &message.attachments);
        // A firm that gives its number is no sign; who writes from anybody's mailbox gives his own.
        let from_anyone = sender
            .as_ref()
            .is_none_or(|sender| is_free_mail(&sender.domain) || relays(&sender.domain));
        signs.retain(|sign| sign.kind != FindingKind::AsksToCall || from_anyone);
        let shown = Address::find(texts.name);
        let hosts = Hosts {
            sender_owner,
            sender_like: sender_likeness
                .as_ref()
                .map(|likeness| (likeness.brand, likeness.certain)),
            name_shows: shown.and_then(|shown| brand_shown(&shown.domain, registry)),
            linked: own(&links).filter_map(|link| link.owner).collect(),
            linked_like: own(&links)
                .filter_map(|link| link.likeness.as_ref())
                .filter(|likeness| !is_namesake(likeness, sender_likeness.as_ref()))
                .map(|likeness| (likeness.brand, likeness.certain))
                .collect(),
            leads_astray: leads_astray(&links, &signs),
            shown: own(&links)
                .filter_map(|link| registry.owner(&link_text::shown_host(&link.link.text)?))
                .collect(),
        };
        let claim = claims.find(&texts, sender.as_ref(), &hosts, signs.len());
        let authentication = auth_results::state(&message.authentication, sender.as_ref());
        Facts {
            message,
            registry,
            rules,
            sender,
            sender_owner,
            sender_likeness,
            authentication,
            links,
            signs,
            claim,
        }
    }

    /// Whether the message presses nobody and leads nowhere but to its sender's domain and brands'.
    pub fn is_plainly_harmless(&self) -> bool {
        let home = self
            .sender
            .as_ref()
            .and_then(|sender| sender.domain.registrable());
        let leads_home = |link: &CheckedLink| {
            let host = link.opened.host().and_then(|host| host.registrable());
            host.is_some() && host == home
        };
        let known = |link: &CheckedLink| matches!(link.rating(), Rating::Official | Rating::NotWeb);
        self.signs.is_empty()
            && self
                .links
                .iter()
                .all(|link| known(link) || leads_home(link))
    }

    /// Whether the user allowed the sender for the brand that is claimed.
    pub fn sender_is_allowed(&self) -> bool {
        let claim = self.claim.as_ref();
        claim.is_some_and(|claim| allowed_sender(self, claim.brand).is_some())
    }

    /// Whether the sender's domain belongs to the brand that is claimed.
    pub fn sender_is_claimed_brand(&self) -> bool {
        match (&self.claim, self.sender_owner) {
            (Some(claim), Some(owner)) => claim.brand.id == owner.id,
            _ => false,
        }
    }
}

/// What is known of the hosts seen so far: a mail links few hosts often.
#[derive(Default)]
struct KnownHosts {
    known: HashMap<String, (Option<&'static Brand>, Option<Likeness>)>,
}

impl KnownHosts {
    fn look_up(
        &mut self,
        host: &DomainName,
        registry: &Registry,
    ) -> (Option<&'static Brand>, Option<Likeness>) {
        if let Some(known) = self.known.get(host.ascii()) {
            return known.clone();
        }
        let found = (registry.owner(host), imitation::find(host, registry));
        self.known.insert(host.ascii().to_owned(), found.clone());
        found
    }
}

impl<'a> CheckedLink<'a> {
    fn new(
        link: &'a Link,
        quoted: bool,
        hosts: &mut KnownHosts,
        registry: &Registry,
    ) -> CheckedLink<'a> {
        let opened = opened(&link.href, registry);
        let (owner, likeness) = opened
            .host()
            .map(|host| hosts.look_up(host, registry))
            .unwrap_or_default();
        // App links carry the names of apps; whose they are can't be seen.
        let likeness = if opened.hidden {
            likeness.map(Likeness::doubted)
        } else {
            likeness
        };
        CheckedLink {
            link,
            quoted,
            opened,
            owner,
            likeness,
        }
    }

    /// Whose the link is.
    pub fn rating(&self) -> Rating {
        use crate::domain::Target;
        match &self.opened.target {
            _ if certain(self.likeness.as_ref()).is_some() => Rating::Imitation,
            _ if self.opened.disguise.is_some() => Rating::Disguised,
            _ if self.owner.is_some() => Rating::Official,
            _ if self.opened.hidden => Rating::Hidden,
            Target::NotWeb => Rating::NotWeb,
            _ => Rating::Unrelated,
        }
    }
}

/// Opens a link. What a stranger's forwarder says of its destination is believed where it is an
/// imitation, and nowhere else. Social networks' share buttons name an address and lead to none.
fn opened(href: &str, registry: &Registry) -> Opened {
    let opened = Opened::new(href);
    let forwards = opened.host().is_some_and(|host| !is_companion(host));
    let imitates = opened
        .named_host()
        .filter(|_| forwards)
        .is_some_and(|host| imitated(host, registry).is_some());
    if imitates { opened.believing() } else { opened }
}

/// Whether a link says no more than the sender's domain does: the name alone on another suffix may
/// be a namesake's, who links to itself.
fn is_namesake(link: &Likeness, sender: Option<&Likeness>) -> bool {
    let alone =
        |likeness: &Likeness| !likeness.certain && likeness.kind == ImitationKind::OtherSuffix;
    alone(link) && sender.is_some_and(|sender| alone(sender) && sender.brand.id == link.brand.id)
}

/// The links that the sender wrote, not those it quotes.
fn own<'b>(links: &'b [CheckedLink]) -> impl Iterator<Item = &'b CheckedLink<'b>> {
    links.iter().filter(|link| !link.quoted)
}

/// Whether the mail leads its reader anywhere but to brands' own hosts: by a link, a telephone number
/// or an attached page. A genuine link added to a mail never changes the answer.
fn leads_astray(links: &[CheckedLink], signs: &[Sign]) -> bool {
    let harmless = |link: &CheckedLink| matches!(link.rating(), Rating::Official | Rating::NotWeb);
    let elsewhere = [FindingKind::AsksToCall, FindingKind::AttachesPage];
    !own(links).all(harmless) || signs.iter().any(|sign| elsewhere.contains(&sign.kind))
}

/// The brand that a host is of, or imitates.
fn brand_shown(host: &DomainName, registry: &Registry) -> Option<&'static Brand> {
    registry
        .owner(host)
        .or_else(|| imitation::find(host, registry).map(|likeness| likeness.brand))
}

/// The brand that a host certainly imitates.
pub(super) fn imitated(host: &DomainName, registry: &Registry) -> Option<&'static Brand> {
    certain(imitation::find(host, registry).as_ref())
}

fn certain(likeness: Option<&Likeness>) -> Option<&'static Brand> {
    likeness
        .filter(|likeness| likeness.certain)
        .map(|likeness| likeness.brand)
}
