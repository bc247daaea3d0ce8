//! What is fuzzed: for each target, what is done with an input and what must hold then. The fuzzer runs these on
//! inputs that it makes up, `tests/fuzz.rs` on the seeds.

pub mod authentication;
pub mod eml;
pub mod host;
pub mod href;
pub mod mbox;
pub mod reading;
pub mod seeds;
pub mod settings;
pub mod snapshot;
pub mod suffix;
pub mod url;

use std::sync::LazyLock;

use touchstone::analyzer::Analyzer;

/// Takes an input, and panics when something does not hold that must.
pub type Body = fn(&[u8]);

/// All targets by their names.
pub const TARGETS: [(&str, Body); 10] = [
    ("authentication", authentication::check),
    ("eml", eml::check),
    ("host", host::check),
    ("href", href::check),
    ("mbox", mbox::check),
    ("reading", reading::check),
    ("settings", settings::check),
    ("snapshot", snapshot::check),
    ("suffix", suffix::check),
    ("url", url::check),
];

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

/// The input as a text, up to where it is none.
fn text(input: &[u8]) -> &str {
    let mut chunks = input.utf8_chunks();
    chunks.next().map_or("", |chunk| chunk.valid())
}
