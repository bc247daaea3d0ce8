//! The crates that the WebAssembly is linked from, each with its licence and the text of it.
//!
//! `cargo tree` says which they are: it resolves features for one target, as `cargo build` does. `cargo
//! metadata`, which resolves them for all packages and targets at once, says where each one's files are.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::{Part, licence};
use crate::error::{Error, Result};

const PACKAGE: &str = "touchstone";
const TARGET: &str = "wasm32-unknown-unknown";

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

/// All of them but this one, by name.
pub fn shipped(root: &Path, features: &[&str]) -> Result<Vec<Part>> {
    let known = packages(root)?;
    let linked = linked(root, features)?;
    let parts = linked.iter().map(|crate_| {
        let package = known.get(crate_);
        let package = package.ok_or_else(|| {
            Error::new(format!(
                "{} {}: not in cargo's metadata",
                crate_.0, crate_.1
            ))
        })?;
        part(package)
    });
    parts.collect()
}

fn part(package: &Package) -> Result<Part> {
    let name = format!("{} {}", package.name, package.version);
    let folder = package.manifest_path.parent().unwrap_or(Path::new(""));
    let expression = package.license.as_deref().unwrap_or_default();
    let chosen = licence::chosen(&name, expression)?;
    let texts = chosen.iter().map(|id| licence::text(&name, folder, id));
    Ok(Part {
        licence: chosen.join(" AND "),
        used: None,
        texts: texts.collect::<Result<_>>()?,
        name,
    })
}

fn linked(root: &Path, features: &[&str]) -> Result<BTreeSet<(String, String)>> {
    let features = features.join(",");
    let tree = cargo(
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
            "none",
            "--format",
            "{p}",
        ],
    )?;
    let mut crates: BTreeSet<(String, String)> =
        tree.lines().filter_map(name_and_version).collect();
    crates.retain(|(name, _)| name != PACKAGE);
    if crates.is_empty() {
        return Err(Error::new("cargo tree names no crates"));
    }
    Ok(crates)
}

/// Of a line such as `idna v1.1.0 (*)`.
fn name_and_version(line: &str) -> Option<(String, String)> {
    let mut words = line.split(' ');
    let name = words.next()?;
    let version = words.next()?.strip_prefix('v')?;
    Some((name.to_owned(), version.to_owned()))
}

fn packages(root: &Path) -> Result<BTreeMap<(String, String), Package>> {
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
    fn lines_of_cargo_tree() {
        let own = |name: &str, version: &str| Some((name.to_owned(), version.to_owned()));
        assert_eq!(name_and_version("idna v1.1.0"), own("idna", "1.1.0"));
        assert_eq!(name_and_version("idna v1.1.0 (*)"), own("idna", "1.1.0"));
        assert_eq!(
            name_and_version("touchstone v0.1.0 (/somewhere)"),
            own("touchstone", "0.1.0")
        );
        assert_eq!(name_and_version(""), None);
    }
}
