//! The extension's popup, opened as a page beside the mail.

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::json;
use url::Url;

use super::browser::Browser;
use super::driver::Kind;
use super::outcome::Outcome;
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
    allow_host(browser, site).await?;
    if matches!(&*open(browser, site).await?, "available" | "ungranted") {
        press(browser, "#enable").await?;
    }
    wait_for_state(browser, "on").await
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

/// The lines of "Is it working?", in the popup that is open.
pub async fn working(browser: &Browser) -> Outcome<Vec<String>> {
    let client = browser.panel().await?;
    let script = "document.querySelector('#working').open = true;
        return [...document.querySelectorAll('#working li')].map(line => line.textContent);";
    let lines = client.execute(script, vec![]).await?;
    browser.mail().await?;
    Ok(serde_json::from_value(lines)?)
}

/// Removes the only site in the list of those that the user added; the popup offers it again.
pub async fn remove(browser: &Browser, site: &str) -> Outcome {
    open(browser, site).await?;
    press(browser, "#sites summary").await?;
    press(browser, "#sites button").await?;
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

/// Chromium shows its prompt outside of every page, where no driver can press "Allow". A host
/// that the user allowed before in the browser's own settings is granted without the prompt.
async fn allow_host(browser: &Browser, site: &str) -> Outcome {
    if browser.kind != Kind::Chromium {
        return Ok(());
    }
    let url = Url::parse(site)?;
    let pattern = format!(
        "{}://{}/*",
        url.scheme(),
        url.host_str().unwrap_or_default()
    );
    let id = browser.extension.trim_start_matches("chrome-extension://");
    let client = browser.panel().await?;
    client.goto("chrome://extensions").await?;
    let script = "const [id, pattern, done] = arguments;
        chrome.developerPrivate.addHostPermission(id, pattern).then(() => done(''), error => done(String(error)));";
    let complaint = client
        .execute_async(script, vec![json!(id), json!(pattern)])
        .await?;
    match complaint.as_str() {
        Some("") => Ok(()),
        _ => Err(format!("Chromium did not allow {pattern}: {complaint}").into()),
    }
}
