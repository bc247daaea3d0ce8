//! Everything done by pressing keys, nothing by pointing.

use serde_json::json;

use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{keys, popup as panel, reports, roundcube, wait};
use crate::scenes;
use crate::stage::Stage;

/// The mail whose banner has a comparison and something to open.
const ALARM: &str = "kraken-homograph";
/// A mail with a link that is held.
const HELD_MAIL: &str = "binance-official-bad-link";
const HELD_LINK: &str = "https://binance-refund.example/claim";

const BANNER: &str = "touchstone-banner";
const DIALOG: &str = "touchstone-dialog";

/// Keys that webmails take for commands.
const COMMANDS: [char; 4] = ['r', 'j', '#', '\u{E017}'];

/// What hears keys where webmails do.
const LISTEN: &str = "
    window.touchstoneHeard = [];
    for (const type of ['keydown', 'keypress', 'keyup']) {
        for (const place of [document, window]) place.addEventListener(type, event => window.touchstoneHeard.push(event.key));
    }";
const HEARD: &str = "return window.touchstoneHeard.splice(0);";

/// The popup of a site that is on, and whose mail is open.
pub async fn popup(stage: &mut Stage) -> Outcome {
    open(stage, ALARM).await?;
    let (browser, site) = (&stage.browser, &stage.webmail.origin);
    panel::open(browser, site).await?;
    let client = browser.panel().await?;
    keys::run_through(client, "html").await?;
    // Past the last stop the focus may be in the browser's own controls.
    panel::open(browser, site).await?;
    let client = browser.panel().await?;
    keys::reach(client, "html", "#switch").await?;
    for state in ["off", "on"] {
        keys::press(client, keys::SPACE).await?;
        wait::until(&format!("the state {state}"), async || {
            let script = "return document.getElementById('state').dataset.state;";
            let now = client.execute(script, vec![]).await?;
            Ok((now == state).then_some(()))
        })
        .await?;
    }
    browser.mail().await?;
    Ok(())
}

/// A page of the extension's own, with everything in it.
pub async fn page(stage: &Stage, address: &str) -> Outcome {
    scenes::open_page(stage, address).await?;
    keys::run_through(&stage.browser.client, "html").await?;
    stage.browser.mail().await?;
    Ok(())
}

/// The banner in the preview pane: reached, gone through, used and left.
pub async fn banner(stage: &mut Stage) -> Outcome {
    open(stage, ALARM).await?;
    let client = &stage.browser.client;
    crate::rig::banner::one(client, roundcube::BODY).await?;
    begin(stage).await?;
    client.execute(LISTEN, vec![]).await?;
    keys::run_through(client, BANNER).await?;
    begin(stage).await?;
    keys::enter(client, BANNER).await?;
    client.execute(HEARD, vec![]).await?;
    for key in COMMANDS {
        keys::press(client, key).await?;
    }
    let heard = client.execute(HEARD, vec![]).await?;
    expect(heard == json!([]), || {
        format!("expected the webmail not to hear keys in the banner, it heard {heard}")
    })?;

    let before = keys::reach(client, BANNER, ".copy").await?;
    keys::press(client, keys::ENTER).await?;
    wait::until("the button to say that it copied", async || {
        let now = keys::focus(client, BANNER).await?;
        Ok(now.filter(|now| now.name != before.name).map(|_| ()))
    })
    .await?;
    begin(stage).await?;
    keys::reach(client, BANNER, ".open").await?;
    keys::press(client, keys::ENTER).await?;
    stage.browser.opened("kraken.com").await?;

    roundcube::enter_preview(&stage.browser).await?;
    begin(stage).await?;
    keys::enter(client, "#messagebody a").await?;
    client.execute(HEARD, vec![]).await?;
    keys::press(client, keys::SHIFT).await?;
    let heard = client.execute(HEARD, vec![]).await?;
    expect(heard != json!([]), || {
        "expected the webmail to hear keys outside of the banner".to_owned()
    })
}

/// The explanation keeps the focus until Escape gives it back to the link.
pub async fn explanation(stage: &mut Stage) -> Outcome {
    open(stage, HELD_MAIL).await?;
    let client = &stage.browser.client;
    marks::any(client).await?;
    begin(stage).await?;
    keys::enter(client, &format!("a[href='{HELD_LINK}']")).await?;
    keys::press(client, keys::ENTER).await?;
    Explanation::open(client).await?;
    let focus = keys::focus(client, DIALOG).await?;
    expect(focus.is_some(), || {
        "expected the focus in the explanation".to_owned()
    })?;
    keys::go_round(client, DIALOG).await?;
    keys::press(client, keys::ESCAPE).await?;
    Explanation::gone(client).await?;
    marks::expect_focus(client, HELD_LINK).await
}

/// Opens the mail in the preview pane.
async fn open(stage: &Stage, mail: &str) -> Outcome {
    let subject = stage.sample(mail)?.subject;
    let list = format!("{}/?_task=mail", stage.webmail.origin);
    stage.browser.goto(&list).await?;
    roundcube::click_row(&stage.browser, &subject).await?;
    reports::checked(&stage.browser, &subject).await?;
    roundcube::wait_for_preview(&stage.browser, &subject).await
}

/// Puts the focus where the preview pane begins.
async fn begin(stage: &Stage) -> Outcome {
    let script = "document.activeElement?.blur(); window.focus(); getSelection().collapse(document.body, 0);";
    stage.browser.client.execute(script, vec![]).await?;
    Ok(())
}
