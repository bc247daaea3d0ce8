//! `pack data`: from the sources in src/data to the tables in the library and in the extension, and
//! to the pages that tell about them.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::english_table::Sentences;
use crate::error::{Error, Result, read};
use crate::reading::Table;
use crate::suffixes::PublicSuffixes;
use crate::words::CommonWords;
use crate::{brand_table, brands, confusables, service_table, services, suffixes, webmails};

const BRANDS: &str = "src/data/brands.toml";
const SERVICES: &str = "src/data/services.toml";
pub const COMMON_WORDS: &str = "src/data/words.txt";
pub const SUFFIX_LIST: &str = "src/data/public_suffix_list.dat";
const PLATFORMS: &str = "src/data/platforms.txt";
pub const READING: &str = "src/data/reading.tsv";
pub const ACCOUNT_WORDS: &str = "src/data/account_words.txt";
pub const CLOSED_SUFFIXES: &str = "src/data/closed_suffixes.txt";
pub const KNOWN_NAMES: &str = "src/data/known_names.txt";
const LOOKALIKES: &str = "src/data/lookalikes.tsv";
const ENGLISH: &str = "extension/_locales/en/messages.json";

/// How every generated source file opens.
pub const COMMAND: &str = "cargo run --features pack --bin pack -- data";

/// A file and what it should hold.
pub struct Generated {
    pub path: &'static str,
    pub content: Vec<u8>,
    pub summary: String,
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
    say(&format!("{} generated files are up to date", tables.len()));
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
    let common = CommonWords::read(COMMON_WORDS, &common)?;
    let brands = brands::read(BRANDS, &source(BRANDS)?, &suffixes, &common)?;
    let services = services::read(SERVICES, &source(SERVICES)?, &brands.all)?;
    let costs = Table::read(READING, &source(READING)?)?;
    let confusables = confusables::read(LOOKALIKES, &source(LOOKALIKES)?)?;
    let english = Sentences::read(ENGLISH, &source(ENGLISH)?)?;
    let mut tables = vec![
        Generated {
            path: "src/brand/table.txt",
            content: brand_table::emit(&brands)?.into_bytes(),
            summary: brand_table::summary(&brands.all),
        },
        Generated {
            path: "src/service/table.rs",
            content: service_table::emit(&services).into_bytes(),
            summary: service_table::summary(&services),
        },
        Generated {
            path: "src/reading/costs.bin",
            summary: format!("{} words", costs.words.len()),
            content: costs.pack()?,
        },
        Generated {
            path: "src/domain/suffixes.bin",
            content: suffixes::pack(&suffixes)?,
            summary: format!("{} rules", suffixes.len()),
        },
        Generated {
            path: "src/confusable/table.rs",
            content: confusables::emit(&confusables).into_bytes(),
            summary: format!("{} letters", confusables.len()),
        },
        Generated {
            path: "src/report/english/table.rs",
            content: english.emit().into_bytes(),
            summary: format!("{} sentences", english.len()),
        },
    ];
    tables.extend(webmails::generate(root)?);
    Ok(tables)
}

fn is_current(path: &Path, content: &[u8]) -> bool {
    fs::read(path).is_ok_and(|on_disk| on_disk == content)
}
