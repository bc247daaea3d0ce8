//! Messages opened one after the other, on every road to the same report.

use crate::rig::driver::Kind;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::reports::{self, Checked};
use crate::rig::roundcube::BODY;
use crate::rig::samples::Sample;
use crate::rig::{banner, popup, roundcube, screenshot};
use crate::stage::Stage;

/// The mail that the product was made for.
pub const FOUNDING_CASE: &str = "binance-withdraw-imitation";

/// The inbox as everyone knows it.
pub async fn log_in(stage: &mut Stage) -> Outcome {
    roundcube::log_in(&stage.browser, &stage.webmail.origin).await
}

/// Before the user asks for it, the extension has no access to the site.
pub async fn nothing_before_consent(stage: &mut Stage) -> Outcome {
    let state = popup::open(&stage.browser, &stage.webmail.origin).await?;
    expect(state == "available", || {
        format!("expected the popup to offer the site, its state is {state}")
    })
}

/// "Check mail on this site" acts at once on the message that is open.
pub async fn enable_in_open_tab(stage: &mut Stage) -> Outcome {
    let sample = stage.sample(FOUNDING_CASE)?;
    roundcube::click_row(&stage.browser, &sample.subject).await?;
    popup::enable(&stage.browser, &stage.webmail.origin).await?;
    reports::checked(&stage.browser, &sample.subject).await?;
    roundcube::enter_preview(&stage.browser).await?;
    banner::expected(&stage.browser.client, BODY, &sample).await?;
    Ok(())
}

/// Every sample, opened by a click on its row.
pub async fn every_mail_in_preview(stage: &mut Stage) -> Outcome {
    for sample in stage.samples.clone() {
        roundcube::click_row(&stage.browser, &sample.subject).await?;
        let checked = reports::checked(&stage.browser, &sample.subject).await?;
        expect_report(&sample, &checked)?;
        roundcube::enter_preview(&stage.browser).await?;
        let painted = banner::expected(&stage.browser.client, BODY, &sample).await?;
        painted.map_or(Ok(()), |banner| banner.expect_above_text())?;
        screenshot::take(&stage.browser, &format!("preview-{}", sample.name)).await?;
        stage.previewed.insert(sample.name, checked);
    }
    Ok(())
}

/// A mail that brings its own banner and its own header is read by the webmail's header alone.
pub async fn hostile_mail(stage: &mut Stage) -> Outcome {
    let sample = stage.sample("hostile-page-markup")?;
    let checked = &stage.previewed[&sample.name];
    let read = &checked.snapshot["sender"]["address"]["value"];
    expect(read == &sample.sender, || {
        format!("expected the sender {}, read was {read}", sample.sender)
    })
}

/// A message's own page says what the preview pane says.
pub async fn full_view(stage: &mut Stage) -> Outcome {
    for (sample, address) in addresses(stage).await? {
        let page = format!("{}{address}", stage.webmail.origin);
        let checked = read_page(stage, &sample, &page, "full").await?;
        expect_same(&sample, &stage.previewed[&sample.name], &checked)?;
    }
    back_to_list(stage).await
}

/// Under `script-src 'self'` Chromium refuses WebAssembly to the content script; the background
/// steps in, and nobody sees a difference.
pub async fn strict_csp(stage: &mut Stage) -> Outcome {
    let road = match stage.browser.kind {
        Kind::Chromium => "background",
        Kind::Firefox => "page",
    };
    popup::enable(&stage.browser, &stage.webmail.strict_origin).await?;
    for (sample, address) in addresses(stage).await? {
        let page = format!("{}{address}", stage.webmail.strict_origin);
        let checked = read_page(stage, &sample, &page, "strict").await?;
        expect(checked.road == road, || {
            format!(
                "{}: expected the road {road}, it was {}",
                sample.name, checked.road
            )
        })?;
        expect_same(&sample, &stage.previewed[&sample.name], &checked)?;
    }
    back_to_list(stage).await
}

/// Opens a message's own page and looks at the report and the banner.
async fn read_page(stage: &Stage, sample: &Sample, page: &str, picture: &str) -> Outcome<Checked> {
    stage.browser.goto(page).await?;
    let checked = reports::checked(&stage.browser, &sample.subject).await?;
    let painted = banner::expected(&stage.browser.client, BODY, sample).await?;
    painted.map_or(Ok(()), |banner| banner.expect_above_text())?;
    screenshot::take(&stage.browser, &format!("{picture}-{}", sample.name)).await?;
    Ok(checked)
}

async fn addresses(stage: &Stage) -> Outcome<Vec<(Sample, String)>> {
    let mut addresses = Vec::new();
    for sample in &stage.samples {
        addresses.push((
            sample.clone(),
            roundcube::full_view(&stage.browser, &sample.subject).await?,
        ));
    }
    Ok(addresses)
}

async fn back_to_list(stage: &Stage) -> Outcome {
    stage
        .browser
        .goto(&format!("{}/?_task=mail", stage.webmail.origin))
        .await
}

fn expect_report(sample: &Sample, checked: &Checked) -> Outcome {
    let (verdict, brand) = (&checked.report["verdict"], &checked.report["brand"]);
    let agrees = *verdict == sample.verdict && brand.as_str().unwrap_or_default() == sample.brand;
    expect(agrees, || {
        let name = &sample.name;
        let (expected, of) = (&sample.verdict, &sample.brand);
        format!(
            "{name}: expected {expected} {of}, got {verdict} {brand}\n  from {}\n  {}",
            checked.snapshot, checked.report
        )
    })
}

fn expect_same(sample: &Sample, preview: &Checked, here: &Checked) -> Outcome {
    expect(preview.report == here.report, || {
        let (name, was, is) = (&sample.name, &preview.report, &here.report);
        let (seen, sees) = (&preview.snapshot, &here.snapshot);
        format!(
            "{name}: the report differs from the preview's\n  {was}\n  {is}\n  read\n  {seen}\n  {sees}"
        )
    })
}
