//! The rules that a check follows.

use serde::{Deserialize, Serialize};

use crate::domain::{Address, DomainName};

use super::{AllowRule, AntiPhishingCode, BrandName, OwnBrand, Place, Settings, list};

/// The user's and the manager's rules. Bad entries are left out in reading, not refused; other
/// fields are passed over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Senders and hosts that raise no warning.
    #[serde(deserialize_with = "list::good")]
    pub allowed: Vec<AllowRule>,
    /// Services beside those that Touchstone knows, or more domains of those.
    #[serde(deserialize_with = "list::good")]
    pub brands: Vec<OwnBrand>,
    /// Codes that services print in their mail to this user.
    #[serde(deserialize_with = "list::good")]
    pub codes: Vec<AntiPhishingCode>,
    /// The services that this user uses, all of them; empty: not known.
    #[serde(deserialize_with = "list::good")]
    pub exchanges: Vec<BrandName>,
}

impl From<Settings> for Rules {
    fn from(settings: Settings) -> Rules {
        Rules {
            allowed: settings.allowed,
            brands: settings.brands,
            codes: settings.codes,
            exchanges: settings.exchanges,
        }
    }
}

impl Rules {
    /// The rule that allows the brand's mail from this address, by the address or its domain.
    pub fn allowing_sender(&self, address: &Address, brand: &str) -> Option<&AllowRule> {
        let whole = format!(
            "{}@{}",
            address.local.to_lowercase(),
            address.domain.ascii()
        );
        self.allowing(Place::Sender, brand, |value| {
            whole == value || address.domain.is_within(value)
        })
    }

    /// The rule that allows links to this host in the brand's mail.
    pub fn allowing_link(&self, host: &DomainName, brand: &str) -> Option<&AllowRule> {
        self.allowing(Place::Link, brand, |value| host.is_within(value))
    }

    fn allowing(
        &self,
        place: Place,
        brand: &str,
        covers: impl Fn(&str) -> bool,
    ) -> Option<&AllowRule> {
        // What costs least is asked first: a mail may have as many links as there are rules.
        self.allowed.iter().find(|rule| {
            rule.place == place
                && covers(rule.value.as_str())
                && same_name(rule.brand.as_str(), brand)
        })
    }

    /// The codes that the brand prints in its mail.
    pub fn codes_of(&self, brand: &str) -> impl Iterator<Item = &str> {
        self.codes
            .iter()
            .filter(move |code| same_name(code.brand.as_str(), brand))
            .map(|code| code.code.as_str())
    }

    /// Whether the user told which services are theirs, and this brand is none of them. Who added
    /// domains to a service, or a code of it, uses it.
    ///
    /// ```
    /// use touchstone::settings::{self, Rules};
    /// let file = r#"{"version": 1, "exchanges": ["Kraken"]}"#;
    /// let rules: Rules = settings::read(file).unwrap().into();
    /// assert!(rules.excludes("Coinbase") && !rules.excludes("Kraken"));
    /// assert!(!Rules::default().excludes("Coinbase"));
    /// ```
    pub fn excludes(&self, brand: &str) -> bool {
        let is = |name: &BrandName| same_name(name.as_str(), brand);
        let used = self.exchanges.iter();
        let added = self.brands.iter().map(|own| &own.name);
        let coded = self.codes.iter().map(|code| &code.brand);
        !self.exchanges.is_empty() && !used.chain(added).chain(coded).any(is)
    }
}

/// Names are told apart by their letters, not by their case.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    a == b || a.to_lowercase() == b.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(json: &str) -> Rules {
        serde_json::from_str(json).expect("rules")
    }

    #[test]
    fn a_rule_holds_for_its_place_its_brand_and_hosts_below() {
        let rules = rules(
            r#"{"allowed": [
                {"place": "sender", "value": "mailer.example", "brand": "Kraken"},
                {"place": "sender", "value": "desk@gmail.com", "brand": "Kraken"}]}"#,
        );
        let sender = |address| Address::parse(address).expect("an address");
        for (address, brand, expected) in [
            ("news@mailer.example", "Kraken", true),
            ("news@eu.mailer.example", "kraken", true),
            ("news@mailer.example", "Binance", false),
            ("news@notmailer.example", "Kraken", false),
            ("Desk@GMAIL.com", "Kraken", true),
            ("other@gmail.com", "Kraken", false),
        ] {
            let allowed = rules.allowing_sender(&sender(address), brand).is_some();
            assert_eq!(allowed, expected, "{address} for {brand}");
        }
        let host = DomainName::parse("mailer.example").expect("a host");
        assert_eq!(rules.allowing_link(&host, "Kraken"), None);
    }

    #[test]
    fn who_tells_nothing_excludes_nothing() {
        for (json, brand, excluded) in [
            (r#"{}"#, "Kraken", false),
            (r#"{"exchanges": []}"#, "Kraken", false),
            (r#"{"exchanges": ["", 7]}"#, "Kraken", false),
            (r#"{"exchanges": ["Binance"]}"#, "Kraken", true),
            (r#"{"exchanges": ["Binance", "kraken"]}"#, "Kraken", false),
            (
                r#"{"exchanges": ["Binance"], "brands": [{"name": "Kraken", "domains": ["kraken-local.example"]}]}"#,
                "Kraken",
                false,
            ),
            (
                r#"{"exchanges": ["Binance"], "codes": [{"brand": "Kraken", "code": "fox-4711"}]}"#,
                "Kraken",
                false,
            ),
        ] {
            assert_eq!(rules(json).excludes(brand), excluded, "{json}");
        }
    }

    #[test]
    fn a_bad_rule_takes_no_other_along() {
        let rules = rules(
            r#"{"allowed": [{"place": "sender"}, {"place": "link", "value": "a.example", "brand": "Kraken"}],
                "brands": [{"name": "Bank", "domains": ["com"]}, 7], "showConsistent": true}"#,
        );
        assert_eq!((rules.allowed.len(), rules.brands.len()), (1, 0));
    }
}
