//! The webmails of src/data/webmails: one file each, from which the extension's tables, the list of
//! named webmails and the pages that tell about them are written.

mod check;
mod docs;
mod file;
mod known;
mod named;
mod readme;
mod rewrite;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use crate::data::Generated;
use crate::error::{Error, Result, read};
use known::{Webmail, resolve};

const FOLDER: &str = "src/data/webmails";
const PAGE: &str = "extension/content/webmails/README.md";

/// All that is made from the files.
pub fn generate(root: &Path) -> Result<Vec<Generated>> {
    let webmails = load(root)?;
    let file = |path, content: String, summary| Generated {
        path,
        content: content.into_bytes(),
        summary,
    };
    let page = read(&root.join(PAGE))?;
    let count = |what: &str, number: usize| format!("{number} {what}");
    let facts = webmails.iter().map(|webmail| webmail.facts.len()).sum();
    let names = named::sorted(&webmails);
    Ok(vec![
        file(
            "extension/content/webmails/tables.js",
            tables::emit(&webmails),
            count("selectors", facts),
        ),
        file(
            "extension/named-webmails.js",
            named::emit(&names),
            count("named webmails", names.len()),
        ),
        file(
            PAGE,
            readme::replaced(&page, &webmails)?,
            count("webmails in its table", readme::rows(&webmails).len()),
        ),
    ])
}

/// Sorted by id.
fn load(root: &Path) -> Result<Vec<Webmail>> {
    let mut files = Vec::new();
    for path in paths(&root.join(FOLDER))? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let file = format!("{FOLDER}/{name}");
        files.push((check::read(&file, &read(&path)?)?, file));
    }
    resolve(files)
}

fn paths(folder: &Path) -> Result<Vec<PathBuf>> {
    let fail = |cause| Error::file(folder, cause);
    let entries = fs::read_dir(folder).map_err(fail)?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(fail)?.path();
        if path.extension().is_some_and(|end| end == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
