//! Looking brands up by domain and by host label.

use std::collections::HashMap;

use crate::confusable::{ascii_fold, skeleton};
use crate::domain::DomainName;

use super::table::BRANDS;
use super::{Brand, OfficialDomain, Scope};

/// The brands and the indices over them. Build it once.
pub struct Registry {
    brands: &'static [Brand],
    domains: HashMap<&'static str, (&'static Brand, &'static OfficialDomain)>,
    labels: Vec<Label>,
}

/// A host label that belongs to a brand, with its folds.
#[derive(Debug)]
pub struct Label {
    /// As in the genuine domain.
    pub text: &'static str,
    /// [`ascii_fold`] of it.
    pub folded: String,
    /// Whose it is.
    pub brand: &'static Brand,
}

impl Registry {
    /// The registry that Touchstone ships.
    pub fn builtin() -> Registry {
        let mut domains = HashMap::new();
        let mut labels = Vec::new();
        for brand in BRANDS {
            domains.extend(
                brand
                    .domains
                    .iter()
                    .map(|domain| (domain.name, (brand, domain))),
            );
            labels.extend(brand.labels.iter().map(|&text| Label {
                text,
                folded: ascii_fold(&skeleton(text)),
                brand,
            }));
        }
        // The longest label first: "binance" must not be taken for a shorter brand inside it.
        labels.sort_by_key(|label| std::cmp::Reverse(label.text.len()));
        Registry {
            brands: BRANDS,
            domains,
            labels,
        }
    }

    /// All brands.
    pub fn brands(&self) -> &'static [Brand] {
        self.brands
    }

    /// All labels, longest first.
    pub fn labels(&self) -> &[Label] {
        &self.labels
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
        let ascii = host.ascii();
        let parents = ascii.match_indices('.').map(|(dot, _)| &ascii[dot + 1..]);
        std::iter::once(ascii).chain(parents).find_map(|name| {
            let (brand, domain) = self.domains.get(name)?;
            let speaks = match domain.scope {
                Scope::Suffix => true,
                Scope::ExactHost => name.len() == ascii.len(),
                Scope::None => false,
            };
            speaks.then_some(*brand)
        })
    }

    /// Whether the host is known in connection with a brand without being proof of it: nothing
    /// that looks like the brand there is an imitation.
    pub fn is_known(&self, host: &DomainName) -> bool {
        let ascii = host.ascii();
        let parents = ascii.match_indices('.').map(|(dot, _)| &ascii[dot + 1..]);
        std::iter::once(ascii)
            .chain(parents)
            .any(|name| self.domains.contains_key(name))
    }
}
