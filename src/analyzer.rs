//! The one door: a [`Message`] in, a [`Report`] out.

use crate::brand::Registry;
use crate::check::host::{self, HostReport};
use crate::check::{self, CheckedLink, Facts};
use crate::claim::Claims;
use crate::message::Message;
use crate::report::{
    Checked, Finding, LinkReport, Location, Rating, Report, Verdict, policy, view,
};

/// The report's format.
const VERSION: u32 = 1;

/// Checks messages. Build it once: it indexes the brands.
///
/// ```
/// use touchstone::analyzer::Analyzer;
/// use touchstone::message::{Mailbox, Message, Reading, Source};
/// use touchstone::report::Verdict;
///
/// let read = |value: &str| Some(Reading { value: value.to_owned(), from: Source::Header });
/// let sender = Mailbox { name: read("Binance Support"), address: read("help@mailer.example") };
/// let message = Message { sender, ..Message::default() };
///
/// let report = Analyzer::new().analyze(&message);
/// assert_eq!(report.verdict, Verdict::Impersonation);
/// assert_eq!(report.brand, Some("Binance"));
/// ```
pub struct Analyzer {
    registry: Registry,
    claims: Claims,
}

impl Analyzer {
    /// An analyzer for the brands that Touchstone ships.
    pub fn new() -> Analyzer {
        let registry = Registry::builtin();
        let claims = Claims::new(&registry);
        Analyzer { registry, claims }
    }

    /// Checks one message. Every input gives a report.
    pub fn analyze(&self, message: &Message) -> Report {
        let facts = Facts::gather(message, &self.registry, &self.claims);
        let seen = check::run(&facts);
        let context = policy::Context {
            claimed: facts.claim.is_some(),
            sender_official: facts.sender_is_claimed_brand(),
            presses: !facts.signs.is_empty(),
        };
        let (findings, verdict) = policy::judge(&seen, context);
        let links = link_reports(&facts, &findings);
        let brand = match (&facts.claim, verdict) {
            (_, Verdict::Silent) => None,
            (Some(claim), _) => Some(claim.brand.name),
            (None, _) => findings.first().and_then(|finding| finding.brand),
        };
        let checked = checked(&facts, &links, brand);
        let mut report = Report {
            version: VERSION,
            verdict,
            brand,
            findings,
            links,
            checked,
            view: None,
        };
        report.view = view::lay_out(&report);
        report
    }

    /// Rates one host name by itself.
    ///
    /// ```
    /// use touchstone::{analyzer::Analyzer, check::host::HostRating};
    /// let analyzer = Analyzer::new();
    /// assert_eq!(analyzer.rate_host("www.binance.com").rating, HostRating::Official);
    /// assert_eq!(analyzer.rate_host("binance-verify.example").rating, HostRating::Imitation);
    /// ```
    pub fn rate_host(&self, name: &str) -> HostReport {
        host::rate(name, &self.registry)
    }
}

impl Default for Analyzer {
    fn default() -> Analyzer {
        Analyzer::new()
    }
}

fn link_reports(facts: &Facts, findings: &[Finding]) -> Vec<LinkReport> {
    let located: Vec<(usize, usize, Option<&str>)> = findings
        .iter()
        .enumerate()
        .filter_map(|(at, finding)| match finding.location {
            Location::Link(link) => {
                let host = facts.links[link].opened.host().map(|host| host.ascii());
                Some((at, link, host))
            }
            _ => None,
        })
        .collect();
    facts
        .links
        .iter()
        .enumerate()
        .map(|(index, link)| {
            let host = link.opened.host().map(|host| host.ascii());
            // A finding about a host is told at its first link and holds for all links there.
            let touches = |(_, at, of): &&(usize, usize, Option<&str>)| {
                *at == index || (host.is_some() && *of == host)
            };
            LinkReport {
                rating: link.rating(),
                host: host.map(str::to_owned),
                genuine: link
                    .likeness
                    .as_ref()
                    .and_then(|likeness| likeness.brand.genuine()),
                findings: located.iter().filter(touches).map(|(at, ..)| *at).collect(),
            }
        })
        .collect()
}

fn checked(facts: &Facts, links: &[LinkReport], brand: Option<&str>) -> Checked {
    let count = |rating| links.iter().filter(|link| link.rating == rating).count();
    let own =
        |link: &&CheckedLink| link.owner.is_some() && link.owner.map(|owner| owner.name) == brand;
    Checked {
        sender: facts.sender.is_some(),
        authentication: facts.authentication,
        links: links.len() - count(Rating::NotWeb),
        official: facts.links.iter().filter(own).count(),
        hidden: count(Rating::Hidden),
        truncated: facts.message.truncated || facts.message.links.len() > links.len(),
    }
}
