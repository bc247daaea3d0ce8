//! Bad links: marked where they stand, held, explained, and gone on to deliberately.

use std::time::Duration;

use fantoccini::Locator;
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::elements::Element;
use serde_json::json;

use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{keys, popup, reports, roundcube, screenshot, touch, wait};
use crate::stage::Stage;

/// An official sender, an official link, and one that imitates.
const MAIL: &str = "binance-official-bad-link";
const BAD: &str = "https://binance-refund.example/claim";
const INNOCENT: &str = "https://www.binance.com/en/terms";

const MIDDLE: u64 = 1;

/// A double click's second half must not go on; the button waits that long.
const CARE: Duration = Duration::from_millis(800);
/// Long enough for a window to open that must not.
const NOTHING: Duration = Duration::from_millis(400);

/// What stands in the message that is not its own.
const OURS: &str = "return [...document.querySelectorAll('.message-htmlpart *')]
    .filter(one => /touchstone/.test(one.outerHTML) ).map(one => one.outerHTML.slice(0, 200));";

/// One mark at the bad link, none at the innocent one; words on hover and focus; nothing of it in
/// the mail.
pub async fn marked_in_place(stage: &mut Stage) -> Outcome {
    open(stage).await?;
    let client = &stage.browser.client;
    let found = marks::count(client, 1).await?;
    let mark = &found[0];
    let fits = mark.link == BAD && mark.tone == "alarm" && mark.seen;
    expect(fits, || {
        format!("expected an alarm at {BAD}, there is {mark:?}")
    })?;
    expect(mark.label == "not Binance", || {
        format!(
            "expected “not Binance” behind the link, there is {}",
            mark.label
        )
    })?;
    for word in ["Binance", "binance-refund.example", "Touchstone"] {
        expect(mark.words.contains(word), || {
            format!("expected “{word}” in the words {:?}", mark.words)
        })?;
    }
    screenshot::keep(&stage.browser, "mark-light").await?;
    point_at(stage, BAD).await?;
    tip(stage, true).await?;
    screenshot::keep(&stage.browser, "mark-hover-light").await?;
    point_at(stage, INNOCENT).await?;
    tip(stage, false).await?;
    focus(stage, BAD).await?;
    tip(stage, true).await?;
    long_press(stage).await?;

    let ours = client.execute(OURS, vec![]).await?;
    expect(ours == json!([]), || {
        format!("expected nothing of ours in the mail, there is {ours}")
    })?;
    // What the page took away comes back.
    let wipe = "document.querySelector('touchstone-marks').remove();";
    client.execute(wipe, vec![]).await?;
    marks::count(client, 1).await?;
    Ok(())
}

/// Every way of opening the link that a page can hold leads to the explanation, and no further.
pub async fn held_and_explained(stage: &mut Stage) -> Outcome {
    open(stage).await?;
    let client = stage.browser.client.clone();
    marks::count(&client, 1).await?;
    link(stage, BAD).await?.click().await?;
    let explanation = Explanation::open(&client).await?;
    let headline = explanation.text(".headline").await?;
    let (seen, genuine) = (
        explanation.text(".seen").await?,
        explanation.text(".genuine").await?,
    );
    let fits = headline == "This link is not Binance"
        && seen == "binance-refund.example"
        && genuine == "binance.com";
    expect(fits, || {
        format!("expected the hosts explained, there is {headline:?}, {seen}, {genuine}")
    })?;
    screenshot::keep(&stage.browser, "hold-light").await?;
    explanation.press(".stay").await?;
    Explanation::gone(&client).await?;
    marks::expect_focus(&client, BAD).await?;

    // The label itself says the same, and the genuine site is one press away.
    marks::press(&client, 0).await?;
    Explanation::open(&client).await?.press(".open").await?;
    expect_opened(stage, "binance.com").await?;
    Explanation::gone(&client).await?;

    for held in [&[][..], &[keys::CTRL], &[keys::SHIFT]] {
        focus(stage, BAD).await?;
        keys::strike(&client, held, keys::ENTER).await?;
        escaped(stage).await?;
    }
    press_on(stage, BAD, MIDDLE).await?;
    escaped(stage).await?;
    let drag = "const link = document.querySelector(`a[href='${arguments[0]}']`);
        return link.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true, composed: true }));";
    let dragged = client.execute(drag, vec![BAD.into()]).await?;
    expect(dragged == false, || {
        "expected no drag of the bad link".to_owned()
    })?;
    escaped(stage).await?;
    // The context menu stays: it copies the address for a report.
    let menu = "return document.querySelector(`a[href='${arguments[0]}']`)
        .dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));";
    let shown = client.execute(menu, vec![BAD.into()]).await?;
    expect(shown == true, || {
        "expected the context menu to stay".to_owned()
    })?;
    nothing_opened(stage).await
}

/// Neither a script nor a hurried second click goes on; a person does.
pub async fn gone_on_deliberately(stage: &mut Stage) -> Outcome {
    open(stage).await?;
    let client = stage.browser.client.clone();
    marks::count(&client, 1).await?;
    let script = "document.querySelector(`a[href='${arguments[0]}']`).click();";
    client.execute(script, vec![BAD.into()]).await?;
    let explanation = Explanation::open(&client).await?;
    tokio::time::sleep(CARE).await;
    explanation.press_by_script(".go").await?;
    nothing_opened(stage).await?;
    let still = Explanation::find(&client).await?.is_some();
    expect(still, || {
        "expected the explanation to stay for a script".to_owned()
    })?;
    explanation.press(".go").await?;
    expect_opened(stage, "binance-refund.example").await?;
    Explanation::gone(&client).await?;

    roundcube::enter_preview(&stage.browser).await?;
    link(stage, BAD).await?.click().await?;
    let explanation = Explanation::open(&client).await?;
    explanation.press(".stay").await?;
    Explanation::gone(&client).await?;
    link(stage, INNOCENT).await?.click().await?;
    expect_opened(stage, "www.binance.com").await
}

/// With the message, and with the switch of the site, marks and hold go, and come back.
pub async fn gone_with_message_and_switch(stage: &mut Stage) -> Outcome {
    open(stage).await?;
    let client = stage.browser.client.clone();
    marks::count(&client, 1).await?;
    let friend = stage.sample("friend")?;
    roundcube::click_row(&stage.browser, &friend.subject).await?;
    reports::checked(&stage.browser, &friend.subject).await?;
    roundcube::enter_preview(&stage.browser).await?;
    marks::count(&client, 0).await?;

    open(stage).await?;
    marks::count(&client, 1).await?;
    link(stage, BAD).await?.click().await?;
    Explanation::open(&client).await?;
    switch(stage, "off").await?;
    marks::count(&client, 0).await?;
    Explanation::gone(&client).await?;
    link(stage, BAD).await?.click().await?;
    expect_opened(stage, "binance-refund.example").await?;
    switch(stage, "on").await?;
    marks::count(&client, 1).await?;
    link(stage, BAD).await?.click().await?;
    Explanation::open(&client).await?.press(".stay").await?;
    Explanation::gone(&client).await
}

/// The same on a dark page, for the pictures.
pub async fn in_the_dark(stage: &mut Stage) -> Outcome {
    let client = stage.browser.client.clone();
    let dark = "document.documentElement.classList.add('dark-mode');";
    stage.browser.mail().await?.execute(dark, vec![]).await?;
    open(stage).await?;
    client.execute(dark, vec![]).await?;
    marks::count(&client, 1).await?;
    point_at(stage, BAD).await?;
    tip(stage, true).await?;
    screenshot::keep(&stage.browser, "mark-hover-dark").await?;
    link(stage, BAD).await?.click().await?;
    let explanation = Explanation::open(&client).await?;
    screenshot::keep(&stage.browser, "hold-dark").await?;
    explanation.press(".stay").await?;
    Explanation::gone(&client).await?;
    // An impostor's links that look like nothing.
    let sample = stage.sample("binance-withdraw-imitation")?;
    roundcube::click_row(&stage.browser, &sample.subject).await?;
    roundcube::wait_for_preview(&stage.browser, &sample.subject).await?;
    wait::until("marks of caution", async || {
        let found = marks::all(&client).await?;
        Ok((!found.is_empty() && found.iter().all(|mark| mark.tone == "caution")).then_some(()))
    })
    .await?;
    screenshot::keep(&stage.browser, "mark-caution").await?;
    let light = "document.documentElement.classList.remove('dark-mode');";
    stage.browser.mail().await?.execute(light, vec![]).await?;
    Ok(())
}

/// Opens the mail in the preview pane, read and marked.
async fn open(stage: &Stage) -> Outcome {
    let subject = stage.sample(MAIL)?.subject;
    roundcube::click_row(&stage.browser, &subject).await?;
    reports::checked(&stage.browser, &subject).await?;
    roundcube::wait_for_preview(&stage.browser, &subject).await
}

async fn switch(stage: &Stage, wanted: &str) -> Outcome {
    popup::switch(&stage.browser, &stage.webmail.origin, wanted).await?;
    roundcube::enter_preview(&stage.browser).await
}

async fn link(stage: &Stage, href: &str) -> Outcome<Element> {
    let selector = format!("#messagebody a[href='{href}']");
    Ok(stage.browser.client.find(Locator::Css(&selector)).await?)
}

async fn point_at(stage: &Stage, href: &str) -> Outcome {
    let move_there = PointerAction::MoveToElement {
        element: link(stage, href).await?,
        duration: None,
        x: 0.0,
        y: 0.0,
    };
    let mouse = MouseActions::new("mouse".to_owned()).then(move_there);
    Ok(stage.browser.client.perform_actions(mouse).await?)
}

async fn press_on(stage: &Stage, href: &str, button: u64) -> Outcome {
    point_at(stage, href).await?;
    let mouse = MouseActions::new("mouse".to_owned())
        .then(PointerAction::Down { button })
        .then(PointerAction::Up { button });
    Ok(stage.browser.client.perform_actions(mouse).await?)
}

/// A finger that rests on the link has its words, also once it is lifted; the next touch takes them away.
async fn long_press(stage: &Stage) -> Outcome {
    let client = &stage.browser.client;
    focus(stage, INNOCENT).await?;
    tip(stage, false).await?;
    touch::down(client, &link(stage, BAD).await?).await?;
    tip(stage, true).await?;
    // Where a pointer leaves the link its words go after a while; here they must not.
    tokio::time::sleep(NOTHING).await;
    tip(stage, true).await?;
    touch::up(client).await?;
    // A driver's finger may click as well, which a browser's long press does not.
    keys::press(client, keys::ESCAPE).await?;
    Explanation::gone(client).await?;
    let text = client.find(Locator::Css("#messagebody p")).await?;
    touch::down(client, &text).await?;
    tip(stage, false).await?;
    touch::up(client).await
}

async fn tip(stage: &Stage, shown: bool) -> Outcome {
    wait::until(&format!("the tip to be there: {shown}"), async || {
        let found = marks::all(&stage.browser.client).await?;
        let there = found
            .iter()
            .any(|mark| mark.tip.contains("binance-refund.example"));
        Ok((there == shown).then_some(()))
    })
    .await
}

/// The explanation comes, and Escape stays.
async fn escaped(stage: &Stage) -> Outcome {
    Explanation::open(&stage.browser.client).await?;
    keys::press(&stage.browser.client, keys::ESCAPE).await?;
    Explanation::gone(&stage.browser.client).await
}

async fn focus(stage: &Stage, href: &str) -> Outcome {
    let script = "document.querySelector(`#messagebody a[href='${arguments[0]}']`).focus();";
    let client = &stage.browser.client;
    client.execute(script, vec![href.into()]).await?;
    Ok(())
}

async fn nothing_opened(stage: &Stage) -> Outcome {
    tokio::time::sleep(NOTHING).await;
    let windows = stage.browser.client.windows().await?.len();
    expect(windows == 2, || {
        format!("expected no new window, there are {windows}")
    })
}

/// What opened leads there; the driver is in the message again.
async fn expect_opened(stage: &Stage, host: &str) -> Outcome {
    let opened = stage.browser.opened(host).await;
    roundcube::enter_preview(&stage.browser).await?;
    opened
}
