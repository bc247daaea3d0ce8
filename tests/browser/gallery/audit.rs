//! axe-core in a scene.

use crate::rig::axe::{Axe, Violation};
use crate::rig::looks::Look;
use crate::rig::outcome::Outcome;
use crate::scenes::Scene;
use crate::stage::Stage;

/// Everything that breaks a rule in the scene that is open.
pub async fn broken(stage: &Stage, axe: &Axe, scene: &Scene, look: Look) -> Outcome<Vec<String>> {
    let found = axe.violations(&stage.browser.client, scene.scope()).await?;
    let lines = found.iter().map(|one| describe(scene.name, look, one));
    Ok(lines.collect())
}

fn describe(scene: &str, look: Look, violation: &Violation) -> String {
    let Violation { id, help, nodes } = violation;
    format!(
        "  {scene}, {}: {id} ({help})\n    {}",
        look.name(),
        nodes.join("\n    ")
    )
}
