//! A script that got hold of what is closed to it, or that speaks to what is not: nothing that it says in
//! a person's name decides, opens or changes anything. What the person does still does.

use fantoccini::Locator;
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::elements::Element;
use serde_json::{Value, json, to_value};

use crate::evasions::put;
use crate::rig::browser::Browser;
use crate::rig::folds::Folds;
use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{keys, touch, wait};

const BAD: &str = "https://binance-refund.example/claim";
/// One with all that a banner may offer: a genuine site, a report, rules to allow.
const MAIL: &str = "<p>Dear Binance user, your Binance account is suspended. Verify your identity at once: \
    <a href='https://binance-refund.example/claim'>claim</a>.</p>";

/// Says to an element, and to all in it, what a browser says when a person acts.
const SAY: &str = "
    const [place, ...inside] = [arguments[0], ...arguments[0].querySelectorAll('*')];
    const how = { bubbles: true, cancelable: true, composed: true, view: window };
    const mouse = ['pointerover', 'mouseover', 'pointerenter', 'pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'auxclick',
        'contextmenu', 'pointercancel', 'pointerout', 'mouseout'];
    const touch = { ...how, pointerType: 'touch', isPrimary: true };
    for (const one of [place, ...inside]) {
        for (const type of mouse) {
            const Kind = type.startsWith('pointer') ? PointerEvent : MouseEvent;
            one.dispatchEvent(new Kind(type, how));
            one.dispatchEvent(new Kind(type, { ...touch, button: 1 }));
        }
        for (const key of ['Enter', ' ', 'Escape', 'Tab', 'ArrowDown']) {
            for (const type of ['keydown', 'keypress', 'keyup']) one.dispatchEvent(new KeyboardEvent(type, { ...how, key, code: key, keyCode: 13 }));
        }
        for (const type of ['focusin', 'focusout', 'blur', 'focus']) one.dispatchEvent(new FocusEvent(type, how));
        for (const type of ['toggle', 'beforetoggle', 'close', 'cancel', 'submit', 'input', 'change', 'command', 'scroll']) one.dispatchEvent(new Event(type, how));
        one.click?.();
    }";

/// What of a part can be told apart: its elements, which of them are unfolded, what has the focus.
const STATE: &str = "
    const [place] = arguments;
    return [place.outerHTML, place.isConnected, [...place.querySelectorAll('details')].map(one => one.open), place.getRootNode().activeElement?.outerHTML ?? ''];";

/// All that was stored, and all windows.
const KEPT: &str = "
    const { log, ...stored } = await api.storage.local.get(null);
    return [stored, (await api.tabs.query({})).length, Object.keys(await api.storage.session.get(null)).filter(key => key.startsWith('paused'))];";

pub async fn deaf(browser: &Browser, own: &str) -> Outcome {
    put(browser, own, "Your account", MAIL).await?;
    let client = browser.mail().await?;
    marks::count(client, 1).await?;
    let folds = Folds::open(client).await?;
    nothing_of(
        browser,
        &shadowed(browser, "touchstone-banner", ".banner").await?,
    )
    .await?;
    folds.unfold(".details").await?;
    nothing_of(
        browser,
        &shadowed(browser, "touchstone-banner", ".banner").await?,
    )
    .await?;
    folds.unfold(".report").await?;
    wait::until("the draft", async || {
        Ok(folds.has(".draft").await?.then_some(()))
    })
    .await?;
    nothing_of(
        browser,
        &shadowed(browser, "touchstone-banner", ".banner").await?,
    )
    .await?;

    let layer = shadowed(browser, "touchstone-marks", ".layer").await?;
    nothing_of(browser, &layer).await?;
    expect(Explanation::find(client).await?.is_none(), || {
        "expected no explanation that a script opened".to_owned()
    })?;
    link_says_nothing(browser, &layer).await?;

    marks::anchor(client, BAD).await?.click().await?;
    let explanation = Explanation::open(client).await?;
    nothing_of(
        browser,
        &shadowed(browser, "touchstone-dialog", ".hold").await?,
    )
    .await?;
    explanation.press(".stay").await?;
    Explanation::gone(client).await
}

/// The events at the link itself show no words of ours, and take none away.
async fn link_says_nothing(browser: &Browser, layer: &Element) -> Outcome {
    let client = browser.mail().await?;
    let link = marks::anchor(client, BAD).await?;
    let over = "arguments[0].dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
        arguments[0].dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));";
    client.execute(over, vec![to_value(&link)?]).await?;
    expect(tips(layer).await? == 0, || {
        "expected no words that a script asked for".to_owned()
    })?;
    let point = PointerAction::MoveToElement {
        element: link.clone(),
        duration: None,
        x: 0.0,
        y: 0.0,
    };
    client
        .perform_actions(MouseActions::new("mouse".to_owned()).then(point))
        .await?;
    tipped(layer, 1).await?;
    let away = "const [link] = arguments, how = { bubbles: true, composed: true };
        link.dispatchEvent(new KeyboardEvent('keydown', { ...how, key: 'Escape' }));
        link.dispatchEvent(new PointerEvent('pointerdown', how));
        dispatchEvent(new PointerEvent('pointerout', how));
        dispatchEvent(new Event('scroll'));";
    client.execute(away, vec![to_value(&link)?]).await?;
    nothing_of(browser, layer).await?;
    expect(tips(layer).await? == 1, || {
        "expected the words to stay for a script".to_owned()
    })?;
    keys::press(client, keys::ESCAPE).await?;
    tipped(layer, 0).await?;
    // A finger that rests on the link asks, too.
    touch::down(client, &link).await?;
    tipped(layer, 1).await?;
    let place = client.find(Locator::Css(".msg_headers")).await?;
    touch::up(client).await?;
    // Some drivers click when the finger is lifted.
    keys::press(client, keys::ESCAPE).await?;
    Explanation::gone(client).await?;
    touch::down(client, &place).await?;
    tipped(layer, 0).await?;
    touch::up(client).await
}

async fn tipped(layer: &Element, count: usize) -> Outcome {
    wait::until(&format!("{count} tips"), async || {
        Ok((tips(layer).await? == count).then_some(()))
    })
    .await
}

async fn tips(layer: &Element) -> Outcome<usize> {
    Ok(layer.find_all(Locator::Css(".tip")).await?.len())
}

async fn shadowed(browser: &Browser, host: &str, part: &str) -> Outcome<Element> {
    let host = browser.client.find(Locator::Css(host)).await?;
    Ok(host.shadow_root().await?.find(Locator::Css(part)).await?)
}

/// Whatever is said to this part: it stays as it is, and so does all that is kept.
async fn nothing_of(browser: &Browser, part: &Element) -> Outcome {
    let before = browser.ask(KEPT, json!(null)).await?;
    let client = browser.mail().await?;
    let state =
        async || -> Outcome<Value> { Ok(client.execute(STATE, vec![to_value(part)?]).await?) };
    let was = state().await?;
    client.execute(SAY, vec![to_value(part)?]).await?;
    let is = state().await?;
    expect(was == is, || format!("a script changed\n{was}\nto\n{is}"))?;
    // The background answers one after the other: what was asked before is done by now.
    let after = browser.ask(KEPT, json!(null)).await?;
    expect(before == after, || {
        format!("a script changed {before} to {after}")
    })?;
    browser.mail().await?;
    let is = state().await?;
    expect(was == is, || {
        format!("a script changed, a moment later,\n{was}\nto\n{is}")
    })
}
