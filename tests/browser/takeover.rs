//! A new version of the extension takes over the pages that are open, without a reload: at an update,
//! and when it comes to tabs that were there before it. Needs `dist/touchstone` (`./build.sh build`).

mod asleep;
mod sandboxed;

use std::path::Path;

use serde_json::json;
use url::Url;

use crate::rig::browser::Browser;
use crate::rig::driver::{self, Kind};
use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::roundcube::BODY;
use crate::rig::samples::{self, Sample};
use crate::rig::tools::{self, Scratch};
use crate::rig::webmail::{Skin, Software, Webmail};
use crate::rig::{banner, pages, popup, reports, roundcube, screenshot, wait};

/// An official sender, and a link that imitates.
const HELD: &str = "binance-official-bad-link";
const BAD: &str = "https://binance-refund.example/claim";
const NEXT: &str = "ledger-recovery-phrase";
const UPDATES: usize = 20;
/// Pages with a mail in a shadow root, and in a frame of the page's own origin.
const ELSEWHERE: [&str; 2] = ["tuta/page", "proton/page"];
/// A webmail that the user has to choose, as if an earlier version had it in its manifest.
const MOVED: &str = "tuta/page";
const MOVED_PATTERN: &str = "https://app.tuta.com/*";
/// Counts all marks, and those that were there when it was last told to remember them.
const MARKS: &str = "
    const [remembers] = arguments;
    const found = [];
    const look = root => {
        for (const element of root.querySelectorAll('*')) {
            if (element.localName === 'touchstone-marks') found.push(element);
            const inside = element.shadowRoot ?? element.contentDocument;
            if (inside) look(inside);
        }
    };
    look(document);
    if (remembers) for (const mark of found) mark.dataset.old = '';
    return { all: found.length, old: found.filter(mark => 'old' in mark.dataset).length };";
/// Webmails of which a page stands in `tests/pages`.
const OPEN: [&str; 3] = ["gmail/page", "outlook/page", "yahoo/page"];

const BANNERS: &str = "return document.querySelectorAll('touchstone-banner').length";

mod updated {
    crate::rig::in_both_browsers!(open_webmail);
    use super::open_webmail;
}

mod elsewhere {
    crate::rig::in_both_browsers!(other_roots);
    use super::other_roots;
}

mod moved {
    crate::rig::in_both_browsers!(host_moved);
    use super::host_moved;
}

mod brought {
    crate::rig::in_both_browsers!(open_tabs);
    use super::open_tabs;
}

/// Updates while a banner, a mark, a held link and its dialog are on the page.
async fn open_webmail(kind: Kind) -> Outcome {
    let webmail = Webmail::start(Software::Roundcube(Skin::Elastic), &samples::directory())?;
    let folder = Scratch::new(&format!("takeover-{}", kind.name()))?;
    let extension = tools::copied_extension(folder.path())?;
    let profile = Scratch::new(&format!("takeover-profile-{}", kind.name()))?;
    let (path, page) = (profile.path(), &webmail.origin);
    let browser = Browser::start_with(&extension, kind, path, true, page).await?;
    let mut played = updates(&browser, &extension, page).await;
    if let Err(error) = &played {
        let picture = screenshot::take(&browser, "failed-takeover").await?;
        played = Err(format!("{}: {error}\n  {}", kind.name(), picture.display()).into());
    }
    browser.quit_after(played).await
}

async fn updates(browser: &Browser, extension: &Path, origin: &str) -> Outcome {
    let all = samples::load()?;
    let held = samples::named(&all, HELD)?;
    roundcube::log_in(browser, origin).await?;
    popup::enable(browser, origin).await?;
    roundcube::click_row(browser, &held.subject).await?;
    once(browser, held).await?;
    marks::count(&browser.client, 1).await?;
    press_held(browser).await?;

    tools::set_version(extension, "90.0.0")?;
    browser.update(extension).await?;
    // The dialog was the old run's. The new one has the banner, the mark and the hold.
    once(browser, held).await?;
    Explanation::gone(&browser.client).await?;
    marks::count(&browser.client, 1).await?;
    press_held(browser).await?;
    Explanation::open(&browser.client)
        .await?
        .press(".stay")
        .await?;
    // What the page shows next, without a reload.
    let next = samples::named(&all, NEXT)?;
    roundcube::click_row(browser, &next.subject).await?;
    once(browser, next).await?;
    many_updates(browser, extension, next).await?;
    roundcube::click_row(browser, &held.subject).await?;
    once(browser, held).await?;
    press_held(browser).await
}

/// One run is left, and no listener of the others.
async fn many_updates(browser: &Browser, extension: &Path, open: &Sample) -> Outcome {
    let mut listeners = Vec::new();
    for update in 1..=UPDATES {
        tools::set_version(extension, &format!("91.{update}.0"))?;
        browser.update(extension).await?;
        reports::only(browser, &open.subject).await?;
        roundcube::enter_preview(browser).await?;
        // Counted by a script: what a driver has looked at stays in memory.
        wait::until("one banner", async || {
            let count = browser.client.execute(BANNERS, vec![]).await?;
            Ok((count == 1).then_some(()))
        })
        .await?;
        listeners.push(listening(browser).await?);
    }
    // In Chromium; Firefox ends the old runs by itself.
    if let (Some(Some(first)), Some(Some(last))) = (listeners.get(1), listeners.last()) {
        expect(last <= first, || {
            format!("expected no more listeners from update to update: {listeners:?}")
        })?;
    }
    Ok(())
}

/// The mail that is open has one banner, which is the running version's, and that alone answers.
async fn once(browser: &Browser, sample: &Sample) -> Outcome {
    reports::only(browser, &sample.subject).await?;
    roundcube::enter_preview(browser).await?;
    banner::one(&browser.client, BODY).await?;
    Ok(())
}

async fn press_held(browser: &Browser) -> Outcome {
    marks::anchor(&browser.client, BAD).await?.click().await?;
    Explanation::open(&browser.client).await?;
    Ok(())
}

/// How many event listeners Chromium counts in the page, after it has collected its garbage.
async fn listening(browser: &Browser) -> Outcome<Option<u64>> {
    if browser.kind == Kind::Firefox {
        return Ok(None);
    }
    let client = browser.mail().await?;
    driver::devtools(client, "HeapProfiler.collectGarbage", json!({})).await?;
    driver::devtools(client, "Performance.enable", json!({})).await?;
    let measured = driver::devtools(client, "Performance.getMetrics", json!({})).await?;
    let metrics = measured["metrics"].as_array().into_iter().flatten();
    let found = metrics
        .filter(|metric| metric["name"] == "JSEventListeners")
        .find_map(|metric| metric["value"].as_f64());
    Ok(found.map(|count| count as u64))
}

/// Updates while the marks stand in a shadow root, and in a frame that the page's own run looks into.
async fn other_roots(kind: Kind) -> Outcome {
    let (_server, port) = pages::serve()?;
    let folder = Scratch::new(&format!("elsewhere-{}", kind.name()))?;
    let extension = tools::copied_extension(folder.path())?;
    let profile = Scratch::new(&format!("elsewhere-profile-{}", kind.name()))?;
    let path = profile.path();
    let browser = Browser::start_with(&extension, kind, path, true, "about:blank").await?;
    let played = renew_elsewhere(&browser, &extension, port).await;
    browser.quit_after(played).await
}

async fn renew_elsewhere(browser: &Browser, extension: &Path, port: u16) -> Outcome {
    for (number, name) in ELSEWHERE.into_iter().enumerate() {
        pages::visit(browser, &pages::named(name)?, port).await?;
        let count = wait::until(&format!("marks on {name}"), async || {
            let count = browser.client.execute(MARKS, vec![json!(true)]).await?;
            Ok(count["all"].as_u64().filter(|count| *count > 0))
        })
        .await?;
        tools::set_version(extension, &format!("92.{number}.0"))?;
        browser.update(extension).await?;
        wait::until(&format!("{count} new marks on {name}"), async || {
            let seen = browser.client.execute(MARKS, vec![json!(false)]).await?;
            Ok((seen == json!({ "all": count, "old": 0 })).then_some(()))
        })
        .await?;
    }
    Ok(())
}

/// A host that one version has in its manifest and the next one has not: the site stays on, in the page
/// that is open and after it was loaded again.
async fn host_moved(kind: Kind) -> Outcome {
    let (_server, port) = pages::serve()?;
    let folder = Scratch::new(&format!("moved-{}", kind.name()))?;
    let extension = tools::copied_extension(folder.path())?;
    tools::fix(&extension, MOVED_PATTERN, true)?;
    let profile = Scratch::new(&format!("moved-profile-{}", kind.name()))?;
    let address = pages::named(MOVED)?.address(port);
    let path = profile.path();
    let browser = Browser::start_with(&extension, kind, path, true, &address).await?;
    let played = move_host(&browser, &extension, &address).await;
    browser.quit_after(played).await
}

async fn move_host(browser: &Browser, extension: &Path, address: &str) -> Outcome {
    let site = Url::parse(address)?.origin().ascii_serialization();
    painted(browser, "before the update").await?;
    tools::fix(extension, MOVED_PATTERN, false)?;
    tools::set_version(extension, "93.0.0")?;
    browser.update(extension).await?;
    let state = popup::open(browser, &site).await?;
    expect(state == "on", || {
        format!("expected the site to stay on, it is {state}")
    })?;
    painted(browser, "after the update").await?;
    browser.goto(address).await?;
    painted(browser, "after a reload").await
}

async fn painted(browser: &Browser, when: &str) -> Outcome {
    wait::until(&format!("a banner {when}"), async || {
        let count = browser.client.execute(BANNERS, vec![]).await?;
        Ok((count == 1).then_some(()))
    })
    .await
}

/// The extension comes while three webmails are open.
async fn open_tabs(kind: Kind) -> Outcome {
    pages::play("brought", kind, async |browser: &Browser, _: &str, port| {
        bring(browser, port).await
    })
    .await
}

async fn bring(browser: &Browser, port: u16) -> Outcome {
    let client = &browser.client;
    let mut windows = Vec::new();
    browser
        .without_extension(&tools::extension()?, async || {
            for name in OPEN {
                let page = pages::named(name)?;
                let window = client.new_window(false).await?.handle;
                client.switch_to_window(window.clone()).await?;
                client.goto(&page.address(port)).await?;
                windows.push((name, window));
            }
            Ok(())
        })
        .await?;
    for (name, window) in windows {
        client.switch_to_window(window).await?;
        wait::until(&format!("a banner on {name}"), async || {
            let count = client.execute(BANNERS, vec![]).await?;
            Ok((count != 0).then_some(()))
        })
        .await?;
    }
    Ok(())
}
