//! The banner as it stands on the page, read through its closed shadow root.

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde::Deserialize;
use serde_json::{json, to_value};

use super::outcome::{Outcome, expect};
use super::samples::Sample;
use super::wait;

/// Reads everything at once, when what moves has come to rest. The browser hands a driver, and nobody else,
/// a closed shadow root.
const READ: &str = "
    const [banner, host, body, done] = arguments;
    const text = selector => banner.querySelector(selector)?.textContent.trim() ?? '';
    const area = element => { const { top, bottom, width, height } = element.getBoundingClientRect();
                              return { top, bottom, width, height }; };
    const below = document.querySelector(body);
    const animations = () => banner.getAnimations({ subtree: true });
    // Nothing moves on in a page that is hidden.
    const enough = new Promise(resolve => { setTimeout(resolve, 1000); });
    Promise.race([Promise.allSettled(animations().map(one => one.finished)), enough]).then(() => ({
        tone: banner.dataset.tone, role: banner.querySelector('.live').getAttribute('role'), headline: text('.headline'),
        seen: text('.comparison .seen'), genuine: text('.comparison .genuine'),
        reasons: [...banner.querySelectorAll('.why [data-code]')].map(line => line.dataset.code),
        area: area(host), body: below && area(below),
        moving: animations().some(one => one.playState === 'running'),
    })).then(done, error => done(String(error)));";

/// A painted banner.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Banner {
    /// What it says.
    #[serde(flatten)]
    pub words: Words,
    /// Where it stands.
    pub area: Area,
    /// Where the message's text stands.
    pub body: Option<Area>,
    /// Whether it is still fading in.
    pub moving: bool,
}

/// What a banner says, wherever it stands.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Words {
    /// alarm, caution, quiet or confirmed; unread where nothing could be said.
    pub tone: String,
    /// How a screen reader announces it.
    pub role: String,
    /// Its one sentence.
    pub headline: String,
    /// The host seen.
    pub seen: String,
    /// The genuine domain.
    pub genuine: String,
    /// The codes of the reasons.
    pub reasons: Vec<String>,
}

impl Words {
    /// Whether it is as loud as that. Of mail that matches, the webmail's page says whether it is
    /// confirmed.
    fn fits(&self, tone: &str) -> bool {
        self.tone == tone || (tone == "quiet" && self.tone == "confirmed")
    }
}

/// A rectangle on the page.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Area {
    top: f64,
    bottom: f64,
    width: f64,
    height: f64,
}

/// All banners in the frame the driver is in. What a mail only dresses up as one is none: it has
/// no shadow root.
pub async fn all(client: &Client, body: &str) -> Outcome<Vec<Banner>> {
    let mut banners = Vec::new();
    for host in client.find_all(Locator::Css("touchstone-banner")).await? {
        if let Some(banner) = inside(&host).await? {
            let arguments = vec![to_value(&banner)?, to_value(&host)?, json!(body)];
            banners.push(serde_json::from_value(
                client.execute_async(READ, arguments).await?,
            )?);
        }
    }
    Ok(banners)
}

async fn inside(host: &Element) -> Outcome<Option<Element>> {
    match host.shadow_root().await {
        Ok(root) => Ok(Some(root.find(Locator::Css(".banner")).await?)),
        Err(error) if error.is_no_such_shadow_root() => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Waits for the banner that the sample must have, and only that; a silent sample has none.
/// Call it when the message was checked: then the absence of a banner means something.
pub async fn expected(client: &Client, body: &str, sample: &Sample) -> Outcome<Option<Banner>> {
    let Some(tone) = sample.tone() else {
        let banners = all(client, body).await?;
        expect(banners.is_empty(), || {
            format!("{}: expected no banner, there is {banners:?}", sample.name)
        })?;
        return Ok(None);
    };
    let banner = one(client, body)
        .await
        .map_err(|error| format!("{}: {error}", sample.name))?;
    expect(
        banner.words.fits(tone) && banner.words.headline.contains(&sample.brand),
        || {
            format!(
                "{}: expected the tone {tone} and a headline with {}, there is {banner:?}",
                sample.name, sample.brand
            )
        },
    )?;
    Ok(Some(banner))
}

/// Waits until there is exactly one banner, at rest and with its words: they come a moment after
/// the frame, so that screen readers notice them.
pub async fn one(client: &Client, body: &str) -> Outcome<Banner> {
    wait::until("exactly one banner", async || {
        let mut banners = all(client, body).await?;
        let last = banners.pop();
        let is_done = |banner: &Banner| !banner.words.headline.is_empty() && !banner.moving;
        Ok(last.filter(|banner| banners.is_empty() && is_done(banner)))
    })
    .await
}

/// Waits until there is none.
pub async fn none(client: &Client, body: &str) -> Outcome {
    wait::until("the banner to go", async || {
        Ok(all(client, body).await?.is_empty().then_some(()))
    })
    .await
}

impl Banner {
    /// Fails unless the banner takes up room on the page.
    pub fn expect_seen(&self) -> Outcome {
        let Area {
            top, width, height, ..
        } = self.area;
        expect(width >= 200.0 && height >= 16.0 && top >= 0.0, || {
            format!(
                "expected a banner that can be seen, it is at {:?}",
                self.area
            )
        })
    }

    /// Fails unless the banner can be seen and stands above the message's text.
    pub fn expect_above_text(&self) -> Outcome {
        self.expect_seen()?;
        let body = self.body.ok_or("the page has no message text")?;
        expect(self.area.bottom <= body.top + 1.0, || {
            format!(
                "expected a banner above the text at {body:?}, it is at {:?}",
                self.area
            )
        })
    }
}
