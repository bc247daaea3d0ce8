//! An update of the extension in two real browsers: what the user chose stays, and mail is checked
//! as before. Needs `dist/touchstone` (`./build.sh build`).

use std::path::Path;

use serde_json::json;

use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::pages::{self, OWN_HOST};
use crate::rig::tools::{self, Scratch};
use crate::rig::{banner, popup, wait};

/// Every webmail's host that the user added, with the files that run there.
const REGISTERED: &str = "
    const scripts = await api.scripting.getRegisteredContentScripts();
    return scripts.map(({ matches, js }) => ({ matches, files: js.length }));";

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    let (_server, port) = pages::serve()?;
    let own = format!("https://{OWN_HOST}:{port}");
    let folder = Scratch::new(&format!("update-{}", kind.name()))?;
    let extension = tools::copied_extension(folder.path())?;
    let profile = Scratch::new(&format!("update-profile-{}", kind.name()))?;
    let page = format!("{own}/cypht/page.html");
    let start = async || Browser::start_with(&extension, kind, profile.path(), true, &page).await;

    let browser = start().await?;
    let played = running(&browser, &extension, &own).await;
    browser.quit().await?;
    played?;

    // The next one comes while the browser is closed.
    tools::set_version(&extension, "98.0.0")?;
    let browser = start().await?;
    let played = checked(&browser, &own, "98.0.0").await;
    browser.quit_after(played).await
}

/// The update comes while the browser runs.
async fn running(browser: &Browser, extension: &Path, own: &str) -> Outcome {
    popup::enable(browser, own).await?;
    read(browser, own).await?;
    tools::set_version(extension, "97.0.0")?;
    browser.update(extension).await?;
    checked(browser, own, "97.0.0").await?;
    // Also what was switched off stays so.
    popup::switch(browser, own, "off").await?;
    tools::set_version(extension, "97.1.0")?;
    browser.update(extension).await?;
    let state = popup::open(browser, own).await?;
    expect(state == "off", || {
        format!("expected the site to stay off, its state is {state}")
    })?;
    popup::switch(browser, own, "on").await
}

/// The extension has this version, the site is still there, and its mail is checked.
async fn checked(browser: &Browser, own: &str, version: &str) -> Outcome {
    let runs = browser
        .ask("return api.runtime.getManifest().version", json!(null))
        .await?;
    expect(runs == version, || {
        format!("expected version {version}, there is {runs}")
    })?;
    let files = browser
        .ask(
            "return api.runtime.getManifest().content_scripts[0].js.length",
            json!(null),
        )
        .await?;
    wait::until(
        "the site to be registered once, with all files",
        async || {
            let registered = browser.ask(REGISTERED, json!(null)).await?;
            let is_whole = registered.as_array().is_some_and(|all| all.len() == 1)
                && registered[0]["files"] == files;
            Ok(is_whole.then_some(()))
        },
    )
    .await?;
    let state = popup::open(browser, own).await?;
    expect(state == "on", || {
        format!("expected the site to be on, its state is {state}")
    })?;
    read(browser, own).await
}

/// A mail on the site gets its banner.
async fn read(browser: &Browser, own: &str) -> Outcome {
    browser.goto(&format!("{own}/cypht/page.html")).await?;
    wait::until("a banner", async || {
        let banners = banner::all(&browser.client, "body").await?;
        Ok((!banners.is_empty()).then_some(()))
    })
    .await
}
