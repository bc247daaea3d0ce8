//! Gmail's page, made by hand from what is known of it, under Gmail's own name.

use std::path::Path;

use crate::rig::driver::GMAIL_HOST;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::tether::Tether;
use crate::rig::{banner, popup, reports, screenshot, tools};
use crate::stage::Stage;

/// What Gmail puts around a message's text.
const BODY: &str = ".ii.gt";
const SUBJECT: &str = "Your Kraken account";
const SENDER: &str = "security@kraken-verify-login.example";

/// The open message of a thread gets its banner, the collapsed one does not.
pub async fn thread(stage: &mut Stage) -> Outcome {
    let (_server, port) = serve()?;
    let browser = &stage.browser;
    let origin = format!("https://{GMAIL_HOST}:{port}");
    browser.goto(&format!("{origin}/mail/u/0/")).await?;
    let checked = reports::checked(browser, SUBJECT).await?;
    let sender = &checked.snapshot["sender"]["address"]["value"];
    expect(sender == SENDER, || {
        format!("expected the sender {SENDER}, read was {sender}")
    })?;
    let banner = banner::one(&browser.client, BODY).await?;
    expect(
        banner.words.tone == "alarm" && banner.words.headline.contains("Kraken"),
        || format!("expected an alarm about Kraken, there is {banner:?}"),
    )?;
    banner.expect_above_text()?;
    screenshot::take(browser, "gmail-thread").await?;
    let state = popup::open(browser, &origin).await?;
    expect(state == "on", || {
        format!("expected the popup to say on, its state is {state}")
    })
}

fn serve() -> Outcome<(Tether, u16)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let php = tools::program(&["php"], "install the package php-cli")?;
    let (script, page) = (
        tests.join("webmail/https.php"),
        tests.join("pages/gmail-thread.html"),
    );
    let mut server = Tether::hold(
        &php,
        &[&script.display().to_string(), &page.display().to_string()],
    )?;
    let port = server.announced("its port", |line| line.strip_prefix("port ")?.parse().ok())?;
    Ok((server, port))
}
