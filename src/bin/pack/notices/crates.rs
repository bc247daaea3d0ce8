//! The crates that the WebAssembly is linked from, each with its licence and the text of it.

use std::path::Path;

use super::{Part, licence};
use crate::error::Result;
use crate::linked::{self, Crate};

/// All of them but this one, by name.
pub fn shipped(root: &Path, features: &[&str]) -> Result<Vec<Part>> {
    let crates = linked::read(root, features)?.crates;
    crates.iter().map(part).collect()
}

fn part(of: &Crate) -> Result<Part> {
    let name = format!("{} {}", of.id.0, of.id.1);
    let chosen = licence::chosen(&name, &of.licence)?;
    let texts = chosen.iter().map(|id| licence::text(&name, &of.folder, id));
    Ok(Part {
        licence: chosen.join(" AND "),
        used: None,
        texts: texts.collect::<Result<_>>()?,
        name,
    })
}
