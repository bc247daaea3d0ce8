//! What a browser would refuse or miss only when the extension is loaded.

use std::path::Path;

use serde_json::Value;

use crate::error::{Error, Result, read};

const FILE_TYPES: [&str; 5] = [".js", ".html", ".css", ".png", ".wasm"];

/// Checks the manifest in the finished folder: the version, and that every file it names is there.
pub fn check(folder: &Path, version: &str) -> Result<()> {
    let path = folder.join("manifest.json");
    let manifest: Value =
        serde_json::from_str(&read(&path)?).map_err(|cause| Error::file(&path, cause))?;
    if manifest["version"] != version {
        let problem = format!(
            "version is {}, but Cargo.toml has {version}",
            manifest["version"]
        );
        return Err(Error::file(&path, problem));
    }
    match named_files(&manifest)
        .into_iter()
        .find(|name| !folder.join(name).is_file())
    {
        Some(missing) => Err(Error::file(
            &path,
            format!("names {missing}, which is not there"),
        )),
        None => Ok(()),
    }
}

/// Every string in the manifest that is a file name.
fn named_files(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) if FILE_TYPES.iter().any(|end| text.ends_with(end)) => vec![text],
        Value::Array(items) => items.iter().flat_map(named_files).collect(),
        Value::Object(fields) => fields.values().flat_map(named_files).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_text(manifest: &str) -> String {
        let folder =
            std::env::temp_dir().join(format!("touchstone-manifest-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("manifest.json"), manifest).unwrap();
        check(&folder, "1.2.3").map_or_else(|error| error.to_string(), |()| "fine".to_owned())
    }

    #[test]
    fn versions_and_files_must_agree() {
        assert_eq!(check_text(r#"{"version": "1.2.3", "name": "js"}"#), "fine");
        let error = check_text(r#"{"version": "1.2.4"}"#);
        assert!(
            error.ends_with("version is \"1.2.4\", but Cargo.toml has 1.2.3"),
            "{error}"
        );
        let error =
            check_text(r#"{"version": "1.2.3", "content_scripts": [{"js": ["a/main.js"]}]}"#);
        assert!(
            error.ends_with("names a/main.js, which is not there"),
            "{error}"
        );
        assert!(check_text("{").contains("manifest.json: EOF"));
    }
}
