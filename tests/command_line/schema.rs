//! The JSON output holds the keys that `src/report/json.md` tells of, and no others.

use std::collections::BTreeSet;

use serde_json::Value;

use super::json_lines::row;
use super::rig::{out, sample, touchstone, touchstone_reading};

/// Every key with the way to it: `findings[].kind`.
type Keys = BTreeSet<String>;

/// What the sample mails don't hold: a disguised link, and a host in another alphabet behind one.
const DISGUISED: &str = "From: A <a@b.example>\n\nhttps://www.binance.com@evil.example/\n";

fn documented() -> Keys {
    let mut keys = Keys::new();
    let mut ways: Vec<String> = Vec::new();
    for line in include_str!("../../src/report/json.md").lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            let quoted = heading.split('`').skip(1).step_by(2);
            ways = quoted.map(|way| format!("{way}.")).collect();
            // The heading of the whole line names no way.
            if ways.is_empty() {
                ways.push(String::new());
            }
        } else if let Some(key) = line
            .strip_prefix("| `")
            .and_then(|row| row.split('`').next())
        {
            keys.extend(ways.iter().map(|way| format!("{way}{key}")));
        }
    }
    keys
}

fn collect(value: &Value, way: &str, keys: &mut Keys) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let way = if way.is_empty() {
                    key.clone()
                } else {
                    format!("{way}.{key}")
                };
                collect(value, &way, keys);
                keys.insert(way);
            }
        }
        Value::Array(values) => {
            let way = format!("{way}[]");
            values.iter().for_each(|value| collect(value, &way, keys));
        }
        _ => {}
    }
}

#[test]
fn the_description_holds_every_key_and_no_other() {
    let mut mbox = b"From -\n".to_vec();
    mbox.extend(sample("kraken-homograph.eml"));
    let rows = row("a", &sample("friend.eml"));
    let json = ["check", "--format", "json", "--explain"];
    let outputs = [
        touchstone(&[&json[..], &["."]].concat()),
        touchstone_reading(&mbox, &[&json[..], &["-"]].concat()),
        touchstone_reading(DISGUISED.as_bytes(), &[&json[..], &["-"]].concat()),
        touchstone_reading(
            rows.as_bytes(),
            &[&json[..], &["--input", "jsonl", "-"]].concat(),
        ),
    ];
    let mut keys = Keys::new();
    for line in outputs
        .iter()
        .flat_map(|output| out(output).lines().map(str::to_owned).collect::<Vec<_>>())
    {
        let row: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(row["version"], 1);
        collect(&row, "", &mut keys);
    }
    let documented = documented();
    let untold: Vec<_> = keys.difference(&documented).collect();
    let unseen: Vec<_> = documented.difference(&keys).collect();
    assert!(
        untold.is_empty() && unseen.is_empty(),
        "not in json.md: {untold:?}; not in the output: {unseen:?}"
    );
}
