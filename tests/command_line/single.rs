//! Single mails and folders of them: output, exit codes, and what is said to bad input.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::rig::{err, folder, folder_with, out, touchstone};

#[test]
fn exit_codes_follow_the_worst_verdict() {
    for (file, code) in [
        ("friend.eml", 0),
        ("binance-withdraw-genuine.eml", 0),
        ("kraken-click-tracker.eml", 0),
        ("bitstamp-through-service.eml", 1),
        ("binance-withdraw-imitation.eml", 1),
        ("no-such-file.eml", 2),
    ] {
        assert_eq!(
            touchstone(&["check", file]).status.code(),
            Some(code),
            "{file}"
        );
    }
    assert_eq!(touchstone(&["check"]).status.code(), Some(2));
    assert_eq!(
        touchstone(&["check", "--format", "xml", "friend.eml"])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn quiet_prints_nothing_and_the_mildest_verdict_to_fail_on_can_be_chosen() {
    for (arguments, code) in [
        (&["friend.eml"][..], 0),
        (&["bitstamp-through-service.eml"], 1),
        (
            &["--fail-on", "impersonation", "bitstamp-through-service.eml"],
            0,
        ),
        (
            &[
                "--fail-on",
                "impersonation",
                "binance-withdraw-imitation.eml",
            ],
            1,
        ),
        (&["--fail-on", "impersonation", "no-such-file.eml"], 2),
        (&["--fail-on", "never", "binance-withdraw-imitation.eml"], 0),
        (&["--fail-on", "never", "no-such-file.eml"], 2),
    ] {
        let output = touchstone(&[&["check", "--quiet"], arguments].concat());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert_eq!(out(&output), "", "{arguments:?}");
    }
    let output = touchstone(&["check", "--quiet", "--all", "friend.eml"]);
    assert_eq!(output.status.code(), Some(2), "one or the other");
}

#[test]
fn a_mail_is_known_by_its_sender_and_subject() {
    let long = "x".repeat(100);
    let mail = format!("From: A\u{202e} <a@b.example>\nSubject: {long}\n\nHello");
    let (_, file) = folder_with("heading", mail.as_bytes());
    let text = out(&touchstone(&["check", &file.display().to_string()]));
    let line = text.lines().next().unwrap_or_default();
    let subject = "x".repeat(59);
    assert!(
        line.ends_with(&format!("A\u{fffd} <a@b.example>  {subject}…")),
        "{line}"
    );
}

#[test]
fn json_is_one_object_a_line_with_the_contracts_fields() {
    let output = touchstone(&["check", "--format", "json", "."]);
    assert_eq!(output.status.code(), Some(1));
    let rows: Vec<Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert!(rows.len() > 10);
    assert!(rows.is_sorted_by_key(|row| row["file"].as_str().unwrap_or_default().to_owned()));
    for row in &rows {
        assert!(
            row["file"].is_string() && row["verdict"].is_string() && row["findings"].is_array(),
            "{row}"
        );
    }
    let homograph = rows
        .iter()
        .find(|row| row["file"] == "./kraken-homograph.eml")
        .expect("the sample");
    let finding = &homograph["findings"][0];
    assert_eq!(homograph["brand"], "Kraken");
    assert_eq!(finding["genuine"], "kraken.com");
    assert!(
        finding["kind"].is_string()
            && finding["location"].is_string()
            && finding["host"].is_string()
    );
}

#[test]
fn text_names_the_brand_and_the_genuine_domain() {
    let text = out(&touchstone(&["check", "binance-withdraw-imitation.eml"]));
    assert!(text.starts_with("impersonation"), "{text}");
    assert!(
        text.contains("not from Binance") && text.contains("genuine: binance.com"),
        "{text}"
    );
}

#[test]
fn a_missing_file_is_named() {
    let output = touchstone(&["check", "no-such-file.eml"]);
    assert!(
        err(&output).contains("no-such-file.eml"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_directory_without_mail_is_an_error() {
    let (folder, _) = folder_with("no-mail", b"name\tvalue\n");
    let output = touchstone(&["check", &folder.display().to_string()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("no mail found"), "{}", err(&output));
}

#[test]
fn a_binary_file_is_an_error() {
    let (_, file) = folder_with("binary", &[0x7f, b'E', b'L', b'F', 0, 0xff, 0xfe, b':', 0]);
    let output = touchstone(&["check", &file.display().to_string()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("not a mail"), "{}", err(&output));
}

#[test]
fn a_cut_mail_gets_a_verdict_or_an_error() {
    let mail =
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail/kraken-homograph.eml"))
            .expect("a mail");
    for length in [1, 10, 100, 300, mail.len() / 2, mail.len() - 3] {
        let (_, file) = folder_with(&format!("cut-{length}"), &mail[..length]);
        let output = touchstone(&["check", &file.display().to_string()]);
        assert!(
            matches!(output.status.code(), Some(0..=2)),
            "{length}: {}",
            err(&output)
        );
        assert!(
            !err(&output).contains("panicked"),
            "{length}: {}",
            err(&output)
        );
    }
}

#[test]
fn a_settings_file_s_rules_hold_and_its_faults_are_told() {
    let folder = folder("settings");
    let check = |name: &str, content: Option<&str>| {
        let file = folder.join(name);
        if let Some(content) = content {
            fs::write(&file, content).expect("a file");
        }
        let file = file.to_str().expect("a path").to_owned();
        touchstone(&[
            "check",
            "--settings",
            &file,
            "binance-withdraw-imitation.eml",
        ])
    };
    let rule = |place: &str| {
        format!(
            r#"{{"place": "{place}", "value": "regional-compliance.example", "brand": "Binance"}}"#
        )
    };
    let rules = format!(
        r#"{{"version": 1, "allowed": [{}, {}]}}"#,
        rule("sender"),
        rule("link")
    );
    assert_eq!(check("good.json", Some(&rules)).status.code(), Some(0));
    let suffix =
        "{\n\"version\": 1,\n\"brands\": [{\"name\": \"Bank\", \"domains\": [\"co.uk\"]}]}";
    let bad = check("bad.json", Some(suffix));
    assert_eq!(bad.status.code(), Some(2));
    let told = err(&bad);
    assert!(
        told.contains("bad.json:3:") && told.contains("co.uk"),
        "{told}"
    );
    assert_eq!(check("missing.json", None).status.code(), Some(2));
}
