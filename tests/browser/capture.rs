//! The page on which somebody shows how an open webmail is built: it tells the page's structure, and
//! not one word of the mail's or of the person's. Needs `dist/touchstone` (`./build.sh build`).

mod planted;

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::looks::Look;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::pages::{self, OWN_HOST};
use crate::rig::{popup, screenshot, wait};

/// Whatever a page can hold of a person's.
const PRIVATE: &str = "unknown/private.html";

/// How all words in it begin that somebody may have put there.
const STEMS: [&str; 2] = ["quokka", "wombat"];

/// What of it is the webmail's own.
const KEPT: &[&str] = &[
    "<!-- Touchstone skeleton 1\n",
    "\nadapter: generic\n",
    "\nproblems: ",
    "data-test-id=\"message-view\"",
    "class=\"QxMailMsgCapsuleView pane\"",
    "class=\"from sender gD\" email=\"address-",
    "class=\"go\">&lt;address-",
    "class=\"subject hP\"",
    "class=\"app gE folder-w",
    "role=\"navigation\" aria-label=\"words:1\"",
    "class=\"zA row\"",
    "<!-- 3 more -->",
    "mail-body",
    "date time",
    "<template shadowrootmode=\"open\">",
    "<i class=\"w",
    "sandbox=\"allow-popups\"",
    "url:https own-host",
    "url:https other-host",
];

/// The tabs with that page; each is closed.
const TAKE_TABS: &str = "
    const tabs = await api.tabs.query({ url: api.runtime.getURL('capture.html*') });
    await api.tabs.remove(tabs.map(({ id }) => id));
    return tabs.map(({ url }) => new URL(url).search);";

const STORED: &str =
    "return [await api.storage.local.get(null), await api.storage.session.get(null)]";

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    pages::play("capture", kind, play).await
}

async fn play(browser: &Browser, own: &str, port: u16) -> Outcome {
    popup::enable(browser, own).await?;
    not_offered(browser, own).await?;
    offered(browser, own, port).await?;
    nothing_personal(browser, own).await?;
    planted::everywhere(browser, own).await?;
    in_any_look(browser, own).await?;
    closed_tab(browser, own).await
}

/// A webmail that is read needs no help.
async fn not_offered(browser: &Browser, own: &str) -> Outcome {
    browser.goto(&format!("{own}/cypht/page.html")).await?;
    popup::open(browser, own).await?;
    expect_offer(browser, false).await
}

/// One that nobody described, and one whose sender is not read.
async fn offered(browser: &Browser, own: &str, port: u16) -> Outcome {
    let fastmail = pages::named("fastmail/page")?;
    pages::visit(browser, &fastmail, port).await?;
    popup::open(browser, &format!("https://{}:{port}", fastmail.host)).await?;
    expect_offer(browser, true).await?;
    browser.goto(&format!("{own}/{PRIVATE}")).await?;
    popup::open(browser, own).await?;
    expect_offer(browser, true).await?;
    browser.panel().await?;
    screenshot::keep(browser, "popup-capture").await?;
    // By script: what is told of the site may come in meanwhile, and moves the link away from the pointer.
    let press = "document.getElementById('open-capture').click();";
    browser.client.execute(press, vec![]).await?;
    let is_there = |tabs: &Value| tabs.as_array().is_some_and(|tabs| !tabs.is_empty());
    let opened = browser.ask_until("the page of the skeleton", TAKE_TABS, json!(null), |tabs| {
        is_there(&tabs).then_some(tabs)
    });
    let opened = opened.await?;
    expect(
        opened[0]
            .as_str()
            .is_some_and(|query| query.contains(&format!("tab={}&site=", browser.tab))),
        || format!("expected the page for this tab, it is {opened}"),
    )
}

async fn expect_offer(browser: &Browser, is_offered: bool) -> Outcome {
    let client = browser.panel().await?;
    let what = format!("the way to the page to be offered: {is_offered}");
    wait::until(&what, async || {
        let link = client.find(Locator::Css("#open-capture")).await?;
        Ok((link.is_displayed().await? == is_offered).then_some(()))
    })
    .await?;
    browser.mail().await?;
    Ok(())
}

/// What is made of the page that is open in the mail's tab.
async fn skeleton(browser: &Browser, own: &str) -> Outcome<String> {
    let page = OwnPage::open(
        browser,
        &format!("capture.html?tab={}&site={own}", browser.tab),
    )
    .await?;
    page.press("#look").await?;
    page.shows("#counts", "Words of your mail: 0").await?;
    let text = page.run("return document.getElementById('skeleton').value;", vec![]);
    Ok(text.await?.as_str().unwrap_or_default().to_owned())
}

async fn nothing_personal(browser: &Browser, own: &str) -> Outcome {
    browser.goto(&format!("{own}/{PRIVATE}")).await?;
    popup::open(browser, own).await?;
    let before = browser.ask(STORED, json!(null)).await?;
    let text = skeleton(browser, own).await?;
    browser.panel().await?;
    screenshot::keep(browser, "capture").await?;
    let page = std::fs::read_to_string(
        crate::rig::tools::project()
            .join("tests/pages")
            .join(PRIVATE),
    )?;
    let planted = page.to_lowercase().matches(STEMS[0]).count();
    expect(planted > 50, || {
        format!("there are only {planted} words to look for")
    })?;
    let lower = text.to_lowercase();
    for stem in STEMS {
        expect(!lower.contains(stem), || {
            format!("expected no {stem} in\n{text}")
        })?;
    }
    for word in [
        "umlaut",
        "preheader",
        "491701234567",
        "1234567",
        "18c9f3a2",
        "gvsbG8",
        ".png",
        ".pdf",
        "@",
        OWN_HOST,
    ] {
        expect(!text.contains(word), || {
            format!("expected no {word} in\n{text}")
        })?;
    }
    expect(text.is_ascii(), || {
        format!("expected Latin letters alone in\n{text}")
    })?;
    for part in KEPT {
        expect(text.contains(part), || {
            format!("expected {part} in\n{text}")
        })?;
    }
    same_number(&text)?;
    host_on_request(browser, own).await?;
    let after = browser.ask(STORED, json!(null)).await?;
    expect(after == before, || {
        format!("expected nothing to be stored, {before} became {after}")
    })
}

/// The sender's address has one number wherever it stands, the recipient's another.
fn same_number(text: &str) -> Outcome {
    let number = |before: &str| {
        let (_, rest) = text.split_once(before)?;
        rest.split(|c: char| !c.is_ascii_digit())
            .next()
            .map(str::to_owned)
    };
    let sender = number("email=\"address-");
    let shown = number("class=\"go\">&lt;address-");
    let linked = number("href=\"mailto:address-");
    let recipient = number("data-email=\"address-");
    let agree = sender.is_some()
        && sender == shown
        && sender == linked
        && sender != recipient
        && recipient.is_some();
    expect(agree, || {
        format!(
            "expected one number for one address, they are {sender:?} {shown:?} {linked:?} {recipient:?}\n{text}"
        )
    })
}

/// A webmail of somebody's own is named only where its user ticks the box.
async fn host_on_request(browser: &Browser, own: &str) -> Outcome {
    let page = OwnPage::open(
        browser,
        &format!("capture.html?tab={}&site={own}", browser.tab),
    )
    .await?;
    page.press("#look").await?;
    page.shows("#counts", "0").await?;
    for (wanted, named) in [("left out", false), (OWN_HOST, true)] {
        if named {
            page.press("#with-host").await?;
        }
        let text = page
            .run("return document.getElementById('skeleton').value;", vec![])
            .await?;
        let text = text.as_str().unwrap_or_default();
        expect(text.contains(&format!("host: {wanted}\n")), || {
            format!("expected the host {wanted} in\n{text}")
        })?;
    }
    page.press("#copy").await?;
    page.shows("#copied", "Attach it to a report").await?;
    page.press("#again").await?;
    page.shows_nothing("#copied").await?;
    let rest = page
        .run("return document.getElementById('skeleton').value;", vec![])
        .await?;
    expect(rest == "", || {
        format!("expected nothing to be left, there is {rest}")
    })
}

/// Narrow, the text scrolls in its field and the page does not sideways; and a picture in the dark.
async fn in_any_look(browser: &Browser, own: &str) -> Outcome {
    browser.goto(&format!("{own}/{PRIVATE}")).await?;
    for look in [Look::Narrow, Look::Dark] {
        look.set(browser).await?;
        skeleton(browser, own).await?;
        let client = browser.panel().await?;
        let script = "document.getElementById('result').scrollIntoView();
            return document.documentElement.scrollWidth - innerWidth;";
        let over = client.execute(script, vec![]).await?;
        screenshot::keep(browser, &format!("capture-{}", look.name())).await?;
        expect(over.as_i64().is_some_and(|over| over <= 0), || {
            format!("expected no scrolling sideways, {over} pixels are too many")
        })?;
    }
    Look::Light.set(browser).await
}

/// A tab that is gone is told in words.
async fn closed_tab(browser: &Browser, own: &str) -> Outcome {
    let page = OwnPage::open(browser, &format!("capture.html?tab=987654&site={own}")).await?;
    page.press("#look").await?;
    page.shows("#failed", "could not be read").await?;
    browser.mail().await?;
    Ok(())
}
