//! Horde IMP, dynamic view, as a person uses it.

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::json;

use super::browser::Browser;
use super::outcome::Outcome;
use super::wait;
use super::webmail::{PASSWORD, USER};

/// What IMP puts around a message's text.
pub const BODY: &str = ".messageBody";

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
    wait::until("the list of messages", async || {
        Ok(client.find(Locator::Css(".vpRow .msgSubject")).await.ok())
    })
    .await?;
    Ok(())
}

/// Clicks a message's row, counted from 1, which opens it in the preview pane.
pub async fn click_row(browser: &Browser, number: usize, subject: &str) -> Outcome {
    // The list holds only the rows that can be seen.
    let script = "const [number, subject] = arguments;
        const find = () => [...document.querySelectorAll('.vpRow')]
            .find(row => row.querySelector('.msgSubject')?.textContent.trim() === subject) ?? null;
        if (!DimpBase.viewport.isVisible(number)) DimpBase.viewport.scrollTo(number);
        return find();";
    let client = browser.mail().await?;
    let what = format!("a row with the subject “{subject}”");
    wait::until(&what, async || {
        let row = client
            .execute(script, vec![json!(number), json!(subject)])
            .await?;
        let row = row
            .as_object()
            .and_then(|row| row.values().next()?.as_str());
        let Some(row) = row else { return Ok(None) };
        Element::from_element_id(client.clone(), row.to_owned().into())
            .click()
            .await?;
        Ok(Some(()))
    })
    .await
}

/// The address of a message's own window, below the origin.
pub fn own_window(number: usize) -> String {
    format!("/imp/dynamic.php?page=message&buid={number}&mailbox=SU5CT1g")
}
