//! Whose a host is, and whom it is like, each host looked at once.

use std::collections::HashMap;

use crate::brand::{Brand, Registry, Standing};
use crate::domain::DomainName;
use crate::likeness::{self, Likeness};
use crate::service::{self, Place, Service};

/// What is known of the hosts seen so far: a mail links few hosts often.
#[derive(Default)]
pub(super) struct KnownHosts {
    known: HashMap<String, (Option<&'static Brand>, Option<Likeness>)>,
}

impl KnownHosts {
    /// Who owns the host, or whom it imitates.
    pub(super) fn look_up(
        &mut self,
        host: &DomainName,
        registry: &Registry,
    ) -> (Option<&'static Brand>, Option<Likeness>) {
        let known = self.known.entry(host.ascii().to_owned());
        let found = || match registry.standing(host) {
            Standing::Official(brand) => (Some(brand), None),
            Standing::Known => (None, None),
            Standing::Stranger => (None, strangers_likeness(host, registry)),
        };
        known.or_insert_with(found).clone()
    }
}

/// How a host imitates a brand's domain. At services that give each customer a host of its name, a brand's
/// name there is no proof.
pub(super) fn likeness_of(host: &DomainName, registry: &Registry) -> Option<Likeness> {
    match registry.is_known(host) {
        true => None,
        false => strangers_likeness(host, registry),
    }
}

/// The same of a host that the registry does not know.
fn strangers_likeness(host: &DomainName, registry: &Registry) -> Option<Likeness> {
    let found = likeness::of_stranger(host, registry)?;
    let names_customer = |service: &Service| service.customer.contains(&Place::Host);
    match service::of(host).is_some_and(names_customer) {
        true => Some(found.doubted()),
        false => Some(found),
    }
}
