//! The extension in two real browsers.
//!
//! One code base drives both: Chromium through chromedriver, Firefox through geckodriver. The
//! webmail, the drivers and the browsers are started here and end with the test, whatever
//! happens. Needs `dist/touchstone` (`./build.sh build`).
//!
//! With `TOUCHSTONE_PICTURES=1` pictures of much that is tested, and the gallery in all languages in both
//! browsers, are under `target/screenshots`.
//!
//! One program for all: the rig is compiled once, and no browser waits for the other between two
//! programs.

mod access;
mod capture;
mod evasions;
mod gallery;
mod hostile;
mod labels;
mod log;
mod managed;
mod options;
mod packages;
mod pages;
mod playground;
// The demonstration needs a part of it that no test needs.
#[allow(dead_code)]
mod rig;
mod scenarios;
mod scenes;
mod stage;
mod states;
mod takeover;
mod updates;
mod webmails;
mod welcome;
