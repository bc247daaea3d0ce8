//! `touchstone check --input jsonl`: mails as rows, for engines that share them among machines.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::rig::{err, out, sample, touchstone_reading};

const CHECK: [&str; 6] = ["check", "--input", "jsonl", "--format", "json", "-"];

/// A mail as a row.
pub fn row(id: &str, mail: &[u8]) -> String {
    json!({"id": id, "raw": BASE64_STANDARD.encode(mail)}).to_string()
}

#[test]
fn each_row_gets_its_report_under_its_id() {
    let rows = [
        row("a", &sample("friend.eml")),
        String::new(),
        row("b", &sample("binance-withdraw-imitation.eml")),
    ];
    let output = touchstone_reading(rows.join("\n").as_bytes(), &CHECK);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let reports: Vec<Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let seen = reports
        .iter()
        .map(|row| (&row["id"], &row["message"], &row["verdict"]));
    let expected = [
        (json!("a"), json!(1), json!("silent")),
        (json!("b"), json!(3), json!("impersonation")),
    ];
    let expected = expected
        .iter()
        .map(|(id, message, verdict)| (id, message, verdict));
    assert!(seen.eq(expected), "{}", out(&output));
}

#[test]
fn no_rows_are_no_error() {
    for input in ["", "\n"] {
        let output = touchstone_reading(input.as_bytes(), &CHECK);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert_eq!((out(&output), err(&output)), Default::default());
    }
}

#[test]
fn a_row_that_is_no_mail_is_named_and_stops_nothing() {
    for (wrong, reason) in [
        ("{", "message 1: the line is no mail: "),
        ("{\"id\": \"x\"}", "missing field `raw`"),
        (
            "{\"id\": \"x\", \"raw\": \"\", \"more\": 1}",
            "unknown field `more`",
        ),
        (
            "{\"id\": \"x\", \"raw\": \"?\"}",
            "standard input, x: raw is no base64",
        ),
        (
            "From a@b.example Thu Jan  1 00:00:00 2026",
            "message 1: the line is no mail",
        ),
    ] {
        let rows = format!("{wrong}\n{}\n", row("next", &sample("friend.eml")));
        let output = touchstone_reading(rows.as_bytes(), &CHECK);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        assert!(err(&output).contains(reason), "{wrong}: {}", err(&output));
        assert!(out(&output).contains("\"id\":\"next\""), "{wrong}");
    }
}

#[test]
fn a_line_without_end_is_passed_over() {
    let long = format!("{{\"id\": \"{}\"}}", "x".repeat(50 << 20));
    let rows = format!("{long}\n{}\n", row("next", &sample("friend.eml")));
    let output = touchstone_reading(rows.as_bytes(), &CHECK);
    assert!(
        err(&output).contains("message 1: the line is too long"),
        "{}",
        err(&output)
    );
    assert!(out(&output).contains("\"id\":\"next\""), "{}", out(&output));
}
