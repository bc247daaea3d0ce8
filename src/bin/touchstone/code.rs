//! The codes of the JSON output, for the other outputs.

use serde::Serialize;

/// The code of a value, as in the JSON output; empty for none.
pub fn code(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
