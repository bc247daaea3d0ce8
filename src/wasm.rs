//! The core's door for JavaScript: plain objects in, plain objects out. Holds no logic.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::analyzer::Analyzer;
use crate::brand::{Brand, LIST_DATE};
use crate::message::Message;
use crate::settings::{self, Rules};

thread_local! {
    static ANALYZER: RefCell<Option<Rc<Analyzer>>> = const { RefCell::new(None) };
}

fn analyzer() -> Rc<Analyzer> {
    ANALYZER.with_borrow_mut(|known| Rc::clone(known.get_or_insert_with(Rc::default)))
}

fn object(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// Takes the rules (see [`crate::settings::Rules`]) that hold from now on. Bad entries are left out.
#[wasm_bindgen]
pub fn configure(rules: JsValue) -> Result<(), JsError> {
    let rules: Rules = serde_wasm_bindgen::from_value(rules)?;
    ANALYZER.set(Some(Rc::new(Analyzer::with_rules(rules))));
    Ok(())
}

/// Checks a snapshot (see [`crate::message`]) and gives the report (see [`crate::report`]).
/// Throws when the object is not a snapshot, naming the field.
#[wasm_bindgen]
pub fn analyze(snapshot: JsValue) -> Result<JsValue, JsError> {
    let message: Message = serde_wasm_bindgen::from_value(snapshot)?;
    object(&analyzer().analyze(&message))
}

/// Checks one link by itself and gives a mark (see [`crate::report::view::Mark`]).
#[wasm_bindgen]
pub fn check_link(href: &str) -> Result<JsValue, JsError> {
    object(&analyzer().check_link(href))
}

/// Checks the first link or mail address in a text that somebody pasted, and gives a mark, or null.
#[wasm_bindgen]
pub fn check_pasted(text: &str) -> Result<JsValue, JsError> {
    object(&analyzer().check_pasted(text))
}

/// The draft of a report of the snapshot (see [`crate::report::draft`]), or null.
#[wasm_bindgen]
pub fn draft(snapshot: JsValue) -> Result<JsValue, JsError> {
    let message: Message = serde_wasm_bindgen::from_value(snapshot)?;
    object(&analyzer().draft(&message))
}

/// Reads a settings file (see [`crate::settings`]). Throws a [`settings::Fault`].
#[wasm_bindgen]
pub fn read_settings(text: &str) -> Result<JsValue, JsValue> {
    match settings::read(text) {
        Ok(settings) => Ok(object(&settings)?),
        Err(fault) => Err(object(&fault)?),
    }
}

/// The brands that Touchstone ships, by name (see [`Brand::facts`]).
#[wasm_bindgen]
pub fn brands() -> Result<JsValue, JsError> {
    object(&Brand::facts())
}

/// The day as of which the list of brands is: `YYYY-MM-DD`.
#[wasm_bindgen]
pub fn brands_date() -> String {
    LIST_DATE.to_owned()
}

/// The version of the core, which is the extension's.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
