//! What the reader may allow: each sender and each host that a warning is about.

use crate::domain::{Address, DomainName};
use crate::message::Message;
use crate::report::{Evidence, Finding, Location, Report, Severity};
use crate::settings::{AllowRule, BrandName, Place, Who};

/// More are no help to anyone.
const MAX_RULES: usize = 8;

/// One rule a sender or host, in the order of the findings.
pub(super) fn of(report: &Report, message: &Message) -> Vec<AllowRule> {
    let mut rules: Vec<AllowRule> = Vec::new();
    let weighing = report.findings.iter();
    let weighing = weighing.filter(|finding| finding.severity > Severity::Note);
    for rule in weighing.filter_map(|finding| rule(report, message, finding)) {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
        if rules.len() == MAX_RULES {
            break;
        }
    }
    rules
}

fn rule(report: &Report, message: &Message, finding: &Finding) -> Option<AllowRule> {
    let (place, value) = match finding.location {
        Location::Sender | Location::ReplyTo => (Place::Sender, sender(message)?),
        Location::Link(index) => (Place::Link, link(report, finding, index)?),
        Location::Body => return None,
    };
    let brand = BrandName::try_from(finding.brand?.to_owned()).ok()?;
    Some(AllowRule {
        place,
        value,
        brand,
    })
}

/// The sender's domain; at a provider of mailboxes for everyone the one address.
fn sender(message: &Message) -> Option<Who> {
    let address = Address::parse(&message.sender.address.as_ref()?.value)?;
    let domain = address.domain.ascii();
    Who::try_from(domain.to_owned())
        .or_else(|_| Who::try_from(format!("{}@{domain}", address.local)))
        .ok()
}

/// The host, where the host is what is wrong. One that is everybody's can't be allowed.
fn link(report: &Report, finding: &Finding, index: usize) -> Option<Who> {
    if matches!(finding.evidence, Evidence::Disguise { .. }) {
        return None;
    }
    let host = report.links.get(index)?.host.as_deref()?;
    Who::try_from(DomainName::parse(host)?.ascii().to_owned()).ok()
}
