//! Everything of the extension that a person can come to see, and the way there.

use std::collections::BTreeMap;

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::json;

use crate::rig::folds::Folds;
use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::roundcube::BODY;
use crate::rig::tether::Tether;
use crate::rig::{banner, pages, popup, roundcube, wait};
use crate::stage::Stage;

/// The mail with a link that is certainly bad.
const BAD_MAIL: &str = "binance-official-bad-link";
/// That link.
const BAD_LINK: &str = "https://binance-refund.example/claim";

/// A page with a mail in a frame that nobody can look into.
const CLOSED_FRAME: &str = "unknown/sandbox-hostile.html";

/// A page of a webmail that nobody described.
const GENERAL: &str = "unknown/page.html";

/// What the user decided, so that the options have something to list. Nothing of it touches the
/// mails here.
const DECIDED: &str = "await api.storage.local.set({ settings: { version: 1,
    allowed: [{ place: 'sender', value: 'newsletter.example', brand: 'Bitstamp' },
              { place: 'link', value: 'a-very-long-subdomain-of-a-tracker.click.example', brand: 'Bitstamp' }],
    brands: [{ name: 'Example Credit Union', domains: ['example-credit.example', 'mail.example-credit.example'] }],
    codes: [{ brand: 'Bitstamp', code: 'blue fox 7' }],
    exchanges: ['Binance', 'Bitstamp', 'Coinbase', 'Kraken'] },
    log: { salt: '', entries: [{ mail: 'a', date: '2026-11-24T09:30:00.000Z', webmail: 'Gmail', verdict: 'impersonation',
        brand: 'Binance', domain: 'regional-compliance.example', hosts: ['binance-refund.example'],
        findings: ['sender_not_official', 'link_imitates'] }] } });";

/// What an extension page shows must not change any more; its words come by and by, and the banners
/// of the mails to guess at come last.
const WORDS: &str = "
    const mails = [...document.querySelectorAll('[data-revealed] .mail')];
    // A page that is hidden until it has its words says all that stands in its markup.
    const isDone = document.readyState === 'complete' && !document.body.hidden && mails.every(mail => mail.querySelector('touchstone-banner'));
    return isDone ? document.body.innerText : '';";

/// Where a scene plays.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// A page of the extension's own. `{tab}` is the mail's tab, `{site}` its site, `{other}` one
    /// on which no mail is checked.
    Page(&'static str),
    /// The welcome page after the guess.
    Guessed,
    /// The popup, asked about this text.
    Pasted(&'static str),
    /// The popup on a webmail's page of `tests/pages`.
    PopupOn(&'static str),
    /// How such a page is built, told on the page for that.
    Captured(&'static str),
    /// The banner above this mail, with everything folded.
    Banner(&'static str),
    /// The same with this part unfolded.
    Unfolded(&'static str, &'static str),
    /// The banner above a mail of which a part can't be read.
    Unread,
    /// The banner on a webmail's page of `tests/pages`.
    Webmail(&'static str),
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
    scene("popup-on", Place::Page("popup.html?tab={tab}&site={site}")),
    scene(
        "popup-available",
        Place::Page("popup.html?tab={tab}&site={other}"),
    ),
    scene(
        "popup-no-site",
        Place::Page("popup.html?tab={tab}&site=about:blank"),
    ),
    scene("popup-paste", Place::Pasted("Help <help@bіnance.com>")),
    scene("options", Place::Page("options.html")),
    scene("welcome", Place::Page("welcome.html")),
    scene("clicked", Place::Page("clicked.html")),
    scene("clicked-service", Place::Page("clicked.html?brand=Kraken")),
    scene(
        "clicked-steps",
        Place::Page("clicked.html?brand=Kraken&was=password,sent"),
    ),
    scene(
        "clicked-wallet",
        Place::Page("clicked.html?brand=Trezor&was=phrase,signed,installed"),
    ),
    scene("welcome-guessed", Place::Guessed),
    scene("popup-capture", Place::PopupOn(GENERAL)),
    scene("capture", Place::Page("capture.html?tab={tab}&site={site}")),
    scene("capture-made", Place::Captured(GENERAL)),
    scene(
        "alarm-details",
        Place::Unfolded("kraken-homograph", ".details"),
    ),
    scene(
        "alarm-stranger",
        Place::Banner("binance-withdraw-imitation"),
    ),
    scene(
        "alarm-report",
        Place::Unfolded("kraken-homograph", ".report"),
    ),
    scene("caution", Place::Banner("bitstamp-through-service")),
    scene("quiet", Place::Banner("coinbase-new-device")),
    scene(
        "quiet-details",
        Place::Unfolded("coinbase-new-device", ".details"),
    ),
    // The mail that Touchstone began with: confirmed by the provider, and with nothing of that to see.
    scene("withdraw-confirmed", Place::Webmail("gmail/confirmed")),
    scene("withdraw-unseen", Place::Banner("binance-withdraw-genuine")),
    // Nothing but the sender's address ties it to the brand.
    scene("unconfirmed", Place::Banner("kraken-click-tracker")),
    scene("unread", Place::Unread),
    scene("tip", Place::Tip),
    scene("explanation", Place::Explanation),
];

/// The ways to the mails.
pub struct Scenery {
    addresses: BTreeMap<String, String>,
    pages: String,
    port: u16,
    _server: Tether,
}

impl Scenery {
    /// Logs in, lets the extension check mail there, and finds every mail's own page.
    pub async fn build(stage: &Stage) -> Outcome<Self> {
        let origin = &stage.webmail.origin;
        let (server, port) = pages::serve()?;
        let pages = format!("https://{}:{port}", pages::OWN_HOST);
        stage
            .browser
            .goto(&format!("{pages}/cypht/page.html"))
            .await?;
        popup::enable(&stage.browser, &pages).await?;
        roundcube::log_in(&stage.browser, origin).await?;
        popup::enable(&stage.browser, origin).await?;
        stage.browser.ask(DECIDED, json!(null)).await?;
        let mut addresses = BTreeMap::new();
        for sample in &stage.samples {
            let address = roundcube::full_view(&stage.browser, &sample.subject).await?;
            addresses.insert(sample.name.clone(), format!("{origin}{address}"));
        }
        Ok(Self {
            addresses,
            pages,
            port,
            _server: server,
        })
    }

    /// Goes there; the driver is in the window of the scene then.
    pub async fn open(&self, stage: &Stage, scene: &Scene) -> Outcome {
        match scene.place {
            Place::Page(address) => open_page(stage, address).await,
            Place::Guessed => {
                open_page(stage, "welcome.html").await?;
                let guess = stage.browser.client.find(Locator::Css("#imitation .guess"));
                guess.await?.click().await?;
                rest(stage).await
            }
            Place::Pasted(text) => {
                popup::open(&stage.browser, &stage.webmail.origin).await?;
                popup::paste(&stage.browser, text, "").await?;
                stage.browser.panel().await?;
                Ok(())
            }
            Place::PopupOn(page) => {
                let browser = &stage.browser;
                browser.goto(&format!("{}/{page}", self.pages)).await?;
                popup::open(browser, &self.pages).await?;
                browser.panel().await?;
                rest(stage).await
            }
            Place::Captured(page) => self.capture(stage, page).await,
            Place::Banner(mail) => self.open_mail(stage, mail).await,
            Place::Unfolded(mail, part) => {
                self.open_mail(stage, mail).await?;
                unfold(stage, part).await
            }
            Place::Webmail(page) => {
                let page = pages::named(page)?;
                pages::visit(&stage.browser, &page, self.port).await?;
                shown(stage).await
            }
            Place::Unread => {
                let page = format!("{}/{CLOSED_FRAME}", self.pages);
                stage.browser.goto(&page).await?;
                show_gap(stage).await
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

    async fn capture(&self, stage: &Stage, page: &str) -> Outcome {
        let browser = &stage.browser;
        browser.goto(&format!("{}/{page}", self.pages)).await?;
        let address = format!("capture.html?tab={}&site={}", browser.tab, self.pages);
        let own = OwnPage::open(browser, &address).await?;
        own.press("#look").await?;
        own.find("#skeleton").await?;
        rest(stage).await
    }

    async fn open_mail(&self, stage: &Stage, mail: &str) -> Outcome {
        let sample = stage.sample(mail)?;
        stage.browser.goto(&self.addresses[mail]).await?;
        // Each of these mails has one.
        let banner = banner::expected(&stage.browser.client, BODY, &sample).await?;
        expect(banner.is_some(), || format!("{mail} has no banner"))
    }
}

impl Scene {
    /// The elements of it that are ours.
    pub fn scope(&self) -> &'static str {
        match self.place {
            Place::Page(_)
            | Place::Pasted(_)
            | Place::Guessed
            | Place::PopupOn(_)
            | Place::Captured(_) => "html",
            Place::Banner(_) | Place::Unfolded(..) | Place::Webmail(_) | Place::Unread => {
                "touchstone-banner"
            }
            Place::Tip => "touchstone-marks",
            Place::Explanation => "touchstone-dialog",
        }
    }
}

/// Opens a page of the extension's own; the driver is in its window then.
pub async fn open_page(stage: &Stage, address: &str) -> Outcome {
    let other = stage.webmail.strict_origin.as_deref();
    let address = address
        .replace("{tab}", &stage.browser.tab.to_string())
        .replace("{site}", &stage.webmail.origin)
        .replace("{other}", other.unwrap_or_default());
    let client = stage.browser.panel().await?;
    client
        .goto(&format!("{}/{address}", stage.browser.extension))
        .await?;
    rest(stage).await
}

/// Waits until a page of the extension's own changes no more.
async fn rest(stage: &Stage) -> Outcome {
    let client = &stage.browser.client;
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

/// The banner has come to rest.
async fn shown(stage: &Stage) -> Outcome {
    wait::until("the banner", async || {
        let banners = banner::all(&stage.browser.client, "body").await?;
        let rests = banners.iter().any(|banner| !banner.moving);
        Ok(rests.then_some(()))
    })
    .await
}

/// That a part can't be read is said only when no more parts come.
async fn show_gap(stage: &Stage) -> Outcome {
    let script = "const all = [...document.querySelectorAll('touchstone-banner')];
        all.at(-1)?.scrollIntoView({ block: 'center' });
        return all.length;";
    wait::until("the line below the first banner", async || {
        let count = stage.browser.client.execute(script, vec![]).await?;
        Ok((count.as_u64() > Some(1)).then_some(()))
    })
    .await
}

/// Unfolds the part; what it holds may come a moment later.
async fn unfold(stage: &Stage, part: &str) -> Outcome {
    let folds = Folds::open(&stage.browser.client).await?;
    folds.press_by_key(&format!("{part} summary")).await?;
    wait::until(&format!("{part} with its lines"), async || {
        let has_lines = folds.has(&format!("{part}[open] li")).await?;
        Ok(has_lines.then_some(()))
    })
    .await
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
