//! A finger on the screen.

use fantoccini::Client;
use fantoccini::elements::Element;
use serde_json::{Value, json, to_value};

use super::driver;
use super::outcome::Outcome;

/// Puts the finger onto the middle of an element, where it rests.
pub async fn down(client: &Client, element: &Element) -> Outcome {
    let there = json!({ "type": "pointerMove", "origin": to_value(element)?, "x": 0, "y": 0 });
    act(
        client,
        json!([there, { "type": "pointerDown", "button": 0 }]),
    )
    .await
}

/// Lifts it.
pub async fn up(client: &Client) -> Outcome {
    act(client, json!([{ "type": "pointerUp", "button": 0 }])).await
}

async fn act(client: &Client, actions: Value) -> Outcome {
    let finger = json!({ "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": actions });
    driver::post(client, "actions", json!({ "actions": [finger] })).await?;
    Ok(())
}
