//! Whose system sent the message, seen from the brand that it says it is of?

use serde::Serialize;

use crate::service::{Sends, Service};

/// Who sent the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Carrier {
    /// The sender's address could not be read.
    Unread,
    /// The brand, from its own domain.
    Own,
    /// The brand and somebody else: From names both.
    Shared,
    /// A sender that the user allowed for the brand.
    Allowed,
    /// A domain that is known beside the brand, but proves nothing.
    Unverified,
    /// A domain that imitates the brand's.
    Imitation,
    /// A domain that perhaps does.
    PerhapsImitation,
    /// An agent of the brand: of an estate's claims, of its shareholders.
    Agent,
    /// A service that mails in its customers' names: anyone can be its customer.
    Service,
    /// A service that passes on what people write to each other: forums, lists, code hosts.
    Relay,
    /// Anybody else: a stranger's domain, a free mailbox.
    Stranger,
}

impl Carrier {
    /// What a service is to a brand that is not its client.
    pub(crate) fn of_service(service: &Service) -> Carrier {
        match service.sends {
            Sends::Code | Sends::Forum | Sends::List | Sends::Social => Carrier::Relay,
            _ => Carrier::Service,
        }
    }

    /// Whether others' words come from there under its name: then it is no stranger who links to itself.
    pub(crate) fn passes_on(self) -> bool {
        matches!(
            self,
            Carrier::Agent | Carrier::Service | Carrier::Relay | Carrier::Unverified
        )
    }
}
