//! What the manager of a computer decides, through real policies of two real browsers: it holds,
//! whatever the user chooses. Needs `dist/touchstone` (`./build.sh build`).

// These tests need only a part of what the others need.
#[allow(dead_code)]
mod rig;

use std::io::{Write, stderr};

use serde_json::{Value, json};

use rig::browser::Browser;
use rig::driver::Kind;
use rig::outcome::{Outcome, expect};
use rig::pages::{self, OWN_HOST};
use rig::policy::Policy;
use rig::tools::{self, Scratch};

#[tokio::test]
async fn chromium() -> Outcome {
    run(Kind::Chromium).await
}

#[tokio::test]
async fn firefox() -> Outcome {
    run(Kind::Firefox).await
}

async fn run(kind: Kind) -> Outcome {
    let (_server, port) = pages::serve()?;
    let own = format!("https://{OWN_HOST}:{port}");
    let folder = Scratch::new(&format!("managed-{}", kind.name()))?;
    let extension = tools::copied_extension(folder.path())?;
    let rules = rules(port);
    let Some(policy) = Policy::set(kind, &extension, &rules, folder.path())? else {
        // Past the test runner, which keeps what passing tests print to itself.
        let reason =
            "managed: not tested in Chromium: its policies can be set as root or with sudo alone";
        return Ok(writeln!(stderr(), "{reason}")?);
    };
    let profile = Scratch::new(&format!("managed-profile-{}", kind.name()))?;
    let copy = policy.browser.as_deref();
    let browser = Browser::start_copy(copy, &extension, kind, profile.path(), true, &own).await?;
    let played = obeyed(&browser, &rules).await;
    let closed = browser.quit().await;
    played.and(closed)
}

/// What the manager decided.
fn rules(port: u16) -> Value {
    json!({
        "sitesOff": [format!("https://e.mail.ru:{port}")],
        "sitesOn": [format!("https://app.fastmail.com:{port}")],
        "brands": [{ "name": "Examplecoin", "domains": ["examplecoin.example"] }],
        "allowed": [{ "place": "sender", "value": "news.examplecoin.test", "brand": "Examplecoin" }],
        "lockAllowed": true,
        "welcome": false,
    })
}

async fn obeyed(browser: &Browser, rules: &Value) -> Outcome {
    arrives_whole(browser, rules).await
}

/// The browser hands every rule to the extension.
async fn arrives_whole(browser: &Browser, rules: &Value) -> Outcome {
    let read = browser
        .ask("return api.storage.managed.get(null);", json!(null))
        .await?;
    expect(read == *rules, || {
        format!("expected the policy {rules}, the extension reads {read}")
    })
}
