//! What is known of a message before the checks: its sender, its links opened, its parties.

use std::borrow::Cow;

use crate::brand::{Brand, Registry};
use crate::domain::{Address, DomainName};
use crate::language::{MAX_SHOWN, cut};
use crate::likeness::{self, Likeness};
use crate::link::Opened;
use crate::message::{Link, LinkKind, Message, auth_results};
use crate::party::{
    self, Author, Authors, Carrier, Demand, Destination, Hosts, Parties, Request, Role, SeenHost,
    Texts, Unseen,
};
use crate::report::policy::{self, Row};
use crate::report::{AuthenticationState, FindingKind, ImitationKind, Rating, Verdict};
use crate::service::{self, Service};
use crate::settings::Rules;

use super::allowed::allowed_sender;
use super::companions::is_companion;
use super::known_hosts::{KnownHosts, likeness_of};
use super::link_text;
use super::senders::Senders;

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
    /// The sender's address, where it was read and is one; of several the worst.
    pub sender: Option<Address>,
    /// Whose mailboxes are in From beside it.
    pub senders: Senders,
    /// The brand whose own domain the sender's is.
    pub sender_owner: Option<&'static Brand>,
    /// How the sender's domain imitates a brand's.
    pub sender_likeness: Option<Likeness>,
    /// The service that mails in its customers' names from the sender's domain.
    pub service: Option<&'static Service>,
    /// What the receiving provider says of the sender's domain.
    pub authentication: AuthenticationState,
    /// The links, in the message's order.
    pub links: Vec<CheckedLink<'a>>,
    /// Addresses that the text asks to open and that are no links.
    pub addresses: Vec<CheckedLink<'a>>,
    /// What the message asks of its reader.
    pub requests: Vec<Request>,
    /// The brand that the message says it is of, however plainly.
    pub author: Option<Author>,
    /// Who takes part in it.
    pub parties: Parties,
    /// What the policy's table says of these parties.
    pub row: &'static Row,
}

/// A link with what is known of its host.
pub struct CheckedLink<'a> {
    /// As read.
    pub link: Cow<'a, Link>,
    /// Whether it is the words of somebody else that hold it.
    pub quoted: bool,
    /// As opened.
    pub opened: Opened,
    /// The brand whose own host it is.
    pub owner: Option<&'static Brand>,
    /// How the host imitates a brand's domain.
    pub likeness: Option<Likeness>,
    /// What it is for.
    pub role: Role,
    /// The domain to which it writes, where it is a mail address.
    mail_domain: Option<DomainName>,
}

impl<'a> Facts<'a> {
    /// Gathers the facts of a message.
    pub fn gather(
        message: &'a Message,
        registry: &'a Registry,
        authors: &Authors,
        rules: &'a Rules,
    ) -> Facts<'a> {
        let senders = Senders::read(message, registry, |address| {
            imitated(&address.domain, registry).is_some()
        });
        let sender = senders.judged.clone();
        let domain = sender.as_ref().map(|sender| &sender.domain);
        let sender_owner = domain.and_then(|domain| registry.owner(domain));
        let service = domain.and_then(service::of);
        let sender_likeness = domain.and_then(|domain| likeness_of(domain, registry));
        let links = check_links(message, registry);
        let texts = Texts::new(message);
        let mut requests = party::find_requests(&texts.subject, &texts.text, &message.attachments);
        party::add_buttons(&mut requests, own(&links).map(|link| &*link.link));
        let (addresses, by_hand) = check_addresses(&texts, &links, registry);
        let leads = || own(&links).chain(&addresses);
        if !leads().any(|link| link.rating() != Rating::NotWeb) {
            requests.extend(party::file_to_open(&texts));
        }
        let hosts = Hosts {
            sender_owner: senders.owner(registry),
            ..hosts(&texts, leads, domain, sender_likeness.as_ref(), registry)
        };
        let author = authors.find(&texts, sender.as_ref(), &hosts, registry);
        let authentication = auth_results::state(&message.authentication, sender.as_ref());
        let mut facts = Facts {
            message,
            registry,
            rules,
            sender,
            senders,
            sender_owner,
            sender_likeness,
            service,
            authentication,
            links,
            addresses,
            requests,
            author,
            parties: Parties::NOBODY,
            row: policy::SILENT,
        };
        // The destination depends on the carrier: a service that links to itself leads nowhere else.
        facts.parties.carrier = facts.carrier();
        facts.requests.extend(facts.address_to_open(by_hand));
        let brand = facts.author.as_ref().map(|author| author.brand);
        facts.parties = Parties {
            author: facts.author.as_ref().map(|author| author.certainty),
            destination: facts.destination(),
            demand: Demand::of(&facts.requests),
            unseen: Unseen::of(&texts, &facts.requests, brand),
            not_used: brand.is_some_and(|brand| rules.excludes(brand.name)),
            ..facts.parties
        };
        facts.row = policy::row(facts.parties);
        facts
    }

    /// Whose system sent the message, seen from its author.
    fn carrier(&self) -> Carrier {
        let Some(sender) = &self.sender else {
            return Carrier::Unread;
        };
        let Some(author) = &self.author else {
            return Carrier::Stranger;
        };
        let brand = author.brand;
        let likeness = self.sender_likeness.as_ref();
        let shared = self.senders.stranger_beside(brand, self.registry).is_some();
        match likeness.filter(|likeness| likeness.brand.id == brand.id) {
            Some(likeness) if shared && likeness.certain => Carrier::Imitation,
            _ if shared => Carrier::Shared,
            _ if self.is_sender_of(brand) => Carrier::Own,
            _ if allowed_sender(self, brand).is_some() => Carrier::Allowed,
            Some(likeness) if likeness.certain => Carrier::Imitation,
            _ if self.is_client(brand) => Carrier::Agent,
            _ if self.registry.is_unverified_sender(&sender.domain, brand) => Carrier::Unverified,
            likeness => match (self.service, likeness) {
                (Some(service), _) => Carrier::of_service(service),
                (None, Some(_)) => Carrier::PerhapsImitation,
                (None, None) => Carrier::Stranger,
            },
        }
    }

    /// Whether the service that sent the message is an agent of this brand.
    fn is_client(&self, brand: &Brand) -> bool {
        self.service
            .is_some_and(|service| service.clients.contains(&brand.id))
    }

    /// Where the message leads: by a link, a telephone number or an attached page. A genuine link
    /// added to a mail never changes the answer.
    fn destination(&self) -> Destination {
        let elsewhere = [
            FindingKind::AsksToCall,
            FindingKind::AsksToScan,
            FindingKind::AttachesPage,
            FindingKind::AttachesProgram,
        ];
        let lures = |request: &Request| elsewhere.contains(&request.kind);
        if self.requests.iter().any(lures) || self.links_elsewhere().next().is_some() {
            return Destination::Elsewhere;
        }
        let is_file = |request: &Request| request.kind == FindingKind::AsksToOpenFile;
        match self.leads().any(|link| link.rating() != Rating::NotWeb) {
            true => Destination::Home,
            false if self.requests.iter().any(is_file) => Destination::Attached,
            false => Destination::Nowhere,
        }
    }

    /// What the message itself leads to: the links that it does not quote, and the addresses that it
    /// asks to open.
    fn leads(&self) -> impl Iterator<Item = &CheckedLink<'a>> {
        own(&self.links).chain(&self.addresses)
    }

    /// The request to open the first of the addresses that is to be copied or typed and leads elsewhere.
    fn address_to_open(&self, by_hand: Vec<bool>) -> Option<Request> {
        let mut by_hand = self.addresses.iter().zip(by_hand);
        let (address, _) =
            by_hand.find(|(link, by_hand)| *by_hand && self.leads_elsewhere(link))?;
        Some(Request {
            kind: FindingKind::AsksToOpenAddress,
            words: cut(&address.link.text, MAX_SHOWN).to_owned(),
        })
    }

    /// The links, and addresses to open, that lead neither to a brand's own hosts nor to those of the service that sent the
    /// message.
    pub fn links_elsewhere(&self) -> impl Iterator<Item = &CheckedLink<'a>> {
        self.leads().filter(|link| self.leads_elsewhere(link))
    }

    fn leads_elsewhere(&self, link: &CheckedLink) -> bool {
        let is_known = matches!(link.rating(), Rating::Official | Rating::NotWeb);
        !is_known && !self.leads_to_sending_service(link)
    }

    /// Whether a service that sent the message links to itself.
    fn leads_to_sending_service(&self, link: &CheckedLink) -> bool {
        let (Some(sender), Some(host)) = (&self.sender, link.opened.host()) else {
            return false;
        };
        let is_services = self.service.is_some_and(|service| service.leads_to(host));
        let is_senders = host.registrable() == sender.domain.registrable();
        is_services || is_senders && self.parties.carrier.passes_on()
    }

    /// The brand whose mail this is taken for; none where the policy's table says it is nobody's.
    pub fn author(&self) -> Option<&Author> {
        let author = self.author.as_ref();
        author.filter(|_| self.row.verdict != Verdict::Silent)
    }

    /// Whether the message is an impostor's of this brand, by its parties alone.
    pub fn is_impersonated(&self, brand: &Brand) -> bool {
        let author = self.author();
        self.row.verdict == Verdict::Impersonation
            && author.is_some_and(|author| author.brand.id == brand.id)
    }

    /// Whether the sender's domain belongs to a brand.
    pub fn is_sender_of(&self, brand: &Brand) -> bool {
        self.sender_owner.is_some_and(|owner| owner.id == brand.id)
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
        self.requests.is_empty()
            && self
                .links
                .iter()
                .chain(&self.addresses)
                .all(|link| known(link) || leads_home(link))
    }
}

impl<'a> CheckedLink<'a> {
    fn new(
        link: Cow<'a, Link>,
        quoted: bool,
        hosts: &mut KnownHosts,
        registry: &Registry,
    ) -> CheckedLink<'a> {
        let opened = opened(&link.href, registry);
        let mail_domain = mail_domain(&link.href);
        let (owner, likeness) = opened
            .host()
            .or(mail_domain.as_ref())
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
            role: Role::Action,
            mail_domain,
        }
    }

    /// The host that it leads or writes to.
    pub fn host(&self) -> Option<&DomainName> {
        self.opened.host().or(self.mail_domain.as_ref())
    }

    /// Whose the link is.
    pub fn rating(&self) -> Rating {
        use crate::domain::Target;
        match &self.opened.target {
            _ if certain(self.likeness.as_ref()).is_some() => Rating::Imitation,
            _ if self.opened.disguise.is_some() => Rating::Disguised,
            Target::NotWeb => Rating::NotWeb,
            _ if self.owner.is_some() => Rating::Official,
            _ if self.opened.hidden => Rating::Hidden,
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

/// The domain that a `mailto:` address names first (RFC 6068).
fn mail_domain(href: &str) -> Option<DomainName> {
    let address = href.trim().split_at_checked("mailto:".len())?;
    if !address.0.eq_ignore_ascii_case("mailto:") {
        return None;
    }
    let first = address.1.split(['?', ',']).next().unwrap_or_default();
    Some(Address::parse(first)?.domain)
}

/// The links that the sender wrote, not those it quotes.
fn own<'b, 'a>(links: &'b [CheckedLink<'a>]) -> impl Iterator<Item = &'b CheckedLink<'a>> {
    links.iter().filter(|link| !link.quoted)
}

/// Opens the links and looks their hosts up.
fn check_links<'a>(message: &'a Message, registry: &Registry) -> Vec<CheckedLink<'a>> {
    let only_quotes = message.only_quotes();
    let mut hosts = KnownHosts::default();
    let mut links: Vec<CheckedLink> = message
        .links
        .iter()
        .take(MAX_LINKS)
        .map(|link| {
            let quoted = link.quoted && !only_quotes;
            CheckedLink::new(Cow::Borrowed(link), quoted, &mut hosts, registry)
        })
        .collect();
    let leads_home =
        |link: &CheckedLink| matches!(link.rating(), Rating::Official | Rating::Hidden);
    let roles = party::roles(links.iter().map(|link| (&*link.link, leads_home(link))));
    for (link, role) in links.iter_mut().zip(roles) {
        link.role = role;
    }
    links
}

/// Looks up the addresses that the text asks to open, and tells which of them by hand. Where a link leads to
/// the same host, the address says nothing new.
fn check_addresses<'a>(
    texts: &Texts,
    links: &[CheckedLink],
    registry: &Registry,
) -> (Vec<CheckedLink<'a>>, Vec<bool>) {
    let mut hosts = KnownHosts::default();
    let asked = party::addresses(texts).into_iter().map(|asked| {
        let link = Link {
            text: asked.address.clone(),
            href: asked.address,
            kind: LinkKind::Text,
            visible: true,
            ..Link::default()
        };
        let checked = CheckedLink::new(Cow::Owned(link), false, &mut hosts, registry);
        (checked, asked.by_hand)
    });
    let is_new = |(address, _): &(CheckedLink, bool)| {
        !own(links).any(|link| link.opened.host() == address.opened.host())
    };
    asked.filter(is_new).unzip()
}

/// What the hosts of the message say to those who look for its author.
fn hosts<'b, 'a: 'b, I: Iterator<Item = &'b CheckedLink<'a>>>(
    texts: &Texts,
    leads: impl Fn() -> I,
    domain: Option<&DomainName>,
    sender: Option<&Likeness>,
    registry: &Registry,
) -> Hosts {
    let shown = Address::find(&texts.name);
    // What perhaps imitates in the sender's own domain is no news in its links.
    let is_own = |link: &CheckedLink| {
        let host = link.opened.host().and_then(|host| host.registrable());
        host.is_some() && host == domain.and_then(|domain| domain.registrable())
    };
    let imitating = |link: &CheckedLink| {
        let likeness = link.likeness.as_ref()?;
        let is_news = likeness.certain || !is_own(link);
        let seen = SeenHost {
            brand: likeness.brand,
            host: link.host()?.ascii().to_owned(),
            certain: likeness.certain,
        };
        (is_news && !is_namesake(likeness, sender)).then_some(seen)
    };
    let shown_hosts = leads().filter_map(|link| link_text::shown_host(&link.link.text));
    Hosts {
        sender_owner: None,
        sender_is_service: domain.is_some_and(|domain| service::of(domain).is_some()),
        sender_like: sender.map(|likeness| (likeness.brand, likeness.certain)),
        name_shows: shown.and_then(|shown| seen_in_name(&shown.domain, registry)),
        linked: leads().filter_map(|link| link.owner).collect(),
        linked_like: leads().filter_map(imitating).collect(),
        shown: shown_hosts
            .filter_map(|host| owned(&host, registry))
            .collect(),
    }
}

/// A brand's own host.
fn owned(host: &DomainName, registry: &Registry) -> Option<SeenHost> {
    Some(SeenHost {
        brand: registry.owner(host)?,
        host: host.ascii().to_owned(),
        certain: true,
    })
}

/// A brand's own host, or one that certainly imitates it: what perhaps does may be a namesake's.
pub(super) fn seen_in_name(host: &DomainName, registry: &Registry) -> Option<SeenHost> {
    owned(host, registry).or_else(|| {
        Some(SeenHost {
            brand: imitated(host, registry)?,
            host: host.ascii().to_owned(),
            certain: true,
        })
    })
}

/// The brand that a host certainly imitates.
pub(super) fn imitated(host: &DomainName, registry: &Registry) -> Option<&'static Brand> {
    certain(likeness::find(host, registry).as_ref())
}

fn certain(likeness: Option<&Likeness>) -> Option<&'static Brand> {
    likeness
        .filter(|likeness| likeness.certain)
        .map(|likeness| likeness.brand)
}
