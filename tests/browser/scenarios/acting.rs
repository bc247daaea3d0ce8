//! What a reader does with a banner: unfolds it, allows and undoes, takes a report.

use serde_json::{Value, json};

use crate::rig::folds::{self, Folds};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::roundcube::BODY;
use crate::rig::{banner, reports, roundcube, screenshot, wait};
use crate::scenarios::reading::{FOUNDING_CASE, GENUINE_CASE};
use crate::stage::Stage;

/// Opens the message, unless it is open, and waits for what must be said about it.
pub async fn open(stage: &Stage, name: &str) -> Outcome {
    let sample = stage.sample(name)?;
    // Roundcube takes two clicks on one row for a double click.
    if !roundcube::previews(&stage.browser, &sample.subject).await? {
        roundcube::click_row(&stage.browser, &sample.subject).await?;
    }
    reports::checked(&stage.browser, &sample.subject).await?;
    roundcube::wait_for_preview(&stage.browser, &sample.subject).await?;
    banner::expected(&stage.browser.client, BODY, &sample).await?;
    Ok(())
}

/// One safe way stands open, everything else unfolds, one part at a time.
pub async fn folded(stage: &mut Stage) -> Outcome {
    open(stage, FOUNDING_CASE).await?;
    let client = &stage.browser.client;
    let folds = Folds::open(client).await?;
    let ways = folds.links(".open").await?;
    expect(ways == ["https://binance.com/"], || {
        format!("expected the one way to binance.com, there are {ways:?}")
    })?;
    screenshot::keep(&stage.browser, "banner-folded").await?;
    for part in [".details", ".report"] {
        folds.unfold(part).await?;
        let said = folds.text(&format!("{part} li")).await?;
        expect(!said.is_empty(), || format!("expected something in {part}"))?;
    }
    let open = folds.has(".details[open]").await?;
    expect(!open, || "expected one part open at a time".to_owned())?;
    screenshot::keep(&stage.browser, "banner-unfolded").await?;
    Ok(())
}

/// A banner leaves room for the mail: so high at most, folded, where it is as wide as in a common window.
pub async fn low(stage: &mut Stage) -> Outcome {
    const WIDTH: u64 = 784;
    const MEASURE: &str = "const banner = arguments[0];
        const place = banner.getRootNode().host.parentElement;
        const before = place.getAttribute('style');
        place.style.cssText = `box-sizing: content-box; padding: 0; width: ${arguments[1]}px`;
        const { width, height } = banner.getBoundingClientRect();
        place.setAttribute('style', before ?? '');
        return { width, height };";
    for (mail, most) in [
        (FOUNDING_CASE, 140.0),
        ("kraken-homograph", 140.0),
        ("bitstamp-through-service", 110.0),
        (GENUINE_CASE, 100.0),
        ("coinbase-new-device", 100.0),
        ("kraken-click-tracker", 100.0),
    ] {
        open(stage, mail).await?;
        let folds = Folds::open(&stage.browser.client).await?;
        let measured = folds.measure(MEASURE, WIDTH).await?;
        println!("{mail}: {measured}");
        let fits = measured["width"] == WIDTH as f64
            && measured["height"]
                .as_f64()
                .is_some_and(|height| height <= most);
        expect(fits, || {
            format!(
                "expected {mail}'s banner {WIDTH} wide and {most} high at most, it is {measured}"
            )
        })?;
    }
    Ok(())
}

/// What was allowed raises no warning, and does again when that is undone. Scripts allow nothing.
pub async fn allowed_and_undone(stage: &mut Stage) -> Outcome {
    open(stage, FOUNDING_CASE).await?;
    let client = stage.browser.client.clone();
    let before = banner::one(&client, BODY).await?.words;
    let mut given = 0;
    loop {
        let folds = Folds::open(&client).await?;
        if !folds.has(".allow").await? {
            break;
        }
        folds.unfold(".details").await?;
        if given == 0 {
            screenshot::keep(&stage.browser, "banner-allow").await?;
            folds.press_by_script(".allow").await?;
            let rules = stored(stage).await?;
            expect(rules == json!([]), || {
                format!("expected no rule made by a script, there is {rules}")
            })?;
            roundcube::enter_preview(&stage.browser).await?;
        }
        folds.press(".allow").await?;
        given += 1;
        folds::allowed(&client, given).await?;
        folds::expect_focus(&client).await?;
    }
    expect(given > 0, || "expected something to allow".to_owned())?;
    screenshot::keep(&stage.browser, "banner-allowed").await?;
    let after = banner::all(&client, BODY).await?;
    expect(after.iter().all(|one| one.words.tone != "alarm"), || {
        format!("expected no alarm about what was allowed, there is {after:?}")
    })?;
    let rules = stored(stage).await?;
    expect(rules.as_array().map(Vec::len) == Some(given), || {
        format!("expected {given} rules, there are {rules}")
    })?;

    roundcube::enter_preview(&stage.browser).await?;
    for left in (0..given).rev() {
        Folds::open(&client).await?.press(".undo").await?;
        folds::allowed(&client, left).await?;
    }
    wait::until("the banner to be what it was", async || {
        let now = banner::all(&client, BODY).await?.pop();
        Ok(now.filter(|now| now.words == before))
    })
    .await?;
    let rules = stored(stage).await?;
    expect(rules == json!([]), || {
        format!("expected no rule left, there is {rules}")
    })
}

/// The rules that are kept.
async fn stored(stage: &Stage) -> Outcome<Value> {
    let body = "return (await api.storage.local.get('settings')).settings?.allowed ?? [];";
    stage.browser.ask(body, json!(null)).await
}

/// The draft is shown before it is copied, defanged, and a mail is only prepared.
pub async fn report_drafted(stage: &mut Stage) -> Outcome {
    open(stage, FOUNDING_CASE).await?;
    let client = stage.browser.client.clone();
    let folds = Folds::open(&client).await?;
    folds.unfold(".report").await?;
    let draft = wait::until("the draft", async || {
        Ok(Some(folds.text(".draft").await?).filter(|text| !text.is_empty()))
    })
    .await?;
    screenshot::keep(&stage.browser, "banner-report").await?;
    let fits = draft.contains("Binance") && draft.contains("regional-compliance");
    expect(fits, || {
        format!("expected the mail's case in the draft, it is\n{draft}")
    })?;
    let is_defanged = !draft.contains("https://regional-compliance.example");
    expect(is_defanged, || {
        format!("expected no link that works in the draft, it is\n{draft}")
    })?;
    let links = folds.links(".recipients a").await?;
    let fits = |link: &String| link.starts_with("mailto:") || link.starts_with("https://");
    expect(!links.is_empty() && links.iter().all(fits), || {
        format!("expected ways to send it, there are {links:?}")
    })
}

/// A language that the user chooses is spoken at once, in its own direction.
pub async fn language_chosen(stage: &mut Stage) -> Outcome {
    open(stage, FOUNDING_CASE).await?;
    let english = banner::one(&stage.browser.client, BODY)
        .await?
        .words
        .headline;
    for (language, direction) in [(Some("ar"), "rtl"), (None, "ltr")] {
        set(stage, json!({ "language": language })).await?;
        roundcube::enter_preview(&stage.browser).await?;
        wait::until(&format!("words in {language:?}"), async || {
            let folds = Folds::open(&stage.browser.client).await?;
            let is_english = folds.text(".headline").await? == english;
            let fits = folds.direction().await? == direction && is_english == language.is_none();
            Ok(fits.then_some(()))
        })
        .await?;
        let name = format!("banner-{direction}");
        screenshot::keep(&stage.browser, &name).await?;
    }
    Ok(())
}

/// Changes settings as the page of options does.
async fn set(stage: &Stage, changes: Value) -> Outcome {
    let body = "const { settings } = await api.storage.local.get('settings');
        await api.storage.local.set({ settings: { ...settings, ...args } });";
    stage.browser.ask(body, changes).await?;
    Ok(())
}

/// Quiet lines can be switched off where they stand; warnings stay.
pub async fn quiet_lines_hidden(stage: &mut Stage) -> Outcome {
    open(stage, GENUINE_CASE).await?;
    let client = stage.browser.client.clone();
    screenshot::keep(&stage.browser, "banner-quiet").await?;
    let folds = Folds::open(&client).await?;
    folds.unfold(".details").await?;
    screenshot::keep(&stage.browser, "banner-quiet-unfolded").await?;
    folds.press(".hide").await?;
    banner::none(&client, BODY).await?;
    open(stage, FOUNDING_CASE).await?;
    set(stage, json!({ "showConsistent": true })).await?;
    open(stage, GENUINE_CASE).await
}

/// The code that the user stored is found in the mail that carries it. With another one stored the
/// same mail, which presses, is not to be trusted unread; no page ever holds a code.
pub async fn code_found_and_missed(stage: &mut Stage) -> Outcome {
    const CASES: [(&str, &str, &str); 2] = [
        ("Heron-2041", "quiet", "reason_code_found"),
        ("Otter-7788", "caution", "reason_code_missing"),
    ];
    open(stage, GENUINE_CASE).await?;
    for (code, tone, reason) in CASES {
        store_code(stage, Some(code)).await?;
        roundcube::enter_preview(&stage.browser).await?;
        let client = &stage.browser.client;
        wait::until("the banner to tell of the code", async || {
            let words = banner::one(client, BODY).await?.words;
            let told = words.reasons.iter().any(|told| told == reason);
            Ok((words.tone == tone && told).then_some(()))
        })
        .await?;
        screenshot::keep(&stage.browser, &format!("banner-{reason}")).await?;
        let page = stage.browser.client.source().await?;
        expect(!page.contains("Otter"), || {
            "expected no code in the page that its mail does not carry".to_owned()
        })?;
    }
    store_code(stage, None).await
}

async fn store_code(stage: &Stage, code: Option<&str>) -> Outcome {
    let code = code.map(|code| json!({ "brand": "Binance", "code": code }));
    let codes: Vec<Value> = code.into_iter().collect();
    set(stage, json!({ "codes": codes })).await
}
