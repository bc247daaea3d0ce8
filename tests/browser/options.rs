//! The options and the page of what to do in two real browsers. Needs `dist/touchstone`
//! (`./build.sh build`).

mod clicked;
mod import;

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
        exchanges(&page).await?;
        screenshot::keep(&browser, "options").await?;
        import::damaged(&page, profile.path()).await?;
        import::around(&page, &downloads).await?;
        screenshot::keep(&browser, "options-imported").await?;
        another_language(&browser, &page).await?;
        two_pages(&browser, &page).await?;
        clicked::opened_by_message(&browser).await?;
        clicked::steps(&browser).await
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

/// The services in use are ticked, found by their names, and come first where services are listed.
async fn exchanges(page: &OwnPage<'_>) -> Outcome {
    page.press("[data-exchange='Kraken']").await?;
    page.stores("/settings/exchanges", &json!(["Kraken"]))
        .await?;
    page.press("#exchanges .more").await?;
    page.fill("#exchanges-picker-find", "no such service")
        .await?;
    page.shows("#exchanges [role=status]", "knows no service")
        .await?;
    page.fill("#exchanges-picker-find", "BITVA").await?;
    page.press("[data-exchange='Bitvavo']").await?;
    let both = json!(["Kraken", "Bitvavo"]);
    page.stores("/settings/exchanges", &both).await?;
    page.press("#exchanges .more").await?;
    page.shows("#exchanges .chips", "Bitvavo").await?;
    let first = "return [...document.querySelectorAll('#brand-names option')].slice(0, 4).map(({ value }) => value).sort();";
    let listed = page.run(first, vec![]).await?;
    expect(
        listed == json!(["Binance", "Bitvavo", "Kraken", "My Bank"]),
        || format!("expected the services in use to come first, the list begins with {listed}"),
    )?;
    page.press("[data-exchange='Kraken']").await?;
    page.stores("/settings/exchanges", &json!(["Bitvavo"]))
        .await
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
    screenshot::keep(browser, "options-fa").await?;
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
