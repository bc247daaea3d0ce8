//! The manifest, the webmails' tables and the pages that test them name the same webmails and hosts.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn manifest() -> Value {
    let file = project().join("extension/manifest.json");
    serde_json::from_str(&fs::read_to_string(file).expect("the manifest")).expect("JSON")
}

fn strings(value: &Value) -> BTreeSet<String> {
    let items = value.as_array().expect("an array").iter();
    items
        .map(|item| item.as_str().expect("a string").to_owned())
        .collect()
}

/// The tables' file names and texts.
fn tables() -> Vec<(String, String)> {
    let folder = project().join("extension/content/webmails");
    let entries = fs::read_dir(folder).expect("the tables");
    let files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files
        .into_iter()
        .map(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            (name.into_owned(), fs::read_to_string(&file).expect("text"))
        })
        .collect()
}

/// What stands in double quotes behind `before`, each up to the closing quote.
fn quoted<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    text.split(before)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

fn patterns(text: &str) -> BTreeSet<String> {
    quoted(text, "\"https://")
        .into_iter()
        .map(|rest| format!("https://{rest}"))
        .collect()
}

fn covers(wide: &str, pattern: &str) -> bool {
    wide == pattern
        || wide.strip_prefix("https://*").is_some_and(|end| {
            pattern
                .strip_prefix("https://")
                .is_some_and(|rest| rest.ends_with(end))
        })
}

/// The sites that are checked from the start. Not to be added to: a browser that knows an earlier version
/// switches the extension off until the user agrees (Chromium), or does not grant the new one (Firefox).
const FIXED: [&str; 7] = [
    "https://mail.google.com/*",
    "https://mail.proton.me/*",
    "https://mail.yahoo.com/*",
    "https://outlook.cloud.microsoft/*",
    "https://outlook.live.com/*",
    "https://outlook.office.com/*",
    "https://outlook.office365.com/*",
];

#[test]
fn the_manifest_asks_for_a_handful_of_sites() {
    let fixed: BTreeSet<String> = FIXED.iter().map(|&site| site.to_owned()).collect();
    assert_eq!(strings(&manifest()["content_scripts"][0]["matches"]), fixed);
    assert_eq!(strings(&manifest()["host_permissions"]), fixed);
}

/// What is asked for is read, and what can be read is asked for.
#[test]
fn the_named_webmails_have_the_tables_hosts_and_no_others() {
    let file = project().join("extension/webmails.js");
    let text = fs::read_to_string(file).expect("webmails.js");
    let named: BTreeSet<String> = patterns(&text)
        .iter()
        .map(|site| format!("{site}/*"))
        .collect();
    let wanted: BTreeSet<String> = tables()
        .iter()
        .flat_map(|(_, text)| patterns(text))
        .collect();
    assert!(named.len() > 20);
    for pattern in &wanted {
        let covered = named.iter().any(|wide| covers(wide, pattern));
        assert!(covered, "no webmail asks for {pattern}");
    }
    for pattern in named.iter().map(String::as_str).chain(FIXED) {
        assert!(wanted.contains(pattern), "no table reads {pattern}");
        assert!(named.contains(pattern), "{pattern} has no name");
    }
}

#[test]
fn the_manifest_loads_every_table() {
    let scripts = strings(&manifest()["content_scripts"][0]["js"]);
    for (file, _) in tables() {
        let script = format!("content/webmails/{file}");
        assert!(scripts.contains(&script), "the manifest lacks {script}");
    }
}

#[test]
fn every_webmail_has_a_page_and_a_hostile_twin() {
    let mut tested: BTreeSet<(String, String)> = BTreeSet::new();
    for folder in fs::read_dir(project().join("tests/pages")).expect("pages") {
        let folder = folder.expect("an entry").path();
        for page in ["page", "hostile"] {
            let file = folder.join(format!("{page}.json"));
            let text = fs::read_to_string(&file).unwrap_or_else(|_| panic!("{}", file.display()));
            let expected: Value = serde_json::from_str(&text).expect("JSON");
            let messages = expected["messages"].as_array().map_or(0, Vec::len);
            assert!(messages > 0, "{} reads nothing", file.display());
            let webmail = expected["webmail"].as_str().expect("a webmail").to_owned();
            tested.insert((webmail, page.to_owned()));
        }
    }
    for (file, text) in tables() {
        let names = quoted(&text, "name: \"");
        assert!(!names.is_empty(), "{file} names no webmail");
        for name in names {
            for page in ["page", "hostile"] {
                let key = (name.to_owned(), page.to_owned());
                assert!(tested.contains(&key), "no {page} for {name}");
            }
        }
    }
}

/// So that no page passes for more than it is: what its markup is known from, and since when.
#[test]
fn every_page_says_what_it_stands_on() {
    let folders = fs::read_dir(project().join("tests/pages")).expect("pages");
    for folder in folders.map(|entry| entry.expect("an entry").path()) {
        for page in ["page.html", "hostile.html"] {
            let file = folder.join(page);
            let text = fs::read_to_string(&file).expect("a page");
            let (comment, _) = text.split_once("-->").unwrap_or_default();
            let evidence = comment.split_once("Evidence: ");
            let said = evidence.and_then(|(_, rest)| rest.split_once("Made up: "));
            let (evidence, _) = said.unwrap_or_else(|| panic!("{}", file.display()));
            let mut words = evidence.split(|c: char| !c.is_ascii_digit());
            let is_dated = words.any(|word| word.len() == 4 && word.starts_with("20"));
            let is_nothing = evidence.starts_with("nothing");
            assert!(is_dated || is_nothing, "{}: no date", file.display());
        }
    }
}
