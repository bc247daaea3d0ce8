//! `pack fixture`: a saved webmail page as a page for the tests, without what is personal in it.
//!
//! What selectors need stays: elements, classes, ids, roles. Everything else is replaced, unless it
//! is known to be structure; whoever wants to publish the result must still read it.

mod attributes;
mod known;
mod links;
mod page;
mod replace;
#[cfg(test)]
mod tests;
mod tokens;

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use crate::error::{Error, Result};
pub use known::WORDS;
use replace::Replacer;

const MAX_SIZE: u64 = 32 * 1024 * 1024;
/// This much of a file's beginning tells its kind.
const HEAD: usize = 4096;

/// Writes the page saved in `saved`, cleaned, to `out` or to standard output.
pub fn write(saved: &Path, out: Option<&Path>) -> Result<()> {
    let bytes = read(saved)?;
    let html = decode(&bytes).map_err(|cause| Error::file(saved, cause))?;
    if matches!(html, Cow::Owned(_)) {
        eprintln!(
            "{}: not all of it is UTF-8; what is not was left out",
            saved.display()
        );
    }
    let cleaned = clean(&html);
    match out {
        Some(file) => std::fs::write(file, &cleaned.html).map_err(|e| Error::file(file, e))?,
        None => std::io::stdout()
            .write_all(cleaned.html.as_bytes())
            .map_err(|cause| Error::new(format!("standard output: {cause}")))?,
    }
    eprint!("{}", cleaned.counts);
    Ok(())
}

/// A page without what was personal in it.
struct Cleaned {
    html: String,
    counts: Counts,
}

/// What was replaced and removed.
#[derive(Default)]
struct Counts {
    texts: usize,
    addresses: usize,
    names: usize,
    hosts: usize,
    values: usize,
    tokens: usize,
    elements: usize,
    attributes: usize,
    comments: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "Replaced: {} texts; {} mail addresses, {} names beside them, {} hosts, {} values, \
             {} tokens in classes and ids (each counted once).",
            self.texts, self.addresses, self.names, self.hosts, self.values, self.tokens
        )?;
        writeln!(
            f,
            "Removed: {} elements, {} attributes, {} comments.",
            self.elements, self.attributes, self.comments
        )?;
        writeln!(
            f,
            "A person must still read the whole file before publishing it: classes, ids and names \
             of attributes were kept, and no program knows which of them say something about you."
        )
    }
}

/// Goes through the page twice: which words are part of somebody's address or name, and so must go
/// from classes and ids too, is known only at its end.
fn clean(html: &str) -> Cleaned {
    let mut replacer = Replacer::default();
    page::clean(html, &mut replacer, 0);
    replacer.begin_again();
    let html = page::clean(html, &mut replacer, 0);
    Cleaned {
        html,
        counts: replacer.counts(),
    }
}

fn read(saved: &Path) -> Result<Vec<u8>> {
    let fault = |cause: std::io::Error| Error::file(saved, cause);
    let file = File::open(saved).map_err(fault)?;
    let mut bytes = Vec::new();
    file.take(MAX_SIZE + 1)
        .read_to_end(&mut bytes)
        .map_err(fault)?;
    if bytes.len() as u64 > MAX_SIZE {
        let most = MAX_SIZE / 1024 / 1024;
        return Err(Error::file(saved, format!("larger than {most} MiB")));
    }
    Ok(bytes)
}

/// The page's text, or why it is none.
fn decode(bytes: &[u8]) -> std::result::Result<Cow<'_, str>, &'static str> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("UTF-16; please save the page as UTF-8");
    }
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    if head.contains("multipart/related") && head.contains("mime-version:") {
        return Err("an MHTML archive; please save the page as HTML");
    }
    if !bytes.contains(&b'<') {
        return Err("no HTML in it");
    }
    Ok(String::from_utf8_lossy(
        bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes),
    ))
}
