//! Roundcube as a person uses it.

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::json;

use super::browser::Browser;
use super::outcome::Outcome;
use super::wait;
use super::webmail::{PASSWORD, USER};

/// What Roundcube puts around a message's text.
pub const BODY: &str = "#messagebody";

/// Logs in and waits for the list of messages.
pub async fn log_in(browser: &Browser, origin: &str) -> Outcome {
    browser.goto(&format!("{origin}/?_task=mail")).await?;
    let client = &browser.client;
    let name = wait::until("Roundcube's log-in form", async || {
        Ok(client.find(Locator::Id("rcmloginuser")).await.ok())
    })
    .await?;
    name.send_keys(USER).await?;
    client
        .find(Locator::Id("rcmloginpwd"))
        .await?
        .send_keys(PASSWORD)
        .await?;
    client
        .find(Locator::Id("rcmloginsubmit"))
        .await?
        .click()
        .await?;
    wait_for_list(client).await
}

/// Goes back to the list of messages; a composer that asks whether to stay gets no answer.
pub async fn open_list(browser: &Browser, origin: &str) -> Outcome {
    let client = browser.mail().await?;
    let calm = "window.onbeforeunload = null;";
    client.execute(calm, vec![]).await?;
    browser
        .goto(&format!("{origin}/?_task=mail&_mbox=INBOX"))
        .await?;
    wait_for_list(client).await
}

async fn wait_for_list(client: &Client) -> Outcome {
    wait::until("the list of messages", async || {
        Ok(client
            .find(Locator::Css("#messagelist tr.message"))
            .await
            .ok())
    })
    .await?;
    Ok(())
}

/// Clicks the message's row, which opens it in the preview pane.
pub async fn click_row(browser: &Browser, subject: &str) -> Outcome {
    let client = browser.mail().await?;
    let row = row(client, subject).await?;
    // The driver takes a row below the list's footer for one in view.
    let show = "arguments[0].scrollIntoView({ block: 'center' });";
    client.execute(show, vec![json!(row)]).await?;
    Ok(row.click().await?)
}

/// Enters the frame of the preview pane.
pub async fn enter_preview(browser: &Browser) -> Outcome {
    let frame = browser
        .mail()
        .await?
        .find(Locator::Id("messagecontframe"))
        .await?;
    Ok(frame.enter_frame().await?)
}

/// Enters the frame of the preview pane once the message stands there.
pub async fn wait_for_preview(browser: &Browser, subject: &str) -> Outcome {
    let what = format!("the preview of “{subject}”");
    wait::until(&what, async || {
        Ok(previews(browser, subject).await?.then_some(()))
    })
    .await
}

/// Whether the preview pane, which is entered, shows the message.
pub async fn previews(browser: &Browser, subject: &str) -> Outcome<bool> {
    enter_preview(browser).await?;
    let headings = browser.client.find_all(Locator::Css("h2.subject")).await?;
    match headings.first() {
        Some(heading) => Ok(heading.text().await?.contains(subject)),
        None => Ok(false),
    }
}

/// The address of the message's own page, below the origin.
pub async fn full_view(browser: &Browser, subject: &str) -> Outcome<String> {
    let address = row(browser.mail().await?, subject)
        .await?
        .attr("href")
        .await?;
    let address = address.ok_or("the row's link has no address")?;
    Ok(address.trim_start_matches('.').to_owned())
}

async fn row(client: &Client, subject: &str) -> Outcome<Element> {
    let script = "const [subject] = arguments;
        return [...document.querySelectorAll('#messagelist tr.message td.subject a')]
            .find(link => link.textContent.trim() === subject) ?? null;";
    let what = format!("a row with the subject “{subject}”");
    let link = wait::until(&what, async || {
        let link = client.execute(script, vec![json!(subject)]).await?;
        Ok(link
            .as_object()
            .and_then(|link| link.values().next()?.as_str().map(str::to_owned)))
    })
    .await?;
    Ok(Element::from_element_id(client.clone(), link.into()))
}
