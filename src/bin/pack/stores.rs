//! The package for each store. One manifest serves all browsers, as it lies in `dist/touchstone`; each store gets
//! what its browser reads of it, since the others' keys bring warnings there.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::archive::{self, Entry};
use crate::error::{Error, Result};

const MANIFEST: &str = "manifest.json";

/// A store, or several that take the same package.
pub struct Store {
    pub zip: &'static str,
    /// Of the manifest, as paths with points, what this browser does not know.
    leaves_out: &'static [&'static str],
}

/// Edge is a Chromium and takes Chrome's package as it is.
pub const STORES: [Store; 2] = [
    Store {
        zip: "touchstone-chrome.zip",
        leaves_out: &["background.scripts", "browser_specific_settings"],
    },
    Store {
        zip: "touchstone-firefox.zip",
        leaves_out: &["background.service_worker", "minimum_chrome_version"],
    },
];

impl Store {
    /// The zip of the files of the extension in `folder`, for this store.
    pub fn package(&self, folder: &Path, files: &[PathBuf]) -> Result<Vec<u8>> {
        let mut entries = archive::entries(folder, files)?;
        let manifest = entries
            .iter_mut()
            .find(|entry| entry.name == Path::new(MANIFEST));
        let manifest = manifest.ok_or_else(|| Error::file(folder, "has no manifest.json"))?;
        self.fit(manifest)?;
        archive::zip(&entries)
    }

    fn fit(&self, manifest: &mut Entry) -> Result<()> {
        let fail = |cause: String| Error::new(format!("{MANIFEST} for {}: {cause}", self.zip));
        let mut all: Value =
            serde_json::from_slice(&manifest.content).map_err(|cause| fail(cause.to_string()))?;
        for key in self.leaves_out {
            take(&mut all, key).ok_or_else(|| fail(format!("there is no {key}")))?;
        }
        manifest.content = format!("{all:#}\n").into_bytes();
        Ok(())
    }
}

/// Takes a value out; none where there is none.
fn take(object: &mut Value, path: &str) -> Option<Value> {
    match path.split_once('.') {
        Some((first, rest)) => take(object.get_mut(first)?, rest),
        None => object.as_object_mut()?.remove(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest_for(zip: &str, manifest: &str) -> Result<Value> {
        let store = STORES.iter().find(|store| store.zip == zip).unwrap();
        let mut entry = Entry {
            name: PathBuf::from(MANIFEST),
            content: manifest.as_bytes().to_vec(),
            is_program: false,
        };
        store.fit(&mut entry)?;
        Ok(serde_json::from_slice(&entry.content).unwrap())
    }

    /// Of the extension's own manifest each browser starts what it can start, and is told nothing else.
    #[test]
    fn each_browser_gets_its_own_keys() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let source = crate::error::read(&root.join("extension/manifest.json")).unwrap();
        let whole: Value = serde_json::from_str(&source).unwrap();
        let chrome = manifest_for("touchstone-chrome.zip", &source).unwrap();
        let firefox = manifest_for("touchstone-firefox.zip", &source).unwrap();

        assert_eq!(
            chrome["background"],
            serde_json::json!({ "service_worker": "background.js" })
        );
        assert_eq!(chrome.get("browser_specific_settings"), None);
        assert_eq!(
            firefox["background"],
            serde_json::json!({ "scripts": whole["background"]["scripts"] })
        );
        assert_eq!(firefox.get("minimum_chrome_version"), None);
        for key in ["version", "permissions", "content_scripts", "action"] {
            assert_eq!(chrome[key], whole[key], "{key}");
            assert_eq!(firefox[key], whole[key], "{key}");
        }
    }

    #[test]
    fn a_key_that_is_gone_is_told() {
        let error = manifest_for("touchstone-chrome.zip", r#"{"background": {}}"#).unwrap_err();
        let expected = "manifest.json for touchstone-chrome.zip: there is no background.scripts";
        assert_eq!(error.to_string(), expected);
    }
}
