//! Pictures of what was on the screen, kept under `target/screenshots/<browser>/`.

use std::path::PathBuf;

use super::browser::Browser;
use super::outcome::Outcome;
use super::tools;

/// Whether somebody wants to look at all that is on the screen.
pub fn are_wanted() -> bool {
    std::env::var_os("TOUCHSTONE_PICTURES").is_some()
}

/// Keeps a picture of the window in front where somebody wants to look: no test compares it with anything.
pub async fn keep(browser: &Browser, name: &str) -> Outcome {
    if are_wanted() {
        take(browser, name).await?;
    }
    Ok(())
}

/// Keeps a picture of the window in front.
pub async fn take(browser: &Browser, name: &str) -> Outcome<PathBuf> {
    let directory = directory(browser);
    std::fs::create_dir_all(&directory)?;
    let file = directory.join(format!("{name}.png"));
    std::fs::write(&file, browser.client.screenshot().await?)?;
    Ok(file)
}

/// Where the pictures of this browser are.
pub fn directory(browser: &Browser) -> PathBuf {
    tools::project()
        .join("target/screenshots")
        .join(browser.kind.name())
}
