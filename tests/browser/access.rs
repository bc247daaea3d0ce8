//! Whether everybody can use the extension by keyboard alone: its pages, the banner, the marks and the
//! explanation on a real Roundcube; in two real browsers. Needs `dist/touchstone` (`./build.sh build`).
//! That axe-core finds nothing in them is a part of the gallery.

mod keyboard;

use crate::rig::driver::Kind;
use crate::rig::outcome::Outcome;
use crate::rig::tools::{self, Scratch};
use crate::scenes::Scenery;
use crate::stage::Stage;

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    let folder = Scratch::new(&format!("access-{}", kind.name()))?;
    let extension = tools::extension_with_open_roots(folder.path())?;
    let mut stage = Stage::set_with(&extension, kind).await?;
    let played = play_all(&mut stage).await;
    stage.browser.quit_after(played).await
}

async fn play_all(stage: &mut Stage) -> Outcome {
    // What was decided is there to be gone through.
    Scenery::build(stage).await?;
    stage.play("keys-in-popup", keyboard::popup).await?;
    for (name, address) in [
        ("options", "options.html"),
        ("welcome", "welcome.html"),
        ("clicked", "clicked.html?brand=Kraken&was=password"),
        ("capture", "capture.html?tab={tab}&site={site}"),
    ] {
        let name = format!("keys-in-{name}");
        let play = async |stage: &mut Stage| keyboard::page(stage, address).await;
        stage.play(&name, play).await?;
    }
    stage.play("keys-in-banner", keyboard::banner).await?;
    stage
        .play("keys-in-explanation", keyboard::explanation)
        .await
}
