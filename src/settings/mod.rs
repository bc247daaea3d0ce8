//! What the user decided, and whoever manages the browser: rules for the core, and the settings
//! file that carries them from one computer to another.
//!
//! A [`Settings`] file is read strictly: the first thing that is wrong is told with its line, and
//! nothing of the file is taken. The [`Rules`] of a running check are read leniently: one bad rule,
//! say from a manager's policy, must not take the others along.
//!
//! ```
//! use touchstone::settings;
//! let file = r#"{
//!   "version": 1,
//!   "brands": [{ "name": "My Bank", "domains": ["co.uk"] }]
//! }"#;
//! let fault = settings::read(file).unwrap_err();
//! assert_eq!((fault.code.as_str(), fault.value.as_str(), fault.line), ("suffix", "co.uk", 3));
//! ```

mod fault;
mod list;
mod rules;
mod value;

use serde::{Deserialize, Serialize};

pub use fault::{Fault, read};
pub use rules::Rules;
pub(crate) use rules::same_name;
pub use value::{BrandName, Code, Host, Language, Origin, Who};

/// A settings file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// The format's version.
    pub version: value::Version,
    /// Senders and hosts that raise no warning.
    #[serde(default, deserialize_with = "list::bounded")]
    pub allowed: Vec<AllowRule>,
    /// Services beside those that Touchstone knows, or more domains of those.
    #[serde(default, deserialize_with = "list::bounded")]
    pub brands: Vec<OwnBrand>,
    /// Codes that services print in their mail to this user.
    #[serde(default, deserialize_with = "list::bounded")]
    pub codes: Vec<AntiPhishingCode>,
    /// The services that this user uses, all of them; empty: not known.
    #[serde(default, deserialize_with = "list::bounded")]
    pub exchanges: Vec<BrandName>,
    /// Whether a banner is shown on mail that fits.
    #[serde(default = "yes")]
    pub show_consistent: bool,
    /// Whether the last warnings are kept in a list, on this computer.
    #[serde(default = "yes")]
    pub keep_log: bool,
    /// The interface's language; the browser's own without it.
    #[serde(default)]
    pub language: Option<Language>,
    /// The sites that were switched on or off.
    #[serde(default, deserialize_with = "list::bounded")]
    pub sites: Vec<SiteChoice>,
}

const fn yes() -> bool {
    true
}

/// Where something stands that is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The From header.
    Sender,
    /// A link.
    Link,
}

/// Something that raises no warning for a brand.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllowRule {
    /// Where it stands.
    pub place: Place,
    /// A domain with all hosts below it; for a sender also one mail address.
    pub value: Who,
    /// The brand it is allowed for.
    pub brand: BrandName,
}

/// A service of the user's own, or more domains of a known one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnBrand {
    /// The name as it stands in mail.
    pub name: BrandName,
    /// Its domains, with all hosts below them; the first is the one to go to.
    #[serde(deserialize_with = "list::bounded")]
    pub domains: Vec<Host>,
}

/// A code that a service prints in its mail to this user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AntiPhishingCode {
    /// The service.
    pub brand: BrandName,
    /// The code.
    pub code: Code,
}

/// A site that was switched on or off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteChoice {
    /// Scheme, host and port.
    pub origin: Origin,
    /// Whether mail is checked there.
    pub enabled: bool,
}
