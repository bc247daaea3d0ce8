//! A picture of every scene in every look, for people to judge, and axe-core in every scene, in light and
//! in dark; in two real browsers. Needs `dist/touchstone` (`./build.sh build`) and axe-core
//! (`./build.sh test` fetches it).

mod audit;

use crate::rig::axe::Axe;
use crate::rig::driver::Kind;
use crate::rig::looks::Look;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::screenshot;
use crate::rig::tools::{self, Scratch};
use crate::scenes::{Place, SCENES, Scene, Scenery};
use crate::stage::Stage;

const LOOKS: [Look; 5] = [
    Look::Light,
    Look::Dark,
    Look::Forced,
    Look::Zoomed,
    Look::Narrow,
];
/// From right to left, and of wide words and none, for each browser.
const LANGUAGES: [(Kind, [Look; 2]); 2] = [
    (Kind::Chromium, [Look::Speaking("fa"), Look::Speaking("de")]),
    (Kind::Firefox, [Look::Speaking("ar"), Look::Speaking("ja")]),
];

/// The window for a page of the extension is so wide at most, and at least so high.
const PAGE: (u32, u32) = (800, 400);
/// No page is longer.
const LONGEST: u64 = 4000;

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    let folder = Scratch::new(&format!("gallery-{}", kind.name()))?;
    let extension = tools::extension_with_open_roots(folder.path())?;
    let mut stage = Stage::set_with(&extension, kind).await?;
    let played = play_all(&mut stage).await;
    stage.browser.quit_after(played).await
}

async fn play_all(stage: &mut Stage) -> Outcome {
    let scenery = Scenery::build(stage).await?;
    let axe = Axe::load()?;
    for look in looks(stage.browser.kind) {
        let name = format!("gallery-{}", look.name());
        stage
            .play(&name, async |stage: &mut Stage| {
                look.set(&stage.browser).await?;
                let mut broken = Vec::new();
                for scene in SCENES {
                    let lines = judge(stage, &scenery, &axe, scene, look);
                    broken.extend(
                        lines
                            .await
                            .map_err(|error| format!("{}: {error}", scene.name))?,
                    );
                }
                expect(broken.is_empty(), || {
                    format!("accessibility rules are broken:\n{}\n  ", broken.join("\n"))
                })
            })
            .await?;
    }
    Ok(())
}

/// Each language in one of the browsers; in both where somebody wants to look.
fn looks(kind: Kind) -> Vec<Look> {
    let languages = LANGUAGES
        .iter()
        .filter(|(of, _)| *of == kind || screenshot::are_wanted())
        .flat_map(|(_, looks)| looks);
    LOOKS.iter().chain(languages).copied().collect()
}

/// Takes the picture; gives the rules of accessibility that are broken, contrast among them.
async fn judge(
    stage: &Stage,
    scenery: &Scenery,
    axe: &Axe,
    scene: &Scene,
    look: Look,
) -> Outcome<Vec<String>> {
    scenery.open(stage, scene).await?;
    picture(stage, scene, look).await?;
    match look {
        Look::Light | Look::Dark => audit::broken(stage, axe, scene, look).await,
        _ => Ok(Vec::new()),
    }
}

async fn picture(stage: &Stage, scene: &Scene, look: Look) -> Outcome {
    if matches!(
        scene.place,
        Place::Page(_) | Place::Pasted(_) | Place::Guessed | Place::PopupOn(_) | Place::Captured(_)
    ) {
        fit_window(stage, look).await?;
    }
    let name = format!("gallery-{}-{}", scene.name, look.name());
    screenshot::take(&stage.browser, &name).await?;
    Ok(())
}

/// Makes the window as long as the page in it.
async fn fit_window(stage: &Stage, look: Look) -> Outcome {
    let client = &stage.browser.client;
    let (width, least) = (look.width().min(PAGE.0), PAGE.1);
    client.set_window_size(width, least).await?;
    // In the window's own pixels, which zoom does not change; with what the window has around it.
    let script = "const zoom = devicePixelRatio;
        return Math.ceil(document.documentElement.scrollHeight * zoom + outerHeight - innerHeight * zoom);";
    let height = client.execute(script, vec![]).await?.as_u64();
    let height = height.unwrap_or_default().clamp(u64::from(least), LONGEST);
    Ok(client
        .set_window_size(width, u32::try_from(height)?)
        .await?)
}
