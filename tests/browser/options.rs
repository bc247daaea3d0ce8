//! The options, the welcome page and the page of what to do in two real browsers. Needs
//! `dist/touchstone` (`./build.sh build`).

mod clicked;
mod import;

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::tools::Scratch;
use crate::rig::{screenshot, tools, wait};

/// A code as a service may print it.
const CODE: &str = "blue fox 7";

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    let profile = Scratch::new(&format!("options-{}", kind.name()))?;
    let browser = Browser::start(kind, profile.path(), true, "about:blank").await?;
    let downloads = tools::downloads(profile.path())?;
    let played = async {
        let page = OwnPage::open(&browser, "options.html").await?;
        rules(&page).await?;
        own_domains(&page).await?;
        codes(&page).await?;
        webmails(&page).await?;
        screenshot::take(&browser, "options").await?;
        import::damaged(&page, profile.path()).await?;
        import::around(&page, &downloads).await?;
        screenshot::take(&browser, "options-imported").await?;
        another_language(&browser, &page).await?;
        two_pages(&browser, &page).await?;
        clicked::opened_by_message(&browser).await?;
        clicked::steps(&browser).await?;
        welcome(&browser).await
    }
    .await;
    browser.quit_after(played).await
}

/// A rule is added as the core writes it, removed, and there again.
async fn rules(page: &OwnPage<'_>) -> Outcome {
    let rule = json!([{ "place": "sender", "value": "mailer.example", "brand": "Binance" }]);
    add_rule(page, "binance", " Mailer.Example ").await?;
    page.stores("/settings/allowed", &rule).await?;
    let list = page.shows("#allowed-list", "mailer.example").await?;
    expect(list.contains("Binance"), || {
        format!("expected the rule under its service, the list is “{list}”")
    })?;
    page.press("#allowed-list button").await?;
    page.stores("/settings/allowed", &json!([])).await?;
    page.shows("#allowed-notice", "mailer.example").await?;
    // The focus is on “Undo”.
    page.press_focused().await?;
    page.stores("/settings/allowed", &rule).await?;
    page.shows_nothing("#allowed-notice").await?;

    for (brand, value, field, words) in [
        ("Binance", "co.uk", "allowed-value", "co.uk"),
        ("Binance", "gmail.com", "allowed-value", "gmail.com"),
        ("Binance", "", "allowed-value", "empty"),
        (
            "No Such Service",
            "mailer.example",
            "allowed-brand",
            "no service",
        ),
    ] {
        add_rule(page, brand, value).await?;
        page.expect_complaint(field, words).await?;
        page.stores("/settings/allowed", &rule).await?;
    }
    Ok(())
}

async fn add_rule(page: &OwnPage<'_>, brand: &str, value: &str) -> Outcome {
    page.fill("#allowed-brand", brand).await?;
    page.fill("#allowed-value", value).await?;
    page.press("#allowed-form [type=submit]").await
}

/// A service of the user's own, then one more domain of it.
async fn own_domains(page: &OwnPage<'_>) -> Outcome {
    let add = async |name: &str, domains: &str| -> Outcome {
        page.fill("#brand-name", name).await?;
        page.fill("#brand-domains", domains).await?;
        page.press("#brands-form [type=submit]").await
    };
    let stored = |domains: Value| json!([{ "name": "My Bank", "domains": domains }]);
    add("My Bank", "bank.example, Bänk.example").await?;
    let two = stored(json!(["bank.example", "xn--bnk-qla.example"]));
    page.stores("/settings/brands", &two).await?;
    add("my bank", "third.example").await?;
    let three = stored(json!([
        "bank.example",
        "xn--bnk-qla.example",
        "third.example"
    ]));
    page.stores("/settings/brands", &three).await?;
    add("My Bank", "github.io").await?;
    page.expect_complaint("brand-domains", "github.io").await?;
    page.stores("/settings/brands", &three).await?;
    page.press("#brands-list li li:last-child button").await?;
    page.stores("/settings/brands", &two).await
}

/// A code is kept, and shown on request only.
async fn codes(page: &OwnPage<'_>) -> Outcome {
    page.shows("#codes-known", "Binance").await?;
    page.fill("#code-brand", "Binance").await?;
    page.fill("#code-value", CODE).await?;
    page.press("#codes-form [type=submit]").await?;
    let kept = json!([{ "brand": "Binance", "code": CODE }]);
    page.stores("/settings/codes", &kept).await?;
    page.shows("#codes-list", "Binance").await?;
    let markup = page.run("return document.documentElement.outerHTML", vec![]);
    let markup = markup.await?.to_string();
    expect(!markup.contains(CODE), || {
        "expected the code to be hidden".into()
    })?;
    page.press("#codes-list button").await?;
    page.shows("#codes-list", CODE).await?;
    page.press("#codes-list button").await?;
    page.fill("#code-brand", "Binance").await?;
    page.fill("#code-value", "abc").await?;
    page.press("#codes-form [type=submit]").await?;
    page.expect_complaint("code-value", "4").await
}

/// A named webmail is switched off under all its addresses.
async fn webmails(page: &OwnPage<'_>) -> Outcome {
    page.press("#webmails summary").await?;
    page.press("[data-key='Outlook']").await?;
    for host in [
        "outlook.live.com",
        "outlook.office.com",
        "outlook.office365.com",
    ] {
        let pointer = format!("/site:https:~1~1{host}/enabled");
        page.stores(&pointer, &json!(false)).await?;
    }
    page.press("#webmails summary").await
}

/// The page speaks another language at once, from right to left where that is how it is read.
async fn another_language(browser: &Browser, page: &OwnPage<'_>) -> Outcome {
    let choose = async |language: &str| -> Outcome {
        let field = page.find("#language").await?;
        Ok(field.select_by_value(language).await?)
    };
    let reads = async |direction: &str| -> Outcome {
        wait::until(&format!("a page that reads {direction}"), async || {
            let said = page.attribute("html", "dir").await?;
            Ok((said.as_deref() == Some(direction)).then_some(()))
        })
        .await
    };
    choose("fa").await?;
    reads("rtl").await?;
    screenshot::take(browser, "options-fa").await?;
    choose("").await?;
    reads("ltr").await
}

/// Changes of two pages at the same time are all kept.
async fn two_pages(browser: &Browser, page: &OwnPage<'_>) -> Outcome {
    let change = "const own = document.createElement('iframe');
        own.src = 'options.html'; own.id = 'other'; document.body.append(own);";
    page.run(change, vec![]).await?;
    wait::until("the page in the page", async || {
        let script =
            "return other.contentDocument.querySelector('#show-consistent')?.offsetParent != null";
        Ok(page.run(script, vec![]).await?.as_bool().filter(|is| *is))
    })
    .await?;
    let press = "const pages = [document, other.contentDocument];
        pages[0].querySelector('#show-consistent').click();
        pages[1].querySelector('#allowed-list button').click();";
    page.run(press, vec![]).await?;
    page.stores("/settings/showConsistent", &json!(false))
        .await?;
    page.stores("/settings/allowed", &json!([])).await?;
    browser.mail().await?;
    Ok(())
}

/// The two samples are checked by the real core and painted by the real banner; nothing opens.
async fn welcome(browser: &Browser) -> Outcome {
    let page = OwnPage::open(browser, "welcome.html").await?;
    for (sample, verdict) in [("imitation", "impersonation"), ("genuine", "consistent")] {
        wait::until(&format!("the verdict {verdict}"), async || {
            let said = page
                .attribute(&format!("#{sample}"), "data-verdict")
                .await?;
            Ok((said.as_deref() == Some(verdict)).then_some(()))
        })
        .await?;
    }
    let banners = crate::rig::banner::all(&browser.client, ".body").await?;
    let tones: Vec<_> = banners.iter().map(|banner| &banner.words.tone).collect();
    expect(tones == ["alarm", "quiet"], || {
        format!("expected a loud and a quiet banner, there are {tones:?}")
    })?;
    let marks = browser.client.find_all(Locator::Css("touchstone-mark"));
    let marks = marks.await?.len();
    expect(marks == 1, || {
        format!("expected one mark, there are {marks}")
    })?;
    screenshot::take(browser, "welcome").await?;
    page.press("#imitation a").await?;
    crate::rig::marks::Explanation::open(&browser.client).await?;
    screenshot::take(browser, "welcome-held").await?;
    if browser.kind == Kind::Firefox {
        withheld(browser).await?;
    }
    browser.mail().await?;
    Ok(())
}

/// Firefox lets people take back what it gave at install; the page offers to ask again.
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
