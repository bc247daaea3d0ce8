//! Tabs that are asleep while the extension is updated: frozen, or out of the browser's memory.

use std::path::Path;

use serde_json::{Value, json};

use super::{BANNERS, MARKS, OPEN};
use crate::rig::browser::Browser;
use crate::rig::driver::{self, Kind};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::tools::{self, Scratch};
use crate::rig::{pages, popup, wait};

crate::rig::in_both_browsers!(sleeping_tabs);

/// Updates while one page is frozen (Chromium alone can be told to) and another one was put out of
/// memory: those awake don't wait for them, and each that wakes is checked by one run.
async fn sleeping_tabs(kind: Kind) -> Outcome {
    let (_server, port) = pages::serve()?;
    let folder = Scratch::new(&format!("asleep-{}", kind.name()))?;
    let extension = tools::copied_extension(folder.path())?;
    let profile = Scratch::new(&format!("asleep-profile-{}", kind.name()))?;
    let path = profile.path();
    let browser = Browser::start_with(&extension, kind, path, true, "about:blank").await?;
    let played = wake(&browser, &extension, port).await;
    browser.quit_after(played).await
}

async fn wake(browser: &Browser, extension: &Path, port: u16) -> Outcome {
    let client = &browser.client;
    pages::visit(browser, &pages::named(OPEN[0])?, port).await?;
    remember_marks(browser).await?;
    let awake = client.new_window(false).await?.handle;
    client.switch_to_window(awake.clone()).await?;
    client.goto(&pages::named(OPEN[1])?.address(port)).await?;
    remember_marks(browser).await?;
    let discarded = discard(browser, &pages::named(OPEN[2])?.address(port)).await?;

    browser.mail().await?;
    set_frozen(browser, true).await?;
    tools::set_version(extension, "94.0.0")?;
    browser.update(extension).await?;
    client.switch_to_window(awake).await?;
    renewed(browser, "the page that is awake").await?;
    // Nor do those who ask how things stand.
    let body = "return (await api.runtime.sendMessage({ type: 'openTabs' })).length;";
    let listed = browser.ask(body, json!(null)).await?;
    expect(listed.as_u64() >= Some(2), || {
        format!("expected the open tabs to be listed, there are {listed}")
    })?;
    browser.mail().await?;
    set_frozen(browser, false).await?;
    renewed(browser, "the page that was frozen").await?;
    let slept = client.execute("return window.slept;", vec![]).await?;
    let is_woken = slept == json!(["freeze", "resume"]) || browser.kind == Kind::Firefox;
    expect(is_woken, || {
        format!("expected a page that was frozen once, there was {slept}")
    })?;
    let state = popup::open(browser, &format!("https://mail.google.com:{port}")).await?;
    expect(state == "on", || {
        format!("expected the woken page to be on, it is {state}")
    })?;

    let body = "await api.tabs.update(args, { active: true });";
    browser.ask(body, json!(discarded)).await?;
    wait::until(
        "one run in the tab that was put out of memory",
        async || {
            let body =
                "const { frames } = await api.runtime.sendMessage({ type: 'frames', tabId: args });
                    return frames.flatMap(({ state }) => state.verdicts);";
            let verdicts = browser.ask(body, json!(discarded)).await?;
            Ok((verdicts == json!(["impersonation"])).then_some(()))
        },
    )
    .await
}

/// Opens the address in a tab behind the one in front, waits until it is checked, and takes it out of
/// the browser's memory; gives its number.
async fn discard(browser: &Browser, address: &str) -> Outcome<Value> {
    let body = "const tab = await api.tabs.create({ url: args, active: false });
                for (;;) {
                    const { frames } = await api.runtime.sendMessage({ type: 'frames', tabId: tab.id });
                    if (frames.some(({ state }) => state.verdicts.length > 0)) break;
                    await new Promise(resolve => setTimeout(resolve, 100));
                }
                const gone = await api.tabs.discard(tab.id);
                return gone?.id ?? tab.id;";
    browser.ask(body, json!(address)).await
}

async fn set_frozen(browser: &Browser, is_frozen: bool) -> Outcome {
    if browser.kind == Kind::Firefox {
        return Ok(());
    }
    let state = if is_frozen { "frozen" } else { "active" };
    if is_frozen {
        let note = "window.slept = [];
            for (const name of ['freeze', 'resume']) document.addEventListener(name, () => window.slept.push(name));";
        browser.client.execute(note, vec![]).await?;
    }
    let params = json!({ "state": state });
    driver::devtools(&browser.client, "Page.setWebLifecycleState", params).await?;
    Ok(())
}

async fn remember_marks(browser: &Browser) -> Outcome {
    wait::until("marks", async || {
        let count = browser.client.execute(MARKS, vec![json!(true)]).await?;
        Ok(count["all"].as_u64().filter(|count| *count > 0))
    })
    .await?;
    Ok(())
}

/// The marks and the one banner are a new run's.
async fn renewed(browser: &Browser, page: &str) -> Outcome {
    wait::until(&format!("one new run in {page}"), async || {
        let marks = browser.client.execute(MARKS, vec![json!(false)]).await?;
        let banners = browser.client.execute(BANNERS, vec![]).await?;
        Ok((marks["all"] != 0 && marks["old"] == 0 && banners == 1).then_some(()))
    })
    .await
}
