//! Mails that lay themselves over the banner above them.

use serde_json::Value;

use crate::rig::browser::Browser;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{banner, wait};
use crate::{Mail, open};

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
        let mail = Mail {
            name,
            head: cover,
            piece: "",
            count: 0,
            end: BAD,
        };
        open(browser, own, &mail).await?;
        let mut last = Value::Null;
        let on_top = wait::until("the banner on top", async || {
            banner::one(&browser.client, "body").await?;
            last = browser.client.execute(ON_TOP, vec![]).await?;
            Ok((last == "").then_some(()))
        })
        .await;
        if on_top.is_err() {
            wrong.push(format!("{name}: on top of the banner there is {last}"));
        }
    }
    expect(wrong.is_empty(), || wrong.join("\n"))
}
