//! `pack bundle`: the extension's files, the wasm, licence and notices, as a folder and as a zip for each
//! store.
//!
//! Everything is made in a folder beside the old result, which is replaced only when all went
//! well.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::error::{Error, Result, read};
use crate::stores::STORES;
use crate::{manifest, messages, notices};

const SOURCE: &str = "extension";
pub const FOLDER: &str = "touchstone";

/// Puts the extension of the project in `root` together with the library in `wasm`, into `out`.
pub fn build(root: &Path, wasm: &Path, out: &Path) -> Result<()> {
    let staging = out.join(".staging");
    remove_folder(&staging)?;
    let folder = staging.join(FOLDER);
    copy_folder(&root.join(SOURCE), &folder)?;
    bind(wasm, &folder.join("wasm"))?;
    notices::write(root, &[], &folder)?;
    manifest::check(&folder, env!("CARGO_PKG_VERSION"))?;
    let files = files_in(&folder)?;
    println!("{}: {} files", out.join(FOLDER).display(), files.len());
    for store in STORES {
        let (path, zip) = (staging.join(store.zip), store.package(&folder, &files)?);
        fs::write(&path, &zip).map_err(|cause| Error::file(&path, cause))?;
        println!("{}: {} KB", out.join(store.zip).display(), zip.len() / 1024);
    }
    publish(&staging, out)
}

/// Writes the wasm and its JavaScript glue.
pub fn bind(wasm: &Path, folder: &Path) -> Result<()> {
    if !wasm.is_file() {
        return Err(Error::file(
            wasm,
            "no such file; `./build.sh build` makes it",
        ));
    }
    let fail = |cause| Error::new(format!("{}: {cause:#}", wasm.display()));
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name("touchstone")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
        .no_modules(true)
        .map_err(fail)?
        .generate(folder)
        .map_err(fail)
}

/// Moves what was made to where it is expected.
fn publish(staging: &Path, out: &Path) -> Result<()> {
    let old = staging.join("old");
    let current = out.join(FOLDER);
    if current.exists() {
        rename(&current, &old)?;
    }
    rename(&staging.join(FOLDER), &current)?;
    for store in STORES {
        rename(&staging.join(store.zip), &out.join(store.zip))?;
    }
    remove_folder(staging)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).map_err(|cause| Error::file(to, cause))?;
    for path in children(from)? {
        let name = path.file_name().unwrap_or_default();
        let target = to.join(name);
        if !is_shipped(&name.to_string_lossy()) {
            continue;
        }
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else if name == messages::FILE {
            write_messages(&path, &target)?;
        } else {
            fs::copy(&path, &target).map_err(|cause| Error::file(&path, cause))?;
        }
    }
    Ok(())
}

/// The words of all languages are a third of the download: what only translators read stays out.
fn write_messages(from: &Path, to: &Path) -> Result<()> {
    let shipped = messages::shipped(&from.display().to_string(), &read(from)?)?;
    fs::write(to, shipped).map_err(|cause| Error::file(to, cause))
}

/// Whether a file or folder of the source folder is part of the extension; the rest serves its authors.
pub fn is_shipped(name: &str) -> bool {
    let for_authors = matches!(name, "README.md" | "tsconfig.json" | "store");
    !for_authors && !name.starts_with('.') && !name.ends_with(".d.ts")
}

/// All files below a folder, as paths inside it, sorted.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in children(&next)? {
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(inside) = path.strip_prefix(folder) {
                files.push(inside.to_owned());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// What is in a folder.
pub fn children(folder: &Path) -> Result<Vec<PathBuf>> {
    let fail = |cause| Error::file(folder, cause);
    let entries = fs::read_dir(folder).map_err(fail)?;
    entries
        .map(|entry| entry.map(|entry| entry.path()).map_err(fail))
        .collect()
}

/// Moves a file or folder.
pub fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(|cause| Error::file(to, cause))
}

/// Removes a folder with all that is in it; fine when there is none.
pub fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::file(folder, cause))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_for_authors_stay_out() {
        for name in ["types.d.ts", "tsconfig.json", "README.md", ".eslintrc"] {
            assert!(!is_shipped(name), "{name}");
        }
        for name in [
            "manifest.json",
            "messages.json",
            "popup/main.js",
            "on-16.png",
        ] {
            assert!(is_shipped(name), "{name}");
        }
    }

    #[test]
    fn the_texts_for_stores_stay_out() {
        let out = std::env::temp_dir().join(format!("touchstone-store-{}", std::process::id()));
        let (from, to) = (out.join("from"), out.join("to"));
        fs::create_dir_all(from.join("store/policies")).unwrap();
        fs::write(from.join("store/policies/policies.json"), "{}").unwrap();
        fs::write(from.join("manifest.json"), "{}").unwrap();
        copy_folder(&from, &to).unwrap();
        assert_eq!(files_in(&to).unwrap(), [PathBuf::from("manifest.json")]);
        fs::remove_dir_all(&out).unwrap();
    }

    #[test]
    fn a_failed_build_leaves_the_old_one() {
        let out = std::env::temp_dir().join(format!("touchstone-bundle-{}", std::process::id()));
        let old = out.join(FOLDER).join("manifest.json");
        fs::create_dir_all(out.join(FOLDER)).unwrap();
        fs::write(&old, "old").unwrap();
        let root = out.join("root");
        fs::create_dir_all(root.join(SOURCE)).unwrap();
        let error = build(&root, Path::new("no.wasm"), &out).unwrap_err();
        assert!(
            error.to_string().starts_with("no.wasm: no such file"),
            "{error}"
        );
        assert_eq!(fs::read_to_string(&old).unwrap(), "old");
        fs::remove_dir_all(&out).unwrap();
    }
}
