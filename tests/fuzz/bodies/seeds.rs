//! What the fuzzer begins with: inputs of the other tests, and what it found before that leads further.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use toml::{Table, Value};
use touchstone::message::{Message, eml};

/// A settings file with something in every field.
const SETTINGS: &str = r#"{"version": 1, "allowed": [{"place": "sender", "value": "desk@gmail.com", "brand": "Kraken"}],
"brands": [{"name": "My Bank", "domains": ["bank.example", "bänk.example"]}],
"codes": [{"brand": "Binance", "code": "blue-7 Fox"}], "exchanges": ["Binance", "Kraken"], "showConsistent": false,
"keepLog": false, "language": "pt_BR", "sites": [{"origin": "https://mail.example.org:8443", "enabled": true}]}"#;

/// The seeds of a target. In: the folder `tests`.
pub fn of(target: &str, tests: &Path) -> Vec<Vec<u8>> {
    let mut seeds = match target {
        "eml" => mails(tests),
        "mbox" => mboxes(tests),
        "snapshot" => snapshots(tests),
        "authentication" => results(tests),
        "settings" => vec![SETTINGS.into()],
        "href" => texts(
            tests,
            "links.toml",
            &["opens", "stays", "hides", "open", "fires", "silent"],
        ),
        "url" => [hosts(tests), of("href", tests)].concat(),
        _ => hosts(tests),
    };
    seeds.extend(kept(target, tests));
    seeds
}

/// Where the kept inputs of a target stand, one a line in base64.
pub fn kept_file(target: &str, tests: &Path) -> PathBuf {
    tests.join(format!("fuzz/kept/{target}.txt"))
}

fn kept(target: &str, tests: &Path) -> Vec<Vec<u8>> {
    let lines = fs::read_to_string(kept_file(target, tests)).unwrap_or_default();
    let input = |line| BASE64_STANDARD.decode(line).expect("base64");
    lines.lines().map(input).collect()
}

fn mails(tests: &Path) -> Vec<Vec<u8>> {
    let entries = tests.join("mail").read_dir().expect("the sample mails");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "eml"));
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read(path).expect("a mail"))
        .collect()
}

/// Each mail with the next one.
fn mboxes(tests: &Path) -> Vec<Vec<u8>> {
    const SEPARATOR: &[u8] = b"From a@b.example Sun Nov 22 10:00:00 2026\n";
    let pair = |pair: &[Vec<u8>]| [SEPARATOR, &pair[0], b"\n", SEPARATOR, &pair[1], b"\n"].concat();
    mails(tests).chunks_exact(2).map(pair).collect()
}

fn table(tests: &Path, file: &str) -> Table {
    let path = tests.join("cases").join(file);
    let text = fs::read_to_string(&path).expect("the table");
    text.parse().expect("TOML")
}

/// The texts in a table that stand in lists of these names.
fn texts(tests: &Path, file: &str, names: &[&str]) -> Vec<Vec<u8>> {
    let table = table(tests, file);
    let rows = table.values().filter_map(Value::as_array).flatten();
    let lists = rows.flat_map(|row| names.iter().filter_map(|name| row.get(name)?.as_array()));
    let texts = lists.flatten().filter_map(Value::as_str);
    texts.map(|text| text.as_bytes().to_vec()).collect()
}

fn hosts(tests: &Path) -> Vec<Vec<u8>> {
    let vectors = include_str!("../../cases/public_suffix.tsv");
    let vectors = vectors.lines().filter_map(|row| row.split_once('\t'));
    let vectors = vectors.map(|(name, _)| name.as_bytes().to_vec());
    vectors
        .chain(texts(tests, "hosts.toml", &["hosts"]))
        .collect()
}

/// What receivers wrote, one header a line.
fn results(tests: &Path) -> Vec<Vec<u8>> {
    let table = table(tests, "receivers.toml");
    let cases = table["case"].as_array().expect("cases").iter();
    let heads = cases.filter_map(|case| case.get("head")?.as_str());
    let read = heads.filter_map(|head| eml::read(head.as_bytes()).ok());
    read.map(|message| {
        let Message { authentication, .. } = message;
        [authentication.results, authentication.hearsay]
            .concat()
            .join("\n")
            .into_bytes()
    })
    .collect()
}

/// The sample mails, and the small messages of the cases.
fn snapshots(tests: &Path) -> Vec<Vec<u8>> {
    let samples = mails(tests);
    let samples = samples.iter().filter_map(|mail| eml::read(mail).ok());
    let samples = samples.map(|message| serde_json::to_vec(&message).expect("JSON"));
    let cases = table(tests, "messages.toml");
    let cases = cases["case"].as_array().expect("cases").iter();
    samples.chain(cases.map(snapshot)).collect()
}

fn snapshot(case: &Value) -> Vec<u8> {
    let text = |key: &str| case.get(key).and_then(Value::as_str);
    let read = |key: &str| text(key).map(|value| json!({"value": value, "from": "header"}));
    let links = case.get("links").and_then(Value::as_array);
    let links = links.into_iter().flatten().filter_map(Value::as_str);
    let links = links.map(|link| json!({"href": link, "visible": true}));
    json!({
        "sender": {"name": read("name"), "address": read("from")},
        "subject": text("subject").unwrap_or_default(),
        "text": text("text").unwrap_or_default(),
        "links": links.collect::<Vec<_>>(),
    })
    .to_string()
    .into_bytes()
}
