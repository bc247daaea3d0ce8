//! Whose mailboxes are in From? It may name several (RFC 5322, 3.6.2), and webmails show one of them. The one
//! that speaks least for the mail stands for all: an imitation before a stranger, a stranger before a brand.

use crate::brand::{Brand, Registry};
use crate::domain::Address;
use crate::message::Message;

/// More mailboxes are no help to anyone.
const MAX_MAILBOXES: usize = 16;

/// The addresses in From.
#[derive(Debug, Default)]
pub struct Senders {
    /// The one that is judged.
    pub judged: Option<Address>,
    /// The others.
    pub others: Vec<Address>,
}

impl Senders {
    /// Reads them off a message. `imitates`: whether an address certainly imitates a brand's.
    pub fn read(
        message: &Message,
        registry: &Registry,
        imitates: impl Fn(&Address) -> bool,
    ) -> Senders {
        let addresses = message.senders().take(MAX_MAILBOXES);
        let addresses = addresses.filter_map(|mailbox| mailbox.address.as_ref());
        let mut all: Vec<Address> = addresses
            .filter_map(|reading| Address::parse(&reading.value))
            .collect();
        let is_strangers = |address: &Address| registry.owner(&address.domain).is_none();
        let worst = match all.len() {
            0 => return Senders::default(),
            1 => 0,
            _ => {
                let imitating = all.iter().position(&imitates);
                let strange = || all.iter().position(is_strangers);
                imitating.or_else(strange).unwrap_or(0)
            }
        };
        Senders {
            judged: Some(all.remove(worst)),
            others: all,
        }
    }

    /// The brand whose own domain is among them, the judged one's first.
    pub fn owner(&self, registry: &Registry) -> Option<&'static Brand> {
        let mut all = self.judged.iter().chain(&self.others);
        all.find_map(|address| registry.owner(&address.domain))
    }

    /// Where some of them are this brand's and some are not: the first that is not.
    pub fn stranger_beside(&self, brand: &Brand, registry: &Registry) -> Option<&Address> {
        let is_own = |address: &&Address| {
            let owner = registry.owner(&address.domain);
            owner.is_some_and(|owner| owner.id == brand.id)
        };
        let mut all = self.judged.iter().chain(&self.others);
        let is_named = all.clone().any(|address| is_own(&address));
        all.find(|address| !is_own(address)).filter(|_| is_named)
    }
}
