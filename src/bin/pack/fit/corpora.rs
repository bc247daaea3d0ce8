//! The hosts that the costs are estimated from.

use std::path::Path;

use touchstone::brand::{Brand, Registry};
use touchstone::domain::DomainName;
use touchstone::reading::{self, Text};

use crate::error::{Error, Result, read};

/// Ordinary hosts, popular ones and genuine ones of the trade: one a line.
pub const PLAIN: [&str; 2] = ["benign_domains.txt", "trade_domains.txt"];
/// Imitations, with columns host, brand and kind.
pub const BRANDED: [&str; 3] = ["imitation_hosts.tsv", "wallet_hosts.tsv", "fresh_hosts.tsv"];

/// A host of a corpus.
pub struct Host {
    pub text: Text,
    pub registrable: String,
    pub suffix: String,
    /// The brand imitated; none for an ordinary host.
    pub brand: Option<&'static Brand>,
    /// The corpus's file.
    pub source: &'static str,
}

/// Reads the corpora in a folder. Hosts that the registry knows are left out.
pub fn load(folder: &Path, registry: &Registry) -> Result<Vec<Host>> {
    let mut hosts = Vec::new();
    for source in PLAIN {
        for line in read(&folder.join(source))?.lines() {
            hosts.extend(host(line, None, source, registry));
        }
    }
    for source in BRANDED {
        for (index, line) in read(&folder.join(source))?.lines().enumerate().skip(1) {
            let mut fields = line.split('\t');
            let (Some(name), Some(brand)) = (fields.next(), fields.next()) else {
                return Err(Error::at(
                    source,
                    index + 1,
                    "a host and a brand are wanted",
                ));
            };
            let brand = find(brand, registry)
                .ok_or_else(|| Error::at(source, index + 1, format!("no brand `{brand}`")))?;
            hosts.extend(host(name, Some(brand), source, registry));
        }
    }
    Ok(hosts)
}

fn host(
    name: &str,
    brand: Option<&'static Brand>,
    source: &'static str,
    registry: &Registry,
) -> Option<Host> {
    let parsed = DomainName::parse(name)?;
    if registry.is_known(&parsed) {
        return None;
    }
    Some(Host {
        text: Text::new(&parsed)?,
        registrable: parsed.registrable()?.to_owned(),
        suffix: reading::suffix(&parsed).to_owned(),
        brand,
        source,
    })
}

/// The brand that goes by a name, as corpora write it (`cryptocom`).
fn find(name: &str, registry: &Registry) -> Option<&'static Brand> {
    let fold = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let goes_by = |brand: &&&'static Brand| {
        let names = brand.names.iter().chain(brand.labels);
        names
            .chain([&brand.id, &brand.name])
            .any(|other| fold(other) == fold(name))
    };
    registry.brands().iter().find(goes_by).copied()
}
