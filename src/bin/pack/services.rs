//! Reading and checking src/data/services.toml.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use toml::Spanned;
use touchstone::service::{Place, Sends};

use crate::brands::{Brand, Scope};
use crate::error::Result;
use crate::source::{Source, is_slug, is_within};

/// A service that mails in its customers' names, as written in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub id: Spanned<String>,
    pub name: Spanned<String>,
    pub domains: Vec<Spanned<String>>,
    #[serde(default)]
    pub links: Vec<Spanned<String>>,
    pub sends: Spanned<Sends>,
    pub customer: Spanned<Vec<Place>>,
    #[serde(default)]
    pub clients: Vec<Spanned<String>>,
    source: Spanned<String>,
    checked: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    service: Vec<Service>,
}

/// Reads the services; `file` is for messages.
pub fn read(file: &str, text: &str, brands: &[Brand]) -> Result<Vec<Service>> {
    let source = Source::new(file, text);
    let parsed: File = source.parse()?;
    let mut checker = Checker {
        source,
        brands,
        owners: HashMap::new(),
    };
    for service in &parsed.service {
        checker.service(service)?;
    }
    Ok(parsed.service)
}

struct Checker<'a> {
    source: Source<'a>,
    brands: &'a [Brand],
    /// Who has each id and domain; the key says which of them it is.
    owners: HashMap<(&'static str, String), String>,
}

impl Checker<'_> {
    fn service(&mut self, service: &Service) -> Result<()> {
        let source = &self.source;
        if !is_slug(service.id.as_ref()) {
            return source.fail(&service.id, "an id holds only a-z, 0-9 and \"-\"");
        }
        let name: &str = service.name.as_ref();
        if name.is_empty() || name.trim() != name {
            return source.fail(&service.name, "a name is empty or has spaces around it");
        }
        if service.domains.is_empty() {
            return source.fail(&service.id, "a service needs domains");
        }
        let mut places = HashSet::new();
        if !service
            .customer
            .as_ref()
            .iter()
            .all(|place| places.insert(*place))
            || places.is_empty()
        {
            return source.fail(&service.customer, "customer needs each of its places once");
        }
        source.sourced(name, &service.source, &service.checked)?;
        self.claim("id", &service.id, name)?;
        for domain in &service.domains {
            self.source.host_name(domain)?;
            self.foreign(domain)?;
            self.claim("domain", domain, name)?;
        }
        self.links(service)?;
        self.clients(service)
    }

    /// A link that is the service's own domain already would say nothing.
    fn links(&self, service: &Service) -> Result<()> {
        let mut seen = HashSet::new();
        for link in &service.links {
            self.source.host_name(link)?;
            self.foreign(link)?;
            let host: &str = link.as_ref();
            let own = service
                .domains
                .iter()
                .any(|own| is_within(host, own.as_ref()));
            if own || !seen.insert(host) {
                return self
                    .source
                    .fail(link, format!("{host} is the service's already"));
            }
        }
        Ok(())
    }

    fn clients(&self, service: &Service) -> Result<()> {
        let mut seen = HashSet::new();
        for client in &service.clients {
            let id: &str = client.as_ref();
            if *service.sends.as_ref() != Sends::Agent {
                return self.source.fail(client, "only an agent has clients");
            }
            if !self.brands.iter().any(|brand| brand.id.as_ref() == id) {
                return self
                    .source
                    .fail(client, format!("no brand has the id \"{id}\""));
            }
            if !seen.insert(id) {
                return self
                    .source
                    .fail(client, format!("client \"{id}\" is there twice"));
            }
        }
        Ok(())
    }

    /// What proves a brand can't belong to a service that anyone may use. A host of one client
    /// below the service's domain is the brand's all the same: its row is the nearer one.
    fn foreign(&self, name: &Spanned<String>) -> Result<()> {
        let host: &str = name.as_ref();
        let owner = self.brands.iter().find(|brand| {
            brand.domains.iter().any(|domain| match domain.scope {
                Scope::Suffix => is_within(host, domain.name.as_ref()),
                Scope::ExactHost => host == domain.name.as_ref().as_str(),
                Scope::None => false,
            })
        });
        match owner {
            Some(brand) => self
                .source
                .fail(name, format!("{host} is {}'s own", brand.name)),
            None => Ok(()),
        }
    }

    /// Notes who has a value that only one service may have, and only once.
    fn claim(&mut self, what: &'static str, value: &Spanned<String>, name: &str) -> Result<()> {
        let key = (what, value.as_ref().clone());
        match self.owners.insert(key, name.to_owned()) {
            Some(owner) => self.source.fail(
                value,
                format!("{what} \"{}\" is {owner}'s already", value.as_ref()),
            ),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brands;
    use crate::suffixes::PublicSuffixes;
    use crate::words::CommonWords;

    /// A good file, line by line; the tests spoil one line each.
    const GOOD: &str = r#"[[service]]
id = "billing"
name = "Billing"
domains = ["billing.example", "billing-mail.example"]
links = ["pay.example"]
sends = "billing"
customer = ["display_name", "text"]
source = "x"
checked = "2026-11"

[[service]]
id = "agent"
name = "Agent"
domains = ["agent.example"]
sends = "agent"
customer = ["text"]
clients = ["acme"]
source = "x"
checked = "2026-11"
"#;

    const BRANDS: &str = r#"date = "2026-11-24"
[[brand]]
id = "acme"
name = "Acme"
home = "acme.example"
names = ["Acme"]
labels = ["acme"]
word = false
sort = "exchange"
domains = [
    { name = "acme.example", kind = "web", scope = "suffix", source = "x", checked = "2026-11" },
    { name = "acme.agent.example", kind = "web", scope = "exact_host", source = "x", checked = "2026-11" },
    { name = "billing.example", kind = "mail", scope = "none", source = "x", checked = "2026-11" },
]
"#;

    fn read_text(text: &str) -> Result<Vec<Service>> {
        let list = "example\n// ===BEGIN PRIVATE DOMAINS===\n";
        let suffixes = PublicSuffixes::read(("list", list), ("platforms", ""))?;
        let words = CommonWords::read("words", "[10]\nledger\n")?;
        let brands = brands::read("brands", BRANDS, &suffixes, &words)?;
        read("services", text, &brands.all)
    }

    #[track_caller]
    fn spoiled(good: &str, bad: &str) -> String {
        assert!(GOOD.contains(good), "{good} is not in the good file");
        let read = read_text(&GOOD.replacen(good, bad, 1));
        read.err().expect("an error").to_string()
    }

    #[test]
    fn a_good_file_passes() {
        assert_eq!(read_text(GOOD).expect("services").len(), 2);
    }

    /// A line that is changed, into what, and what is told of it.
    const SPOILED: &str = r#"
id = "billing" => id = "Billing" => 2: an id holds only a-z, 0-9 and "-"
name = "Billing" => name = " " => 3: a name is empty or has spaces around it
["billing.example", "billing-mail.example"] => [] => 2: a service needs domains
billing-mail.example => Mail.example => 4: "Mail.example" is no host name in lower-case A-labels
billing-mail.example => billing.example => 4: domain "billing.example" is Billing's already
agent.example => billing.example => 14: domain "billing.example" is Billing's already
billing-mail.example => mail.acme.example => 4: mail.acme.example is Acme's own
pay.example => acme.agent.example => 5: acme.agent.example is Acme's own
pay.example => x.billing.example => 5: x.billing.example is the service's already
pay.example => pay => 5: "pay" is no host name in lower-case A-labels
["display_name", "text"] => [] => 7: customer needs each of its places once
"display_name", "text" => "text", "text" => 7: customer needs each of its places once
source = "x" => source = "" => 8: Billing has no source
2026-11 => 2026-13 => 9: Billing: checked is not YYYY-MM
sends = "agent" => sends = "shop" => 17: only an agent has clients
"acme" => "ajax" => 17: no brand has the id "ajax"
"acme" => "acme", "acme" => 17: client "acme" is there twice
id = "agent" => id = "billing" => 12: id "billing" is Billing's already
sends = "billing" => sends = "post" => 6: unknown variant `post`
source = "x" => note = "x" => 8: unknown field `note`
checked = "2026-11" => => 1: missing field `checked`
"#;

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for row in SPOILED.trim().lines() {
            let parts: Vec<&str> = row.split("=>").map(str::trim).collect();
            let &[good, bad, told] = parts.as_slice() else {
                panic!("{row}: no three parts");
            };
            let error = spoiled(good, bad);
            assert!(
                error.starts_with(&format!("services:{told}")),
                "{row}: {error}"
            );
        }
    }
}
