//! What a house adds for its people: a language, whom to ask, where reports go, a check that stays on.

use serde_json::{Value, json};

use super::{ON, arrives_whole, locked_switch, site, switch_off};
use crate::rig::browser::Browser;
use crate::rig::folds::Folds;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::screenshot;

const CONTACT: &str = "Nicht sicher? EDV: Durchwahl 112";
const DESK: &str = "phishing@house.example";

/// What the manager decided.
pub fn rules() -> Value {
    json!({
        "contactText": CONTACT,
        "hideAllow": true,
        "language": "de",
        "lockSwitches": true,
        "reportTo": DESK,
    })
}

pub async fn obeyed(browser: &Browser, port: u16) -> Outcome {
    arrives_whole(browser, &rules()).await?;
    let site = site(ON, port);
    switch_off(browser, &site).await?;
    in_the_banner(browser, &site).await?;
    locked_switch(browser, &site, "on").await?;
    in_options(browser).await?;
    let page = OwnPage::open(browser, "clicked.html").await?;
    page.shows("#house", CONTACT).await?;
    browser.mail().await?;
    Ok(())
}

/// In the manager's language, with whom to ask and the one place for reports, and no way to allow anything.
async fn in_the_banner(browser: &Browser, site: &str) -> Outcome {
    browser.goto(&format!("{site}/proton/warned.html")).await?;
    let folds = Folds::open(&browser.client).await?;
    folds.unfold(".details").await?;
    screenshot::keep(browser, "managed-house").await?;
    let contact = folds.text(".contact").await?;
    expect(
        contact.contains("Ihre Organisation") && contact.contains(CONTACT),
        || format!("expected whom to ask, in German, there is “{contact}”"),
    )?;
    expect(!folds.has(".allowing").await?, || {
        "expected no way to allow anything".to_owned()
    })?;
    folds.unfold(".report").await?;
    let links = folds.links(".recipients a").await?;
    let mail = format!("mailto:{DESK}?");
    expect(
        links.len() == 1 && links.iter().all(|link| link.starts_with(&mail)),
        || format!("expected reports to go to {DESK} alone, they go to {links:?}"),
    )
}

/// The options say so, and offer no other language.
async fn in_options(browser: &Browser) -> Outcome {
    let page = OwnPage::open(browser, "options.html").await?;
    page.shows("#policy-list", DESK).await?;
    page.shows("#policy-list", CONTACT).await?;
    let locked = "const [language, everywhere] = ['language', 'everywhere'].map(id => document.getElementById(id));
        return language.disabled && language.value === 'de' && everywhere.disabled && everywhere.checked;";
    let is_locked = page.run(locked, vec![]).await?;
    screenshot::keep(browser, "managed-house-options").await?;
    browser.mail().await?;
    expect(is_locked == true, || {
        "expected a language and a switch that nobody can change".to_owned()
    })
}
