//! The one door: a [`Message`] in, a [`Report`] out.

use crate::brand::Registry;
use crate::check::{self, CheckedLink, Facts};
use crate::domain::{Address, DomainName, Pasted, is_free_mail};
use crate::likeness::host::{self, HostReport};
use crate::message::{Link, Message};
use crate::party::{Authors, MAX_TEXT};
use crate::reading::{self, Explanation, Unread};
use crate::report::draft::{self, Draft};
use crate::report::view::Mark;
use crate::report::why::Why;
use crate::report::{
    Checked, Finding, LinkReport, Location, Rating, Report, Verdict, policy, view,
};
use crate::service;
use crate::settings::Rules;

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
    authors: Authors,
    rules: Rules,
}

impl Analyzer {
    /// An analyzer for the brands that Touchstone ships.
    pub fn new() -> Analyzer {
        Analyzer::with_rules(Rules::default())
    }

    /// The same, with what the user decided.
    ///
    /// ```
    /// use touchstone::{analyzer::Analyzer, likeness::host::HostRating, settings};
    /// let file = r#"{"version": 1, "brands": [{"name": "My Bank", "domains": ["mybank.example"]}]}"#;
    /// let analyzer = Analyzer::with_rules(settings::read(file).unwrap().into());
    /// assert_eq!(analyzer.rate_host("mybank.example").rating, HostRating::Official);
    /// assert_eq!(analyzer.rate_host("mybank-login.example").rating, HostRating::Imitation);
    /// ```
    pub fn with_rules(rules: Rules) -> Analyzer {
        let registry = Registry::with_own(&rules.brands);
        let authors = Authors::new(&registry);
        Analyzer {
            registry,
            authors,
            rules,
        }
    }

    /// Checks one message. Every input gives a report.
    pub fn analyze(&self, message: &Message) -> Report {
        let facts = Facts::gather(message, &self.registry, &self.authors, &self.rules);
        report(&facts, false)
    }

    /// Checks one message, and says why the verdict is what it is.
    ///
    /// ```
    /// use touchstone::{analyzer::Analyzer, message::Message};
    /// let (_, why) = Analyzer::new().explain(&Message::default());
    /// assert_eq!(why.row, "nobody");
    /// ```
    pub fn explain(&self, message: &Message) -> (Report, Why) {
        let facts = Facts::gather(message, &self.registry, &self.authors, &self.rules);
        (report(&facts, false), Why::of(&facts))
    }

    /// Why a host is rated as it is: its two readings and their costs.
    ///
    /// ```
    /// use touchstone::{analyzer::Analyzer, reading::Unread};
    /// let analyzer = Analyzer::new();
    /// let why = analyzer.explain_host("metamasks.io").unwrap();
    /// assert_eq!(why.branded.unwrap().brand, "MetaMask");
    /// assert_eq!(analyzer.explain_host("metamask.io"), Err(Unread::Listed));
    /// ```
    pub fn explain_host(&self, name: &str) -> Result<Explanation, Unread> {
        let host = DomainName::parse(name).ok_or(Unread::NoHost)?;
        if self.registry.is_known(&host) {
            return Err(Unread::Listed);
        }
        reading::explain(&host, self.registry.names())
    }

    /// Checks one link by itself, for a person who asks: a doubt counts as it would in the brand's
    /// mail.
    ///
    /// ```
    /// use touchstone::{analyzer::Analyzer, report::view::{Code, Tone}};
    /// let mark = Analyzer::new().check_link("https://binance-verify.example/login");
    /// assert_eq!((mark.tone, mark.headline.code), (Tone::Alarm, Code::MarkNotBrand));
    /// ```
    pub fn check_link(&self, href: &str) -> Mark {
        self.check_lone(href, &self.rules)
    }

    fn check_lone(&self, href: &str, rules: &Rules) -> Mark {
        let link = Link {
            href: href.to_owned(),
            visible: true,
            ..Link::default()
        };
        let message = Message {
            links: vec![link],
            ..Message::default()
        };
        let facts = Facts::gather(&message, &self.registry, &self.authors, rules);
        let owner = facts.links.first().and_then(|link| link.owner);
        view::single(&report(&facts, true), owner.map(|brand| brand.name))
    }

    /// Checks what a person pasted: the first link, host name or mail address in the text; none where
    /// there is neither.
    ///
    /// ```
    /// use touchstone::{analyzer::Analyzer, report::view::Code};
    /// let headline = |text| Analyzer::new().check_pasted(text).map(|mark| mark.headline.code);
    /// assert_eq!(headline("Is blnance.com real?"), Some(Code::MarkNotBrand));
    /// assert_eq!(headline("Help <help@blnance.com>"), Some(Code::AddressNotBrand));
    /// assert_eq!(headline("Is it real?"), None);
    /// ```
    pub fn check_pasted(&self, text: &str) -> Option<Mark> {
        Some(match Pasted::find(text)? {
            Pasted::Link(href) => self.check_link(&href),
            Pasted::Address(address) => self.check_address(&address),
        })
    }

    /// Checks a mail address by itself: whose its domain is, or what it imitates. What the user allowed
    /// holds for mail, and says nothing of whose a domain is.
    fn check_address(&self, address: &Address) -> Mark {
        let domain = &address.domain;
        let mark = self.check_lone(&format!("https://{}/", domain.ascii()), &Rules::default());
        let is_anyones = is_free_mail(domain) || service::of(domain).is_some();
        view::of_address(mark, domain.ascii(), is_anyones)
    }

    /// A draft for those who collect reports of phishing, where the message is worth one.
    pub fn draft(&self, message: &Message) -> Option<Draft> {
        let report = self.analyze(message);
        let brand = self
            .registry
            .brands()
            .iter()
            .find(|brand| Some(brand.name) == report.brand);
        let reports_to = brand.and_then(|brand| brand.report);
        draft::draft(&report, message, &self.rules, reports_to)
    }

    /// Rates one host name by itself.
    ///
    /// ```
    /// use touchstone::{analyzer::Analyzer, likeness::host::HostRating};
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

/// `asked`: somebody asks about one link by itself.
fn report(facts: &Facts, asked: bool) -> Report {
    let seen = check::run(facts);
    let context = policy::Context {
        row: facts.row,
        asked,
        presses: !facts.requests.is_empty(),
    };
    let (findings, verdict) = policy::judge(&seen, context);
    let links = link_reports(facts, &findings);
    let brand = match (facts.author(), verdict) {
        (_, Verdict::Silent) => None,
        (Some(author), _) => Some(author.brand.name),
        (None, _) => findings.first().and_then(|finding| finding.brand),
    };
    let checked = checked(facts, &links, brand);
    let mut report = Report {
        version: VERSION,
        verdict,
        brand,
        findings,
        links,
        checked,
        view: None,
    };
    report.view = view::lay_out(&report, facts.message);
    report
}

fn link_reports(facts: &Facts, findings: &[Finding]) -> Vec<LinkReport> {
    let located: Vec<(usize, usize, Option<&str>)> = findings
        .iter()
        .enumerate()
        .filter_map(|(at, finding)| match finding.location {
            Location::Link(link) => {
                let host = facts.links[link].host().map(|host| host.ascii());
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
            let leads_to = link.opened.host().map(|host| host.ascii());
            let host = link.host().map(|host| host.ascii());
            // A finding about a host is told at its first link and holds for all links there, and to mail
            // addresses there.
            let touches = |(_, at, of): &&(usize, usize, Option<&str>)| {
                *at == index || (host.is_some() && *of == host)
            };
            LinkReport {
                rating: link.rating(),
                host: leads_to.map(str::to_owned),
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
    let truncated = facts.message.truncated
        || facts.message.links.len() > links.len()
        || facts.message.own_text().len() > MAX_TEXT;
    let own =
        |link: &&CheckedLink| link.owner.is_some() && link.owner.map(|owner| owner.name) == brand;
    Checked {
        sender: facts.sender.is_some(),
        authentication: facts.authentication,
        links: links.len() - count(Rating::NotWeb),
        official: facts.links.iter().filter(own).count(),
        hidden: count(Rating::Hidden),
        truncated,
        unread: truncated && !facts.is_plainly_harmless(),
    }
}
