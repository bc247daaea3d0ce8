//! Reading a mailbox makes no request that it would not make without Touchstone, by the browser's own log of
//! all requests.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::roots::INJECT;
use crate::rig::browser::Browser;
use crate::rig::driver::{self, Kind, Setup};
use crate::rig::folds::Folds;
use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::pages::{self, OWN_HOST};
use crate::rig::tools::{self, Scratch};
use crate::rig::{banner, popup, wait};

crate::rig::in_both_browsers!(run);

/// Mails in the page, in frames of the page's own site and of another, and in one without an origin.
const PAGES: [&str; 6] = [
    "gmail/page",
    "outlook/page",
    "yahoo/page",
    "proton/page",
    "icloud/page",
    "nextcloud/sandboxed",
];
/// The page in which things are pressed, and its bad link.
const USED: &str = "gmail/page";
const BAD: &str = "https://kraken-verify-login.example/login";

/// Asked by a page's own script at the start of each part: so that one knows that the log has it.
const PARTS: [&str; 3] = ["part-without", "part-with", "part-end"];

/// Firefox tells whoever asks of each request, before it is sent, and on whose behalf it is made.
const WATCH: &str = "
    window.touchstoneRequests = [];
    const watcher = { observe(subject) {
        const channel = subject.QueryInterface(Ci.nsIChannel), by = channel.loadInfo.triggeringPrincipal;
        window.touchstoneRequests.push({ url: channel.URI.spec, own: by.isSystemPrincipal });
    } };
    Services.obs.addObserver(watcher, 'http-on-modify-request');
    window.touchstoneWatcher = watcher;";
const WATCHED: &str = "
    for (const window of Services.wm.getEnumerator('navigator:browser')) {
        if (window.touchstoneRequests) return window.touchstoneRequests;
    }
    return [];";

/// One of the log's.
#[derive(Debug, Deserialize)]
struct Request {
    url: String,
    /// Whether no page and no extension made it, but the browser.
    own: bool,
}

async fn run(kind: Kind) -> Outcome {
    let (_server, port) = pages::serve()?;
    let folder = Scratch::new(&format!("requests-{}", kind.name()))?;
    let log = folder.path().join("requests.json");
    let extension = tools::extension()?;
    let setup = Setup {
        requests: Some(&log),
        ..Setup::of(&extension)
    };
    let profile = Scratch::new(&format!("requests-profile-{}", kind.name()))?;
    let page = "about:blank";
    let browser = Browser::start_set_up(setup, kind, profile.path(), true, page).await?;
    let played = play(&browser, &extension, port).await;
    let seen = match kind {
        Kind::Firefox => watched(&browser).await,
        Kind::Chromium => Ok(Vec::new()),
    };
    browser.quit_after(played).await?;
    // Chromium's is whole when the browser is gone.
    let requests = match kind {
        Kind::Firefox => seen?,
        Kind::Chromium => logged(&log)?,
    };
    compare(requests, port)
}

async fn play(browser: &Browser, extension: &Path, port: u16) -> Outcome {
    if browser.kind == Kind::Firefox {
        driver::in_firefox(browser.mail().await?, WATCH, vec![]).await?;
    }
    browser
        .without_extension(extension, async || {
            browser.mail().await?;
            part(browser, port, PARTS[0]).await?;
            for name in PAGES {
                browser
                    .client
                    .goto(&pages::named(name)?.address(port))
                    .await?;
            }
            Ok(())
        })
        .await?;
    back(browser).await?;
    for name in PAGES {
        let page = pages::named(name)?;
        popup::choose(browser, &format!("https://{}:{port}", page.host)).await?;
    }
    part(browser, port, PARTS[1]).await?;
    for name in PAGES {
        browser.goto(&pages::named(name)?.address(port)).await?;
        warned(browser)
            .await
            .map_err(|error| format!("{name}: {error}"))?;
    }
    use_all(browser, port).await?;
    part(browser, port, PARTS[2]).await
}

/// The extension is there again, with its popup's page. Where it is new its welcome page comes, which would lie
/// over the mail.
async fn back(browser: &Browser) -> Outcome {
    let client = browser.panel().await?;
    wait::until("the extension", async || {
        client
            .goto(&format!("{}/popup.html", browser.extension))
            .await?;
        let asked = "return (globalThis.browser ?? chrome).runtime?.id ?? null;";
        let id = client.execute(asked, vec![]).await?;
        Ok((!id.is_null()).then_some(()))
    })
    .await?;
    if browser.kind == Kind::Firefox {
        let known = browser.windows();
        let welcome = wait::until("the welcome page", async || {
            let all = client.windows().await?;
            Ok(all.into_iter().find(|one| !known.contains(one)))
        })
        .await?;
        client.switch_to_window(welcome).await?;
        client.close_window().await?;
        browser.mail().await?;
    }
    Ok(())
}

/// One banner or several: some pages show a thread.
async fn warned(browser: &Browser) -> Outcome {
    let client = browser.mail().await?;
    wait::until("a banner", async || {
        let frames = [None, Some(0)];
        for frame in frames {
            browser.mail().await?;
            if let Some(number) = frame {
                client.enter_frame(number).await?;
            }
            if banner::all(client, "body")
                .await?
                .iter()
                .any(|one| !one.words.headline.is_empty())
            {
                return Ok(Some(()));
            }
        }
        Ok(None)
    })
    .await
}

/// What a person may press, and the extension's own pages.
async fn use_all(browser: &Browser, port: u16) -> Outcome {
    browser.goto(&pages::named(USED)?.address(port)).await?;
    let client = browser.mail().await?;
    let folds = Folds::open(client).await?;
    folds.unfold(".details").await?;
    folds.unfold(".report").await?;
    wait::until("the draft", async || {
        Ok(folds.has(".draft").await?.then_some(()))
    })
    .await?;
    marks::anchor(client, BAD).await?.click().await?;
    Explanation::open(client).await?.press(".stay").await?;
    for page in ["options.html", "welcome.html", "clicked.html?brand=Kraken"] {
        OwnPage::open(browser, page).await?;
    }
    popup::open(browser, &format!("https://mail.google.com:{port}")).await?;
    popup::paste(browser, BAD, "Kraken").await?;
    Ok(())
}

/// A page's own request, which says where a part begins.
async fn part(browser: &Browser, port: u16, name: &str) -> Outcome {
    let own = format!("https://{OWN_HOST}:{port}");
    browser.goto(&format!("{own}/cypht/hostile.html")).await?;
    let ask = format!(
        "fetch('/{name}').then(() => {{ document.documentElement.dataset.asked = '{name}'; }});"
    );
    let client = browser.mail().await?;
    client.execute(INJECT, vec![json!(ask)]).await?;
    wait::until("the page's own request", async || {
        let asked = client
            .execute(
                "return document.documentElement.dataset.asked ?? '';",
                vec![],
            )
            .await?;
        Ok((asked == name).then_some(()))
    })
    .await
}

async fn watched(browser: &Browser) -> Outcome<Vec<Request>> {
    let seen = driver::in_firefox(browser.mail().await?, WATCHED, vec![]).await?;
    Ok(serde_json::from_value(seen)?)
}

/// Chromium's log.
fn logged(file: &Path) -> Outcome<Vec<Request>> {
    let log: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    let start = &log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"];
    let events = log["events"].as_array().into_iter().flatten();
    let started = events.filter(|event| event["type"] == *start);
    Ok(started
        .filter_map(|event| {
            let params = &event["params"];
            Some(Request {
                url: params["url"].as_str()?.to_owned(),
                own: params["initiator"] == "not an origin",
            })
        })
        .collect())
}

/// What was asked for with the extension is what was asked for without it.
fn compare(requests: Vec<Request>, port: u16) -> Outcome {
    // A page that the driver opens is asked for by the browser itself.
    let site = format!(":{port}/");
    let of_pages = requests
        .into_iter()
        .filter(|one| !one.own || one.url.contains(&site));
    let seen: Vec<String> = of_pages.map(|one| one.url).collect();
    let begin = |part: &str| {
        let at = seen.iter().position(|url| url.ends_with(part));
        at.ok_or_else(|| format!("the log has no request for {part}, of {}", seen.len()))
    };
    let [without, with, end] = [begin(PARTS[0])?, begin(PARTS[1])?, begin(PARTS[2])?];
    let set = |part: &[String]| -> BTreeSet<String> { part.iter().cloned().collect() };
    let (without, with) = (set(&seen[without + 1..with]), set(&seen[with + 1..end]));
    for name in PAGES {
        let has = |part: &BTreeSet<String>| {
            part.iter()
                .any(|url| url.contains(&format!("/{name}.html")))
        };
        expect(has(&without) && has(&with), || {
            format!("the log has no request for {name}")
        })?;
    }
    let more: Vec<_> = with.difference(&without).collect();
    expect(more.is_empty(), || {
        format!("asked for with Touchstone alone: {more:#?}")
    })
}
