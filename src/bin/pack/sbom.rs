//! A software bill of materials: what is linked into the WebAssembly, as CycloneDX 1.6 in JSON.
//!
//! No serial number, for it would have to be random; the time is that of the commit.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::date;
use crate::error::{Error, Result, read};
use crate::linked::{self, Crate, Id, Linked};

const LOCK: &str = "Cargo.lock";

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// Of the extension's library: the crates, and Rust's own library of this version.
pub fn document(root: &Path, rust: &str, seconds: u64) -> Result<Value> {
    let linked = linked::read(root, &[])?;
    let checksums = checksums(&root.join(LOCK))?;
    let own = format!("pkg:generic/touchstone@{}", linked.version);
    let std = format!("pkg:generic/rust-std@{rust}");
    let mut components = vec![json!({
        "type": "library",
        "bom-ref": std,
        "name": "rust-std",
        "version": rust,
        "purl": std,
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    })];
    for of in &linked.crates {
        components.push(component(of, &checksums)?);
    }
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": date::time(seconds),
            "lifecycles": [{ "phase": "build" }],
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "touchstone",
                "version": linked.version,
                "purl": own,
                "licenses": [{ "license": { "id": "MIT" } }],
            },
        },
        "components": components,
        "dependencies": dependencies(&linked, &own, &std),
    }))
}

fn component(of: &Crate, checksums: &BTreeMap<Id, String>) -> Result<Value> {
    let (name, version) = &of.id;
    let checksum = checksums
        .get(&of.id)
        .ok_or_else(|| Error::new(format!("{LOCK}: {name} {version} has no checksum")))?;
    Ok(json!({
        "type": "library",
        "bom-ref": purl(&of.id),
        "name": name,
        "version": version,
        "purl": purl(&of.id),
        // As crates once wrote OR.
        "licenses": [{ "expression": of.licence.replace('/', " OR ") }],
        "hashes": [{ "alg": "SHA-256", "content": checksum }],
    }))
}

fn dependencies(linked: &Linked, own: &str, std: &str) -> Vec<Value> {
    let needed = |ids: &BTreeSet<Id>| ids.iter().map(purl).collect::<Vec<_>>();
    let mut of_own = vec![std.to_owned()];
    of_own.extend(needed(&linked.needs));
    let mut all = vec![json!({ "ref": own, "dependsOn": of_own })];
    all.extend(
        linked
            .crates
            .iter()
            .map(|of| json!({ "ref": purl(&of.id), "dependsOn": needed(&of.needs) })),
    );
    all
}

fn purl((name, version): &Id) -> String {
    format!("pkg:cargo/{name}@{version}")
}

/// Of the crates' files, as the lock file pins them.
fn checksums(lock: &Path) -> Result<BTreeMap<Id, String>> {
    let lock: Lock = toml::from_str(&read(lock)?).map_err(|cause| Error::file(lock, cause))?;
    let packages = lock.package.into_iter();
    Ok(packages
        .filter_map(|of| Some(((of.name, of.version), of.checksum?)))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that is linked in is there with its hash, nothing of the tools is, and whoever is needed
    /// by another is described.
    #[test]
    fn of_this_project() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let bill = document(root, "1.2.3", 86_400).unwrap();
        assert_eq!(bill["metadata"]["timestamp"], "1970-01-02T00:00:00Z");
        assert_eq!(
            bill["metadata"]["component"]["version"],
            env!("CARGO_PKG_VERSION")
        );

        let components = bill["components"].as_array().unwrap();
        let names: Vec<_> = components.iter().map(|of| of["name"].as_str()).collect();
        for name in ["rust-std", "idna", "wasm-bindgen"] {
            assert!(names.contains(&Some(name)), "{name}: {names:?}");
        }
        for name in ["touchstone", "clap", "html5ever", "wasm-bindgen-macro"] {
            assert!(!names.contains(&Some(name)), "{name}");
        }
        let hash = |of: &Value| of["hashes"][0]["content"].as_str().map(str::len);
        assert!(components[1..].iter().all(|of| hash(of) == Some(64)));

        let described: BTreeSet<_> = components
            .iter()
            .filter_map(|of| of["bom-ref"].as_str())
            .collect();
        let dependencies = bill["dependencies"].as_array().unwrap();
        let needed = dependencies
            .iter()
            .flat_map(|of| of["dependsOn"].as_array().unwrap());
        let needed: BTreeSet<_> = needed.filter_map(Value::as_str).collect();
        assert_eq!(described, needed);
    }
}
