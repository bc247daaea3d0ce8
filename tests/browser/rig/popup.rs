//! The extension's popup, opened as a page beside the mail.

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde::Deserialize;
use serde_json::json;
use url::Url;

use super::browser::Browser;
use super::driver::Kind;
use super::outcome::{Outcome, expect};
use super::wait;

/// Opens the popup for the site of the mail's tab and waits until it knows its state.
pub async fn open(browser: &Browser, site: &str) -> Outcome<String> {
    let address = format!(
        "{}/popup.html?tab={}&site={site}",
        browser.extension, browser.tab
    );
    browser.panel().await?.goto(&address).await?;
    let state = wait::until("the popup to know the site's state", async || {
        state(browser).await
    })
    .await?;
    browser.mail().await?;
    Ok(state)
}

/// Presses "Check mail on this site" where that is needed; the site is on afterwards.
pub async fn enable(browser: &Browser, site: &str) -> Outcome {
    choose(browser, site).await?;
    wait_for_state(browser, "on").await
}

/// The same, whether or not there is mail to read on the page.
pub async fn choose(browser: &Browser, site: &str) -> Outcome {
    let offered = |state: &str| matches!(state, "available" | "ungranted");
    if !offered(&open(browser, site).await?) {
        return Ok(());
    }
    allow_hosts(browser, site).await?;
    open(browser, site).await?;
    press(browser, "#enable").await?;
    wait::until("the site to be chosen", async || {
        browser.panel().await?;
        Ok(state(browser).await?.filter(|state| !offered(state)))
    })
    .await?;
    browser.mail().await?;
    Ok(())
}

/// Flips the site's switch to the state.
pub async fn switch(browser: &Browser, site: &str, wanted: &str) -> Outcome {
    if open(browser, site).await? != wanted {
        press(browser, "#switch").await?;
    }
    wait_for_state(browser, wanted).await
}

/// Presses the button that pauses the tab, or the one that ends the pause.
pub async fn pause(browser: &Browser, site: &str, wanted: &str) -> Outcome {
    open(browser, site).await?;
    press(browser, "#pause").await?;
    wait_for_state(browser, wanted).await
}

/// Flips the switch of all sites.
pub async fn everywhere(browser: &Browser, site: &str, wanted: &str) -> Outcome {
    open(browser, site).await?;
    press(browser, "#everywhere").await?;
    wait_for_state(browser, wanted).await
}

/// Presses the button that copies a report of what could not be read; gives its text.
pub async fn report(browser: &Browser, site: &str) -> Outcome<String> {
    open(browser, site).await?;
    press(browser, "#report-copy").await?;
    let text = wait::until("the report's text", async || {
        let field = browser.client.find(Locator::Css("#report-text")).await?;
        Ok(field.prop("value").await?.filter(|text| !text.is_empty()))
    })
    .await?;
    browser.mail().await?;
    Ok(text)
}

/// A mail as the popup tells it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ToldMail {
    /// The file of the drawing beside it.
    pub drawing: String,
    /// All that is said.
    pub words: String,
}

/// The first mail of the popup that is open.
pub async fn first_mail(browser: &Browser) -> Outcome<ToldMail> {
    let client = browser.panel().await?;
    let script = "const mail = document.querySelector('#messages li');
        return { drawing: mail?.querySelector('img').getAttribute('src') ?? '', words: mail?.innerText ?? '' };";
    let told = client.execute(script, vec![]).await?;
    browser.mail().await?;
    Ok(serde_json::from_value(told)?)
}

/// Asks about a text in the popup that is open; gives the answer's tone and words, which hold these. There
/// is no link in it.
pub async fn paste(browser: &Browser, text: &str, words: &str) -> Outcome<(String, String)> {
    let client = browser.panel().await?;
    let field = client.find(Locator::Css("#paste-text")).await?;
    if !field.is_displayed().await? {
        press(browser, "#open-paste").await?;
    }
    field.clear().await?;
    field.send_keys(text).await?;
    press(browser, "#paste-form [type=submit]").await?;
    let answer = wait::until(&format!("the answer “{words}” to {text}"), async || {
        let answer = client.find(Locator::Css("#paste-answer")).await?;
        let said = answer.text().await?;
        let tone = answer.attr("data-tone").await?.unwrap_or_default();
        Ok(said.contains(words).then_some((tone, said)))
    })
    .await?;
    let links = client.find_all(Locator::Css("#paste a")).await?;
    browser.mail().await?;
    expect(links.is_empty(), || format!("expected no link for {text}"))?;
    Ok(answer)
}

/// The lines of "Is it working?", in the popup that is open.
pub async fn working(browser: &Browser) -> Outcome<Vec<String>> {
    let client = browser.panel().await?;
    let script = "if (document.querySelector('#working').hidden) document.querySelector('#open-working').click();
        return [...document.querySelectorAll('#working li')].map(line => line.textContent);";
    let lines = client.execute(script, vec![]).await?;
    browser.mail().await?;
    Ok(serde_json::from_value(lines)?)
}

/// Removes a site from the list of those that the user chose; the popup offers it again.
pub async fn remove(browser: &Browser, site: &str) -> Outcome {
    open(browser, site).await?;
    press(browser, "#sites summary").await?;
    // Firefox's patterns have no port.
    let url = Url::parse(site)?;
    let host = url.host_str().unwrap_or_default();
    press(browser, &format!("#sites button[aria-label*='{host}']")).await?;
    wait_for_state(browser, "available").await
}

async fn press(browser: &Browser, selector: &str) -> Outcome {
    let client = browser.panel().await?;
    let button = wait::until(&format!("the popup's {selector}"), async || {
        let button = client.find(Locator::Css(selector)).await?;
        Ok(button.is_displayed().await?.then_some(button))
    })
    .await?;
    Ok(button.click().await?)
}

async fn wait_for_state(browser: &Browser, wanted: &str) -> Outcome {
    browser.panel().await?;
    let what = format!("the popup to show the state {wanted}");
    wait::until(&what, async || {
        Ok(state(browser).await?.filter(|state| state == wanted))
    })
    .await?;
    browser.mail().await?;
    Ok(())
}

async fn state(browser: &Browser) -> Outcome<Option<String>> {
    let label: Element = browser.client.find(Locator::Css("#state")).await?;
    Ok(label
        .attr("data-state")
        .await?
        .filter(|state| !state.is_empty()))
}

/// Chromium shows its prompt outside of every page, where no driver can press "Allow". What the user
/// allowed before in the browser's own settings is granted without the prompt.
pub async fn allow_hosts(browser: &Browser, site: &str) -> Outcome {
    if browser.kind != Kind::Chromium {
        return Ok(());
    }
    // Without the port: the browser's own page takes none.
    let url = Url::parse(site)?;
    let host = url.host_str().unwrap_or_default();
    let portless = format!("{}://{host}", url.scheme());
    let patterns = browser
        .ask("return patternsOf(args);", json!(portless))
        .await?;
    let id = browser.extension.trim_start_matches("chrome-extension://");
    let client = browser.panel().await?;
    client.goto("chrome://extensions").await?;
    let script = "const [id, patterns, done] = arguments;
        Promise.all(patterns.map(pattern => chrome.developerPrivate.addHostPermission(id, pattern)))
            .then(() => done(''), error => done(String(error)));";
    let complaint = client
        .execute_async(script, vec![json!(id), patterns])
        .await?;
    match complaint.as_str() {
        Some("") => Ok(()),
        _ => Err(format!("Chromium did not allow {site}: {complaint}").into()),
    }
}
