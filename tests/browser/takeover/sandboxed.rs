//! A mail in a frame of no origin that is open when its site is chosen, and when the extension is
//! updated: a run starts in that frame too.

use std::path::Path;

use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::Outcome;
use crate::rig::tools::{self, Scratch};
use crate::rig::{pages, popup, reports, wait};

/// With an address of the webmail's own, and with none.
const PAGES: [&str; 2] = ["nextcloud/sandboxed", "unknown/sandbox"];

crate::rig::in_both_browsers!(open_frames);

async fn open_frames(kind: Kind) -> Outcome {
    let (_server, port) = pages::serve()?;
    let folder = Scratch::new(&format!("sandboxed-{}", kind.name()))?;
    let extension = tools::copied_extension(folder.path())?;
    let profile = Scratch::new(&format!("sandboxed-profile-{}", kind.name()))?;
    let path = profile.path();
    let browser = Browser::start_with(&extension, kind, path, true, "about:blank").await?;
    let played = play(&browser, &extension, port).await;
    browser.quit_after(played).await
}

async fn play(browser: &Browser, extension: &Path, port: u16) -> Outcome {
    let own = format!("https://{}:{port}", pages::OWN_HOST);
    for (number, page) in PAGES.into_iter().enumerate() {
        browser.goto(&format!("{own}/{page}.html")).await?;
        if number == 0 {
            popup::enable(browser, &own).await?;
        }
        read(browser, page, "when the site is chosen").await?;
        tools::set_version(extension, &format!("95.{number}.0"))?;
        browser.update(extension).await?;
        read(browser, page, "after an update").await?;
    }
    Ok(())
}

/// The mail's links, and no part that is missing.
async fn read(browser: &Browser, page: &str, when: &str) -> Outcome {
    let mut last = Value::Null;
    wait::until("the mail in the frame", async || {
        let frames = reports::frames(browser).await?;
        last = json!(frames.iter().map(short).collect::<Vec<_>>());
        let is_read = |frame: &Value| frame[0] == json!([]) && frame[1] != 0;
        let all = last.as_array().into_iter().flatten();
        Ok(all.clone().any(is_read).then_some(()))
    })
    .await
    .map_err(|error| format!("{page} {when}: {error}, there is {last}").into())
}

/// Its problems, and how many links were read.
fn short(frame: &Value) -> Value {
    let links = frame["reports"]["messages"][0]["snapshot"]["links"].as_array();
    json!([frame["state"]["problems"], links.map_or(0, Vec::len)])
}
