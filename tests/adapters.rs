//! The webmails' facts (`src/data/webmails`), the manifest, the adapters' scripts and the pages that test
//! them agree, and no page passes for more than its webmail's facts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

/// What these tests read of a webmail's file; `pack data --check` reads the rest.
#[derive(Deserialize)]
struct Webmail {
    id: String,
    #[serde(default)]
    site: Vec<Site>,
    same_as: Option<SameAs>,
    #[serde(default)]
    evidence: BTreeMap<String, Evidence>,
    tested: Vec<Tested>,
    #[serde(default)]
    fact: Vec<Fact>,
}

#[derive(Deserialize)]
struct Site {
    sites: Vec<String>,
    #[serde(default)]
    from_start: bool,
}

#[derive(Deserialize)]
struct SameAs {
    webmail: String,
    unconfirmed: Vec<String>,
}

#[derive(Deserialize)]
struct Evidence {
    grade: String,
}

#[derive(Deserialize)]
struct Tested {
    pages: Option<String>,
}

#[derive(Deserialize)]
struct Fact {
    #[serde(rename = "use")]
    usage: String,
    #[serde(rename = "as")]
    code_name: Option<String>,
    evidence: String,
}

impl Webmail {
    /// The folders in tests/pages that test it.
    fn folders(&self) -> Vec<&str> {
        let rows = self.tested.iter();
        rows.map(|row| row.pages.as_deref().unwrap_or(&self.id))
            .collect()
    }

    /// The grades of its facts for these uses, also of those that it has from another webmail.
    fn grades(&self, uses: &[&str], all: &[Webmail]) -> BTreeSet<String> {
        let of = |webmail: &Webmail, uses: &[&str]| -> BTreeSet<String> {
            let facts = webmail.fact.iter();
            facts
                .filter(|fact| uses.contains(&fact.usage.as_str()))
                .map(|fact| webmail.evidence[&fact.evidence].grade.clone())
                .collect()
        };
        let Some(SameAs {
            webmail,
            unconfirmed,
        }) = &self.same_as
        else {
            return of(self, uses);
        };
        let lender = all.iter().find(|other| other.id == *webmail);
        let confirmed: Vec<&str> = uses
            .iter()
            .copied()
            .filter(|usage| !unconfirmed.iter().any(|other| other == usage))
            .collect();
        of(lender.expect("same_as names a webmail"), &confirmed)
    }
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn children(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(project().join(folder)).unwrap_or_else(|_| panic!("{folder}"));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}

fn ends_with(path: &Path, end: &str) -> bool {
    path.extension().is_some_and(|own| own == end)
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|_| panic!("{}", path.display()))
}

fn webmails() -> Vec<Webmail> {
    let files = children("src/data/webmails");
    let read = |file: &PathBuf| {
        toml::from_str(&text(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    };
    files
        .iter()
        .filter(|file| ends_with(file, "toml"))
        .map(read)
        .collect()
}

/// What must be read from a page.
struct Page {
    folder: String,
    name: String,
    expected: Value,
}

impl Page {
    fn webmail(&self) -> &str {
        self.expected["webmail"].as_str().expect("a webmail")
    }

    fn senders(&self) -> Vec<&Value> {
        let messages = self.expected["messages"].as_array().expect("messages");
        messages
            .iter()
            .map(|message| &message["snapshot"]["sender"])
            .collect()
    }
}

fn pages() -> Vec<Page> {
    let mut pages = Vec::new();
    for folder in children("tests/pages") {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        for file in children(&format!("tests/pages/{name}")) {
            if ends_with(&file, "json") {
                pages.push(Page {
                    folder: name.clone().into_owned(),
                    name: format!("{name}/{}", stem(&file)),
                    expected: serde_json::from_str(&text(&file)).expect("JSON"),
                });
            }
        }
    }
    pages
}

fn manifest() -> Value {
    let file = project().join("extension/manifest.json");
    serde_json::from_str(&text(&file)).expect("JSON")
}

fn strings(value: &Value) -> Vec<String> {
    let items = value.as_array().expect("an array").iter();
    items
        .map(|item| item.as_str().expect("a string").to_owned())
        .collect()
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
    let set = |list: Vec<String>| list.into_iter().collect::<BTreeSet<String>>();
    let fixed = set(FIXED.map(str::to_owned).to_vec());
    let asked_for = webmails()
        .into_iter()
        .flat_map(|webmail| webmail.site)
        .filter(|site| site.from_start)
        .flat_map(|site| site.sites)
        .map(|origin| format!("{origin}/*"));
    assert_eq!(set(asked_for.collect()), fixed);
    let manifest = manifest();
    assert_eq!(
        set(strings(&manifest["content_scripts"][0]["matches"])),
        fixed
    );
    assert_eq!(set(strings(&manifest["host_permissions"])), fixed);
}

const TABLES: &str = "content/webmails/tables.js";
const HOOKS: &str = "content/webmails/hooks.js";
const REGISTER: &str = "content/webmails/register.js";

/// The adapters' scripts as the manifest loads them.
fn scripts() -> Vec<String> {
    let all = strings(&manifest()["content_scripts"][0]["js"]);
    all.into_iter()
        .filter(|script| script.starts_with("content/webmails/"))
        .collect()
}

#[test]
fn the_manifest_loads_tables_then_code_then_makes_the_webmails() {
    let scripts = scripts();
    assert_eq!(scripts[..2], [TABLES, HOOKS]);
    assert_eq!(scripts.last().map(String::as_str), Some(REGISTER));
    let there: BTreeSet<String> = children("extension/content/webmails")
        .iter()
        .filter(|file| ends_with(file, "js"))
        .map(|file| format!("content/webmails/{}.js", stem(file)))
        .collect();
    assert_eq!(scripts.into_iter().collect::<BTreeSet<_>>(), there);
}

/// Scripts share one scope, so each list that names some of them has the manifest's order.
#[test]
fn scripts_are_named_in_one_order() {
    let worker = text(&project().join("extension/background.js"));
    let (_, rest) = worker.split_once("importScripts(\n").expect("a list");
    let (list, _) = rest.split_once(");").expect("its end");
    let mut imported: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    imported.push("background.js");
    assert_eq!(imported, strings(&manifest()["background"]["scripts"]));

    let content = strings(&manifest()["content_scripts"][0]["js"]);
    for page in ["extension/welcome.html", "www/index.html"] {
        let page = text(&project().join(page));
        let named = page.split("<script src=\"").skip(1);
        let named =
            named.filter_map(|rest| Some(rest.split_once('"')?.0.trim_start_matches("extension/")));
        let named: Vec<&str> = named
            .filter(|script| script.starts_with("content/"))
            .collect();
        let in_order = content
            .iter()
            .filter(|script| named.contains(&script.as_str()));
        assert_eq!(in_order.collect::<Vec<_>>(), named);
    }
}

/// What follows `css.` in a script.
fn selectors_in(script: &str) -> BTreeSet<String> {
    let rest = script.split("css.").skip(1);
    rest.map(|rest| {
        rest.chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect()
    })
    .collect()
}

#[test]
fn code_takes_the_selectors_that_its_webmail_has_for_it() {
    let scripts = scripts();
    let own = |script: &&String| ![TABLES, HOOKS, REGISTER].contains(&script.as_str());
    let mut with_code: BTreeSet<String> = scripts.iter().filter(own).cloned().collect();
    for webmail in webmails() {
        let facts = webmail
            .fact
            .iter()
            .filter_map(|fact| fact.code_name.clone());
        let facts: BTreeSet<String> = facts.collect();
        let script = format!("content/webmails/{}.js", webmail.id);
        if !with_code.remove(&script) {
            assert!(facts.is_empty(), "{}: nothing uses {facts:?}", webmail.id);
            continue;
        }
        let code = text(&project().join("extension").join(&script));
        let add = format!("WebmailHooks.add(\"{}\", ", webmail.id);
        assert!(code.contains(&add), "{script} adds no hooks");
        assert_eq!(selectors_in(&code), facts, "{script}");
    }
    assert!(with_code.is_empty(), "no webmail is named as {with_code:?}");
}

#[test]
fn every_webmail_has_a_page_and_a_hostile_twin() {
    let pages = pages();
    for webmail in webmails() {
        for folder in webmail.folders() {
            for name in ["page", "hostile"] {
                let name = format!("{folder}/{name}");
                let page = pages.iter().find(|page| page.name == name);
                let page = page.unwrap_or_else(|| panic!("no {name}"));
                assert_eq!(page.webmail(), webmail.id, "{name}");
                assert!(!page.senders().is_empty(), "{name} reads nothing");
            }
        }
    }
}

fn is_trusted(grades: &BTreeSet<String>) -> bool {
    grades.contains("A") || grades.contains("B")
}

/// A selector of grade C or M is a lead and no fact. That `pack data` keeps leads apart its own tests say;
/// here it holds for what is read.
#[test]
fn nothing_but_facts_tells_the_sender() {
    let webmails = webmails();
    for page in pages() {
        let Some(webmail) = webmails.iter().find(|known| known.id == page.webmail()) else {
            assert_eq!(page.webmail(), "generic", "{}", page.name);
            continue;
        };
        let has_address = is_trusted(&webmail.grades(&["sender"], &webmails));
        for sender in page.senders() {
            let is_read = !sender["address"].is_null() || !sender["name"].is_null();
            assert!(
                has_address || !is_read,
                "{}: a sender is read by leads",
                page.name
            );
        }
    }
}

/// By whom a page's markup may have been seen, and which grade one of the facts for the text must have.
const SEEN: [(&str, Option<&str>); 6] = [
    // A page saved from the running webmail.
    ("capture", Some("A")),
    // Made by hand after the running webmail.
    ("own live run", Some("A")),
    // Made by hand after the webmail's own source code.
    ("own source", Some("A")),
    // Made by hand after others' code that reads the webmail.
    ("public code", Some("B")),
    // Made by hand after another webmail on the same software.
    ("relative", None),
    // Made up from leads, or from nothing.
    ("made up", None),
];

#[test]
fn no_page_claims_more_than_its_webmails_facts() {
    let webmails = webmails();
    for page in pages() {
        let seen = &page.expected["seen"];
        let by = seen["by"].as_str().unwrap_or_default();
        let date = seen["date"].as_str().unwrap_or_default();
        assert!(is_month(date), "{}: {date} is not YYYY-MM", page.name);
        let known = SEEN.iter().find(|(name, _)| *name == by);
        let (_, needed) = known.unwrap_or_else(|| panic!("{}: seen by {by}?", page.name));
        let webmail = webmails.iter().find(|known| known.id == page.webmail());
        match (webmail, needed) {
            (None, _) => assert_eq!(by, "made up", "{}", page.name),
            (Some(webmail), Some(grade)) => {
                let grades = webmail.grades(&["body", "join_body"], &webmails);
                assert!(
                    grades.contains(*grade),
                    "{}: {by}, without grade {grade}",
                    page.name
                );
            }
            (Some(webmail), None) if by == "relative" => {
                let is_own = page.folder == webmail.id && webmail.same_as.is_none();
                assert!(!is_own, "{}: of what is it a relative?", page.name);
            }
            (Some(webmail), None) => {
                let grades = webmail.grades(&["sender"], &webmails);
                assert!(
                    !is_trusted(&grades),
                    "{}: made up, with a sender",
                    page.name
                );
            }
        }
    }
}

fn is_month(date: &str) -> bool {
    let shape = date.replace(|digit: char| digit.is_ascii_digit(), "0");
    shape == "0000-00"
}

/// So that no page passes for more than it is: what its markup is known from, and since when.
#[test]
fn every_page_says_what_it_stands_on() {
    for folder in children("tests/pages") {
        for page in ["page.html", "hostile.html"] {
            let file = folder.join(page);
            let text = text(&file);
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
