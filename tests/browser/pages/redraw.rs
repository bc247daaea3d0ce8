//! Webmails that redraw: banner and marks go with their message; a wiped banner comes back, but not
//! for ever.

use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{banner, marks, reports};

/// A banner that the page wipes comes back this often.
const RETURNS: usize = 5;

/// SnappyMail shows the next message in the elements of the last one.
const NEXT_MESSAGE: &str = "
    const done = arguments[0], old = document.querySelectorAll('touchstone-banner, touchstone-marks');
    document.querySelector('.subject').textContent = 'Lunch';
    document.querySelector('.from').title = '\"Bob\" <bob@friends.example>';
    const body = document.querySelector('#rl-msg-now');
    body.hidden = true;
    body.insertAdjacentHTML('afterend', '<div id=\"rl-msg-next\">Friday? <a href=\"https://maps.example/\">here</a></div>');
    requestAnimationFrame(() => done(old.length > 1 && [...old].every(one => !one.isConnected)));";

const WIPE: &str = "document.querySelector('touchstone-banner')?.remove();";

/// On SnappyMail's page: wiped banners, then another message.
pub async fn snappymail(browser: &Browser, site: &str) -> Outcome {
    browser
        .goto(&format!("{site}/snappymail/page.html"))
        .await?;
    let client = &browser.client;
    for _ in 0..RETURNS {
        banner::one(client, "body").await?;
        client.execute(WIPE, vec![]).await?;
    }
    banner::one(client, "body").await?;
    client.execute(WIPE, vec![]).await?;
    reports::wait_for(browser, "the wiped banner to be reported", |frames| {
        let reported = |frame: &Value| frame["state"]["problems"] == json!(["banner"]);
        frames.iter().any(reported).then_some(())
    })
    .await?;
    banner::none(client, "body").await?;

    browser
        .goto(&format!("{site}/snappymail/page.html"))
        .await?;
    banner::one(client, "body").await?;
    marks::any(client).await?;
    let gone = client.execute_async(NEXT_MESSAGE, vec![]).await?;
    expect(gone == true, || {
        "expected the old banner and its marks to be gone before the next message is painted"
            .to_owned()
    })?;
    let checked = reports::only(browser, "Lunch").await?;
    let links = &checked.snapshot["links"];
    expect(
        links.as_array().is_some_and(|links| links.len() == 1),
        || format!("expected the next message's one link, there are {links}"),
    )?;
    banner::none(client, "body").await
}
