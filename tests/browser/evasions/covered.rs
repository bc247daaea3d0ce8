//! Mails that lay themselves over the banner above them.

use fantoccini::Locator;
use serde_json::Value;

use super::put;
use crate::rig::browser::Browser;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{banner, pages, reports, wait};

const BAD: &str = "<p><a href='https://binance-refund.example/claim'>Claim</a></p>";

/// What each mail lays over the banner.
const COVERS: &[(&str, &str)] = &[
    (
        "a negative margin",
        "<div style='margin-top:-600px;height:700px;position:relative;z-index:2147483647;background:#fff'>All is well</div>",
    ),
    (
        "an absolute place",
        "<div style='position:absolute;inset:0;z-index:2147483647;background:#fff'>All is well</div>",
    ),
    (
        "a fixed place",
        "<div style='position:fixed;inset:0;z-index:2147483647;background:#fff'>All is well</div>",
    ),
    (
        "a transform",
        "<div style='transform:translateY(-400px);height:700px;background:#fff'>All is well</div>",
    ),
    (
        "a drawing that lets clicks through",
        "<div style='position:fixed;inset:0;z-index:2147483647;background:#fff;pointer-events:none'>All is well</div>",
    ),
];

/// What mails do to the element that holds them, where the webmail leaves them their style sheets.
const MOVES: &[(&str, &str)] = &[
    (
        "a place above",
        "position: relative; top: -300px; z-index: 2147483647",
    ),
    ("a place of the window's", "position: fixed; inset: 0"),
    ("a transform of the body", "transform: translateY(-300px)"),
    ("a translation", "translate: 0 -300px"),
    ("a margin of the body", "margin-top: -300px"),
    ("a growth", "scale: 1 3; transform-origin: bottom"),
    (
        "a way along a path",
        "offset-path: path('M 300 0 L 300 -300'); offset-distance: 0%; offset-rotate: 0deg",
    ),
    ("no box", "display: contents"),
    ("an upper edge below", "rotate: 180deg"),
];
/// In a body without a box, and in one that is turned over, what is in it does the rest.
const INNER: &str = "<div style='margin-top:-400px;height:900px;background:#fff;position:relative;top:100px'>All is well</div>\
    <div style='position:absolute;top:100%;left:0;right:0;height:600px;background:#fff'>All is well</div>";

/// What webmails and mails do to it without harm.
const HARMLESS: &[&str] = &[
    "position: relative; z-index: 3",
    "position: relative; top: 20px",
    "transform: scale(0.8); transform-origin: 0 0",
    "overflow: auto; max-height: 200px",
];

/// A webmail that puts its body elsewhere again and again.
const FIGHT: &str = "
    const body = document.querySelector('.msg_text_inner');
    const style = 'position: relative; top: -300px; background: #fff; min-height: 700px; z-index: 9';
    const move = () => { if (body.style.cssText !== window.moved) { body.style.cssText = style; window.moved = body.style.cssText; } };
    new MutationObserver(move).observe(body, { attributes: true });
    move();";

/// The banner's corners and its middle: whether it is what is on top there.
const ON_TOP: &str = "
    const host = document.querySelector('touchstone-banner');
    if (!host) return 'no banner';
    host.scrollIntoView({ block: 'center' });
    const over = document.createElement('style');
    over.textContent = '.msg_text_inner * { pointer-events: auto !important }';
    document.head.append(over);
    const { left, right, top, bottom, width, height } = host.getBoundingClientRect();
    const places = [[left + 12, top + 12], [right - 12, top + 12], [left + 12, bottom - 12],
                    [right - 12, bottom - 12], [(left + right) / 2, (top + bottom) / 2]];
    const on = places.map(([x, y]) => document.elementFromPoint(x, y)?.localName);
    over.remove();
    return width > 200 && height > 16 && on.every(name => name === 'touchstone-banner') ? '' : on.join(' ');";

/// The banner stays on top and whole.
pub async fn seen(browser: &Browser, own: &str) -> Outcome {
    let mut wrong = Vec::new();
    for (name, cover) in COVERS {
        opened(browser, own, name, cover).await?;
        wrong.extend(on_top(browser, name).await.err());
    }
    for (name, style) in MOVES {
        let sheet = "min-height: 700px; background: #fff";
        let head = format!("<style>.msg_text_inner {{ {sheet}; {style} }}</style>{INNER}");
        opened(browser, own, name, &head).await?;
        wrong.extend(on_top(browser, name).await.err());
    }
    let wrong: Vec<_> = wrong.iter().map(ToString::to_string).collect();
    expect(wrong.is_empty(), || wrong.join("\n"))?;
    raised(browser, own).await?;
    unmoved(browser, own).await
}

async fn opened(browser: &Browser, own: &str, name: &str, head: &str) -> Outcome {
    put(browser, own, name, &format!("{head}{BAD}")).await
}

async fn on_top(browser: &Browser, name: &str) -> Outcome {
    let mut last = Value::Null;
    wait::until("the banner on top", async || {
        banner::one(&browser.client, "body").await?;
        last = browser.client.execute(ON_TOP, vec![]).await?;
        Ok((last == "").then_some(()))
    })
    .await
    .map_err(|error| format!("{name}: on top of the banner there is {last} ({error})").into())
}

/// What can't be kept below has the banner above all that a page can paint.
async fn raised(browser: &Browser, own: &str) -> Outcome {
    opened(browser, own, "a webmail that fights", "<p>All is well</p>").await?;
    banner::one(&browser.client, "body").await?;
    browser.client.execute(FIGHT, vec![]).await?;
    on_top(browser, "a webmail that fights").await?;
    wait::until("the banner in the top layer", async || {
        Ok(is_raised(browser).await?.then_some(()))
    })
    .await
}

/// Where nothing lies over the banner, neither it nor the body is moved.
async fn unmoved(browser: &Browser, own: &str) -> Outcome {
    for style in HARMLESS {
        let head = format!("<style>.msg_text_inner {{ {style} }}</style><p>All is well</p>");
        opened(browser, own, style, &head).await?;
        on_top(browser, style).await?;
        reports::only(browser, style).await?;
        browser.mail().await?;
        let script = "return document.querySelector('.msg_text_inner').style.position;";
        let position = browser.client.execute(script, vec![]).await?;
        let is_raised = is_raised(browser).await?;
        expect(position == "" && !is_raised, || {
            format!(
                "{style}: expected nothing to be moved, the body is {position}, the banner raised: {is_raised}"
            )
        })?;
    }
    Ok(())
}

/// A mail whose style sheet speaks of what holds its shadow root.
pub async fn seen_above_shadow(browser: &Browser, port: u16) -> Outcome {
    let name = "a mail in a shadow root";
    pages::visit(browser, &pages::named("tuta/page")?, port).await?;
    banner::one(&browser.client, "body").await?;
    let script = "
        const style = document.createElement('style');
        style.textContent = ':host { position: relative; top: -300px; z-index: 9; background: #fff; min-height: 700px }';
        document.querySelector('#mail-body').shadowRoot.append(style);";
    browser.client.execute(script, vec![]).await?;
    on_top(browser, name).await
}

async fn is_raised(browser: &Browser) -> Outcome<bool> {
    let host = Locator::Css("touchstone-banner");
    let root = browser.client.find(host).await?.shadow_root().await?;
    let raised = root.find_all(Locator::Css(".banner[popover]")).await?;
    Ok(!raised.is_empty())
}
