//! A policy that is written wrongly: what of it is malformed is passed over, the rest holds.

use std::fs;

use serde_json::{Value, json};

use super::{Desk, OFF, expect_verdict, site};
use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::{pages, reports, tools};

/// Every key in turn with everything that is none of its values, and every list with these among its
/// entries. Gives those of which more than what is wrong was passed over, or less.
const EACH: &str = "
    const { good, wrong } = args;
    const failed = [];
    const expect = (policy, expected) => {
        const read = WellShaped.policy(policy);
        const [is, should] = [read, expected].map(one => JSON.stringify(Object.entries(one).sort()));
        if (is !== should) failed.push([policy, read]);
    };
    for (const [key, value] of Object.entries(good)) {
        const { [key]: _, ...rest } = good;
        const isKind = one => Array.isArray(value) ? Array.isArray(one) : typeof one === typeof value;
        for (const one of wrong) if (!isKind(one)) expect({ ...good, [key]: one }, rest);
        if (!Array.isArray(value)) continue;
        for (const one of wrong) expect({ ...good, [key]: [one, ...value, one] }, good);
        if (typeof value[0] !== 'object') continue;
        for (const [field, right] of Object.entries(value[0])) {
            const damaging = wrong.filter(one => field === 'place' || typeof one !== typeof right || Array.isArray(one));
            for (const one of damaging) expect({ ...good, [key]: [{ ...value[0], [field]: one }, ...value] }, good);
        }
    }
    expect({ ...good, colour: 'red' }, good);
    return failed;";

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    let (_server, port) = pages::serve()?;
    // The reason why there is none is said by the test of a good policy.
    let Some(desk) = Desk::set(kind, "malformed", &policy(port), port).await? else {
        return Ok(());
    };
    let played = obeyed(&desk.browser, port).await;
    desk.browser.quit_after(played).await
}

/// Something is wrong of each key. Chromium itself passes over a key with an entry of another type than its
/// schema says; these entries have the type, and are wrong all the same.
fn policy(port: u16) -> Value {
    json!({
        "sitesOff": ["no address", site(OFF, port), ""],
        "sitesOn": ["no address", "https://webmail.example"],
        "brands": [{ "name": "X" }, { "name": "Examplecoin", "domains": ["examplecoin.example"] }, {}],
        "allowed": [{ "value": "b.example" }, { "place": "sender", "value": "mailer.example", "brand": "Examplecoin" }],
        "lockAllowed": "no",
        "lockSwitches": 1,
        "language": ["de"],
        "reportTo": {},
        "contactText": 7,
        "welcome": false,
        "log": [false],
    })
}

async fn obeyed(browser: &Browser, port: u16) -> Outcome {
    each(browser, port).await?;
    let page = OwnPage::open(browser, "options.html").await?;
    page.shows("#policy-list", &site(OFF, port)).await?;
    page.shows("#brands-list", "Examplecoin").await?;
    // Nothing is locked by a word that only looks so.
    let locked = page.attribute("#allowed-locked", "hidden").await?;
    expect(locked.is_some(), || {
        "expected that users may allow senders".to_owned()
    })?;
    browser.mail().await?;
    browser
        .goto(&format!("{}/gmail/page.html", site(OFF, port)))
        .await?;
    reports::switched_off(browser).await?;
    expect_verdict(browser, "examplecoin-help.example", "impersonation").await?;
    expect_verdict(browser, "mailer.example", "consistent").await
}

async fn each(browser: &Browser, port: u16) -> Outcome {
    let good = json!({
        "sitesOn": [site(OFF, port)], "sitesOff": [site(OFF, port)],
        "brands": [{ "name": "Examplecoin", "domains": ["examplecoin.example"] }],
        "allowed": [{ "place": "sender", "value": "mailer.example", "brand": "Examplecoin" }],
        "lockAllowed": true, "lockSwitches": true, "welcome": false, "log": false,
        "language": "de", "reportTo": "desk@house.example", "contactText": "Ask us",
    });
    let wrong = json!([null, 7, "x", "no address", "", [null], [[]], {}, { "length": 1 }, true]);
    // With the file itself: what it declares a driver's script in Firefox does not see.
    let shapes = fs::read_to_string(tools::extension()?.join("well-shaped.js"))?;
    let args = json!({ "good": good, "wrong": wrong });
    let failed = browser.ask(&format!("{shapes}{EACH}"), args).await?;
    expect(failed == json!([]), || {
        format!("expected the rest to hold and nothing else, but {failed}")
    })
}
