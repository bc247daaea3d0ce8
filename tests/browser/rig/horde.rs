//! Horde IMP, dynamic view, as a person uses it.

use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::json;

use super::browser::Browser;
use super::outcome::Outcome;
use super::wait;
use super::webmail::{PASSWORD, USER};

/// What IMP puts around a message's text.
pub const BODY: &str = ".messageBody";
/// A click on the row that is selected already does nothing.
const DESELECT: &str = "DimpBase.viewport.deselect(DimpBase.viewport.getSelected());";
/// After so long without a preview a person clicks again.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Logs in and waits for the list of messages.
pub async fn log_in(browser: &Browser, origin: &str) -> Outcome {
    browser.goto(&format!("{origin}/login.php")).await?;
    let client = &browser.client;
    client
        .find(Locator::Id("horde_user"))
        .await?
        .send_keys(USER)
        .await?;
    client
        .find(Locator::Id("horde_pass"))
        .await?
        .send_keys(PASSWORD)
        .await?;
    client
        .find(Locator::Css("[name=login_button]"))
        .await?
        .click()
        .await?;
    wait_for_list(client).await
}

/// Goes back to the list of messages.
pub async fn open_list(browser: &Browser, origin: &str) -> Outcome {
    browser
        .goto(&format!("{origin}/imp/dynamic.php?page=mailbox"))
        .await?;
    wait_for_list(&browser.client).await
}

async fn wait_for_list(client: &Client) -> Outcome {
    wait::until("the list of messages", async || {
        Ok(client.find(Locator::Css(".vpRow .msgSubject")).await.ok())
    })
    .await?;
    Ok(())
}

/// Opens a message in the preview pane, rows counted from 1. IMP loses a click that comes while it is
/// busy with another; a person clicks again.
pub async fn open(browser: &Browser, number: usize, subject: &str) -> Outcome {
    let client = browser.mail().await?;
    let mut last_click: Option<Instant> = None;
    wait::until(&format!("the preview of “{subject}”"), async || {
        if shown(client).await? == subject {
            return Ok(Some(()));
        }
        if last_click.is_none_or(|click| click.elapsed() > PATIENCE) {
            if last_click.replace(Instant::now()).is_some() {
                client.execute(DESELECT, vec![]).await?;
            }
            click_row(client, number, subject).await?;
        }
        Ok(None)
    })
    .await
}

async fn shown(client: &Client) -> Outcome<String> {
    let heading = client
        .find(Locator::Css("#msgHeadersColl .subject"))
        .await?;
    Ok(heading.text().await?)
}

/// The list holds only the rows that can be seen.
async fn click_row(client: &Client, number: usize, subject: &str) -> Outcome {
    let scroll = "DimpBase.viewport.scrollTo(arguments[0]);";
    let find = "const [subject] = arguments;
        return [...document.querySelectorAll('.vpRow')]
            .find(row => row.querySelector('.msgSubject')?.textContent.trim() === subject) ?? null;";
    client.execute(scroll, vec![json!(number)]).await?;
    let row = client.execute(find, vec![json!(subject)]).await?;
    let Some(row) = row
        .as_object()
        .and_then(|row| row.values().next()?.as_str())
    else {
        return Ok(());
    };
    let row = Element::from_element_id(client.clone(), row.to_owned().into());
    Ok(row.click().await?)
}

/// The address of a message's own window, below the origin.
pub fn own_window(number: usize) -> String {
    format!("/imp/dynamic.php?page=message&buid={number}&mailbox=SU5CT1g")
}
