//! Every dependency has its reason in `src/dependencies.md`, and no reason is left of one that went.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use toml::Table;

const MANIFESTS: [&str; 2] = ["Cargo.toml", "tests/browser/Cargo.toml"];
const REASONS: &str = "src/dependencies.md";
const KINDS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join(path)).unwrap_or_else(|cause| panic!("{path}: {cause}"))
}

/// The crates that a manifest names, for whatever target.
fn named_in(manifest: &Table) -> BTreeSet<String> {
    let targets = manifest.get("target").and_then(|value| value.as_table());
    let targets = targets.into_iter().flat_map(|table| table.values());
    let parts = targets
        .filter_map(|value| value.as_table())
        .chain([manifest]);
    parts
        .flat_map(|part| KINDS.iter().filter_map(|kind| part.get(*kind)?.as_table()))
        .flat_map(|crates| crates.keys().cloned())
        .collect()
}

/// The crates in the first cells of a Markdown page's tables.
fn reasoned(page: &str) -> BTreeSet<String> {
    let cells = page.lines().filter_map(|line| line.strip_prefix("| `"));
    cells
        .filter_map(|line| Some(line.split_once("` |")?.0))
        .flat_map(|names| names.split("`, `"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_dependency_has_its_reason() {
    let manifests = MANIFESTS.map(|path| read(path).parse::<Table>().expect(path));
    let named: BTreeSet<String> = manifests.iter().flat_map(named_in).collect();
    assert_eq!(reasoned(&read(REASONS)), named);
}
