//! The list of the last warnings: what is in it, and what never is; in two real browsers. Needs
//! `dist/touchstone` (`./build.sh build`).

use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::pages;
use crate::rig::{popup, screenshot, toolbar};

/// The page with the warned mail, and what must not be kept of it.
const PAGE: &str = "cypht/page.html";
const SECRETS: [&str; 3] = ["@", "Verify", "https://"];

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    pages::play("log", kind, play).await
}

async fn play(browser: &Browser, own: &str, port: u16) -> Outcome {
    popup::enable(browser, own).await?;
    let first = kept(browser, 1).await?;
    is_facts_alone(&first)?;
    // The same mail again.
    look_again(browser, own).await?;
    let again = kept(browser, 1).await?;
    expect(first == again, || {
        format!("expected the same entry, it was {first} and is {again}")
    })?;
    // Another one; then one that raises no warning.
    pages::visit(browser, &pages::named("proton/warned")?, port).await?;
    let two = kept(browser, 2).await?;
    expect(
        two[0]["webmail"] == "Proton Mail" && two[1] == first[0],
        || format!("expected the newest first, with its webmail's name; there is {two}"),
    )?;
    pages::visit(browser, &pages::named("gmail/confirmed")?, port).await?;
    toolbar::shows(browser, "confirmed", "confirmed").await?;
    kept(browser, 2).await?;
    in_options(browser).await?;
    switched_off(browser, own).await?;
    in_private_window(browser, own).await
}

async fn look_again(browser: &Browser, own: &str) -> Outcome {
    browser.goto(&format!("{own}/{PAGE}")).await?;
    toolbar::shows(browser, "imitation", "imitation").await
}

/// Waits until there are so many entries; gives them.
async fn kept(browser: &Browser, count: usize) -> Outcome<Value> {
    let body = "return (await api.storage.local.get('log')).log?.entries ?? [];";
    let what = format!("{count} entries in the list of warnings");
    browser
        .ask_until(&what, body, json!(null), |entries| {
            (entries.as_array()?.len() == count).then_some(entries)
        })
        .await
}

/// The service, domains and kinds of findings; nothing of the mail's text or of anybody's name.
fn is_facts_alone(entries: &Value) -> Outcome {
    let entry = &entries[0];
    let hosts = entry["hosts"].to_string();
    let is_told = entry["verdict"] == "impersonation"
        && entry["brand"] == "Kraken"
        && entry["webmail"] == "cypht"
        && hosts.contains("kraken-verify-login.example")
        && entry["findings"].to_string().contains("link_imitates");
    let text = entries.to_string();
    let has_secret = SECRETS.iter().any(|secret| text.contains(secret));
    expect(is_told && !has_secret, || {
        format!("expected facts and no words of the mail, there is {text}")
    })
}

/// The options list them, copy one, clear all, and bring them back.
async fn in_options(browser: &Browser) -> Outcome {
    let page = OwnPage::open(browser, "options.html#log").await?;
    page.shows("#log-list", "kraken-verify-login.example")
        .await?;
    screenshot::keep(browser, "options-log").await?;
    let keep = "window.copied = [];
        navigator.clipboard.writeText = async text => void window.copied.push(text);";
    page.run(keep, vec![]).await?;
    page.press("#log-list li:last-child button").await?;
    page.shows("#log-notice", "Copied").await?;
    let copied = page.run("return window.copied.join()", vec![]).await?;
    let copied = copied.as_str().unwrap_or_default();
    expect(
        copied.contains("names Kraken") && copied.contains("kraken-verify-login[.]example"),
        || format!("expected the facts of the warning, there is “{copied}”"),
    )?;
    page.press("#log-clear").await?;
    page.shows("#log-none", "").await?;
    kept(browser, 0).await?;
    browser.panel().await?;
    // The focus is on “Undo”.
    page.press_focused().await?;
    kept(browser, 2).await?;
    browser.panel().await?;
    page.press("#log-clear").await?;
    kept(browser, 0).await?;
    Ok(())
}

/// Nothing is added while the list is switched off.
async fn switched_off(browser: &Browser, own: &str) -> Outcome {
    let page = OwnPage::open(browser, "options.html").await?;
    page.press("#keep-log").await?;
    page.stores("/settings/keepLog", &json!(false)).await?;
    look_again(browser, own).await?;
    settled(browser).await?;
    kept(browser, 0).await?;
    // A mail that is open when it is switched on again would be kept.
    browser.goto("about:blank").await?;
    browser.panel().await?;
    page.press("#keep-log").await?;
    page.stores("/settings/keepLog", &json!(true)).await
}

/// A warning that came before is in the list by now, if it ever is: the background takes them one after
/// the other.
async fn settled(browser: &Browser) -> Outcome {
    let body = "await api.runtime.sendMessage({ type: 'settings', site: null });
        await new Promise(resolve => setTimeout(resolve, 500));";
    browser.ask(body, json!(null)).await?;
    Ok(())
}

/// The same mail in a private window is checked, and not kept.
async fn in_private_window(browser: &Browser, own: &str) -> Outcome {
    browser.allow_private().await?;
    let open = "const made = await api.windows.create({ url: args, incognito: true });
        return made.tabs[0].id;";
    let tab = browser.ask(open, json!(format!("{own}/{PAGE}"))).await?;
    let checked =
        "const { frames } = await api.runtime.sendMessage({ type: 'frames', tabId: args });
        return frames.flatMap(({ state }) => state.verdicts);";
    browser
        .ask_until(
            "the mail in the private window",
            checked,
            tab.clone(),
            |verdicts| {
                verdicts
                    .as_array()?
                    .iter()
                    .any(|one| one == "impersonation")
                    .then_some(())
            },
        )
        .await?;
    settled(browser).await?;
    kept(browser, 0).await?;
    browser.ask("await api.tabs.remove(args);", tab).await?;
    // The same in an ordinary window is kept.
    look_again(browser, own).await?;
    kept(browser, 1).await?;
    Ok(())
}
