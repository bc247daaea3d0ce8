//! `touchstone check --explain`: the parties of a mail, each with its evidence, and the row that holds.

use serde_json::{Value, json};

use super::rig::{out, touchstone};

fn text(file: &str) -> String {
    out(&touchstone(&["check", "--explain", file]))
}

fn why(file: &str) -> Value {
    let output = touchstone(&["check", "--format", "json", "--explain", file]);
    let mut row: Value = serde_json::from_str(&out(&output)).expect("JSON");
    row["why"].take()
}

/// What stands behind a word at the beginning of a line.
fn line<'a>(text: &'a str, word: &str) -> &'a str {
    let found = text
        .lines()
        .find_map(|line| line.trim_start().strip_prefix(word)?.strip_prefix(' '));
    found
        .unwrap_or_else(|| panic!("no {word} in {text}"))
        .trim_start()
}

#[test]
fn text_tells_the_parties_of_each_mail_and_the_row() {
    for (file, parties) in [
        (
            "binance-withdraw-imitation.eml",
            [
                ("author", "Binance, named"),
                ("carrier", "stranger: regional-compliance.example"),
                ("destination", "elsewhere: regional-compliance.example"),
                ("demand", "call"),
                ("row", "named, a stranger: "),
            ],
        ),
        (
            "binance-withdraw-genuine.eml",
            [
                ("author", "Binance, named"),
                ("carrier", "own: directmail.binance.com"),
                ("destination", "home"),
                ("demand", "call"),
                ("row", "own: "),
            ],
        ),
        (
            "friend.eml",
            [
                ("author", "no known service"),
                ("carrier", "stranger: kowalska.example"),
                ("destination", "elsewhere: maps.kowalska.example"),
                ("demand", "nothing"),
                ("row", "nobody: "),
            ],
        ),
    ] {
        let text = text(file);
        for (party, expected) in parties {
            let found = line(&text, party);
            let fits = match party {
                "row" => found.starts_with(expected),
                _ => found == expected,
            };
            assert!(fits, "{file}: {party}: {expected} in {text}");
        }
    }
}

#[test]
fn text_tells_by_what_and_in_which_words() {
    let text = text("binance-withdraw-imitation.eml");
    assert_eq!(line(&text, "name"), "Binance");
    assert_eq!(line(&text, "asks_to_transfer"), "withdraw your funds");
}

#[test]
fn json_tells_the_same() {
    let imitation = why("binance-withdraw-imitation.eml");
    assert_eq!(imitation["author"]["brand"], "Binance");
    assert_eq!(imitation["author"]["certainty"], "named");
    assert_eq!(imitation["author"]["signs"][0], json!(["name", "Binance"]));
    assert_eq!(imitation["carrier"], "stranger");
    assert_eq!(
        imitation["elsewhere"],
        json!(["regional-compliance.example"])
    );
    assert_eq!(imitation["row"], "named, a stranger");

    let genuine = why("binance-withdraw-genuine.eml");
    assert_eq!(genuine["sender"], "directmail.binance.com");
    assert_eq!(
        (
            &genuine["carrier"],
            &genuine["destination"],
            &genuine["row"]
        ),
        (&json!("own"), &json!("home"), &json!("own"))
    );

    let friend = why("friend.eml");
    assert_eq!(
        (&friend["author"], &friend["requests"], &friend["row"]),
        (&json!(null), &json!([]), &json!("nobody"))
    );
}

#[test]
fn nothing_is_explained_unless_it_is_asked_for() {
    let plain = out(&touchstone(&["check", "--format", "json", "friend.eml"]));
    let row: Value = serde_json::from_str(&plain).expect("JSON");
    assert!(row.get("why").is_none(), "{row}");
    let plain = out(&touchstone(&["check", "friend.eml"]));
    assert!(!plain.contains("author"), "{plain}");
}
