//! Attacks on what Touchstone shows, stores and asks, each tried for real: by a mail, by a script in
//! the page, by another extension, by a damaged storage. `SECURITY.md` lists them with what came out.
//! Needs `dist/touchstone` (`./build.sh build`).

mod forms;
mod pragmas;
mod printed;
mod requests;
mod roots;
mod scripted;
mod senders;
mod stopped;
mod stored;

use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::Outcome;
use crate::rig::{pages, popup};

crate::rig::in_both_browsers!(run);

/// What a mail or a script in the page tries, in one browser after the other.
async fn run(kind: Kind) -> Outcome {
    pages::play("hostile", kind, play).await
}

async fn play(browser: &Browser, own: &str, port: u16) -> Outcome {
    popup::enable(browser, own).await?;
    roots::closed(browser, own).await?;
    scripted::deaf(browser, own).await?;
    forms::held(browser, own).await?;
    pragmas::harmless(browser, port).await?;
    printed::nothing(browser, own).await
}
