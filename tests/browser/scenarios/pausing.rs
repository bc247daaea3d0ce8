//! The tab's pause and the switch of all sites, and what the toolbar says meanwhile.

use crate::rig::outcome::Outcome;
use crate::rig::roundcube::BODY;
use crate::rig::{banner, popup, reports, roundcube, screenshot, toolbar};
use crate::scenarios::acting::open;
use crate::scenarios::reading::{FOUNDING_CASE, GENUINE_CASE};
use crate::stage::Stage;

/// "Pause in this tab" takes warnings away at once, and "Go on" brings them back.
pub async fn paused_and_resumed(stage: &mut Stage) -> Outcome {
    open(stage, FOUNDING_CASE).await?;
    toolbar::shows(&stage.browser, "imitation", "imitation").await?;
    open(stage, "bitstamp-through-service").await?;
    toolbar::shows(&stage.browser, "caution", "before you click").await?;
    open(stage, GENUINE_CASE).await?;
    toolbar::shows(&stage.browser, "matches", "matches").await?;

    open(stage, FOUNDING_CASE).await?;
    popup::pause(&stage.browser, &stage.webmail.origin, "paused").await?;
    picture(stage, "popup-paused").await?;
    gone(stage).await?;
    toolbar::shows(&stage.browser, "unchecked", "paused").await?;
    // Another mail in the same tab.
    let other = stage.sample("kraken-homograph")?;
    roundcube::click_row(&stage.browser, &other.subject).await?;
    roundcube::wait_for_preview(&stage.browser, &other.subject).await?;
    gone(stage).await?;

    popup::pause(&stage.browser, &stage.webmail.origin, "on").await?;
    picture(stage, "popup-on").await?;
    reports::checked(&stage.browser, &other.subject).await?;
    roundcube::enter_preview(&stage.browser).await?;
    banner::expected(&stage.browser.client, BODY, &other).await?;
    toolbar::shows(&stage.browser, "imitation", "imitation").await
}

/// The switch of all sites.
pub async fn off_everywhere(stage: &mut Stage) -> Outcome {
    open(stage, FOUNDING_CASE).await?;
    let site = stage.webmail.origin.clone();
    popup::everywhere(&stage.browser, &site, "everywhere_off").await?;
    picture(stage, "popup-everywhere-off").await?;
    gone(stage).await?;
    toolbar::shows(&stage.browser, "unchecked", "not checking").await?;
    popup::everywhere(&stage.browser, &site, "on").await?;
    open(stage, FOUNDING_CASE).await
}

/// Nothing is checked and nothing is shown.
async fn gone(stage: &Stage) -> Outcome {
    reports::switched_off(&stage.browser).await?;
    roundcube::enter_preview(&stage.browser).await?;
    banner::none(&stage.browser.client, BODY).await
}

async fn picture(stage: &Stage, name: &str) -> Outcome {
    stage.browser.panel().await?;
    screenshot::keep(&stage.browser, name).await?;
    stage.browser.mail().await?;
    Ok(())
}
