//! All tests of the library and of its two programs from outside, as one program: each program more would
//! be linked with the whole library once more. `./build.sh test NAME` runs one file's.

mod adapters;
#[cfg(feature = "eml")]
mod boundary;
mod bounds;
mod cases;
mod clicked;
#[cfg(feature = "cli")]
mod command_line;
#[cfg(feature = "cli")]
mod corpora;
mod dependencies;
#[cfg(feature = "cli")]
mod eval;
#[cfg(feature = "cli")]
mod fuzz;
#[cfg(feature = "pack")]
mod generated;
mod links;
mod locales;
#[cfg(feature = "eml")]
mod long_mail;
#[cfg(feature = "cli")]
mod mail;
mod names;
mod properties;
mod public_suffix;
mod reading_ease;
mod registry;
mod rules;
mod store;
#[cfg(feature = "eml")]
mod withdraw;
