//! On paper there is nothing of Touchstone, and the mail lies where it would lie without it.

use fantoccini::Locator;
use serde_json::{Value, json, to_value};

use crate::evasions::put;
use crate::rig::browser::Browser;
use crate::rig::driver::{self, Kind};
use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{banner, popup, wait};

const BAD: &str = "https://binance-refund.example/claim";
/// Margins, a float, a table and so many lines that it takes more than one sheet.
const MAIL: &str = "<h1>Dear Binance user</h1><p>Please <a href='https://binance-refund.example/claim'>claim</a> it. We thank you.</p>\
    <img alt='' width='80' height='80' style='float:left;margin:1em'><table><tr><td>Fee</td><td><a href='https://binance-fee.example/'>0.1 %</a></td></tr></table>";

/// What of ours may have a box.
const OURS: [(&str, &str); 3] = [
    ("touchstone-banner", ".banner"),
    ("touchstone-marks", ".chip"),
    ("touchstone-dialog", ".hold"),
];

/// Every box of the page but ours, as it is on paper.
const LAID: &str = "
    dispatchEvent(new Event('beforeprint'));
    const ours = document.querySelectorAll('touchstone-banner, touchstone-marks, touchstone-dialog');
    const places = [...document.querySelectorAll('body *')].filter(one => ![...ours].includes(one)).map(one => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return [one.localName, ...[left + scrollX, top + scrollY, width, height].map(Math.round)].join(' ');
    });
    const answer = { isPrint: matchMedia('print').matches, places };
    dispatchEvent(new Event('afterprint'));
    return answer;";

pub async fn nothing(browser: &Browser, own: &str) -> Outcome {
    let mail = MAIL.to_owned() + &"<p>And so on.</p>".repeat(60);
    popup::switch(browser, own, "off").await?;
    put(browser, own, "Printed", &mail).await?;
    print_media(browser, true).await?;
    let without = laid(browser).await?;
    print_media(browser, false).await?;
    popup::switch(browser, own, "on").await?;
    put(browser, own, "Printed", &mail).await?;
    let client = browser.mail().await?;
    banner::one(client, "body").await?;
    marks::count(client, 2).await?;
    let on_screen = shown(browser).await?;
    expect(
        on_screen == ["touchstone-banner", "touchstone-marks"],
        || format!("expected banner and marks on the screen, there are {on_screen:?}"),
    )?;
    let printed = async |what: &str| -> Outcome {
        let mut last = Value::Null;
        wait::until("the mail alone", async || {
            last = laid(browser).await?;
            let is_alone = last == without && shown(browser).await?.is_empty();
            Ok(is_alone.then_some(()))
        })
        .await
        .map_err(|error| format!("{what}: {error}\nwith:    {last}\nwithout: {without}").into())
    };
    print_media(browser, true).await?;
    let page = printed("the mail").await;
    print_media(browser, false).await?;
    page?;
    // A page may also be printed while something of ours lies over it.
    marks::anchor(client, BAD).await?.click().await?;
    let explanation = Explanation::open(client).await?;
    print_media(browser, true).await?;
    let page = printed("with an explanation open").await;
    print_media(browser, false).await?;
    page?;
    explanation.press(".stay").await?;
    Explanation::gone(client).await
}

/// Those of ours that have a box.
async fn shown(browser: &Browser) -> Outcome<Vec<&'static str>> {
    let client = browser.mail().await?;
    let mut found = Vec::new();
    for (name, part) in OURS {
        for host in client.find_all(Locator::Css(name)).await? {
            let part = host.shadow_root().await?.find(Locator::Css(part)).await?;
            let script = "return arguments[0].getClientRects().length > 0;";
            if client.execute(script, vec![to_value(&part)?]).await? == true {
                found.push(name);
            }
        }
    }
    Ok(found)
}

async fn laid(browser: &Browser) -> Outcome<Value> {
    Ok(browser.mail().await?.execute(LAID, vec![]).await?)
}

/// The page as it is laid out for paper, or for the screen again.
async fn print_media(browser: &Browser, is_print: bool) -> Outcome {
    let media = if is_print { "print" } else { "" };
    let client = browser.mail().await?;
    match browser.kind {
        Kind::Chromium => {
            driver::devtools(
                client,
                "Emulation.setEmulatedMedia",
                json!({ "media": media }),
            )
            .await?;
        }
        Kind::Firefox => {
            let script = "gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0];";
            driver::in_firefox(client, script, vec![json!(media)]).await?;
        }
    }
    wait::until("the medium", async || {
        Ok((laid(browser).await?["isPrint"] == is_print).then_some(()))
    })
    .await
}
