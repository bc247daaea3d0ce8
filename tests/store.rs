//! The texts of `extension/store`: every language has a listing that the stores take, and the policy files
//! for administrators say what `managed_schema.json` knows.

use std::collections::BTreeSet;
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::locales::{locales, promise_in, words};

/// What every store takes, in characters: Microsoft's asks for the longest description, and takes the
/// shortest name.
const NAME: RangeInclusive<usize> = 1..=45;
const SHORT: RangeInclusive<usize> = 1..=132;
const LONG: RangeInclusive<usize> = 250..=10_000;

/// What Chrome's form takes for a permission's reason, in characters.
const REASON: usize = 1_000;

/// The extension's id in the policy files for Chrome and Edge: each store gives its own.
const STORE_ID: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

/// What stands on a store's page in one language.
struct Listing {
    name: String,
    short: String,
    long: String,
}

fn extension() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("extension")
}

fn text(file: &str) -> String {
    let path = extension().join(file);
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn json(file: &str) -> Value {
    serde_json::from_str(&text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The file's first paragraph is the name as a heading, its second the short description.
fn listing(locale: &str) -> Listing {
    let text = text(&format!("store/listing/{locale}.md"));
    let mut parts = text.trim_end().splitn(3, "\n\n");
    let mut next = || parts.next().unwrap_or_default().to_owned();
    let heading = next();
    Listing {
        name: heading.strip_prefix("# ").unwrap_or_default().to_owned(),
        short: next(),
        long: next(),
    }
}

#[test]
fn every_language_has_a_listing_and_no_other_has() {
    let folder = extension().join("store/listing");
    let entries = fs::read_dir(folder).expect("the listings");
    let there: BTreeSet<String> = entries
        .map(|entry| {
            let name = entry.expect("an entry").file_name();
            name.to_string_lossy().into_owned()
        })
        .collect();
    let wanted = locales().into_iter().map(|(name, _)| format!("{name}.md"));
    assert_eq!(there, wanted.collect::<BTreeSet<_>>());
}

#[test]
fn the_stores_take_every_listing() {
    for (locale, _) in locales() {
        let listing = listing(&locale);
        for (what, text, limits) in [
            ("name", listing.name, NAME),
            ("short description", listing.short, SHORT),
            ("long description", listing.long, LONG),
        ] {
            let length = text.chars().count();
            assert!(
                limits.contains(&length),
                "{locale}: the {what} has {length} characters"
            );
        }
    }
}

/// Chrome and Edge take both from the package.
#[test]
fn name_and_short_description_are_the_manifests() {
    for (locale, messages) in locales() {
        let listing = listing(&locale);
        assert_eq!(listing.name, words(&messages["app_name"]), "{locale}");
        assert_eq!(
            listing.short,
            words(&messages["app_description"]),
            "{locale}"
        );
    }
}

/// Chrome's page shows a description as it is typed.
#[test]
fn long_descriptions_are_plain_text() {
    for (locale, _) in locales() {
        let long = listing(&locale).long;
        for mark in ["**", "](", "`", "\n#", "<"] {
            assert!(!long.contains(mark), "{locale}: {mark}");
        }
    }
}

#[test]
fn no_listing_promises_safety() {
    for (locale, _) in locales() {
        let long = listing(&locale).long;
        assert_eq!(promise_in(&locale, &long), None, "{locale}");
    }
}

/// Each permission that the manifest names has its heading; what is to be copied fits into the field.
#[test]
fn every_permission_has_a_reason_that_the_form_takes() {
    let manifest = json("manifest.json");
    let text = text("store/permissions.md");
    let fixed = manifest["permissions"].as_array().into_iter();
    let optional = manifest["optional_host_permissions"].as_array();
    for permission in fixed.chain(optional).flatten() {
        let name = format!("`{}`", permission.as_str().expect("a name"));
        let mut headings = text.lines().filter(|line| line.starts_with("## "));
        assert!(headings.any(|heading| heading.contains(&name)), "{name}");
    }
    for reason in text.lines().filter_map(|line| line.strip_prefix("> ")) {
        let length = reason.chars().count();
        assert!(length <= REASON, "{length} characters: {reason}");
    }
}

/// The keys that a policy may have, each with the type of its value.
fn schema() -> Map<String, Value> {
    let schema = json("managed_schema.json");
    schema["properties"].as_object().expect("keys").clone()
}

/// Each policy file for a browser, and what it says to the extension.
fn policies() -> [(&'static str, Value); 2] {
    let (firefox, chrome) = (
        "store/policies/firefox/policies.json",
        "store/policies/chrome/touchstone.json",
    );
    let manifest = json("manifest.json");
    let id = &manifest["browser_specific_settings"]["gecko"]["id"];
    let id = id.as_str().expect("an id");
    let told = |file: &str, path: &str| json(file).pointer(path).cloned().unwrap_or_default();
    [
        (
            firefox,
            told(firefox, &format!("/policies/3rdparty/Extensions/{id}")),
        ),
        (
            chrome,
            told(chrome, &format!("/3rdparty/extensions/{STORE_ID}")),
        ),
    ]
}

#[test]
fn policy_files_have_every_key_of_the_schema_in_its_type() {
    let schema = schema();
    for (file, policy) in policies() {
        let policy = policy.as_object().unwrap_or_else(|| panic!("{file}"));
        assert!(policy.keys().eq(schema.keys()), "{file}: {policy:?}");
        for (key, value) in policy {
            let fits = match schema[key]["type"].as_str() {
                Some("array") => value.is_array(),
                Some("boolean") => value.is_boolean(),
                Some("string") => value.is_string(),
                _ => false,
            };
            assert!(fits, "{file}: {key}");
        }
    }
}

/// The registry's file says to Chrome and to Edge what the policy file says: switches as numbers, lists as
/// JSON in a string, texts as they are.
#[test]
fn the_registry_file_says_what_the_policy_file_says() {
    let [_, (_, policy)] = policies();
    let file = text("store/policies/windows/touchstone.reg");
    let mut sections = file.split("\n[").skip(1).peekable();
    assert!(sections.peek().is_some(), "no section");
    for section in sections {
        let (place, values) = section.split_once(']').expect("a place");
        assert!(place.ends_with(&format!(r"\{STORE_ID}\policy")), "{place}");
        let lines = values.lines().filter_map(|line| line.split_once('='));
        let said: Map<String, Value> = lines
            .map(|(key, value)| (key.trim_matches('"').to_owned(), registry_value(value)))
            .collect();
        assert_eq!(Value::Object(said), policy, "{place}");
    }
}

/// `dword:00000001`, or a quoted string: of JSON, or else a text.
fn registry_value(value: &str) -> Value {
    if let Some(number) = value.strip_prefix("dword:") {
        return Value::Bool(number.ends_with('1'));
    }
    let quoted: String = serde_json::from_str(value).expect("a string");
    serde_json::from_str(&quoted).unwrap_or(Value::String(quoted))
}
