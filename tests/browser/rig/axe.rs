//! axe-core inside a page: what breaks the rules of accessibility.

use std::fs;

use fantoccini::Client;
use serde::Deserialize;
use serde_json::{Value, json};

use super::outcome::{Outcome, expect};
use super::tools;

const TAGS: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// A button without a name beside the first of ours: in its shadow root, so that a result without
/// it would be one of a look from outside.
const BREAK: &str = "
    const ours = document.querySelector(arguments[0]);
    const broken = document.createElement('button');
    broken.id = 'touchstone-control';
    (ours.shadowRoot ?? document.body).append(broken);";

const MEND: &str = "
    const ours = document.querySelector(arguments[0]);
    (ours.shadowRoot ?? document).querySelector('#touchstone-control').remove();";

const RUN: &str = "
    const [scope, tags, done] = arguments;
    const include = scope === 'html' ? document : { include: [...document.querySelectorAll(scope)] };
    const brief = ({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, html, failureSummary }) =>
        `${target.flat().join(' > ')}  ${html.slice(0, 200)}  ${failureSummary}`) });
    window.axe.run(include, { iframes: false, runOnly: { type: 'tag', values: tags } })
        .then(({ violations, passes }) => done({ passes: passes.length, violations: violations.map(brief) }),
              error => done({ error: String(error) }));";

#[derive(Debug, Deserialize)]
struct Answer {
    #[serde(default)]
    error: String,
    #[serde(default)]
    passes: usize,
    #[serde(default)]
    violations: Vec<Violation>,
}

/// A rule that is broken.
#[derive(Debug, Clone, Deserialize)]
pub struct Violation {
    /// The rule's name.
    pub id: String,
    /// What it asks for.
    pub help: String,
    /// Where, and in what way.
    pub nodes: Vec<String>,
}

/// The checker itself.
pub struct Axe(String);

impl Axe {
    /// Reads it from where `build.sh` put it.
    pub fn load() -> Outcome<Self> {
        let file = tools::project().join("target/tools/axe.min.js");
        let source = fs::read_to_string(&file)
            .map_err(|_| format!("{} is missing: ./build.sh test fetches it", file.display()))?;
        Ok(Self(source))
    }

    /// What the elements that the selector names break, in the frame the driver is in. Fails where
    /// the checker overlooks what is broken for certain.
    pub async fn violations(&self, client: &Client, scope: &str) -> Outcome<Vec<Violation>> {
        client.execute(&self.0, vec![]).await?;
        client.execute(BREAK, vec![json!(scope)]).await?;
        let found = run(client, scope).await;
        client.execute(MEND, vec![json!(scope)]).await?;
        let (control, found) = found?
            .into_iter()
            .map(without_control)
            .partition::<Vec<_>, _>(|(is_control, _)| *is_control);
        expect(!control.is_empty(), || {
            format!("expected the control to be reported in {scope}, there is {found:?}")
        })?;
        let all = control
            .into_iter()
            .chain(found)
            .map(|(_, violation)| violation);
        Ok(all
            .filter(|violation| !violation.nodes.is_empty())
            .collect())
    }
}

/// Whether it names the control, and all else that it names.
fn without_control(mut violation: Violation) -> (bool, Violation) {
    let before = violation.nodes.len();
    violation
        .nodes
        .retain(|node| !node.contains("touchstone-control"));
    let names_it = violation.nodes.len() < before;
    (names_it && violation.id == "button-name", violation)
}

async fn run(client: &Client, scope: &str) -> Outcome<Vec<Violation>> {
    let answer: Value = client
        .execute_async(RUN, vec![json!(scope), json!(TAGS)])
        .await?;
    let answer: Answer = serde_json::from_value(answer)?;
    expect(answer.error.is_empty() && answer.passes > 0, || {
        format!("the checker did not run in {scope}: {answer:?}")
    })?;
    Ok(answer.violations)
}
