//! Who may ask what: another extension and a web page nothing at all, a content script nothing that is
//! the extension's own pages' to ask.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::driver::{self, Kind, STRANGER_ID, Setup};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::pages::{self, OWN_HOST};
use crate::rig::tools::{self, Scratch};
use crate::rig::{banner, popup, wait};

crate::rig::in_both_browsers!(run);

/// A content script that passes on what a page says: as one that has been taken over.
const RELAY: &str = "
addEventListener('relay', async ({ detail }) => {
  const answer = await chrome.runtime.sendMessage(JSON.parse(detail)).then((value) => ({ value }), (error) => ({ error: String(error) }));
  document.documentElement.dataset.relayed = JSON.stringify(answer);
});
";
const SAY: &str = "
    delete document.documentElement.dataset.relayed;
    dispatchEvent(new CustomEvent('relay', { detail: arguments[0] }));";
const HEARD: &str = "return document.documentElement.dataset.relayed ?? null;";

/// In the other extension's page, which may speak to itself.
const SPEAK: &str = "
    const [id, messages, done] = arguments;
    const api = globalThis.browser ?? chrome;
    const ask = message => Promise.race([
        id === null ? api.runtime.sendMessage(message) : api.runtime.sendMessage(id, message),
        new Promise(resolve => setTimeout(resolve, 3000)),
    ]).then(value => value ?? null, () => null);
    const port = new Promise(resolve => {
        if (id === null) return resolve(null);
        const opened = api.runtime.connect(id);
        opened.onMessage.addListener(resolve);
        opened.onDisconnect.addListener(() => resolve(null));
        opened.postMessage(messages[0]);
    });
    Promise.all([...messages.map(ask), port]).then(done);";

/// From a web page.
const SPEAK_FROM_PAGE: &str = "
    const [id, messages, done] = arguments;
    const api = globalThis.browser?.runtime ?? globalThis.chrome?.runtime;
    for (const message of messages) postMessage(message, '*');
    if (!api?.sendMessage) return done([]);
    Promise.all(messages.map(message => Promise.race([
        Promise.resolve().then(() => api.sendMessage(id, message)),
        new Promise(resolve => setTimeout(resolve, 3000)),
    ]).then(value => value ?? null, () => null))).then(done);";

/// What the messages below would have changed.
const KEPT: &str = "
    const session = Object.keys(await api.storage.session.get(null)).filter(key => !key.startsWith('frame:'));
    const { log, ...local } = await api.storage.local.get(null);
    const tabs = await api.tabs.query({});
    const { origins } = await api.permissions.getAll();
    const scripts = await api.scripting.getRegisteredContentScripts();
    return [session.sort(), local, tabs.length, origins.sort(), scripts.map(({ matches }) => matches)];";

async fn run(kind: Kind) -> Outcome {
    let (_server, port) = pages::serve()?;
    let own = format!("https://{OWN_HOST}:{port}");
    let folder = Scratch::new(&format!("senders-{}", kind.name()))?;
    let extension = relaying(folder.path())?;
    let stranger = stranger(folder.path())?;
    let setup = Setup {
        stranger: Some(&stranger),
        ..Setup::of(&extension)
    };
    let profile = Scratch::new(&format!("senders-profile-{}", kind.name()))?;
    let page = format!("{own}/cypht/page.html");
    let browser = Browser::start_set_up(setup, kind, profile.path(), true, &page).await?;
    let played = unheard(&browser, &own, &stranger).await;
    browser.quit_after(played).await
}

/// The extension with the relay among its content scripts.
fn relaying(folder: &Path) -> Outcome<PathBuf> {
    let copy = tools::copied_extension(folder)?;
    fs::write(copy.join("content/relay.js"), RELAY)?;
    tools::add_content_script(&copy, "content/relay.js")?;
    Ok(copy)
}

/// An extension of somebody else's.
fn stranger(folder: &Path) -> Outcome<PathBuf> {
    let stranger = folder.join("stranger");
    fs::create_dir_all(&stranger)?;
    let manifest = json!({
        "manifest_version": 3, "name": "Stranger", "version": "1",
        "background": { "service_worker": "background.js", "scripts": ["background.js"] },
        "browser_specific_settings": { "gecko": { "id": STRANGER_ID } },
    });
    fs::write(stranger.join("manifest.json"), manifest.to_string())?;
    fs::write(
        stranger.join("page.html"),
        "<!doctype html><title>Stranger</title>",
    )?;
    let answers = "chrome.runtime.onMessage.addListener((_, sender, respond) => respond('heard'));";
    fs::write(stranger.join("background.js"), answers)?;
    Ok(stranger)
}

async fn unheard(browser: &Browser, own: &str, stranger: &Path) -> Outcome {
    popup::enable(browser, own).await?;
    banner::one(browser.mail().await?, "body").await?;
    let messages = messages(browser, own).await?;
    let before = browser.ask(KEPT, json!(null)).await?;
    by_content_script(browser, &messages[..6]).await?;
    by_page(browser, &messages).await?;
    by_stranger(browser, stranger, &messages).await?;
    let after = browser.ask(KEPT, json!(null)).await?;
    expect(before == after, || {
        format!("what nobody should have heard changed {before} to {after}")
    })?;
    heard_of_own_page(browser, &messages[..6]).await
}

/// What may be asked. The first six only by the extension's own pages.
async fn messages(browser: &Browser, own: &str) -> Outcome<Vec<Value>> {
    let pattern = browser
        .ask("return patternsOf(args)[0];", json!(own))
        .await?;
    let tab = browser.tab;
    let rule = json!({ "place": "sender", "value": "evil.example", "brand": "Kraken" });
    Ok(vec![
        json!({ "type": "frames", "tabId": tab }),
        json!({ "type": "tab", "tabId": tab, "site": own }),
        json!({ "type": "openTabs" }),
        json!({ "type": "enable", "origin": "https://mail.proton.me" }),
        json!({ "type": "pause", "tabId": tab, "paused": true }),
        json!({ "type": "remove", "pattern": pattern }),
        json!({ "type": "settings", "site": own }),
        json!({ "type": "allow", "rule": rule }),
        json!({ "type": "disallow", "rule": rule }),
        json!({ "type": "showConsistent", "value": false }),
        json!({ "type": "open_clicked", "brand": "Kraken" }),
        json!({ "type": "core", "task": "brands", "value": null }),
        json!({ "type": "reports" }),
        json!({ "type": "state" }),
        json!({ "type": "selfTest" }),
    ])
}

/// No answer to what is not its own to ask; to the rest there is one.
async fn by_content_script(browser: &Browser, forbidden: &[Value]) -> Outcome {
    let answer = relayed(browser, &json!({ "type": "settings" })).await?;
    expect(answer["value"]["enabled"] == true, || {
        format!("expected an answer to a content script, there is {answer}")
    })?;
    for message in forbidden {
        let answer = relayed(browser, message).await?;
        expect(answer.get("value").is_none_or(Value::is_null), || {
            format!("expected no answer to a content script's {message}, there is {answer}")
        })?;
    }
    Ok(())
}

async fn relayed(browser: &Browser, message: &Value) -> Outcome<Value> {
    let client = browser.mail().await?;
    client
        .execute(SAY, vec![json!(message.to_string())])
        .await?;
    wait::until("the relay", async || {
        let heard = client.execute(HEARD, vec![]).await?;
        Ok(heard.as_str().map(serde_json::from_str).transpose()?)
    })
    .await
}

async fn by_page(browser: &Browser, messages: &[Value]) -> Outcome {
    let id = own_id(browser);
    let arguments = vec![json!(id), json!(messages)];
    let answers = browser
        .mail()
        .await?
        .execute_async(SPEAK_FROM_PAGE, arguments)
        .await?;
    silence(&answers, "a web page")
}

async fn by_stranger(browser: &Browser, stranger: &Path, messages: &[Value]) -> Outcome {
    let client = browser.panel().await?;
    let page = format!(
        "{}/page.html",
        driver::stranger_origin(browser.kind, stranger)?
    );
    client.goto(&page).await?;
    let own = client
        .execute_async(SPEAK, vec![json!(null), json!([messages[0]])])
        .await?;
    expect(own[0] == "heard", || {
        format!("expected the other extension to hear itself, there is {own}")
    })?;
    let id = own_id(browser);
    let answers = client
        .execute_async(SPEAK, vec![json!(id), json!(messages)])
        .await?;
    client
        .goto(&format!("{}/popup.html", browser.extension))
        .await?;
    browser.mail().await?;
    silence(&answers, "another extension")
}

fn own_id(browser: &Browser) -> &str {
    match browser.kind {
        Kind::Chromium => browser.extension.trim_start_matches("chrome-extension://"),
        Kind::Firefox => driver::GECKO_ID,
    }
}

fn silence(answers: &Value, who: &str) -> Outcome {
    let is_silent = answers
        .as_array()
        .is_some_and(|all| all.iter().all(Value::is_null));
    expect(is_silent, || {
        format!("expected no answer to {who}, there is {answers}")
    })
}

/// The same messages are answered where they may be asked.
async fn heard_of_own_page(browser: &Browser, messages: &[Value]) -> Outcome {
    for message in messages {
        let answer = browser
            .ask(
                "return await api.runtime.sendMessage(args) ?? null;",
                message.clone(),
            )
            .await?;
        expect(!answer.is_null(), || {
            format!("expected an answer to {message}")
        })?;
    }
    Ok(())
}
