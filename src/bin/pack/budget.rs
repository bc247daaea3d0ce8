//! `pack budget`: whether what people download and run grew.
//!
//! Sizes do not depend on the clock or the machine: the same sources give the same files. What may be as large
//! as that stands in `tests/budgets.toml`; whoever needs more writes down more, and a reader of the change sees it.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use toml::{Table, Value};
use zip::ZipArchive;

use crate::date;
use crate::error::{Error, Result, read};
use crate::stores::STORES;

const BUDGETS: &str = "tests/budgets.toml";
/// In percent.
const GROWTH: u64 = 5;

const HEAD: &str = "\
# In bytes: `./build.sh test` fails where one of them grew by more than 5 %. Who needs more, or made it smaller:
#
#     ./build.sh build && cargo run --all-features --bin pack -- budget --write dist
#
# wasm_deflated: the core as the stores' zips hold it, which is what gzip makes of it. javascript: the extension's
# own scripts as they are, without the core's glue. content_scripts: those of them that run in a webmail's page.
";

/// What was measured, by its name in the file.
type Sizes = Vec<(String, u64)>;

/// Fails where something of the extension in `dist` is larger than it may be.
pub fn check(root: &Path, dist: &Path) -> Result<()> {
    let path = root.join(BUDGETS);
    let budgets: Table = read(&path)?
        .parse()
        .map_err(|cause| Error::file(&path, cause))?;
    let sizes = measure(dist)?;
    let mut grown = Vec::new();
    for (name, size) in &sizes {
        let budget = budgets.get("bytes").and_then(|bytes| bytes.get(name));
        let budget = budget
            .and_then(Value::as_integer)
            .and_then(|bytes| u64::try_from(bytes).ok())
            .ok_or_else(|| Error::file(&path, format!("there is no number for {name}")))?;
        println!("{name}: {size} bytes, {}", change(budget, *size));
        if is_over(budget, *size) {
            grown.push(format!("{name} from {budget} to {size} bytes"));
        }
    }
    if grown.is_empty() {
        return Ok(());
    }
    let grown = grown.join(", ");
    Err(Error::new(format!(
        "more than {GROWTH} % larger than {BUDGETS} says: {grown}. Make it smaller, or raise the number by \
         `pack budget --write` and say why in the commit"
    )))
}

/// Writes the sizes of the extension in `dist` down as what they may be.
pub fn write(root: &Path, dist: &Path) -> Result<()> {
    let path = root.join(BUDGETS);
    let mut lines = format!("{HEAD}date = \"{}\"\n\n[bytes]\n", today());
    for (name, size) in measure(dist)? {
        lines += &format!("{name} = {size}\n");
    }
    fs::write(&path, lines).map_err(|cause| Error::file(&path, cause))
}

fn measure(dist: &Path) -> Result<Sizes> {
    let mut sizes = Vec::new();
    for store in STORES {
        let path = dist.join(store.zip);
        let describe = |cause: &dyn std::fmt::Display| Error::file(&path, cause);
        let file = File::open(&path).map_err(|cause| describe(&cause))?;
        let whole = file.metadata().map_err(|cause| describe(&cause))?.len();
        sizes.push((store.zip.replace('.', "_"), whole));
        // All hold the same scripts.
        if store.zip == STORES[0].zip {
            let mut archive = ZipArchive::new(file).map_err(|cause| describe(&cause))?;
            sizes.extend(inside(&mut archive).map_err(|cause| describe(&cause))?);
        }
    }
    sizes.sort();
    Ok(sizes)
}

fn inside(archive: &mut ZipArchive<File>) -> zip::result::ZipResult<Sizes> {
    let (mut wasm, mut javascript, mut content_scripts) = (0, 0, 0);
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index)?;
        let name = file.name();
        if name.ends_with(".wasm") {
            wasm += file.compressed_size();
        } else if name.ends_with(".js") && !name.starts_with("wasm/") {
            javascript += file.size();
            if name.starts_with("content/") {
                content_scripts += file.size();
            }
        }
    }
    Ok(vec![
        ("wasm_deflated".to_owned(), wasm),
        ("javascript".to_owned(), javascript),
        ("content_scripts".to_owned(), content_scripts),
    ])
}

/// A size of nothing means that the files are not where they were.
fn is_over(budget: u64, size: u64) -> bool {
    size == 0 || size * 100 > budget * (100 + GROWTH)
}

fn change(budget: u64, size: u64) -> String {
    let grown = size >= budget;
    let tenths = size.abs_diff(budget) * 1000 / budget.max(1);
    let sign = if grown { '+' } else { '-' };
    format!("{sign}{}.{} %", tenths / 10, tenths % 10)
}

/// The day by UTC, `YYYY-MM-DD`.
fn today() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    date::day(now.unwrap_or(Duration::ZERO).as_secs() / 86_400)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_percent_more_pass_and_nothing_above() {
        assert!(!is_over(1000, 1000) && !is_over(1000, 1050) && !is_over(1000, 1));
        assert!(is_over(1000, 1051) && is_over(1000, 0));
        assert_eq!(change(1000, 1051), "+5.1 %");
        assert_eq!(change(1000, 900), "-10.0 %");
    }
}
