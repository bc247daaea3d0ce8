//! Touchstone's core: is a mail that claims to come from a crypto exchange really from it, and do
//! its links lead there?
//!
//! Pure: no DOM, no files, no clock, no locale. One [`analyzer::Analyzer`] turns a
//! [`message::Message`] into a [`report::Report`]; the extension, the command line and the tests
//! all go through it.
//!
//! | module | what it knows |
//! |---|---|
//! | [`domain`] | from a URL or an address to a registrable domain |
//! | [`confusable`] | when two names look the same |
//! | [`brand`] | the protected services and their domains |
//! | [`service`] | who mails in its customers' names |
//! | [`reading`] | whether a host name is read as a brand's |
//! | [`likeness`] | how a host imitates a brand's domain |
//! | [`link`] | wrappers, redirectors and disguises of links |
//! | `language` | words, and what they mean in many languages |
//! | [`message`] | the snapshot of an open message |
//! | [`party`] | who takes part in a message: author, carrier, destinations |
//! | [`check`] | what can be seen; one file a check |
//! | [`settings`] | what the user decided |
//! | [`report`] | what follows and what is shown |

pub mod analyzer;
pub mod brand;
pub mod check;
pub mod confusable;
pub mod domain;
mod language;
pub mod likeness;
pub mod link;
pub mod message;
pub mod party;
pub mod reading;
pub mod report;
pub mod service;
pub mod settings;

#[cfg(all(target_arch = "wasm32", feature = "playground"))]
mod playground;
#[cfg(target_arch = "wasm32")]
mod wasm;
