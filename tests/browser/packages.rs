//! What each store gets, as it is uploaded: its manifest is not the one that the other tests load. Needs the
//! packages in `dist` (`./build.sh build`).

use std::fs::File;

use zip::ZipArchive;

use crate::rig::driver::Kind;
use crate::rig::outcome::Outcome;
use crate::rig::tools::{self, Scratch};
use crate::rig::{banner, pages, popup};

crate::rig::in_both_browsers!(run);

/// The background starts: without it no site is switched on, and no mail is checked.
async fn run(kind: Kind) -> Outcome {
    let package = match kind {
        Kind::Chromium => "touchstone-chrome.zip",
        Kind::Firefox => "touchstone-firefox.zip",
    };
    let folder = Scratch::new(&format!("package-{}", kind.name()))?;
    let zip = File::open(tools::project().join("dist").join(package))?;
    ZipArchive::new(zip)?.extract(folder.path())?;
    let check = async |browser: &_, own: &str, _| {
        popup::enable(browser, own).await?;
        banner::one(&browser.client, "body").await.map(|_| ())
    };
    pages::play_with(folder.path(), "package", kind, check).await
}
