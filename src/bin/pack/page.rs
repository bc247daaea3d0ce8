//! `pack page`: the page for trying the check, as a folder that works from any place, from disk too.
//!
//! A page opened from disk may fetch nothing, so all that is no script becomes one: the wasm (in
//! base64), the sample mails, the words. The extension's own scripts come along as they are, those
//! that `www/index.html` names.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::bundle::{bind, children, is_shipped, remove_folder, rename};
use crate::error::{Error, Result, read};
use crate::{messages, notices};

const FOLDER: &str = "www";
const INDEX: &str = "index.html";
const WORDS: &str = "extension/_locales/en/messages.json";
const SAMPLES: &str = "tests/mail";

/// Puts the page together from the project in `root` and the library in `wasm`, into `out`.
pub fn build(root: &Path, wasm: &Path, out: &Path) -> Result<()> {
    let staging = out.join(".staging-www");
    remove_folder(&staging)?;
    let folder = staging.join(FOLDER);
    copy_own(&root.join(FOLDER), &folder)?;
    for name in named(&read(&folder.join(INDEX))?) {
        copy(&root.join(name), &folder.join(name))?;
    }
    let words = root.join(WORDS);
    let words = messages::shipped(&words.display().to_string(), &read(&words)?)?;
    write_script(&folder, "words.js", "WORDS", &words)?;
    write_script(
        &folder,
        "samples.js",
        "SAMPLES",
        &samples(root)?.to_string(),
    )?;
    let size = write_core(wasm, &staging.join("bound"), &folder)?;
    notices::write(root, &["playground"], &folder)?;
    publish(&staging, out)?;
    println!(
        "{}: {} KB of wasm",
        out.join(FOLDER).join(INDEX).display(),
        size / 1024
    );
    Ok(())
}

fn copy_own(from: &Path, to: &Path) -> Result<()> {
    for path in children(from)? {
        let name = path.file_name().unwrap_or_default();
        if path.is_file() && is_shipped(&name.to_string_lossy()) {
            copy(&path, &to.join(name))?;
        }
    }
    Ok(())
}

/// The extension's files that the page loads.
fn named(index: &str) -> Vec<&str> {
    index
        .split('"')
        .filter(|text| text.starts_with("extension/"))
        .collect()
}

fn samples(root: &Path) -> Result<Value> {
    let mut files: Vec<PathBuf> = children(&root.join(SAMPLES))?;
    files.retain(|file| file.extension().is_some_and(|end| end == "eml"));
    files.sort();
    let sample = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        Ok(json!({ "name": name, "source": read(file)? }))
    };
    files
        .iter()
        .map(sample)
        .collect::<Result<Vec<_>>>()
        .map(Value::Array)
}

/// Writes the wasm and its glue; gives its size.
fn write_core(wasm: &Path, bound: &Path, folder: &Path) -> Result<usize> {
    bind(wasm, bound)?;
    copy(&bound.join("touchstone.js"), &folder.join("touchstone.js"))?;
    let file = bound.join("touchstone_bg.wasm");
    let bytes = fs::read(&file).map_err(|cause| Error::file(&file, cause))?;
    let text = Value::String(BASE64_STANDARD.encode(&bytes));
    write_script(folder, "core.js", "CORE", &text.to_string())?;
    Ok(bytes.len())
}

fn write_script(folder: &Path, file: &str, name: &str, value: &str) -> Result<()> {
    let script = format!("\"use strict\";\n// Made by `pack page`.\n\nconst {name} = {value};\n");
    write(&folder.join(file), &script)
}

fn publish(staging: &Path, out: &Path) -> Result<()> {
    let current = out.join(FOLDER);
    if current.exists() {
        rename(&current, &staging.join("old"))?;
    }
    rename(&staging.join(FOLDER), &current)?;
    remove_folder(staging)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(|cause| Error::file(folder, cause))?;
    fs::copy(from, to)
        .map(drop)
        .map_err(|cause| Error::file(from, cause))
}

fn write(to: &Path, text: &str) -> Result<()> {
    fs::write(to, text).map_err(|cause| Error::file(to, cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_names() {
        let index = r#"<link href="page.css"><script src="extension/a.js" defer></script>
            <img src="extension/icons/b.png">"#;
        assert_eq!(named(index), ["extension/a.js", "extension/icons/b.png"]);
    }
}
