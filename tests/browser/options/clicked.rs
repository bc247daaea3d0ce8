//! The page for somebody who followed a bad mail.

use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::{screenshot, wait};

/// What is shown as the list of steps: their names, in order.
const STEPS: &str =
    "return [...document.querySelectorAll('#steps li[data-step]')].map(step => step.dataset.step);";

/// The tabs with that page; each is closed, so that the next question starts anew.
const TAKE_TABS: &str = "
    const tabs = await api.tabs.query({ url: api.runtime.getURL('clicked.html*') });
    await api.tabs.remove(tabs.map(({ id }) => id));
    return tabs.map(({ url }) => new URL(url).search);";

/// The banner asks the background for the page; nothing but a name is taken.
pub async fn opened_by_message(browser: &Browser) -> Outcome {
    let send = "await api.runtime.sendMessage({ type: 'open_clicked', brand: args });";
    for no_name in [json!(null), json!(7), json!({ "length": 1 })] {
        browser.ask(send, no_name).await?;
    }
    browser.ask(send, json!("Crypto.com & more")).await?;
    let tabs = browser.ask_until("the page of what to do", TAKE_TABS, json!(null), |tabs| {
        let is_there = tabs.as_array().is_some_and(|tabs| !tabs.is_empty());
        is_there.then_some(tabs)
    });
    let tabs = tabs.await?;
    expect(tabs == json!(["?brand=Crypto.com+%26+more"]), || {
        format!("expected one page for the name, there are {tabs}")
    })
}

/// The steps follow from what happened, and ticks outlast the page.
pub async fn steps(browser: &Browser) -> Outcome {
    let page = OwnPage::open(browser, "clicked.html?brand=Kraken").await?;
    page.shows("#progress", "Tick above").await?;
    page.press("input[value='password']").await?;
    expect_first(&page, "freeze").await?;
    page.press("input[value='phrase']").await?;
    expect_first(&page, "move").await?;
    let link = "[data-step='freeze'] a";
    page.shows(link, "support.kraken.com").await?;
    let rel = page.attribute(link, "rel").await?;
    expect(rel.as_deref() == Some("noreferrer"), || {
        format!("expected a link that tells nobody, it has {rel:?}")
    })?;
    page.press("#step-move").await?;
    page.shows("#progress", "Done: 1 of").await?;
    screenshot::keep(browser, "clicked").await?;

    let page = OwnPage::open(browser, "clicked.html?brand=Kraken").await?;
    page.shows("#progress", "Done: 1 of").await?;
    page.press("#again").await?;
    page.shows("#progress", "Tick above").await?;

    let page = OwnPage::open(browser, "clicked.html?brand=%3Cb%3ENobody&was=phrase,other").await?;
    expect_first(&page, "move").await?;
    let chosen = page.run("return document.getElementById('service').value;", vec![]);
    let chosen = chosen.await?;
    expect(chosen == "", || {
        format!("expected no service, it is {chosen}")
    })?;
    browser.mail().await?;
    Ok(())
}

async fn expect_first(page: &OwnPage<'_>, step: &str) -> Outcome {
    let mut last = Value::Null;
    let what = format!("{step} to be the first step");
    let first = wait::until(&what, async || {
        last = page.run(STEPS, vec![]).await?;
        Ok((last[0] == step).then_some(()))
    })
    .await;
    first.map_err(|error| format!("{error}; the steps are {last}").into())
}
