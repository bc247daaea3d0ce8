//! The analyzer's door for JavaScript: a snapshot object in, a report object out.

use std::cell::OnceCell;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::analyzer::Analyzer;
use crate::message::Message;

thread_local! {
    static ANALYZER: OnceCell<Analyzer> = const { OnceCell::new() };
}

/// Checks a snapshot (see [`crate::message`]) and gives the report (see [`crate::report`]).
/// Throws when the object is not a snapshot, naming the field.
#[wasm_bindgen]
pub fn analyze(snapshot: JsValue) -> Result<JsValue, JsError> {
    let message: Message = serde_wasm_bindgen::from_value(snapshot)?;
    let report = ANALYZER.with(|analyzer| analyzer.get_or_init(Analyzer::new).analyze(&message));
    Ok(report.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// The version of the core, which is the extension's.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
