//! SOGo as a person uses it.

use fantoccini::{Client, Locator};
use serde_json::json;

use super::browser::Browser;
use super::outcome::Outcome;
use super::wait;
use super::webmail::{PASSWORD, USER};

/// What SOGo puts around a message's text.
pub const BODY: &str = ".mailer_mailcontent";

/// Logs in and waits for the list of messages.
pub async fn log_in(browser: &Browser, origin: &str) -> Outcome {
    browser.goto(&format!("{origin}/SOGo/")).await?;
    let client = &browser.client;
    // It is there some time before anything can be typed into it.
    wait::until("SOGo's log-in form", async || {
        let field = Locator::Css("input[ng-model='app.creds.username']");
        let Ok(name) = client.find(field).await else {
            return Ok(None);
        };
        Ok(name.send_keys(USER).await.ok())
    })
    .await?;
    client
        .find(Locator::Id("passwordField"))
        .await?
        .send_keys(PASSWORD)
        .await?;
    client
        .find(Locator::Css("button[type=submit]"))
        .await?
        .click()
        .await?;
    wait_for_list(client).await
}

/// Goes back to the list of messages.
pub async fn open_list(browser: &Browser, origin: &str) -> Outcome {
    browser
        .goto(&format!("{origin}/SOGo/so/{USER}/Mail/view"))
        .await?;
    wait_for_list(&browser.client).await
}

async fn wait_for_list(client: &Client) -> Outcome {
    wait::until("the list of messages", async || {
        let row = Locator::Css(".sg-message-list-item");
        Ok(client.find(row).await.ok())
    })
    .await?;
    Ok(())
}

/// Takes the route that a click on a message's row takes, for the list holds only the rows in sight. Tells
/// whether it led there.
const ROUTE: &str = "
    const [messageId, done] = arguments;
    const injector = angular.element(document.querySelector('[ng-app]')).injector();
    const state = injector.get('$state');
    const message = 'mail.account.mailbox.message';
    const go = () => {
        if (!state.transition && state.is(message, { messageId })) return done(true);
        state.go(message, { accountId: 0, mailboxId: 'INBOX', messageId }).then(() => done(true), () => done(false));
    };
    injector.get('$rootScope').$evalAsync(go);";

/// Opens a message in the preview pane, numbered from 1. In Firefox SOGo's router may lose its messages, with
/// this extension or without, and finds none any more ("No message selected"): then the page is loaded again,
/// as a person would do.
pub async fn open(browser: &Browser, number: usize) -> Outcome {
    let what = format!("SOGo to open message {number}");
    wait::until(&what, async || {
        let client = browser.mail().await?;
        let message = vec![json!(number.to_string())];
        if client.execute_async(ROUTE, message).await? == json!(true) {
            return Ok(Some(()));
        }
        client.refresh().await?;
        wait_for_list(client).await?;
        Ok(None)
    })
    .await
}

/// Sets out for a message, numbered from 1, whatever SOGo is at.
pub async fn pass(browser: &Browser, number: usize) -> Outcome {
    let route = "location.hash = arguments[0];";
    let message = json!(format!("#!/Mail/0/INBOX/{number}"));
    browser.mail().await?.execute(route, vec![message]).await?;
    Ok(())
}

/// Presses a button of a message or of the composer, known by what it does.
pub async fn press(browser: &Browser, action: &str) -> Outcome {
    let button = format!("button[ng-click='{action}']");
    let button = Locator::Css(&button);
    wait::until(&format!("the button of {action}"), async || {
        Ok(Some(browser.client.find(button).await?.click().await?))
    })
    .await
}

/// The address of a message's own window, below the origin. SOGo ignores the query; with it each
/// message loads a page of its own, as a new window does.
pub fn own_window(number: usize) -> String {
    format!("/SOGo/so/{USER}/Mail/UIxMailPopupView?{number}#!/Mail/0/INBOX/{number}")
}
