//! A storage that is damaged, or full: mail is checked all the same, and the extension's pages open.

use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::{banner, pages, popup};

crate::rig::in_both_browsers!(run);

/// Puts it into each of the two storages.
const PUT: &str = "
    await api.storage.local.set(args.local);
    await api.storage.session.set(args.session);";
const CLEAR: &str = "
    await api.storage.local.remove(Object.keys(args.local));
    await api.storage.session.remove(Object.keys(args.session));";

/// Fills one of the two until there is no room for a setting. Firefox has no limit for one of them.
const FILL: &str = "
    const most = 12 * 2 ** 20, area = api.storage[args];
    let size = 5 * 2 ** 20;
    for (let filled = 0, number = 0; size >= 32 && filled < most; number += 1) {
        try {
            await area.set({ [`filler${number}`]: 'x'.repeat(size) });
            filled += size;
        } catch { size = Math.floor(size / 4); }
    }
    return area.set({ one: 'more'.repeat(99) }).then(() => false, () => true);";
const EMPTY: &str = "
    for (const area of [api.storage.local, api.storage.session]) {
        await area.remove([...Array(99).keys()].map(number => `filler${number}`));
    }
    await api.storage.local.remove('one');
    await api.storage.session.remove('one');";

async fn run(kind: Kind) -> Outcome {
    pages::play("stored", kind, async |browser: &Browser, own: &str, _| {
        popup::enable(browser, own).await?;
        let before = browser
            .ask("return api.storage.local.get(null);", json!(null))
            .await?;
        for wrong in wrong() {
            for stored in [all_of(&wrong, own, browser.tab), some_of(&wrong)] {
                held(browser, own, &stored)
                    .await
                    .map_err(|error| format!("{stored}: {error}"))?;
                browser.ask(CLEAR, stored).await?;
                browser
                    .ask("await api.storage.local.set(args);", before.clone())
                    .await?;
            }
        }
        full(browser, own).await
    })
    .await
}

/// What should not stand anywhere.
fn wrong() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-7.5),
        json!("x"),
        json!([null, 7, "x", {}, [[]]]),
        json!({ "length": 3, "enabled": "x", "instance": {}, "tabId": "x" }),
    ]
}

/// It stands under each key.
fn all_of(wrong: &Value, own: &str, tab: u64) -> Value {
    // A pause is told by `true`, and by nothing else.
    let not_paused = if *wrong == json!(true) {
        &json!("true")
    } else {
        wrong
    };
    json!({
        "local": {
            "settings": wrong, "everywhere": wrong, "log": wrong, "site:": wrong, "site:no address": wrong,
            "site:https://mail.proton.me": wrong, (format!("site:{own}")): wrong,
        },
        "session": {
            "takenOver": wrong, "pendingSite": wrong, "clicked:Kraken": wrong, (format!("paused:{tab}")): not_paused,
            (format!("frame:{tab}:0")): wrong, (format!("frame:{tab}:x")): wrong, "frame:": wrong,
        },
    })
}

/// It stands beside what is right, at every place inside.
fn some_of(wrong: &Value) -> Value {
    let brand = json!({ "name": "Examplecoin", "domains": ["examplecoin.example"] });
    let rule = json!({ "place": "sender", "value": "mailer.example", "brand": "Examplecoin" });
    let code = json!({ "brand": "Kraken", "code": "Heron-2041" });
    let entry = json!({ "mail": "1", "date": "2026-11-28T10:00:00.000Z", "webmail": "", "verdict": "caution",
        "brand": "Kraken", "domain": "mailer.example", "hosts": [], "findings": [] });
    let damaged = |good: &Value| -> Vec<Value> {
        let fields = good.as_object().into_iter().flatten();
        let each = fields.map(|(name, _)| {
            let mut one = good.clone();
            one[name] = wrong.clone();
            one
        });
        [good.clone(), wrong.clone()]
            .into_iter()
            .chain(each)
            .collect()
    };
    json!({
        "local": {
            "settings": {
                "version": wrong, "brands": damaged(&brand), "allowed": damaged(&rule), "codes": damaged(&code),
                "exchanges": ["Kraken", wrong], "showConsistent": wrong, "keepLog": wrong, "language": wrong, "sites": wrong,
            },
            "log": { "salt": wrong, "entries": damaged(&entry) },
        },
        "session": {},
    })
}

/// The mail is warned of, what is right in the settings holds, and each page opens.
async fn held(browser: &Browser, own: &str, stored: &Value) -> Outcome {
    browser.ask(PUT, stored.clone()).await?;
    warned(browser, own).await?;
    opened(browser, own).await?;
    if stored["local"]["settings"]["brands"].is_array() {
        rules_hold(browser).await?;
    }
    Ok(())
}

async fn warned(browser: &Browser, own: &str) -> Outcome {
    browser.goto(&format!("{own}/cypht/page.html")).await?;
    let banner = banner::one(browser.mail().await?, "body").await?;
    expect(banner.words.tone == "alarm", || {
        format!("expected an alarm, there is {banner:?}")
    })
}

/// Options, popup and the page for who has already clicked have their words.
async fn opened(browser: &Browser, own: &str) -> Outcome {
    popup::open(browser, own).await?;
    let page = OwnPage::open(browser, "options.html").await?;
    page.find("#brands").await?;
    page.find("#log").await?;
    let page = OwnPage::open(browser, "clicked.html?brand=Kraken").await?;
    page.find("h1").await?;
    browser.mail().await?;
    Ok(())
}

async fn rules_hold(browser: &Browser) -> Outcome {
    let body =
        "const { settings } = await api.runtime.sendMessage({ type: 'settings', site: null });
        const { brands, allowed, codes, exchanges } = settings;
        return [brands[0].name, allowed[0].value, codes[0].code, exchanges[0]];";
    let first = browser.ask(body, json!(null)).await?;
    let expected = json!(["Examplecoin", "mailer.example", "Heron-2041", "Kraken"]);
    expect(first == expected, || {
        format!("expected the rules {expected}, there are {first}")
    })
}

/// No room is left for anything.
async fn full(browser: &Browser, own: &str) -> Outcome {
    browser.goto("about:blank").await?;
    for area in ["local", "session"] {
        let is_full = browser.ask(FILL, json!(area)).await?;
        let has_limit = browser.kind == Kind::Chromium;
        expect(is_full == true || !has_limit, || {
            format!("expected a full storage ({area})")
        })?;
    }
    warned(browser, own).await?;
    opened(browser, own).await?;
    browser.ask(EMPTY, json!(null)).await?;
    warned(browser, own).await
}
