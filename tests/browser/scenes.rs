//! Everything of the extension that a person can come to see, and the way there.

use std::collections::BTreeMap;

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::json;

use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::Outcome;
use crate::rig::roundcube::BODY;
use crate::rig::{banner, popup, reports, roundcube, wait};
use crate::stage::Stage;

/// The mail with a link that is certainly bad.
const BAD_MAIL: &str = "binance-official-bad-link";
/// That link.
const BAD_LINK: &str = "https://binance-refund.example/claim";

/// Opens every fold of the extension's in the page.
const UNFOLD: &str = "
    const [root] = arguments;
    for (const fold of root.querySelectorAll('details')) fold.open = true;";

/// What an extension page shows must not change any more; its words come by and by.
const WORDS: &str = "return document.readyState === 'complete' ? document.body.innerText : '';";

/// Where a scene plays.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// A page of the extension's own. `{tab}` is the mail's tab, `{site}` its site, `{other}` one
    /// on which no mail is checked.
    Page(&'static str),
    /// The banner, with its folds as they come, above this mail.
    Banner(&'static str),
    /// The same with every fold open.
    Unfolded(&'static str),
    /// The words at a marked link.
    Tip,
    /// What comes when a marked link is clicked.
    Explanation,
}

/// One scene.
#[derive(Debug, Clone, Copy)]
pub struct Scene {
    /// In file names and messages.
    pub name: &'static str,
    /// Where it plays.
    pub place: Place,
}

const fn scene(name: &'static str, place: Place) -> Scene {
    Scene { name, place }
}

/// All of them. The popup speaks of the mail that was opened last.
pub const SCENES: &[Scene] = &[
    scene("alarm", Place::Banner("kraken-homograph")),
    scene("alarm-unfolded", Place::Unfolded("kraken-homograph")),
    scene("popup-on", Place::Page("popup.html?tab={tab}&site={site}")),
    scene(
        "popup-available",
        Place::Page("popup.html?tab={tab}&site={other}"),
    ),
    scene(
        "popup-no-site",
        Place::Page("popup.html?tab={tab}&site=about:blank"),
    ),
    scene("alarm-plain", Place::Unfolded("binance-withdraw-imitation")),
    scene("caution", Place::Unfolded("kraken-click-tracker")),
    scene("quiet", Place::Banner("coinbase-new-device")),
    scene("quiet-unfolded", Place::Unfolded("coinbase-new-device")),
    scene("tip", Place::Tip),
    scene("explanation", Place::Explanation),
];

/// The ways to the mails.
pub struct Scenery(BTreeMap<String, String>);

impl Scenery {
    /// Logs in, lets the extension check mail there, and finds every mail's own page.
    pub async fn build(stage: &Stage) -> Outcome<Self> {
        let origin = &stage.webmail.origin;
        roundcube::log_in(&stage.browser, origin).await?;
        popup::enable(&stage.browser, origin).await?;
        let mut addresses = BTreeMap::new();
        for sample in &stage.samples {
            let address = roundcube::full_view(&stage.browser, &sample.subject).await?;
            addresses.insert(sample.name.clone(), format!("{origin}{address}"));
        }
        Ok(Self(addresses))
    }

    /// Goes there; the driver is in the window of the scene then.
    pub async fn open(&self, stage: &Stage, scene: &Scene) -> Outcome {
        match scene.place {
            Place::Page(address) => open_page(stage, address).await,
            Place::Banner(mail) => self.open_mail(stage, mail).await,
            Place::Unfolded(mail) => {
                self.open_mail(stage, mail).await?;
                unfold(stage).await
            }
            Place::Tip => {
                self.open_mail(stage, BAD_MAIL).await?;
                show_tip(stage).await
            }
            Place::Explanation => {
                self.open_mail(stage, BAD_MAIL).await?;
                marks::any(&stage.browser.client).await?;
                let press = "arguments[0].click();";
                let link = json!(bad_link(stage).await?);
                stage.browser.client.execute(press, vec![link]).await?;
                Explanation::open(&stage.browser.client).await?;
                Ok(())
            }
        }
    }

    async fn open_mail(&self, stage: &Stage, mail: &str) -> Outcome {
        let sample = stage.sample(mail)?;
        stage.browser.goto(&self.0[mail]).await?;
        reports::checked(&stage.browser, &sample.subject).await?;
        banner::expected(&stage.browser.client, BODY, &sample).await?;
        Ok(())
    }
}

impl Scene {
    /// The elements of it that are ours.
    pub fn scope(&self) -> &'static str {
        match self.place {
            Place::Page(_) => "html",
            Place::Banner(_) | Place::Unfolded(_) => "touchstone-banner",
            Place::Tip => "touchstone-mark",
            Place::Explanation => "touchstone-dialog",
        }
    }
}

async fn open_page(stage: &Stage, address: &str) -> Outcome {
    let other = stage.webmail.strict_origin.as_deref();
    let address = address
        .replace("{tab}", &stage.browser.tab.to_string())
        .replace("{site}", &stage.webmail.origin)
        .replace("{other}", other.unwrap_or_default());
    let client = stage.browser.panel().await?;
    client
        .goto(&format!("{}/{address}", stage.browser.extension))
        .await?;
    let mut last = String::new();
    wait::until("the page to be at rest", async || {
        let words = client.execute(WORDS, vec![]).await?;
        let words = words.as_str().unwrap_or_default().to_owned();
        tokio::time::sleep(std::time::Duration::from_millis(120)).await;
        let rests = !words.is_empty() && words == last;
        last = words;
        Ok(rests.then_some(()))
    })
    .await
}

async fn unfold(stage: &Stage) -> Outcome {
    let client = &stage.browser.client;
    let host = client.find(Locator::Css("touchstone-banner")).await?;
    let banner = host
        .shadow_root()
        .await?
        .find(Locator::Css(".banner"))
        .await?;
    client.execute(UNFOLD, vec![json!(banner)]).await?;
    Ok(())
}

async fn show_tip(stage: &Stage) -> Outcome {
    let client = &stage.browser.client;
    marks::any(client).await?;
    let focus = "arguments[0].focus();";
    client
        .execute(focus, vec![json!(bad_link(stage).await?)])
        .await?;
    wait::until("the words at the mark", async || {
        let found = marks::all(client).await?;
        Ok(found.iter().any(|mark| !mark.tip.is_empty()).then_some(()))
    })
    .await
}

async fn bad_link(stage: &Stage) -> Outcome<Element> {
    let selector = format!("#messagebody a[href='{BAD_LINK}']");
    Ok(stage.browser.client.find(Locator::Css(&selector)).await?)
}
