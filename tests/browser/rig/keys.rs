//! Real presses of keys, and where the focus is after them.

use std::time::Duration;

use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde::Deserialize;
use serde_json::json;

use super::outcome::{Outcome, expect};
use super::wait;

/// Opens a link, presses a button.
pub const ENTER: char = '\u{E007}';
/// Presses a button, flips a switch.
pub const SPACE: char = ' ';
/// Closes what is open.
pub const ESCAPE: char = '\u{E00C}';
/// Goes on to the next stop.
pub const TAB: char = '\u{E004}';
/// Held: turns the way around.
pub const SHIFT: char = '\u{E008}';
/// Held: opens in a new tab.
pub const CTRL: char = '\u{E009}';

/// More stops than any page of ours has.
const MANY: usize = 120;

/// As long nothing more may come to a page, or to what was unfolded in it.
const REST: Duration = Duration::from_millis(120);

/// What every script here knows: the focus in open shadow roots, too, and what can take it.
const COMMON: &str = "
    const [scope] = arguments;
    const focused = () => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element;
    };
    const inScope = element => {
        for (let node = element; node; node = node.parentNode ?? node.host) {
            if (node.matches?.(scope)) return true;
        }
        return false;
    };
    const deep = root => [...root.querySelectorAll('*')].flatMap(one => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
    const isStop = element => element.matches('a[href], button, input, select, textarea, summary, [tabindex]')
        && element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true })
        && !(element.type === 'radio' && !element.checked && deep(element.getRootNode()).some(other => other.name === element.name && other.checked));
    const name = element => {
        const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
        const id = element.id ? `#${element.id}` : element.className ? `.${element.className.replaceAll(' ', '.')}` : '';
        return `${element.localName}${id} “${label.trim().slice(0, 40)}”`;
    };";

const FOCUS: &str = "
    const element = focused();
    if (!element || element === document.body || !inScope(element)) return null;
    const style = getComputedStyle(element);
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const stops = deep(document).filter(one => inScope(one) && isStop(one));
    const before = stops.indexOf(window.touchstoneBefore);
    window.touchstoneBefore = element;
    return {
        name: name(element), index: stops.indexOf(element), step: stops.indexOf(element) - before,
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
            && !/(, 0\\)|transparent)$/.test(style.outlineColor),
        seen: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
        closed: element.localName === 'summary' && !element.parentElement.open,
        last: element === stops.at(-1),
    };";

const STOPS: &str = "return deep(document).filter(one => inScope(one) && isStop(one)).map(name);";

/// What has the focus.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Focus {
    /// For messages.
    pub name: String,
    /// Its number among all that can take the focus.
    pub index: i64,
    /// How many stops it lies behind the one before, as things are now.
    pub step: i64,
    /// Whether it has an outline.
    pub ring: bool,
    /// Whether it is inside the window.
    pub seen: bool,
    /// Whether it is a fold that is closed.
    pub closed: bool,
    /// Whether it is the last of them.
    pub last: bool,
}

/// Presses and lets go of one key.
pub async fn press(client: &Client, key: char) -> Outcome {
    strike(client, &[], key).await
}

/// Strikes a key while others are held down.
pub async fn strike(client: &Client, held: &[char], key: char) -> Outcome {
    let mut keys = KeyActions::new("keys".to_owned());
    for &value in held.iter().chain([&key]) {
        keys = keys.then(KeyAction::Down { value });
    }
    for &value in [&key].into_iter().chain(held) {
        keys = keys.then(KeyAction::Up { value });
    }
    Ok(client.perform_actions(keys).await?)
}

/// What has the focus inside of the elements that the selector names; none: it is elsewhere.
pub async fn focus(client: &Client, scope: &str) -> Outcome<Option<Focus>> {
    let script = format!("{COMMON}{FOCUS}");
    let focus = client.execute(&script, vec![json!(scope)]).await?;
    Ok(serde_json::from_value(focus)?)
}

/// Presses Tab until the focus is inside.
pub async fn enter(client: &Client, scope: &str) -> Outcome<Focus> {
    for _ in 0..MANY {
        press(client, TAB).await?;
        if let Some(focus) = focus(client, scope).await? {
            return Ok(focus);
        }
    }
    Err(format!("{MANY} presses of Tab did not lead into {scope}").into())
}

/// Presses Tab until the focus is on what has these words in its name.
pub async fn reach(client: &Client, scope: &str, words: &str) -> Outcome<Focus> {
    for _ in 0..MANY {
        if let Some(focus) = focus(client, scope).await?
            && focus.name.contains(words)
        {
            return Ok(focus);
        }
        press(client, TAB).await?;
    }
    Err(format!("{MANY} presses of Tab did not lead to {words} in {scope}").into())
}

/// Goes through all stops with Tab, opens every fold on the way, goes back with Shift and Tab, and
/// leaves. Everything that can be used is reached, in its order, and can be seen to have the focus.
pub async fn run_through(client: &Client, scope: &str) -> Outcome {
    at_rest(client, scope).await?;
    let mut here = enter(client, scope).await?;
    expect(here.index == 0, || {
        format!("expected the first stop, there is {here:?}")
    })?;
    expect_seen(client, scope, &here).await?;
    while !here.last || here.closed {
        if here.closed {
            press(client, ENTER).await?;
            at_rest(client, scope).await?;
        }
        here = go(client, scope, 1).await?;
    }
    while here.index > 0 {
        here = go(client, scope, -1).await?;
    }
    while !here.last {
        here = go(client, scope, 1).await?;
    }
    press(client, TAB).await?;
    // Past its last stop a page of ours may begin again.
    let left = focus(client, scope).await?;
    expect(left.as_ref().is_none_or(|focus| focus.index == 0), || {
        format!("expected Tab to leave {scope}, it led to {left:?}")
    })
}

/// Goes one stop on or back.
async fn go(client: &Client, scope: &str, step: i64) -> Outcome<Focus> {
    let held: &[char] = if step < 0 { &[SHIFT] } else { &[] };
    strike(client, held, TAB).await?;
    let focus = must_focus(client, scope).await?;
    expect(focus.step == step, || {
        format!("expected the next stop ({step}), there is {focus:?}")
    })?;
    expect_seen(client, scope, &focus).await?;
    Ok(focus)
}

/// Fails unless people can see where the focus is. A page may take a moment to scroll there.
async fn expect_seen(client: &Client, scope: &str, focus: &Focus) -> Outcome {
    expect(focus.ring, || format!("expected an outline at {focus:?}"))?;
    let what = format!("{} to be in the window", focus.name);
    wait::until(&what, async || {
        let now = must_focus(client, scope).await?;
        Ok(now.seen.then_some(()))
    })
    .await
}

async fn must_focus(client: &Client, scope: &str) -> Outcome<Focus> {
    let focus = focus(client, scope).await?;
    focus.ok_or_else(|| format!("expected the focus to stay in {scope}").into())
}

/// A page, and what is unfolded in it, may fill by and by.
async fn at_rest(client: &Client, scope: &str) -> Outcome {
    let mut last = None;
    wait::until("everything that can be used", async || {
        let now = Some(stops(client, scope).await?);
        let rests = now == last;
        last = now;
        tokio::time::sleep(REST).await;
        Ok(rests.then_some(()))
    })
    .await
}

/// Everything that can take the focus there, by name.
async fn stops(client: &Client, scope: &str) -> Outcome<Vec<String>> {
    let script = format!("{COMMON}{STOPS}");
    let stops = client.execute(&script, vec![json!(scope)]).await?;
    Ok(serde_json::from_value(stops)?)
}

/// Goes round with Tab, and back, in what must not let the focus out.
pub async fn go_round(client: &Client, scope: &str) -> Outcome {
    let stops = i64::try_from(stops(client, scope).await?.len())?;
    let first = must_focus(client, scope).await?;
    for held in [&[][..], &[SHIFT]] {
        for _ in 0..stops {
            strike(client, held, TAB).await?;
            let here = must_focus(client, scope).await?;
            expect_seen(client, scope, &here).await?;
        }
        let again = must_focus(client, scope).await?;
        expect(again.index == first.index, || {
            format!("expected {stops} presses to lead back to {first:?}, there is {again:?}")
        })?;
    }
    Ok(())
}
