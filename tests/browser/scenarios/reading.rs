//! Messages opened one after the other, on every road to the same report.

use crate::rig::banner::Words;
use crate::rig::driver::Kind;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::reports::{self, Checked};
use crate::rig::roundcube::BODY;
use crate::rig::samples::Sample;
use crate::rig::{banner, popup, roundcube, screenshot};
use crate::stage::{Said, Stage};
use crate::webmails::ALONE;

/// The mail that the product was made for.
pub const FOUNDING_CASE: &str = "binance-withdraw-imitation";
/// What the service really sent.
pub const GENUINE_CASE: &str = "binance-withdraw-genuine";

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
        let checked = reports::only(&stage.browser, &sample.subject).await?;
        expect_report(&sample, &checked)?;
        expect_road(&sample, &checked, "page")?;
        roundcube::enter_preview(&stage.browser).await?;
        let words = look(stage, &sample, "preview").await?;
        stage.previewed.insert(sample.name, Said { checked, words });
    }
    Ok(())
}

/// A mail that brings its own banner and its own header is read by the webmail's header alone.
pub async fn hostile_mail(stage: &mut Stage) -> Outcome {
    let sample = stage.sample("hostile-page-markup")?;
    let snapshot = &stage.previewed[&sample.name].checked.snapshot;
    let read = &snapshot["sender"]["address"]["value"];
    expect(read == &sample.sender, || {
        format!("expected the sender {}, read was {read}", sample.sender)
    })
}

/// A message's own page says what the preview pane says.
pub async fn full_view(stage: &mut Stage) -> Outcome {
    for (sample, address) in addresses(stage).await? {
        let page = format!("{}{address}", stage.webmail.origin);
        let said = read_page(stage, &sample, &page, "full").await?;
        expect_same(&sample, &stage.previewed[&sample.name], &said)?;
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
    let strict = stage.webmail.strict_origin.clone();
    let strict = strict.ok_or("the webmail has no address under a strict policy")?;
    popup::enable(&stage.browser, &strict).await?;
    let mut addresses = addresses(stage).await?;
    // The road is another one, and what goes along it is not.
    addresses.retain(|(sample, _)| ALONE.contains(&sample.name.as_str()));
    for (sample, address) in addresses {
        let page = format!("{strict}{address}");
        let said = read_page(stage, &sample, &page, "strict").await?;
        expect_strict(stage).await?;
        expect_road(&sample, &said.checked, road)?;
        expect_same(&sample, &stage.previewed[&sample.name], &said)?;
    }
    back_to_list(stage).await
}

/// Opens a message's own page and looks at the report and the banner.
async fn read_page(stage: &Stage, sample: &Sample, page: &str, picture: &str) -> Outcome<Said> {
    stage.browser.goto(page).await?;
    let checked = reports::checked(&stage.browser, &sample.subject).await?;
    let words = look(stage, sample, picture).await?;
    Ok(Said { checked, words })
}

/// Looks at the checked message in the frame the driver is in.
async fn look(stage: &Stage, sample: &Sample, picture: &str) -> Outcome<Option<Words>> {
    let painted = banner::expected(&stage.browser.client, BODY, sample).await?;
    if let Some(banner) = &painted {
        banner.expect_above_text()?;
    }
    screenshot::keep(&stage.browser, &format!("{picture}-{}", sample.name)).await?;
    Ok(painted.map(|banner| banner.words))
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

fn expect_road(sample: &Sample, checked: &Checked, road: &str) -> Outcome {
    expect(checked.road == road, || {
        let name = &sample.name;
        format!("{name}: expected the road {road}, it was {}", checked.road)
    })
}

/// Roundcube starts itself from inline scripts; without them it does not know itself.
async fn expect_strict(stage: &Stage) -> Outcome {
    let script = "return typeof window.rcmail;";
    let known = stage.browser.client.execute(script, vec![]).await?;
    expect(known == "undefined", || {
        "expected a page whose inline scripts are refused".to_owned()
    })
}

fn expect_same(sample: &Sample, preview: &Said, here: &Said) -> Outcome {
    let name = &sample.name;
    let (was, is) = (&preview.checked, &here.checked);
    expect(was.report == is.report, || {
        format!(
            "{name}: the report differs from the preview's\n  {}\n  {}\n  read\n  {}\n  {}",
            was.report, is.report, was.snapshot, is.snapshot
        )
    })?;
    expect(preview.words == here.words, || {
        let (was, is) = (&preview.words, &here.words);
        format!("{name}: the banner differs from the preview's\n  {was:?}\n  {is:?}")
    })
}
