//! Changes while mail is open: of the message, of the site's switch, of the browser itself.

use serde_json::json;

use crate::rig::outcome::{Outcome, expect};
use crate::rig::roundcube::BODY;
use crate::rig::{banner, popup, reports, roundcube, screenshot};
use crate::scenarios::reading::FOUNDING_CASE;
use crate::stage::Stage;

/// Whoever runs through the list sees the banner of the message in front, never one that lags.
pub async fn quick_switching(stage: &mut Stage) -> Outcome {
    // No row twice in a moment: Roundcube takes that for a double click.
    let route = [
        "kraken-homograph",
        "forwarded-phish",
        "coinbase-new-device",
        "kraken-click-tracker",
    ];
    for last in [
        "friend",
        FOUNDING_CASE,
        "binance-withdraw-genuine",
        "news-digest",
    ] {
        for name in route {
            roundcube::click_row(&stage.browser, &stage.sample(name)?.subject).await?;
        }
        let sample = stage.sample(last)?;
        roundcube::click_row(&stage.browser, &sample.subject).await?;
        reports::checked(&stage.browser, &sample.subject).await?;
        roundcube::enter_preview(&stage.browser).await?;
        banner::expected(&stage.browser.client, BODY, &sample).await?;
    }
    Ok(())
}

/// The popup's switch acts at once, without a reload.
pub async fn site_switch(stage: &mut Stage) -> Outcome {
    let sample = stage.sample(FOUNDING_CASE)?;
    open_in_preview(stage, FOUNDING_CASE).await?;
    banner::expected(&stage.browser.client, BODY, &sample).await?;
    mark_page(stage).await?;

    popup::switch(&stage.browser, &stage.webmail.origin, "off").await?;
    roundcube::enter_preview(&stage.browser).await?;
    banner::none(&stage.browser.client, BODY).await?;
    screenshot::keep(&stage.browser, "switched-off").await?;

    popup::switch(&stage.browser, &stage.webmail.origin, "on").await?;
    roundcube::enter_preview(&stage.browser).await?;
    banner::one(&stage.browser.client, BODY).await?;
    banner::expected(&stage.browser.client, BODY, &sample).await?;
    expect_marked(stage).await
}

/// A site that was switched off stays off in the next session, and can be switched on there.
pub async fn choice_survives_restart(stage: &mut Stage) -> Outcome {
    let sample = stage.sample(FOUNDING_CASE)?;
    popup::switch(&stage.browser, &stage.webmail.origin, "off").await?;
    stage.restart_browser().await?;
    let state = popup::open(&stage.browser, &stage.webmail.origin).await?;
    expect(state == "off", || {
        format!("expected the site to be off after the restart, its state is {state}")
    })?;

    open_in_preview(stage, FOUNDING_CASE).await?;
    reports::switched_off(&stage.browser).await?;
    roundcube::enter_preview(&stage.browser).await?;
    let banners = banner::all(&stage.browser.client, BODY).await?;
    expect(banners.is_empty(), || {
        format!("expected no banner on a site that is off, there is {banners:?}")
    })?;

    popup::switch(&stage.browser, &stage.webmail.origin, "on").await?;
    reports::checked(&stage.browser, &sample.subject).await?;
    roundcube::enter_preview(&stage.browser).await?;
    banner::expected(&stage.browser.client, BODY, &sample).await?;
    Ok(())
}

/// Opens the message and stays in its frame once its text is there.
async fn open_in_preview(stage: &Stage, name: &str) -> Outcome {
    roundcube::click_row(&stage.browser, &stage.sample(name)?.subject).await?;
    roundcube::wait_for_preview(&stage.browser, &stage.sample(name)?.subject).await
}

/// Leaves a trace that only a reload wipes out.
async fn mark_page(stage: &Stage) -> Outcome {
    stage
        .browser
        .client
        .execute("window.beforeTheSwitch = true;", vec![])
        .await?;
    Ok(())
}

async fn expect_marked(stage: &Stage) -> Outcome {
    let marked = stage
        .browser
        .client
        .execute("return window.beforeTheSwitch === true;", vec![])
        .await?;
    expect(marked == json!(true), || {
        "expected the switch to act without a reload".to_owned()
    })
}
