//! What the manager of a computer decides, through real policies of two real browsers: it holds,
//! whatever the user chooses. Needs `dist/touchstone` (`./build.sh build`).

mod malformed;

use std::io::{Write, stderr};

use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::driver::{Kind, Setup};
use crate::rig::folds::Folds;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::pages::{self, OWN_HOST};
use crate::rig::policy::Policy;
use crate::rig::tools::{self, Scratch};
use crate::rig::{popup, reports, screenshot};

/// A webmail on which the manager forbids checking.
const OFF: &str = "mail.google.com";
/// One on which the manager wants it.
const ON: &str = "mail.proton.me";

mod house;

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    let (_server, port) = pages::serve()?;
    let Some(desk) = Desk::set(kind, "managed", &rules(port), port).await? else {
        // Past the test runner, which keeps what passing tests print to itself.
        let reason =
            "managed: not tested in Chromium: its policies can be set as root or with sudo alone";
        return Ok(writeln!(stderr(), "{reason}")?);
    };
    let played = obeyed(&desk.browser, &rules(port), port).await;
    desk.browser.quit_after(played).await?;
    let Some(desk) = Desk::set(kind, "house", &house::rules(), port).await? else {
        return Ok(());
    };
    let played = house::obeyed(&desk.browser, port).await;
    desk.browser.quit_after(played).await
}

/// A browser whose manager decided something.
struct Desk {
    browser: Browser,
    _policy: Policy,
    _folders: [Scratch; 2],
}

impl Desk {
    /// None: that takes rights that this user does not have.
    async fn set(kind: Kind, name: &str, rules: &Value, port: u16) -> Outcome<Option<Self>> {
        let folder = Scratch::new(&format!("{name}-{}", kind.name()))?;
        let extension = tools::copied_extension(folder.path())?;
        let Some(policy) = Policy::set(kind, &extension, rules, folder.path())? else {
            return Ok(None);
        };
        let profile = Scratch::new(&format!("{name}-profile-{}", kind.name()))?;
        let setup = Setup {
            copy: policy.browser.as_deref(),
            ..Setup::of(&extension)
        };
        let page = format!("https://{OWN_HOST}:{port}/cypht/page.html");
        let browser = Browser::start_set_up(setup, kind, profile.path(), true, &page).await?;
        Ok(Some(Self {
            browser,
            _policy: policy,
            _folders: [folder, profile],
        }))
    }
}

/// What the manager decided.
fn rules(port: u16) -> Value {
    json!({
        "sitesOff": [site(OFF, port)],
        "sitesOn": [site(ON, port)],
        "brands": [{ "name": "Examplecoin", "domains": ["examplecoin.example"] }],
        "allowed": [{ "place": "sender", "value": "mailer.example", "brand": "Examplecoin" }],
        "lockAllowed": true,
        "welcome": false,
    })
}

fn site(host: &str, port: u16) -> String {
    format!("https://{host}:{port}")
}

async fn obeyed(browser: &Browser, rules: &Value, port: u16) -> Outcome {
    arrives_whole(browser, rules).await?;
    told_in_options(browser, port).await?;
    site_forced_off(browser, port).await?;
    site_forced_on(browser, port).await?;
    rules_are_the_managers(browser).await?;
    // The welcome page would have come by now.
    let tabs = browser
        .ask("return (await api.tabs.query({})).length;", json!(null))
        .await?;
    expect(tabs == 2, || {
        format!("expected no welcome page, there are {tabs} tabs")
    })
}

/// The browser hands every rule to the extension.
async fn arrives_whole(browser: &Browser, rules: &Value) -> Outcome {
    let read = browser
        .ask("return api.storage.managed.get(null);", json!(null))
        .await?;
    expect(read == *rules, || {
        format!("expected the policy {rules}, the extension reads {read}")
    })
}

/// The options say what was decided elsewhere.
async fn told_in_options(browser: &Browser, port: u16) -> Outcome {
    let page = OwnPage::open(browser, "options.html").await?;
    page.shows("#policy-list", &site(OFF, port)).await?;
    page.shows("#policy-list", &site(ON, port)).await?;
    page.shows("#allowed-locked", "").await?;
    page.shows("#brands-list", "Examplecoin").await?;
    screenshot::keep(browser, "managed-options").await?;
    browser.mail().await?;
    Ok(())
}

/// Mail there is not checked, though it would be, and nobody can switch it on.
async fn site_forced_off(browser: &Browser, port: u16) -> Outcome {
    let site = site(OFF, port);
    browser.goto(&format!("{site}/gmail/page.html")).await?;
    reports::switched_off(browser).await?;
    locked_switch(browser, &site, "off").await
}

/// As a user did before the manager decided: the site, and everything.
async fn switch_off(browser: &Browser, site: &str) -> Outcome {
    let off =
        json!({ format!("site:{site}"): { "enabled": false }, "everywhere": { "enabled": false } });
    browser
        .ask("await api.storage.local.set(args);", off)
        .await?;
    Ok(())
}

/// Mail there is checked, though the user switched it off, and nobody can do so again.
async fn site_forced_on(browser: &Browser, port: u16) -> Outcome {
    let site = site(ON, port);
    switch_off(browser, &site).await?;
    browser.goto(&format!("{site}/proton/page.html")).await?;
    let folds = Folds::open(&browser.client).await?;
    expect(
        folds.has(".why").await? && !folds.has(".allowing").await?,
        || "expected a banner where nothing can be allowed".to_owned(),
    )?;
    locked_switch(browser, &site, "on").await
}

async fn locked_switch(browser: &Browser, site: &str, expected: &str) -> Outcome {
    let state = popup::open(browser, site).await?;
    let script = "const { disabled, hidden } = document.getElementById('switch');
        return disabled && !hidden && !document.getElementById('decreed').hidden
            && document.getElementById('pause').hidden;";
    let is_locked = browser.panel().await?.execute(script, vec![]).await?;
    screenshot::keep(browser, &format!("managed-popup-{expected}")).await?;
    browser.mail().await?;
    expect(state == expected && is_locked == true, || {
        format!(
            "expected {site} to be {expected}, and to stay so; it is {state}, locked: {is_locked}"
        )
    })
}

/// A service that the manager added is protected; what the manager allows raises no warning, what
/// users allow changes nothing.
async fn rules_are_the_managers(browser: &Browser) -> Outcome {
    expect_verdict(browser, "examplecoin-help.example", "impersonation").await?;
    expect_verdict(browser, "mailer.example", "consistent").await?;
    let rule =
        json!({ "place": "sender", "value": "examplecoin-help.example", "brand": "Examplecoin" });
    let allow = "const answer = await api.runtime.sendMessage({ type: 'allow', rule: args });
        await api.storage.local.set({ settings: { version: 1, allowed: [args] } });
        return answer.ok;";
    let is_taken = browser.ask(allow, rule).await?;
    expect(is_taken == false, || {
        "expected no rule of the user's own to be taken".to_owned()
    })?;
    expect_verdict(browser, "examplecoin-help.example", "impersonation").await
}

/// Checks a mail in the added service's name, from that host.
async fn expect_verdict(browser: &Browser, host: &str, expected: &str) -> Outcome {
    let text = |value: &str| json!({ "value": value, "from": "header" });
    let mail = json!({
        "sender": { "name": text("Examplecoin"), "address": text(&format!("support@{host}")) },
        "replyTo": [], "authentication": { "results": [] }, "subject": "Your Examplecoin account",
        "text": "Dear customer, your Examplecoin account is on hold. Please verify it.",
        "quotedText": "", "imageTexts": [], "links": [], "attachments": [], "truncated": false,
    });
    let check = "return api.runtime.sendMessage({ type: 'core', task: 'analyze', value: args });";
    let answer = browser.ask(check, mail).await?;
    expect(answer["result"]["verdict"] == expected, || {
        format!("expected {expected} for a mail from {host}, there is {answer}")
    })
}
