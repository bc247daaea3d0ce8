//! `pack age`: which rows of the data were last looked at so long ago that somebody should look again.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::{Error, Result, read};

/// Files of rows that say when they were checked, and folders of such.
const SOURCES: &[&str] = &[
    "src/data/brands.toml",
    "src/data/services.toml",
    "src/data/webmails",
    "extension/clicked/authorities.json",
    "extension/clicked/services.json",
];
/// Under these keys a row has its month (`YYYY-MM`) or day.
const DATES: [&str; 2] = ["checked", "date"];
/// Under these it has what people know it by.
const NAMES: [&str; 7] = ["name", "id", "brand", "country", "address", "to", "css"];

/// A row of data, and when it was checked.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    month: Month,
    /// The file, and what the row and those around it are called.
    place: Vec<String>,
}

/// Months since the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Month(u32);

impl Month {
    /// In: `YYYY-MM` with anything after it.
    fn read(date: &str) -> Option<Month> {
        let (year, rest) = date.split_at_checked(4)?;
        let month = rest.strip_prefix('-')?.get(..2)?.parse::<u32>().ok()?;
        let year = year.parse::<u32>().ok()?;
        (1..=12)
            .contains(&month)
            .then(|| Month(year * 12 + month - 1))
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.0 / 12, self.0 % 12 + 1)
    }
}

/// Prints the day of the list of brands, and every row that was checked more than so many months before it,
/// oldest first.
pub fn run(root: &Path, months: u32) -> Result<()> {
    let mut rows = Vec::new();
    let mut today = None;
    for file in files(root)? {
        let data = parse(&file)?;
        let name = file
            .strip_prefix(root)
            .unwrap_or(&file)
            .display()
            .to_string();
        if file.ends_with("brands.toml") {
            today = data["date"].as_str().and_then(Month::read);
        }
        collect(&data, &mut vec![name], &mut rows);
    }
    let today = today.ok_or_else(|| Error::new("src/data/brands.toml: date: a day is missing"))?;
    let total = rows.len();
    rows.retain(|row| row.month.0 + months < today.0);
    rows.sort();
    for Row { month, place } in &rows {
        println!("{month}  {}", place.join(" > "));
    }
    println!(
        "{} of {total} rows were checked more than {months} months before {today}",
        rows.len()
    );
    Ok(())
}

fn files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for source in SOURCES.iter().map(|source| root.join(source)) {
        if !source.is_dir() {
            files.push(source);
            continue;
        }
        let entries = fs::read_dir(&source).map_err(|error| Error::file(&source, error))?;
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|kind| kind == "toml"));
        paths.sort();
        files.extend(paths);
    }
    Ok(files)
}

fn parse(file: &Path) -> Result<Value> {
    let text = read(file)?;
    match file.extension().is_some_and(|kind| kind == "json") {
        true => serde_json::from_str(&text).map_err(|error| Error::file(file, error)),
        false => toml::from_str(&text).map_err(|error| Error::file(file, error)),
    }
}

/// Adds the rows in some data. In: what the rows around it are called.
fn collect(data: &Value, place: &mut Vec<String>, rows: &mut Vec<Row>) {
    match data {
        Value::Array(items) => items.iter().for_each(|item| collect(item, place, rows)),
        Value::Object(fields) => {
            let name = NAMES.iter().find_map(|name| fields.get(*name)?.as_str());
            place.extend(name.map(str::to_owned));
            let date = DATES.iter().find_map(|date| fields.get(*date)?.as_str());
            rows.extend(date.and_then(Month::read).map(|month| Row {
                month,
                place: place.clone(),
            }));
            fields
                .values()
                .for_each(|field| collect(field, place, rows));
            place.truncate(place.len() - usize::from(name.is_some()));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn rows_are_found_wherever_they_stand_with_what_is_around_them() {
        let data = json!({"brand": [{
            "name": "A",
            "report": {"to": "x@a.example", "checked": "2024-02"},
            "domains": [{"name": "a.example", "checked": "2026-11-03"}, {"name": "b.example"}],
        }]});
        let mut rows = Vec::new();
        collect(&data, &mut vec!["file".to_owned()], &mut rows);
        rows.sort();
        let shown = rows
            .iter()
            .map(|Row { month, place }| format!("{month} {}", place.join(" > ")));
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                "2024-02 file > A > x@a.example",
                "2026-11 file > A > a.example"
            ]
        );
    }

    #[test]
    fn months_are_read_from_months_and_days_only() {
        assert_eq!(
            Month::read("2026-01")
                .map(|month| month.to_string())
                .as_deref(),
            Some("2026-01")
        );
        assert_eq!(Month::read("2026-12-31"), Month::read("2026-12"));
        for wrong in ["", "2026", "2026-13", "2026-00", "November", "202é-01"] {
            assert_eq!(Month::read(wrong), None, "{wrong}");
        }
    }
}
