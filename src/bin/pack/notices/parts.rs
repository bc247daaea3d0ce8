//! What is shipped beside the crates: src/data/notices.toml.

use std::path::Path;

use serde::Deserialize;

use super::{Part, tidy};
use crate::error::{self, Error, Result};

const FILE: &str = "src/data/notices.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    part: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    used: String,
    licence: String,
    terms: Option<String>,
    head_of: Option<String>,
    #[serde(rename = "as")]
    as_crate: Option<String>,
}

/// The rows, in the file's order.
pub fn read(root: &Path, crates: &[Part]) -> Result<Vec<Part>> {
    let path = root.join(FILE);
    let file: File = toml::from_str(&error::read(&path)?)
        .map_err(|cause| Error::file(Path::new(FILE), cause))?;
    let rows = file.part.into_iter();
    rows.map(|row| {
        Ok(Part {
            texts: vec![text(root, crates, &row)?],
            name: row.name,
            used: Some(row.used),
            licence: row.licence,
        })
    })
    .collect()
}

fn text(root: &Path, crates: &[Part], row: &Row) -> Result<String> {
    match (&row.terms, &row.head_of, &row.as_crate) {
        (Some(terms), None, None) => Ok(tidy(terms)),
        (None, Some(file), None) => head(root, file),
        (None, None, Some(name)) => of_crate(crates, name)
            .ok_or_else(|| Error::new(format!("{FILE}: {}: no crate {name}", row.name))),
        _ => Err(Error::new(format!(
            "{FILE}: {}: wants one of terms, head_of and as",
            row.name
        ))),
    }
}

fn of_crate(crates: &[Part], name: &str) -> Option<String> {
    let is_it = |part: &&Part| part.name.split(' ').next() == Some(name);
    crates.iter().find(is_it)?.texts.first().cloned()
}

/// The comment with which a file begins.
fn head(root: &Path, file: &str) -> Result<String> {
    let text = error::read(&root.join(file))?;
    let lines: Vec<&str> = text
        .lines()
        .map_while(|line| line.strip_prefix('#'))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    match lines.is_empty() {
        true => Err(Error::new(format!("{file}: begins with no comment"))),
        false => Ok(tidy(&lines.join("\n"))),
    }
}
