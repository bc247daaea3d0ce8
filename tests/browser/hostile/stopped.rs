//! The background is stopped over a question, as browsers do when they want its memory: it is asked once
//! more, and the mail gets its banner.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use super::roots::INJECT;
use crate::evasions::put;
use crate::rig::browser::Browser;
use crate::rig::driver::{self, GECKO_ID, Kind};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::pages::{self, OWN_HOST};
use crate::rig::tools::{self, Scratch};
use crate::rig::{banner, popup, reports};

crate::rig::in_both_browsers!(run);

/// Counts the background's lives, and leaves one question of the kind that is wanted without an answer.
const HANGING: &str = r#"
chrome.storage.session.get("lives").then(({ lives = 0 }) => chrome.storage.session.set({ lives: lives + 1 }));
const hanging = (part, name, kind) => {
  const real = part[name];
  part[name] = async (...args) => {
    const { hang } = await chrome.storage.session.get("hang");
    if (hang === kind) {
      await chrome.storage.session.set({ hang: "hangs" });
      await new Promise(() => {});
    }
    return real(...args);
  };
};
hanging(Core, "run", "core");
hanging(Choices, "answer", "settings");
"#;

/// Too long to be checked in the page.
const LONG: usize = 90_000;
const CLAIM: &str = "<p>Dear Binance user, your Binance account is suspended. \
    <a href='https://binance-refund.example/claim'>Claim</a></p>";

/// A page may forbid WebAssembly; what Chromium did in it before stays.
const FORBID: &str = "
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = \"script-src 'self' 'unsafe-inline'\";
    document.head.append(policy);";

async fn run(kind: Kind) -> Outcome {
    let (_server, port) = pages::serve()?;
    let own = format!("https://{OWN_HOST}:{port}");
    let folder = Scratch::new(&format!("stopped-{}", kind.name()))?;
    let extension = tools::copied_extension(folder.path())?;
    hang(&extension)?;
    let profile = Scratch::new(&format!("stopped-profile-{}", kind.name()))?;
    let page = format!("{own}/cypht/page.html");
    let browser = Browser::start_with(&extension, kind, profile.path(), true, &page).await?;
    let played = play(&browser, &own).await;
    browser.quit_after(played).await
}

fn hang(extension: &Path) -> Outcome {
    let file = extension.join("background.js");
    let mut file = fs::File::options().append(true).open(file)?;
    Ok(file.write_all(HANGING.as_bytes())?)
}

async fn play(browser: &Browser, own: &str) -> Outcome {
    popup::enable(browser, own).await?;
    long_mail(browser, own).await?;
    if browser.kind == Kind::Chromium {
        strict_page(browser, own).await?;
    }
    settings(browser, own).await
}

async fn long_mail(browser: &Browser, own: &str) -> Outcome {
    arm(browser, "core").await?;
    let words = "The garden grew well. ".repeat(LONG / 22);
    put(browser, own, "Long", &format!("{CLAIM}<p>{words}</p>")).await?;
    stopped(browser).await?;
    warned(browser, "Long").await
}

/// A page in which Chromium runs no WebAssembly.
async fn strict_page(browser: &Browser, own: &str) -> Outcome {
    popup::switch(browser, own, "off").await?;
    put(browser, own, "Strict", CLAIM).await?;
    browser.client.execute(INJECT, vec![json!(FORBID)]).await?;
    arm(browser, "core").await?;
    let body = "await api.storage.local.set(args);";
    let on = json!({ format!("site:{own}"): { "enabled": true } });
    browser.ask(body, on).await?;
    stopped(browser).await?;
    warned(browser, "Strict").await?;
    let road = reports::only(browser, "Strict").await?.road;
    expect(road == "background", || {
        format!("expected the check in the background, it ran in the {road}")
    })
}

/// What the user decided holds, though the background was stopped when it was asked for that.
async fn settings(browser: &Browser, own: &str) -> Outcome {
    // No page that is open may ask first.
    browser.goto("about:blank").await?;
    let brand = json!({ "name": "Examplecoin", "domains": ["examplecoin.example"] });
    let body = "await api.storage.local.set({ settings: { version: 1, brands: [args] } });";
    browser.ask(body, brand).await?;
    arm(browser, "settings").await?;
    let mail = "<p>Dear Examplecoin user, your Examplecoin account is suspended. Verify your identity at once: \
        <a href='https://examplecoin-help.example/'>log in</a></p>";
    put(browser, own, "Settings", mail).await?;
    stopped(browser).await?;
    warned(browser, "Settings").await
}

/// The next question of that kind hangs.
async fn arm(browser: &Browser, kind: &str) -> Outcome {
    // The popup would ask, too.
    OwnPage::open(browser, "clicked.html?brand=Kraken").await?;
    browser
        .ask(
            "await api.storage.session.set({ hang: args });",
            json!(kind),
        )
        .await?;
    Ok(())
}

/// Stops the background as soon as a question hangs, and waits until it lives again.
async fn stopped(browser: &Browser) -> Outcome {
    let body = "return api.storage.session.get(null);";
    let lives = browser
        .ask_until("a question that hangs", body, json!(null), |stored| {
            (stored["hang"] == "hangs").then(|| stored["lives"].as_u64())
        })
        .await?;
    match browser.kind {
        Kind::Chromium => {
            let client = browser.panel().await?;
            driver::devtools(client, "ServiceWorker.enable", json!({})).await?;
            driver::devtools(client, "ServiceWorker.stopAllWorkers", json!({})).await?;
        }
        Kind::Firefox => {
            let script = "const { extension } = WebExtensionPolicy.getByID(arguments[0]);
                return extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }).then(() => null);";
            driver::in_firefox(browser.panel().await?, script, vec![json!(GECKO_ID)]).await?;
        }
    }
    browser
        .ask_until(
            "another life of the background",
            body,
            json!(null),
            |stored: Value| (stored["lives"].as_u64() > lives).then_some(()),
        )
        .await
}

async fn warned(browser: &Browser, subject: &str) -> Outcome {
    let checked = reports::only(browser, subject).await?;
    let verdict = &checked.report["verdict"];
    expect(verdict == "impersonation", || {
        format!("{subject}: expected an alarm, the verdict is {verdict}")
    })?;
    let banner = banner::one(browser.mail().await?, "body").await?;
    expect(banner.words.tone == "alarm", || {
        format!("{subject}: expected an alarm, there is {banner:?}")
    })
}
