//! The page under `www/`: paste, drop or pick a mail, or type a host, and see what the extension
//! would show and what the engine saw.
//!
//! The analyzer is called as the command line calls it, and the banner and the marks are painted by
//! the extension's own scripts. What a mail says reaches the page as text alone: no element, no
//! address and nothing to load is ever made of it. What the page itself says is in English only.
//!
//! | module | what it does |
//! |---|---|
//! | `inputs` | listens to what people put in |
//! | `engine` | checks it |
//! | `mail`, `links`, `seen`, `parties`, `host`, `reading` | write the result |
//! | `split`, `words` | the parts of a host; words for codes |
//! | `banner` | the extension's scripts |
//! | `dom`, `table` | elements |

mod banner;
mod dom;
mod engine;
mod host;
mod inputs;
mod links;
mod mail;
mod parties;
mod reading;
mod result;
mod seen;
mod split;
mod table;
mod words;

use wasm_bindgen::prelude::*;

use engine::Engine;
use inputs::Sample;

/// Sets the page going. Called once, with the sample mails: `[{ name, source }]`.
#[wasm_bindgen]
pub fn open_page(samples: JsValue) -> Result<(), JsValue> {
    let samples: Vec<Sample> = serde_wasm_bindgen::from_value(samples)?;
    inputs::listen(Engine::new(), samples)
}
