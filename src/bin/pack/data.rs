//! `pack data`: from the sources in src/data to the tables in the library.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::error::{Error, Result, read};
use crate::suffixes::PublicSuffixes;
use crate::words::CommonWords;
use crate::{brand_table, brands, confusables, suffixes};

const BRANDS: &str = "src/data/brands.toml";
const COMMON_WORDS: &str = "src/data/common_words.txt";
const SUFFIX_LIST: &str = "src/data/public_suffix_list.dat";
const PLATFORMS: &str = "src/data/platforms.txt";
const LOOKALIKES: &str = "src/data/lookalikes.tsv";

/// How every generated Rust file opens.
pub const COMMAND: &str = "cargo run --features pack --bin pack -- data";

/// A file and what it should hold.
struct Generated {
    path: &'static str,
    content: String,
    summary: String,
}

/// Writes each table that is not what its source gives.
pub fn write(root: &Path) -> Result<()> {
    for table in generate(root)? {
        let path = root.join(table.path);
        if is_current(&path, &table.content) {
            say(&format!("{}: up to date ({})", table.path, table.summary));
            continue;
        }
        fs::write(&path, &table.content).map_err(|cause| Error::file(&path, cause))?;
        say(&format!("{}: written ({})", table.path, table.summary));
    }
    Ok(())
}

/// Fails when a table is not what its source gives.
pub fn check(root: &Path) -> Result<()> {
    let tables = generate(root)?;
    let stale: Vec<&str> = tables
        .iter()
        .filter(|table| !is_current(&root.join(table.path), &table.content))
        .map(|table| table.path)
        .collect();
    if !stale.is_empty() {
        return Err(Error::new(format!(
            "stale: {}; run: {COMMAND}",
            stale.join(", ")
        )));
    }
    say(&format!("{} generated tables are up to date", tables.len()));
    Ok(())
}

/// Tells; a reader that has gone (`| head`) must not keep a table from being written.
fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

fn generate(root: &Path) -> Result<Vec<Generated>> {
    let source = |path: &str| read(&root.join(path));
    let suffixes = PublicSuffixes::read(
        (SUFFIX_LIST, &source(SUFFIX_LIST)?),
        (PLATFORMS, &source(PLATFORMS)?),
    )?;
    let common = source(COMMON_WORDS)?;
    let common = CommonWords::read(&common);
    let brands = brands::read(BRANDS, &source(BRANDS)?, &suffixes, &common)?;
    let near = common.near(&brands);
    let confusables = confusables::read(LOOKALIKES, &source(LOOKALIKES)?)?;
    Ok(vec![
        Generated {
            path: "src/brand/table.rs",
            content: brand_table::emit(&brands),
            summary: brand_table::summary(&brands),
        },
        Generated {
            path: "src/brand/near_words.txt",
            summary: format!("{} words", near.lines().count()),
            content: near,
        },
        Generated {
            path: "src/domain/suffixes.txt",
            content: suffixes::emit(&suffixes),
            summary: format!("{} rules", suffixes.len()),
        },
        Generated {
            path: "src/confusable/table.rs",
            content: confusables::emit(&confusables),
            summary: format!("{} letters", confusables.len()),
        },
    ])
}

fn is_current(path: &Path, content: &str) -> bool {
    fs::read_to_string(path).is_ok_and(|on_disk| on_disk == content)
}
