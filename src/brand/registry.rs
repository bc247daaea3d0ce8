//! Looking brands up by domain and by host label.

use std::collections::HashMap;

use crate::domain::DomainName;
use crate::reading::{Costs, Names};
use crate::settings::{OwnBrand, same_name};

use super::own;
use super::packed;
use super::{Brand, DomainKind, OfficialDomain, Scope};

/// The brands and the indices over them. Build it once.
pub struct Registry {
    brands: Vec<&'static Brand>,
    domains: HashMap<&'static str, (&'static Brand, &'static OfficialDomain)>,
    names: Names,
}

/// How a host stands to the brands.
#[derive(Debug, Clone, Copy)]
pub enum Standing {
    /// It is a brand's own.
    Official(&'static Brand),
    /// It is known in connection with a brand without being proof of it: nothing that looks like the
    /// brand there is an imitation.
    Known,
    /// Nothing is known of it.
    Stranger,
}

impl Registry {
    /// The registry that Touchstone ships.
    pub fn builtin() -> Registry {
        Registry::with_own(&[])
    }

    /// The same, with brands that the user added. Where the name is that of a known brand, its
    /// domains are added to that brand. A domain that is known stays whose it is.
    ///
    /// ```
    /// use touchstone::{brand::Registry, domain::DomainName, settings};
    /// let file = r#"{"version": 1, "brands": [{"name": "My Bank", "domains": ["mybank.example"]}]}"#;
    /// let registry = Registry::with_own(&settings::read(file).unwrap().brands);
    /// let host = DomainName::parse("login.mybank.example").unwrap();
    /// assert_eq!(registry.owner(&host).map(|brand| brand.name), Some("My Bank"));
    /// ```
    pub fn with_own(own: &[OwnBrand]) -> Registry {
        let shipped = packed::brands();
        let known = |name: &str| shipped.iter().find(|brand| same_name(brand.name, name));
        let more: Vec<(Option<&Brand>, &Brand)> = own::brands(own)
            .into_iter()
            .map(|added| (known(added.name), added))
            .collect();
        let strangers = more.iter().filter(|(known, _)| known.is_none());
        let brands: Vec<&'static Brand> = shipped
            .iter()
            .chain(strangers.map(|(_, brand)| *brand))
            .collect();
        let mut domains = HashMap::new();
        for &brand in &brands {
            for domain in brand.domains {
                domains.entry(domain.name).or_insert((brand, domain));
            }
        }
        for (known, added) in more {
            let brand = known.unwrap_or(added);
            for domain in added.domains {
                domains.entry(domain.name).or_insert((brand, domain));
            }
        }
        let names = Names::new(&brands, Costs::builtin());
        Registry {
            brands,
            domains,
            names,
        }
    }

    /// All brands.
    pub fn brands(&self) -> &[&'static Brand] {
        &self.brands
    }

    /// The names that hosts may carry.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The brand whose own host this is.
    ///
    /// ```
    /// use touchstone::{brand::Registry, domain::DomainName};
    /// let registry = Registry::builtin();
    /// let owner = |host| registry.owner(&DomainName::parse(host).unwrap()).map(|b| b.name);
    /// assert_eq!(owner("www.binance.com"), Some("Binance"));
    /// assert_eq!(owner("binance.com.evil.example"), None);
    /// ```
    pub fn owner(&self, host: &DomainName) -> Option<&'static Brand> {
        match self.standing(host) {
            Standing::Official(brand) => Some(brand),
            Standing::Known | Standing::Stranger => None,
        }
    }

    /// How a host stands to the brands.
    pub fn standing(&self, host: &DomainName) -> Standing {
        let Some((brand, domain)) = self.nearest(host) else {
            return Standing::Stranger;
        };
        let holds = match domain.scope {
            Scope::Suffix => true,
            Scope::ExactHost => domain.name.len() == host.ascii().len(),
            Scope::None => false,
        };
        match holds {
            true => Standing::Official(brand),
            false => Standing::Known,
        }
    }

    /// The row nearest to the host decides: one without a scope takes it out of its parent's.
    fn nearest(&self, host: &DomainName) -> Option<(&'static Brand, &'static OfficialDomain)> {
        let ascii = host.ascii();
        let parents = ascii.match_indices('.').map(|(dot, _)| &ascii[dot + 1..]);
        let mut names = std::iter::once(ascii).chain(parents);
        names.find_map(|name| self.domains.get(name).copied())
    }

    /// Whether the host sends mail in connection with the brand without being proof of it: a
    /// service that the brand shares with others, or an address that nobody has verified.
    pub fn is_unverified_sender(&self, host: &DomainName, brand: &Brand) -> bool {
        let unverified = |domain: &OfficialDomain| {
            domain.scope == Scope::None
                && matches!(domain.kind, DomainKind::Mail | DomainKind::Legacy)
        };
        brand
            .domains
            .iter()
            .any(|domain| unverified(domain) && host.is_within(domain.name))
    }

    /// Whether the host is a brand's, or known in connection with one.
    pub fn is_known(&self, host: &DomainName) -> bool {
        !matches!(self.standing(host), Standing::Stranger)
    }
}
