//! `pack fixture --page`: a page for the tests out of a skeleton, which is what people copy from
//! Touchstone's page "Help us read this webmail". Its format: `extension/capture/README.md`.
//!
//! A skeleton holds no words. Where it says of what kind a text was, the page gets made-up ones, those
//! of the mail that the other pages have; which address is the sender's, whoever reads it says.

mod fill;
mod page;
mod parse;
mod shape;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::error::{Error, Result, read};
use fill::Filler;
use parse::Skeleton;

/// A copied skeleton has a fifth of that at most.
const MAX_SIZE: u64 = 1024 * 1024;
/// What stands for webmails on hosts of people's own.
const OWN_HOST: &str = "webmail.test";

/// Makes `tests/pages/<page>.html` and the beginning of its `.json` out of the skeleton in `file`.
///
/// `page`: a folder, or a folder and a name; `sender`: the number of the sender's address. Fails when
/// the file is no skeleton, with the line and the place, and when one of the pages is there already.
pub fn write(root: &Path, file: &Path, page: &str, sender: u32) -> Result<()> {
    let (folder, name) = target(page)?;
    let skeleton = parse_file(file)?;
    let folder = root.join("tests/pages").join(folder);
    let files = made(&skeleton, &folder, name, sender);
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(Error::file(
            path,
            "is there already; give --page another name",
        ));
    }
    fs::create_dir_all(&folder).map_err(|cause| Error::file(&folder, cause))?;
    for (path, text) in files {
        fs::write(&path, text).map_err(|cause| Error::file(&path, cause))?;
        println!("{}", path.display());
    }
    for hint in page::hints(&skeleton) {
        println!("{hint}");
    }
    Ok(())
}

fn parse_file(file: &Path) -> Result<Skeleton> {
    let size = fs::metadata(file)
        .map_err(|cause| Error::file(file, cause))?
        .len();
    if size > MAX_SIZE {
        return Err(Error::file(file, "larger than 1 MiB: no skeleton is"));
    }
    let text = read(file)?;
    parse::parse(&text).map_err(|fault| Error::at(&file.display().to_string(), fault.line, fault))
}

/// The page's files, with what is in them.
fn made(skeleton: &Skeleton, folder: &Path, name: &str, sender: u32) -> Vec<(PathBuf, String)> {
    let mut filler = Filler::new(sender);
    let mut files = vec![(
        folder.join(format!("{name}.html")),
        page::html(skeleton, &mut filler),
    )];
    for (at, frame) in skeleton.others.iter().enumerate() {
        let path = folder.join(format!("{name}-frame-{}.html", at + 1));
        files.push((path, page::other(frame, &mut filler)));
    }
    let host = skeleton.head.host.as_deref().unwrap_or(OWN_HOST);
    let month = skeleton.head.date.get(..7).unwrap_or_default();
    let expected = json!({
        "host": host,
        "seen": { "by": "capture", "date": month },
        "webmail": skeleton.head.adapter,
    });
    files.push((
        folder.join(format!("{name}.json")),
        format!("{expected:#}\n"),
    ));
    files
}

/// The folder and the file's name.
fn target(page: &str) -> Result<(&str, &str)> {
    let (folder, name) = page.split_once('/').unwrap_or((page, "page"));
    let is_name = |part: &str| {
        let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        !part.is_empty() && part.bytes().all(is_plain)
    };
    if is_name(folder) && is_name(name) {
        return Ok((folder, name));
    }
    Err(Error::new(format!(
        "--page {page}: expected NAME or NAME/PAGE, in a-z, 0-9 and -"
    )))
}
