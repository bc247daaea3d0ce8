//! Whether a page is checked, told alike by popup, icon and the frames themselves; and an adapter that
//! finds no mail on its own webmail says so. Needs `dist/touchstone` (`./build.sh build`).

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};
use url::Url;

use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::pages::{self, OWN_HOST};
use crate::rig::{popup, reports, screenshot, toolbar, wait};

/// Read by its own adapter wherever that is asked; on another webmail's host by nobody.
const FOREIGN: &str = "snappymail/page.html";
/// So many tabs are open beside the mail's.
const AT_ONCE: usize = 10;
/// Longer than an adapter waits before it doubts itself.
const WHILE: Duration = Duration::from_secs(6);

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    pages::play("states", kind, play).await
}

async fn play(browser: &Browser, own: &str, port: u16) -> Outcome {
    working(browser, own).await?;
    working_on_welcome_page(browser).await?;
    each_state(browser, own).await?;
    each_verdict(browser, own, port).await?;
    pasted(browser, own).await?;
    not_checked(browser, own, port).await?;
    every_adapter_doubts(browser, port).await?;
    no_doubt_without_mail(browser, port).await
}

/// "Is it working?" on a mail that is read: every step works.
async fn working(browser: &Browser, own: &str) -> Outcome {
    popup::enable(browser, own).await?;
    popup::open(browser, own).await?;
    let steps = wait::until("four steps", async || {
        let steps = popup::working(browser).await?;
        Ok((steps.len() == 4).then_some(steps))
    })
    .await?;
    expect(steps.iter().all(|step| step.starts_with('✓')), || {
        format!("expected every step to work, there is {steps:?}")
    })?;
    expect(steps[2].contains("cypht"), || {
        format!("expected the webmail's name, there is {steps:?}")
    })?;
    browser.panel().await?;
    screenshot::keep(browser, "popup-working").await?;
    browser.mail().await?;
    Ok(())
}

/// The same on the welcome page, for each open tab with a webmail.
async fn working_on_welcome_page(browser: &Browser) -> Outcome {
    let address = format!("{}/welcome.html", browser.extension);
    browser.panel().await?.goto(&address).await?;
    let script =
        "return document.querySelector('#open-tabs-list [data-works=true]')?.textContent ?? '';";
    wait::until("the tab to be checked, on the welcome page", async || {
        let line = browser.client.execute(script, vec![]).await?;
        let line = line.as_str().unwrap_or_default();
        Ok((line.contains(OWN_HOST) && line.ends_with('✓')).then_some(()))
    })
    .await?;
    screenshot::keep(browser, "welcome-working").await?;
    browser.mail().await?;
    Ok(())
}

/// The icon's title follows the popup's state.
async fn each_state(browser: &Browser, own: &str) -> Outcome {
    toolbar::shows(browser, "imitation", "imitation").await?;
    popup::pause(browser, own, "paused").await?;
    toolbar::shows(browser, "unchecked", "paused").await?;
    popup::pause(browser, own, "on").await?;
    popup::switch(browser, own, "off").await?;
    toolbar::shows(browser, "unchecked", "not checking").await?;
    popup::switch(browser, own, "on").await?;
    toolbar::shows(browser, "imitation", "imitation").await
}

/// The icon's drawing follows what was found: confirmed where the provider confirmed the sender.
async fn each_verdict(browser: &Browser, own: &str, port: u16) -> Outcome {
    let confirmed = pages::named("gmail/confirmed")?;
    pages::visit(browser, &confirmed, port).await?;
    toolbar::shows(browser, "confirmed", "confirmed").await?;
    told_in_popup(
        browser,
        &format!("https://{}:{port}", confirmed.host),
        "confirmed",
    )
    .await?;
    // The same mail, with nothing of that to see.
    browser.goto(&format!("{own}/roundcube/page.html")).await?;
    toolbar::shows(browser, "imitation", "imitation").await?;
    told_in_popup(browser, own, "imitation").await?;
    browser.goto(&format!("{own}/cypht/page.html")).await
}

/// The popup has the same drawing beside the mail.
async fn told_in_popup(browser: &Browser, site: &str, drawing: &str) -> Outcome {
    popup::open(browser, site).await?;
    let first = popup::first_mail(browser).await?;
    browser.panel().await?;
    screenshot::keep(browser, &format!("popup-{drawing}")).await?;
    browser.mail().await?;
    expect(first.drawing == format!("icons/{drawing}.svg"), || {
        format!("expected the drawing {drawing} in the popup, there is {first:?}")
    })
}

/// What is pasted into the popup is answered in words, without a link.
async fn pasted(browser: &Browser, own: &str) -> Outcome {
    popup::open(browser, own).await?;
    for (text, tone, words) in [
        ("https://www.blnance.com/login", "alarm", "not Binance"),
        (
            "Binance <help@blnance.com>",
            "alarm",
            "the address is at blnance.com",
        ),
        ("www.binance.com", "quiet", "one of Binance"),
        ("do-not-reply@post.binance.com", "quiet", "proves nothing"),
        ("binance.help@gmail.com", "quiet", "Anyone can have"),
        ("https://news.example/x", "quiet", "looks like none"),
        ("is this real?", "none", "no link"),
    ] {
        let (shown, said) = popup::paste(browser, text, words).await?;
        expect(shown == tone, || {
            format!("expected the tone {tone} for {text}, it is {shown}: “{said}”")
        })?;
    }
    browser.panel().await?;
    screenshot::keep(browser, "popup-paste").await?;
    browser.mail().await?;
    Ok(())
}

/// A page on which nothing can run, one that its adapter does not read, one that the browser keeps
/// from us.
async fn not_checked(browser: &Browser, own: &str, port: u16) -> Outcome {
    // Both answer with a page of the browser's own.
    let nobody = match browser.kind {
        Kind::Chromium => format!("{own}/nothing"),
        Kind::Firefox => format!("https://{OWN_HOST}:1"),
    };
    // Firefox tells the driver that this is an error.
    drop(browser.goto(&nobody).await);
    is_not_checked(browser, &nobody, "waiting").await?;

    let gmail = format!("https://mail.google.com:{port}");
    let view = pages::named("gmail/print")?;
    browser.goto(&view.address(port)).await?;
    is_not_checked(browser, &gmail, "unreadable").await?;

    // One that nobody chose yet: the browser does not tell which site it is.
    let tuta = pages::named("tuta/page")?;
    browser.goto(&tuta.address(port)).await?;
    let site = format!("https://{}:{port}", tuta.host);
    is(browser, &site, "ungranted").await?;
    toolbar::shows(browser, "idle", "not checking").await?;
    popup::enable(browser, &site).await?;
    toolbar::shows(browser, "imitation", "imitation").await?;
    // Taken back by whoever gave it.
    let origins = json!({ "origins": [format!("https://{}/*", tuta.host)] });
    let take_back = "return api.permissions.remove(args)";
    browser.ask(take_back, origins).await?;
    is(browser, &site, "ungranted").await?;
    toolbar::shows(browser, "idle", "not checking").await
}

async fn is(browser: &Browser, site: &str, wanted: &str) -> Outcome {
    let state = popup::open(browser, site).await?;
    expect(state == wanted, || {
        format!("expected {wanted} on {site}, it is {state}")
    })
}

async fn is_not_checked(browser: &Browser, site: &str, wanted: &str) -> Outcome {
    let origin = Url::parse(site)?.origin().ascii_serialization();
    is(browser, &origin, wanted).await?;
    toolbar::shows(browser, "unchecked", "").await
}

/// Every adapter with a host of its own, given another webmail's page there, reads what it can in the
/// general way and says that the page is not what it knows.
async fn every_adapter_doubts(browser: &Browser, port: u16) -> Outcome {
    let named: BTreeMap<String, String> = pages::load()?
        .into_iter()
        .filter(|page| page.host != OWN_HOST)
        .map(|page| (page.read.webmail, page.host))
        .collect();
    expect(named.len() > 10, || format!("there are only {named:?}"))?;
    let named: Vec<_> = named.into_iter().collect();
    for some in named.chunks(AT_ONCE) {
        doubt_side_by_side(browser, some, port).await?;
    }
    Ok(())
}

/// An adapter waits for a while before it doubts itself: each in a tab of its own, they all wait at once.
async fn doubt_side_by_side(browser: &Browser, named: &[(String, String)], port: u16) -> Outcome {
    let mut tabs = Vec::new();
    for (_, host) in named {
        let site = format!("https://{host}:{port}");
        let page = format!("{site}/{FOREIGN}");
        browser.goto(&page).await?;
        popup::choose(browser, &site).await?;
        let open = "return (await api.tabs.create({ url: args, active: false })).id;";
        let tab = browser.ask(open, json!(page)).await?;
        tabs.push(tab.as_u64().ok_or("a tab without a number")?);
    }
    for ((webmail, _), tab) in named.iter().zip(&tabs) {
        let what = format!("{webmail} to doubt itself");
        reports::wait_in(browser, *tab, &what, |frames| {
            let doubts = |frame| is_doubt(frame, webmail);
            frames.iter().any(doubts).then_some(())
        })
        .await?;
    }
    browser
        .ask("await api.tabs.remove(args);", json!(tabs))
        .await?;
    Ok(())
}

fn is_doubt(frame: &Value, webmail: &str) -> bool {
    let problems = frame["state"]["problems"].as_array();
    let is_told = problems.is_some_and(|all| all.iter().any(|one| one == "layout"));
    is_told && frame["state"]["webmail"] == webmail
}

/// A webmail without an open mail: nothing to doubt.
async fn no_doubt_without_mail(browser: &Browser, port: u16) -> Outcome {
    let site = format!("https://mail.google.com:{port}");
    browser.goto(&format!("{site}/gmail/page.html")).await?;
    let list = "const row = document.createElement('div');
        row.append('Kraken – Your account – 12:04');
        document.body.replaceChildren(row);";
    browser.client.execute(list, vec![]).await?;
    tokio::time::sleep(WHILE).await;
    let frames = reports::frames(browser).await?;
    let problems: Vec<_> = frames
        .iter()
        .map(|frame| &frame["state"]["problems"])
        .collect();
    expect(problems.iter().all(|one| **one == json!([])), || {
        format!("expected no problem, there is {problems:?}")
    })?;
    is(browser, &site, "on").await?;
    toolbar::shows(browser, "idle", "checking mail").await
}
