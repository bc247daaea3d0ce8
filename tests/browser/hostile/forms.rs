//! Forms in a mail that lead to a certainly bad site: whatever submits them is held as a link is, and a
//! person may go on.

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::json;

use crate::evasions::put;
use crate::rig::browser::Browser;
use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{keys, wait};

const HOST: &str = "binance-refund.example";

/// Each way to submit has a form of its own.
const MAIL: &str = "<p>Dear Binance user, answer at once.</p>
    <form action='https://binance-refund.example/a' target='_blank'><input id='typed' name='word'><button id='pressed'>Send</button></form>
    <form action='https://binance-refund.example/b' target='_blank'><input type='image' id='image' alt='Send' width='300' height='60' src='data:,'></form>
    <form action='https://www.binance.com/' target='_blank'><input id='other' name='word'><button id='elsewhere' formaction='https://binance-refund.example/c'>Send</button></form>
    <form action='https://binance-refund.example/d' target='_blank' id='outer' method='post'></form><button id='outside' form='outer'>Send</button>
    <form action='https://binance-refund.example/e' target='_blank'><input type='submit' id='named' name='submit' value='Send'><input name='action'></form>";

/// What a person presses, and what a script calls instead.
const PRESSED: [&str; 5] = ["#pressed", "#image", "#elsewhere", "#outside", "#named"];
const TYPED_INTO: [&str; 2] = ["#typed", "#other"];
const SCRIPTED: [&str; 3] = [
    "const button = document.querySelector('#pressed'); HTMLFormElement.prototype.requestSubmit.call(button.form, button);",
    "HTMLFormElement.prototype.requestSubmit.call(document.querySelector('#named').form);",
    "document.querySelector('#elsewhere').click();",
];

pub async fn held(browser: &Browser, own: &str) -> Outcome {
    put(browser, own, "Your answer", MAIL).await?;
    let client = browser.mail().await?;
    // At each form that is seen, and at the button that leads elsewhere than its own.
    marks::count(client, 4).await?;
    element(browser, "#pressed").await?.click().await?;
    explained(browser, "a click").await?;
    for button in PRESSED {
        press(browser, button).await?;
        explained(browser, button).await?;
    }
    for field in TYPED_INTO {
        element(browser, field).await?.click().await?;
        keys::press(client, keys::ENTER).await?;
        explained(browser, field).await?;
    }
    for script in SCRIPTED {
        client.execute(script, vec![]).await?;
        explained(browser, script).await?;
    }
    gone_on(browser).await
}

async fn element(browser: &Browser, selector: &str) -> Outcome<Element> {
    Ok(browser.client.find(Locator::Css(selector)).await?)
}

/// By the keyboard: nothing lies in its way.
async fn press(browser: &Browser, button: &str) -> Outcome {
    let focus = "document.querySelector(arguments[0]).focus();";
    let client = &browser.client;
    client.execute(focus, vec![json!(button)]).await?;
    keys::press(client, keys::ENTER).await
}

/// The box stands there, nothing opened, and there is a way back.
async fn explained(browser: &Browser, how: &str) -> Outcome {
    let client = browser.mail().await?;
    let explanation = Explanation::open(client)
        .await
        .map_err(|error| format!("{how}: {error}"))?;
    let seen = explanation.text(".seen").await?;
    let windows = client.windows().await?.len();
    expect(seen == HOST && windows == 2, || {
        format!(
            "{how}: expected {HOST} explained and nothing opened, there is {seen}, and {windows} windows"
        )
    })?;
    explanation.press(".stay").await?;
    Explanation::gone(client).await
}

/// Deliberately, a person goes on.
async fn gone_on(browser: &Browser) -> Outcome {
    let client = browser.mail().await?;
    for button in ["#pressed", "#elsewhere"] {
        press(browser, button).await?;
        Explanation::open(client).await?;
        // The button is deaf for a moment.
        wait::until(&format!("{button} to be gone on from"), async || {
            let Some(still) = Explanation::find(client).await? else {
                return Ok(Some(()));
            };
            still.press(".go").await?;
            Ok(None)
        })
        .await?;
        browser.opened(HOST).await?;
    }
    Ok(())
}
