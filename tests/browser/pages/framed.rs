//! Marks and the hold where a mail's body stands in a frame or a shadow root of its own.

use std::time::Instant;

use fantoccini::Locator;
use serde_json::{json, to_value};

use super::{REST, read};
use crate::rig::browser::Browser;
use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::pages::{self, Page};
use crate::rig::{keys, screenshot};

const BAD: &str = "https://kraken-verify-login.example/login";
const GENUINE: &str = "https://www.kraken.com/real";

/// The same bad link and the genuine one behind a webmail's own redirector.
const REWRITTEN: &str = "/services/go.php?url=https%3A%2F%2Fkraken-verify-login.example%2Flogin";
const REWRITTEN_GENUINE: &str = "/services/go.php?url=https%3A%2F%2Fwww.kraken.com%2Freal";

/// A page, the frames that lead to its body, how many of these lead to the explanation, how many
/// marks there are (beside the bad link an image and in most an image map, where the sender is an
/// impostor), and the two links as they stand there.
type Place = (
    &'static str,
    &'static [&'static str],
    usize,
    usize,
    [&'static str; 2],
);

const PLACES: &[Place] = &[
    // In the page itself.
    ("gmail/page", &[], 0, 2, [BAD, GENUINE]),
    // In a sandboxed frame of the same origin, without scripts of its own.
    ("proton/page", &["iframe"], 0, 3, [BAD, GENUINE]),
    // In a shadow root.
    ("tuta/page", &[], 0, 3, [BAD, GENUINE]),
    // In a frame of another site.
    (
        "icloud/page",
        &["#early-loaded", "iframe"],
        2,
        1,
        [BAD, GENUINE],
    ),
    // In a frame of no origin, among links that the webmail turned into its own.
    (
        "nextcloud/sandboxed-links-hostile",
        &["iframe.message-frame"],
        1,
        9,
        [BAD, GENUINE],
    ),
    // Turned into links of the webmail's own.
    (
        "horde/links-hostile",
        &["iframe.htmlMsgData"],
        0,
        9,
        [REWRITTEN, REWRITTEN_GENUINE],
    ),
];

/// The bad link is marked, the genuine one is not, and a click is held.
pub async fn marked_and_held(browser: &Browser, port: u16) -> Outcome {
    for place @ (name, ..) in PLACES {
        if let Err(error) = in_place(browser, port, place).await {
            let picture = format!("failed-marks-{}", name.replace('/', "-"));
            screenshot::take(browser, &picture).await?;
            return Err(format!("{name}: {error}").into());
        }
    }
    Ok(())
}

async fn in_place(browser: &Browser, port: u16, place: &Place) -> Outcome {
    let &(name, frames, depth, count, [bad, genuine]) = place;
    // Firefox's driver can't point into a frame of another site.
    let is_foreign = depth > 0;
    let page = pages::named(name)?;
    pages::visit(browser, &page, port).await?;
    enter(browser, frames).await?;
    let client = &browser.client;
    let found = marks::count(client, count).await?;
    let is_bad = found
        .iter()
        .any(|mark| mark.link == bad && mark.tone == "alarm");
    let is_innocent = found.iter().all(|mark| mark.link != genuine);
    expect(is_bad && is_innocent, || {
        format!("expected a mark at {bad} and none at {genuine}, there are {found:?}")
    })?;
    let link = marks::anchor(client, bad).await?;
    if is_foreign {
        let press = "arguments[0].click();";
        client.execute(press, vec![to_value(&link)?]).await?;
    } else {
        link.click().await?;
    }
    enter(browser, &frames[..depth]).await?;
    let explanation = Explanation::open(client).await?;
    let seen = explanation.text(".seen").await?;
    expect(seen.contains("kraken-verify-login.example"), || {
        format!("expected the host explained, there is {seen}")
    })?;
    let windows = client.windows().await?.len();
    expect(windows == 2, || {
        format!("expected no new window, there are {windows}")
    })?;
    // Of the whole page: Firefox takes no picture of a frame of another site.
    browser.mail().await?;
    screenshot::keep(browser, &format!("hold-{}", name.replace('/', "-"))).await?;
    enter(browser, &frames[..depth]).await?;
    if is_foreign {
        keys::press(client, keys::ESCAPE).await?;
    } else {
        Explanation::open(client).await?.press(".stay").await?;
    }
    Explanation::gone(client).await?;
    reads_the_same(browser, &page).await
}

/// Our own marks are nothing of the mail's: where a body is read once more, the same is read, at
/// once and all the time.
async fn reads_the_same(browser: &Browser, page: &Page) -> Outcome {
    let again = "await api.tabs.sendMessage(args, { type: 'askParts' }).catch(() => null)";
    browser.ask(again, json!(browser.tab)).await?;
    let end = Instant::now() + REST;
    while Instant::now() < end {
        let read = read(browser).await?;
        expect(read == page.read, || {
            format!("expected the body to be read again as it was, then it was\n  {read:?}")
        })?;
    }
    Ok(())
}

async fn enter(browser: &Browser, frames: &[&str]) -> Outcome {
    let client = browser.mail().await?;
    for frame in frames {
        let frame = client.find(Locator::Css(frame)).await?;
        frame.enter_frame().await?;
    }
    Ok(())
}
