//! `<meta http-equiv>` in a mail whose body has a frame of its own: a policy there takes nothing away from
//! the marks, and a mail that leads its frame elsewhere is no longer vouched for.

use fantoccini::Locator;
use serde_json::json;

use super::roots::INJECT;
use crate::rig::browser::Browser;
use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::pages::{self, OWN_HOST};
use crate::rig::{banner, wait};

const BAD: &str = "https://kraken-verify-login.example/login";

/// What such an element may ask of a browser.
const PRAGMAS: &str = r#"
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'; style-src 'none'; style-src-attr 'none'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'">
    <meta http-equiv="content-type" content="text/html; charset=utf-7">
    <meta http-equiv="default-style" content="none"><meta http-equiv="x-ua-compatible" content="IE=5">
    <meta http-equiv="refresh" content="9999;url=https://kraken-verify-login.example/refresh">"#;
const CLAIM: &str = r#"<p>Dear Kraken customer, your account is on hold: <a href="https://kraken-verify-login.example/login">log in</a>.</p>"#;
const GENUINE: &str = r#"<p>Kraken: your statement is ready. <a href="https://www.kraken.com/ok">Sign in</a> as usual.</p>"#;

/// A page, the frame of its mail's body, and whether the frame's own site is the page's.
const FRAMES: [(&str, &str, bool); 2] = [
    ("proton/page", "iframe", true),
    ("nextcloud/sandboxed", "iframe.message-frame", false),
];

/// Another mail in the frame.
const FILL: &str = "document.querySelector(arguments[0]).srcdoc = arguments[1];";

/// The same from an official address, and without what keeps a mail from leading its frame elsewhere.
const GENUINE_SENDER: &str = "
    const sender = document.querySelector(\"[data-testid='recipients:sender']\");
    sender.title = 'noreply@kraken.com';
    for (const [id, text] of [['label', 'Kraken'], ['address', 'noreply@kraken.com']]) {
        const part = sender.querySelector(`[data-testid='recipient-${id}']`);
        part.title = part.textContent = text;
    }
    document.querySelector('iframe').removeAttribute('sandbox');";

pub async fn harmless(browser: &Browser, port: u16) -> Outcome {
    for (name, frame, is_own) in FRAMES {
        marked(browser, port, name, frame, is_own)
            .await
            .map_err(|error| format!("{name}: {error}"))?;
    }
    led_away(browser, port).await
}

/// The links in such a mail are marked where they stand, and held.
async fn marked(browser: &Browser, port: u16, name: &str, frame: &str, is_own: bool) -> Outcome {
    pages::visit(browser, &pages::named(name)?, port).await?;
    let client = browser.mail().await?;
    banner::one(client, "body").await?;
    let mail = format!("<!doctype html><head>{PRAGMAS}</head><body>{PRAGMAS}{CLAIM}</body>");
    client
        .execute(FILL, vec![json!(frame), json!(mail)])
        .await?;
    let mut last = Vec::new();
    wait::until("the mark at its link", async || {
        let client = browser.mail().await?;
        client
            .find(Locator::Css(frame))
            .await?
            .enter_frame()
            .await?;
        last = marks::all(client).await?;
        let is_marked =
            last.len() == 1 && last[0].link == BAD && last[0].seen && last[0].tone == "alarm";
        Ok(is_marked.then_some(()))
    })
    .await
    .map_err(|error| format!("{error}; there are {last:?}"))?;
    if is_own {
        marks::anchor(client, BAD).await?.click().await?;
        browser.mail().await?;
        Explanation::open(client).await?.press(".stay").await?;
    }
    let banner = banner::one(browser.mail().await?, "body").await?;
    expect(banner.words.tone == "alarm", || {
        format!("expected an alarm, there is {banner:?}")
    })
}

/// Above what comes into the frame instead of a genuine mail nothing says that it is genuine.
async fn led_away(browser: &Browser, port: u16) -> Outcome {
    pages::visit(browser, &pages::named("proton/page")?, port).await?;
    let client = browser.mail().await?;
    client.execute(GENUINE_SENDER, vec![]).await?;
    client
        .execute(FILL, vec![json!("iframe"), json!(GENUINE)])
        .await?;
    tone(browser, "quiet").await?;
    let elsewhere = format!("https://{OWN_HOST}:{port}/cypht/page.html");
    let refresh = format!("<meta http-equiv='refresh' content='0;url={elsewhere}'>{GENUINE}");
    // The words of the mail are the same; the page's own script, so that the frame is the page's.
    let script = format!(
        "document.querySelector('iframe').srcdoc = {};",
        json!(refresh)
    );
    client.execute(INJECT, vec![json!(script)]).await?;
    tone(browser, "unread").await
}

async fn tone(browser: &Browser, tone: &str) -> Outcome {
    let mut last = None;
    wait::until(&format!("one banner, {tone}"), async || {
        let found = banner::all(browser.mail().await?, "body").await?;
        let is_it = found.len() == 1 && found[0].words.tone == tone;
        last = Some(found);
        Ok(is_it.then_some(()))
    })
    .await
    .map_err(|error| format!("{error}; there is {last:?}").into())
}
