//! Every webmail's page and its hostile twin in two real browsers, each read to the letter.
//! Needs `dist/touchstone` (`./build.sh build`).

mod framed;
mod redraw;

use std::collections::HashSet;
use std::time::Duration;

use fantoccini::Locator;
use serde_json::Value;

use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::pages::{self, Page, Read, ReadMessage};
use crate::rig::{banner, popup, reports, screenshot, wait};

/// How long a page must say the same before that is what it says.
const REST: Duration = Duration::from_millis(600);

/// How a line begins that comes, after a while, where a mail stands in a frame that can't be read.
const GAP: &str = "Part of the mail can’t be read here";

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    pages::play("pages", kind, play).await
}

async fn play(browser: &Browser, own: &str, port: u16) -> Outcome {
    every_page(browser, own, port).await?;
    redraw::snappymail(browser, own).await?;
    framed::marked_and_held(browser, port).await?;
    switch_across_sites(browser, port).await?;
    report_of_a_page(browser, port).await?;
    site_removed(browser, own).await
}

/// The switch belongs to the site in the address bar; frames of other sites follow it.
async fn switch_across_sites(browser: &Browser, port: u16) -> Outcome {
    let page = pages::named("icloud/page")?;
    let site = format!("https://{}:{port}", page.host);
    check(browser, &page, port).await?;
    popup::switch(browser, &site, "off").await?;
    reports::switched_off(browser).await?;
    pages::visit(browser, &page, port).await?;
    reports::switched_off(browser).await?;
    popup::switch(browser, &site, "on").await?;
    check(browser, &page, port).await
}

/// The report of a page that can't be read says how it is built, and nothing of what it holds.
async fn report_of_a_page(browser: &Browser, port: u16) -> Outcome {
    let page = pages::named("fastmail/page")?;
    pages::visit(browser, &page, port).await?;
    let site = format!("https://{}:{port}", page.host);
    popup::open(browser, &site).await?;
    let report = popup::report(browser, &site).await?;
    for part in [
        "webmail: fastmail",
        "sender 1 (C, ",
        "v-MessageCard-from",
        "problems: sender",
    ] {
        expect(report.contains(part), || {
            format!("expected “{part}” in the report, it is\n{report}")
        })?;
    }
    let lower = report.to_lowercase();
    for word in ["kraken", "bob", "@", "account", "preheader", "https"] {
        expect(!lower.contains(word), || {
            format!("expected no “{word}” in the report, it is\n{report}")
        })?;
    }
    browser.panel().await?;
    screenshot::keep(browser, "popup-report").await?;
    browser.mail().await?;
    Ok(())
}

/// A site that was added can be taken off the list; then its pages are not read any more.
async fn site_removed(browser: &Browser, own: &str) -> Outcome {
    browser.goto(&format!("{own}/cypht/page.html")).await?;
    wait::until("a banner", async || {
        let banners = banner::all(&browser.client, "body").await?;
        Ok((!banners.is_empty()).then_some(()))
    })
    .await?;
    popup::remove(browser, own).await?;
    banner::none(&browser.client, "body").await?;
    browser.goto(&format!("{own}/cypht/page.html")).await?;
    let state = popup::open(browser, own).await?;
    expect(state == "available", || {
        format!("expected the popup to offer the site, its state is {state}")
    })?;
    let frames = reports::frames(browser).await?;
    expect(
        frames.iter().all(|frame| frame["reports"].is_null()),
        || format!("expected nobody to read the page, there is {frames:?}"),
    )
}

/// Opens each page under its webmail's name and compares what was read with what must be read.
async fn every_page(browser: &Browser, own: &str, port: u16) -> Outcome {
    popup::enable(browser, own).await?;
    let blesses = std::env::var_os("TOUCHSTONE_BLESS").is_some();
    let (mut wrong, mut chosen) = (Vec::new(), HashSet::new());
    // A part of a name keeps the others out, for work on one page.
    let wanted = std::env::var("TOUCHSTONE_PAGES").unwrap_or_default();
    for page in pages::load()? {
        if !page.name.contains(&wanted) {
            continue;
        }
        // A site is chosen once.
        let opened = if chosen.insert(page.host.clone()) {
            pages::visit(browser, &page, port).await
        } else {
            browser.goto(&page.address(port)).await
        };
        opened?;
        let outcome = if blesses {
            bless(browser, page.clone()).await
        } else {
            compare(browser, &page).await
        };
        if let Err(error) = outcome {
            let picture = format!("failed-page-{}", page.name.replace('/', "-"));
            screenshot::take(browser, &picture).await?;
            wrong.push(format!("{}: {error}", page.name));
        }
    }
    expect(wrong.is_empty(), || wrong.join("\n"))
}

async fn check(browser: &Browser, page: &Page, port: u16) -> Outcome {
    pages::visit(browser, page, port).await?;
    compare(browser, page).await
}

async fn compare(browser: &Browser, page: &Page) -> Outcome {
    let mut last = None;
    let found = reports::wait_for(browser, "the page to be read as expected", |frames| {
        let read = together(frames);
        let agrees = read == page.read;
        last = Some(read);
        agrees.then_some(())
    })
    .await;
    if found.is_err() {
        let (expected, read) = (&page.read, last);
        return Err(format!("expected\n  {expected:?}\n  read was\n  {read:?}").into());
    }
    look(browser, page).await?;
    // What comes late must not change it.
    let read = read(browser).await?;
    expect(read == page.read, || {
        format!("expected the page to go on as it was read, then it was\n  {read:?}")
    })
}

async fn bless(browser: &Browser, mut page: Page) -> Outcome {
    let mut last = read(browser).await?;
    page.read = wait::until("the page to come to rest", async || {
        tokio::time::sleep(REST).await;
        let now = read(browser).await?;
        let rests = now == last && !now.webmail.is_empty();
        last = now.clone();
        Ok(rests.then_some(now))
    })
    .await?;
    pages::bless(&page)?;
    look(browser, &page).await
}

/// What all frames of the page say together.
async fn read(browser: &Browser) -> Outcome<Read> {
    Ok(together(&reports::frames(browser).await?))
}

fn together(frames: &[Value]) -> Read {
    let mut read = Read {
        webmail: String::new(),
        problems: Vec::new(),
        messages: Vec::new(),
    };
    for frame in frames {
        let messages = frame["reports"]["messages"].as_array();
        let messages = messages.into_iter().flatten();
        read.messages.extend(messages.map(|message| ReadMessage {
            verdict: text(&message["report"]["verdict"]),
            snapshot: as_everywhere(message["snapshot"].clone()),
        }));
        let problems = frame["state"]["problems"].as_array();
        read.problems
            .extend(problems.into_iter().flatten().map(text));
        read.webmail = text(&frame["state"]["webmail"]);
    }
    read
}

/// The port under which a webmail is served, to which a mail may have links, is another one each time;
/// and in a script's address Chromium encodes quotation marks that Firefox leaves.
fn as_everywhere(mut snapshot: Value) -> Value {
    for link in snapshot["links"].as_array_mut().into_iter().flatten() {
        let href = text(&link["href"]);
        if let Some(portless) = without_port(&href) {
            link["href"] = portless.into();
        } else if href.starts_with("javascript:") {
            link["href"] = href.replace("%27", "'").into();
        }
    }
    snapshot
}

fn without_port(href: &str) -> Option<String> {
    let mut url = url::Url::parse(href).ok()?;
    url.port()?;
    url.set_port(None).ok()?;
    Some(url.into())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// As many banners as there are messages with something to say, each of them seen.
async fn look(browser: &Browser, page: &Page) -> Outcome {
    let client = browser.mail().await?;
    for frame in &page.frame {
        client
            .find(Locator::Css(frame))
            .await?
            .enter_frame()
            .await?;
    }
    let verdicts = page.read.messages.iter().map(|message| &message.verdict);
    // The reader for webmails that nobody described warns and never confirms.
    let confirms = page.read.webmail != "generic";
    let expected = verdicts
        .filter(|verdict| *verdict != "silent" && (confirms || *verdict != "consistent"))
        .count();
    let banners = wait::until(&format!("{expected} banners"), async || {
        let banners = banner::all(client, "body").await?;
        let is_gap = |banner: &&banner::Banner| banner.words.headline.starts_with(GAP);
        let gaps = banners.iter().filter(is_gap).count();
        let done = banners.len() - gaps == expected
            && (gaps == 0 || page.read.problems.iter().any(|problem| problem == "frame"))
            && banners
                .iter()
                .all(|banner| !banner.words.headline.is_empty() && !banner.moving);
        Ok(done.then_some(banners))
    })
    .await?;
    for banner in banners {
        banner.expect_seen()?;
    }
    let moved = "return document.querySelectorAll('[style*=\"offset-path\"]').length;";
    let moved = client.execute(moved, vec![]).await?;
    expect(moved == 0, || {
        format!("expected no body to be moved, where none lies over its banner; {moved} are")
    })?;
    let drafts = "return document.querySelectorAll('[contenteditable] touchstone-marks').length;";
    let touched = client.execute(drafts, vec![]).await?;
    expect(touched == 0, || {
        format!("expected no mark in a draft, there are {touched}")
    })?;
    // Of the whole page: Firefox takes no picture of a frame of another site.
    browser.mail().await?;
    let picture = format!("page-{}", page.name.replace('/', "-"));
    screenshot::keep(browser, &picture).await?;
    Ok(())
}
