//! The services that mail in their customers' names: who sent it says nothing of whose words it is.
//!
//! A shop's receipt, a ticket, a survey, a status page's notice: the sender's domain is the
//! service's, and the name beside it is whatever its customer wrote there. The table is generated
//! from `data/services.toml`, where every service has its source.

use serde::Deserialize;

use crate::domain::DomainName;

#[rustfmt::skip]
mod table;

use table::{DOMAINS, SERVICES};

/// A service that mails in its customers' names.
#[derive(Debug, PartialEq, Eq)]
pub struct Service {
    /// A short ASCII name that stays the same.
    pub id: &'static str,
    /// The name as people know it.
    pub name: &'static str,
    /// What it mainly mails.
    pub sends: Sends,
    /// Where its customer's name stands.
    pub customer: &'static [Place],
    /// The domains that it sends from, A-labels, lower-case; each with everything under it.
    pub domains: &'static [&'static str],
    /// Where its own links lead besides.
    links: &'static [&'static str],
    /// Whom an agent speaks for: ids of brands.
    pub clients: &'static [&'static str],
}

/// What a service mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sends {
    /// Invoices, receipts, payments.
    Billing,
    /// Orders and their shipment.
    Shop,
    /// Tickets and invitations to events.
    Ticket,
    /// Surveys and forms.
    Survey,
    /// Invitations to write a review.
    Review,
    /// A status page's notices.
    Status,
    /// A help desk's answers.
    HelpDesk,
    /// A forum's posts and digests.
    Forum,
    /// Newsletters.
    Newsletter,
    /// Appointments.
    Calendar,
    /// Documents to sign.
    Signature,
    /// Files and documents that somebody shares.
    Files,
    /// Answers to applicants.
    Recruiting,
    /// Checks of who somebody is.
    Kyc,
    /// Proxy votes and other mail to shareholders.
    Voting,
    /// What an agent has to say for its clients: claims, distributions.
    Agent,
    /// Notices of a host of code.
    Code,
    /// Notices of a social network.
    Social,
    /// A mailing list's mail.
    List,
    /// Video meetings.
    Meeting,
}

/// Where the customer's name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Beside the sender's address.
    DisplayName,
    /// Left of the `@`.
    LocalPart,
    /// Below the service's domain, in the address or in links.
    Host,
    /// In the subject or the text alone.
    Text,
}

/// The service that sends from this domain; of several that fit, the one with the longest domain.
///
/// ```
/// use touchstone::domain::DomainName;
/// use touchstone::service::{self, Sends};
/// let domain = |name| DomainName::parse(name).unwrap();
/// let shop = service::of(&domain("t.shopifyemail.com")).unwrap();
/// assert_eq!((shop.name, shop.sends), ("Shopify", Sends::Shop));
/// assert!(service::of(&domain("shopifyemail.com.stranger.example")).is_none());
/// ```
pub fn of(domain: &DomainName) -> Option<&'static Service> {
    let ascii = domain.ascii();
    let parents = ascii.match_indices('.').map(|(dot, _)| &ascii[dot + 1..]);
    std::iter::once(ascii).chain(parents).find_map(|name| {
        let found = DOMAINS.binary_search_by_key(&name, |(domain, _)| domain);
        SERVICES.get(usize::from(DOMAINS[found.ok()?].1))
    })
}

impl Service {
    /// Whether a host is the service's own: where its own links lead.
    ///
    /// ```
    /// use touchstone::domain::DomainName;
    /// let domain = |name| DomainName::parse(name).unwrap();
    /// let reviews = touchstone::service::of(&domain("trustpilotmail.com")).unwrap();
    /// assert!(reviews.leads_to(&domain("www.trustpilot.com")));
    /// assert!(!reviews.leads_to(&domain("trustpilot.com.stranger.example")));
    /// ```
    pub fn leads_to(&self, host: &DomainName) -> bool {
        let mut own = self.domains.iter().chain(self.links);
        own.any(|domain| host.is_within(domain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(domain: &str) -> Option<&'static Service> {
        of(&DomainName::parse(domain).expect("a domain"))
    }

    #[test]
    fn every_domain_finds_its_service() {
        assert!(SERVICES.len() >= 70);
        assert!(DOMAINS.is_sorted());
        for known in SERVICES {
            for domain in known.domains {
                assert_eq!(service(domain), Some(known), "{domain}");
                let below = service(&format!("mail.{domain}"));
                assert!(below.is_some(), "mail.{domain}");
            }
        }
    }

    #[test]
    fn strangers_have_no_service() {
        for stranger in [
            "example.com",
            "mystripe.com",
            "stripe.com.stranger.example",
            "com",
            "binance.com",
        ] {
            assert_eq!(service(stranger), None, "{stranger}");
        }
    }

    #[test]
    fn a_name_of_many_labels_is_read() {
        let long = format!("{}stripe.com", "a.".repeat(120));
        assert_eq!(service(&long).map(|known| known.id), Some("stripe"));
    }

    #[test]
    fn an_agent_has_several_clients_and_others_have_none() {
        let agent = service("noticing.ra.kroll.com").expect("an agent");
        assert_eq!(agent.sends, Sends::Agent);
        assert!(agent.clients.len() > 1);
        let others = SERVICES.iter().filter(|known| known.sends != Sends::Agent);
        assert!(others.into_iter().all(|known| known.clients.is_empty()));
    }

    #[test]
    fn a_service_leads_to_its_own_hosts_alone() {
        let status = service("statuspage.io").expect("a service");
        let leads = |host| status.leads_to(&DomainName::parse(host).expect("a host"));
        assert!(leads("stspg.io") && leads("bitfinex.statuspage.io"));
        assert!(!leads("notstspg.io") && !leads("trustpilot.com"));
    }
}
