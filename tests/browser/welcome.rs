//! The welcome page in two real browsers: each of its steps, ticked off as it is done. Needs
//! `dist/touchstone` (`./build.sh build`).

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::driver::{self, GECKO_ID, Kind};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::{banner, marks, pages, popup, screenshot, wait};

/// A code as a service may print it.
const CODE: &str = "blue fox 7";

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    pages::play("welcome", kind, play).await
}

async fn play(browser: &Browser, _own: &str, port: u16) -> Outcome {
    guessed(browser, "#genuine .guess", "That one is from Binance").await?;
    guessed(browser, "#quiz-show", "The first one is fake").await?;
    let page = guessed(browser, "#imitation .guess", "Right").await?;
    painted(browser, &page).await?;
    exchanges(browser, &page).await?;
    webmail(browser, port).await?;
    if browser.kind == Kind::Firefox {
        withheld(browser).await?;
    }
    private_windows(browser).await?;
    pinned(browser).await
}

/// Before the guess nothing tells the two mails apart; after it a sentence does, and the banners come.
async fn guessed<'a>(browser: &'a Browser, guess: &str, words: &str) -> Outcome<OwnPage<'a>> {
    let page = OwnPage::open(browser, "welcome.html").await?;
    for mail in ["#imitation", "#genuine"] {
        let text = page.text(mail).await?;
        expect(!text.contains('@'), || {
            format!("expected no address before the guess, there is “{text}”")
        })?;
    }
    page.press(guess).await?;
    page.shows("#quiz-result", words).await?;
    page.shows("#imitation", "binance-withdrawals.example")
        .await?;
    let focus = page.run("return document.activeElement.id;", vec![]);
    let focus = focus.await?;
    expect(focus == "quiz-result", || {
        format!("expected the focus on the result, it is on {focus}")
    })?;
    ticked(&page, "step-quiz", true).await?;
    Ok(page)
}

/// The two mails are checked by the real core and painted by the real banner; nothing opens.
async fn painted(browser: &Browser, page: &OwnPage<'_>) -> Outcome {
    for (sample, verdict) in [("imitation", "impersonation"), ("genuine", "consistent")] {
        wait::until(&format!("the verdict {verdict}"), async || {
            let said = page
                .attribute(&format!("#{sample}"), "data-verdict")
                .await?;
            Ok((said.as_deref() == Some(verdict)).then_some(()))
        })
        .await?;
    }
    let banners = banner::all(&browser.client, ".body").await?;
    let tones: Vec<_> = banners.iter().map(|banner| &banner.words.tone).collect();
    expect(tones == ["alarm", "quiet"], || {
        format!("expected a loud and a quiet banner, there are {tones:?}")
    })?;
    let marks = browser.client.find_all(Locator::Css("touchstone-marks"));
    let marks = marks.await?.len();
    expect(marks == 1, || {
        format!("expected one mark, there are {marks}")
    })?;
    screenshot::keep(browser, "welcome").await?;
    page.press("#imitation a").await?;
    marks::Explanation::open(&browser.client).await?;
    screenshot::keep(browser, "welcome-held").await?;
    Ok(())
}

/// The services are stored as they are ticked, and the code of one that prints one.
async fn exchanges(browser: &Browser, _explained: &OwnPage<'_>) -> Outcome {
    let page = OwnPage::open(browser, "welcome.html").await?;
    ticked(&page, "step-exchanges", false).await?;
    page.press("[data-exchange='Kraken']").await?;
    page.stores("/settings/exchanges", &json!(["Kraken"]))
        .await?;
    ticked(&page, "step-exchanges", true).await?;
    page.press("[data-exchange='Binance']").await?;
    page.stores("/settings/exchanges", &json!(["Kraken", "Binance"]))
        .await?;
    page.fill("[data-brand='Binance']", "abc\u{e007}").await?;
    page.shows("#codes-list", "4 to 64").await?;
    page.fill("[data-brand='Binance']", &format!("{CODE}\u{e007}"))
        .await?;
    let kept = json!([{ "brand": "Binance", "code": CODE }]);
    page.stores("/settings/codes", &kept).await?;
    page.shows("#codes-list", "Saved").await?;
    screenshot::keep(browser, "welcome-exchanges").await?;
    page.press("[data-exchange='Kraken']").await?;
    page.stores("/settings/exchanges", &json!(["Binance"]))
        .await?;
    browser.mail().await?;
    Ok(())
}

/// A press on the webmail that is open lets Touchstone in, and its tab is checked at once.
async fn webmail(browser: &Browser, port: u16) -> Outcome {
    let tuta = pages::named("tuta/page")?;
    browser.goto(&tuta.address(port)).await?;
    popup::allow_hosts(browser, &format!("https://{}:{port}", tuta.host)).await?;
    let page = OwnPage::open(browser, "welcome.html").await?;
    page.press("[data-webmail='Tuta Mail']").await?;
    page.shows("#open-tabs-list", "Tuta Mail is open: checking now")
        .await?;
    ticked(&page, "step-webmails", true).await?;
    let site = format!("/site:https:~1~1{}:{port}/enabled", tuta.host);
    page.stores(&site, &json!(true)).await?;
    screenshot::keep(browser, "welcome-webmail").await?;
    // One that is not open has a link to it.
    page.press("[data-webmail='Gmail']").await?;
    let way = "#webmails-told a";
    page.shows(way, "Gmail").await?;
    let address = page.attribute(way, "href").await?;
    expect(
        address.as_deref() == Some("https://mail.google.com"),
        || format!("expected the way to Gmail, it leads to {address:?}"),
    )?;
    browser.mail().await?;
    Ok(())
}

/// Firefox lets people take back what it gave at install; a press asks again.
async fn withheld(browser: &Browser) -> Outcome {
    let origins = json!({ "origins": ["https://mail.google.com/*"] });
    let take_back = "return api.permissions.remove(args)";
    browser.ask(take_back, origins.clone()).await?;
    let page = OwnPage::open(browser, "welcome.html").await?;
    page.press("[data-webmail='Gmail']").await?;
    wait::until("Gmail to be allowed again", async || {
        let contains = "return api.permissions.contains(args)";
        let has = browser.ask(contains, origins.clone()).await?;
        Ok((has == true).then_some(()))
    })
    .await
}

/// What the browser says of private windows is what the page says.
async fn private_windows(browser: &Browser) -> Outcome {
    let allowed = "return api.extension.isAllowedIncognitoAccess()";
    let allowed = browser.ask(allowed, Value::Null).await? == true;
    let page = OwnPage::open(browser, "welcome.html").await?;
    page.shows("#private", if allowed { "too" } else { "not checked yet" })
        .await?;
    ticked(&page, "step-private", allowed).await?;
    browser.mail().await?;
    Ok(())
}

/// Pinning the icon is ticked off in the page that is open.
async fn pinned(browser: &Browser) -> Outcome {
    put_on_toolbar(browser, false).await?;
    let page = OwnPage::open(browser, "welcome.html").await?;
    page.shows("#pin", "puzzle piece").await?;
    ticked(&page, "step-pin", false).await?;
    put_on_toolbar(browser, true).await?;
    browser.panel().await?;
    // As when a person comes back from the toolbar.
    page.run("dispatchEvent(new Event('focus'));", vec![])
        .await?;
    page.shows("#pin", "in your toolbar").await?;
    ticked(&page, "step-pin", true).await?;
    screenshot::keep(browser, "welcome-pinned").await?;
    browser.mail().await?;
    Ok(())
}

/// As a person does it, by the browser's own means.
async fn put_on_toolbar(browser: &Browser, pinned: bool) -> Outcome {
    if browser.kind == Kind::Firefox {
        let script = "const [id, pinned] = arguments;
            const { CustomizableUI } = ChromeUtils.importESModule('moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs');
            const widget = `${id.replace(/[^a-z0-9_-]/g, '_')}-browser-action`;
            CustomizableUI.addWidgetToArea(widget, pinned ? CustomizableUI.AREA_NAVBAR : CustomizableUI.AREA_ADDONS);";
        let arguments = vec![json!(GECKO_ID), json!(pinned)];
        driver::in_firefox(browser.mail().await?, script, arguments).await?;
        return Ok(());
    }
    let id = browser.extension.trim_start_matches("chrome-extension://");
    browser.goto("chrome://extensions").await?;
    let script = "const [extensionId, pinnedToToolbar, done] = arguments;
        chrome.developerPrivate.updateExtensionConfiguration({ extensionId, pinnedToToolbar })
            .then(() => done(''), error => done(String(error)));";
    let client = browser.mail().await?;
    let arguments = vec![json!(id), json!(pinned)];
    let complaint = client.execute_async(script, arguments).await?;
    expect(complaint == "", || format!("Chromium: {complaint}"))
}

async fn ticked(page: &OwnPage<'_>, step: &str, expected: bool) -> Outcome {
    let what = format!("{step} to be ticked off: {expected}");
    wait::until(&what, async || {
        let class = page.attribute(&format!("#{step}"), "class").await?;
        let is_done = class.is_some_and(|class| class.contains("is-done"));
        Ok((is_done == expected).then_some(()))
    })
    .await
}
