//! axe-core in every scene; contrast among the rest, so in light and in dark.

use crate::rig::axe::{Axe, Violation};
use crate::rig::looks::Look;
use crate::rig::outcome::{Outcome, expect};
use crate::scenes::{SCENES, Scenery};
use crate::stage::Stage;

/// Fails with everything that breaks a rule, in all scenes.
pub async fn every_scene(stage: &Stage, scenery: &Scenery, look: Look) -> Outcome {
    let axe = Axe::load()?;
    look.set(&stage.browser).await?;
    let mut broken = Vec::new();
    for scene in SCENES {
        scenery
            .open(stage, scene)
            .await
            .map_err(|error| format!("{}: {error}", scene.name))?;
        let client = &stage.browser.client;
        let found = axe.violations(client, scene.scope()).await?;
        let lines = found.iter().map(|one| describe(scene.name, look, one));
        broken.extend(lines);
    }
    stage.browser.mail().await?;
    expect(broken.is_empty(), || {
        format!("accessibility rules are broken:\n{}\n  ", broken.join("\n"))
    })
}

fn describe(scene: &str, look: Look, violation: &Violation) -> String {
    let Violation { id, help, nodes } = violation;
    format!(
        "  {scene}, {}: {id} ({help})\n    {}",
        look.name(),
        nodes.join("\n    ")
    )
}
