//! From a URL or an address to a registrable domain. The only user of `url`, `idna` and
//! `publicsuffix`.
//!
//! ```
//! use touchstone::domain::DomainName;
//! let host = DomainName::parse("Login.BINANCE.co.uk.").unwrap();
//! assert_eq!(host.ascii(), "login.binance.co.uk");
//! assert_eq!(host.registrable(), Some("binance.co.uk"));
//! assert_eq!(host.name_label(), Some("binance"));
//! ```

mod address;
mod free_mail;
mod host_list;
mod name;
mod origin;
mod pasted;
pub(crate) mod percent;
pub(crate) mod sorted_lines;
mod suffix;
mod target;

pub use address::Address;
pub(crate) use free_mail::is_free_mail;
pub(crate) use host_list::HostList;
pub use name::DomainName;
pub use origin::web_origin;
pub use pasted::Pasted;
pub use target::{Target, Web};
