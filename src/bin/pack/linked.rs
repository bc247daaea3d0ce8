//! The crates that the WebAssembly is linked from, and which needs which.
//!
//! `cargo tree` says which they are: it resolves features for one target, as `cargo build` does. `cargo
//! metadata`, which resolves them for all packages and targets at once, says where each one's files are.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::error::{Error, Result};

const PACKAGE: &str = "touchstone";
const TARGET: &str = "wasm32-unknown-unknown";

/// A crate's name and version.
pub type Id = (String, String);

/// What each crate needs.
type Graph = BTreeMap<Id, BTreeSet<Id>>;

/// A crate of others.
pub struct Crate {
    pub id: Id,
    /// As its author wrote it.
    pub licence: String,
    /// Where its files are.
    pub folder: PathBuf,
    pub needs: BTreeSet<Id>,
}

/// Our own package, and the crates by name.
pub struct Linked {
    pub version: String,
    pub needs: BTreeSet<Id>,
    pub crates: Vec<Crate>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
}

/// What the library built with these features is linked from.
pub fn read(root: &Path, features: &[&str]) -> Result<Linked> {
    let mut graph = graph(&tree(root, features)?);
    let own = graph.keys().find(|(name, _)| name == PACKAGE).cloned();
    let own = own.ok_or_else(|| Error::new(format!("cargo tree does not name {PACKAGE}")))?;
    let needs = graph.remove(&own).unwrap_or_default();
    if graph.is_empty() {
        return Err(Error::new("cargo tree names no crates"));
    }
    let mut known = packages(root)?;
    let crates = graph.into_iter().map(|(id, needs)| {
        let package = known.remove(&id);
        let package = package
            .ok_or_else(|| Error::new(format!("{} {}: not in cargo's metadata", id.0, id.1)))?;
        let folder = package.manifest_path.parent();
        Ok(Crate {
            folder: folder.unwrap_or(Path::new("")).to_owned(),
            licence: package.license.unwrap_or_default(),
            id,
            needs,
        })
    });
    Ok(Linked {
        version: own.1,
        needs,
        crates: crates.collect::<Result<_>>()?,
    })
}

fn tree(root: &Path, features: &[&str]) -> Result<String> {
    let features = features.join(",");
    cargo(
        root,
        &[
            "tree",
            "--package",
            PACKAGE,
            "--target",
            TARGET,
            "--no-default-features",
            "--features",
            &features,
            "--edges",
            "normal,no-proc-macro",
            "--prefix",
            "depth",
            "--format",
            "{p}",
        ],
    )
}

/// Every line stands below the crate that needs it, whose depth is one less.
fn graph(tree: &str) -> Graph {
    let mut graph = Graph::new();
    let mut above: Vec<Id> = Vec::new();
    for (depth, id) in tree.lines().filter_map(line) {
        above.truncate(depth);
        if let Some(parent) = above.last() {
            graph.entry(parent.clone()).or_default().insert(id.clone());
        }
        graph.entry(id.clone()).or_default();
        above.push(id);
    }
    graph
}

/// Of a line such as `2idna v1.1.0 (*)`. No crate's name begins with a digit.
fn line(line: &str) -> Option<(usize, Id)> {
    let (depth, rest) = line.split_at(line.find(|letter: char| !letter.is_ascii_digit())?);
    let mut words = rest.split(' ');
    let name = words.next()?;
    let version = words.next()?.strip_prefix('v')?;
    Some((depth.parse().ok()?, (name.to_owned(), version.to_owned())))
}

fn packages(root: &Path) -> Result<BTreeMap<Id, Package>> {
    let text = cargo(
        root,
        &[
            "metadata",
            "--format-version",
            "1",
            "--all-features",
            "--filter-platform",
            TARGET,
        ],
    )?;
    let metadata: Metadata = serde_json::from_str(&text)
        .map_err(|cause| Error::new(format!("cargo metadata: {cause}")))?;
    let packages = metadata.packages.into_iter();
    Ok(packages
        .map(|package| ((package.name.clone(), package.version.clone()), package))
        .collect())
}

/// What cargo prints, by the lock file as it is.
fn cargo(root: &Path, arguments: &[&str]) -> Result<String> {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(program)
        .args(arguments)
        .arg("--locked")
        .current_dir(root)
        .output()
        .map_err(|cause| Error::new(format!("cargo: {cause}")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Error::new(format!("cargo {}: {said}", arguments[0])));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_tree_says() {
        let tree = "0own v0.1.0 (/somewhere)\n1idna v1.1.0\n2smallvec v1.16.6\n1url v2.5.8\n2idna v1.1.0 (*)\n\n";
        let id = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        let [own, idna, smallvec, url] = [
            id("own", "0.1.0"),
            id("idna", "1.1.0"),
            id("smallvec", "1.16.6"),
            id("url", "2.5.8"),
        ];
        let expected = [
            (own, BTreeSet::from([idna.clone(), url.clone()])),
            (idna.clone(), BTreeSet::from([smallvec.clone()])),
            (smallvec, BTreeSet::new()),
            (url, BTreeSet::from([idna])),
        ];
        assert_eq!(graph(tree), Graph::from(expected));
    }
}
