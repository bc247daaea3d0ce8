//! `check --trust`: whose word about senders is believed.

use serde_json::Value;

use super::rig::{err, out, touchstone, touchstone_reading};

/// A small server's mail: what it found stands below its one line.
fn mail(result: &str) -> String {
    format!(
        "Received: from out.kraken.com by mx.home.example (Postfix) with ESMTPS id 4Qz\n\
         Authentication-Results: mx.home.example; dmarc={result} header.from=kraken.com\n\
         From: noreply@kraken.com\nSubject: News\n\nHello\n"
    )
}

/// What is known of the sender.
fn state(mail: &str, trust: &[&str]) -> Value {
    let mut arguments = vec!["check", "--format", "json"];
    arguments.extend(trust.iter().flat_map(|name| ["--trust", name]));
    arguments.push("-");
    let output = touchstone_reading(mail.as_bytes(), &arguments);
    let row: Value = serde_json::from_str(out(&output).trim()).expect("JSON");
    row["checked"]["authentication"].clone()
}

#[test]
fn a_named_server_is_believed_and_others_are_not() {
    let good = mail("pass");
    assert_eq!(state(&good, &[]), "not_visible");
    assert_eq!(state(&good, &["mx.home.example"]), "passed");
    assert_eq!(state(&good, &["HOME.example"]), "passed");
    assert_eq!(state(&good, &["mx.other.example"]), "not_visible");
    let both = ["mx.other.example", "mx.home.example"];
    assert_eq!(state(&good, &both), "passed");
}

#[test]
fn a_named_server_s_bad_news_is_believed_too() {
    let forged = "Authentication-Results: mx.home.example; dmarc=pass header.from=kraken.com\nFrom";
    let bad = mail("fail").replace("From", forged);
    assert_eq!(state(&bad, &["mx.home.example"]), "failed");
}

#[test]
fn what_is_no_server_s_name_is_an_error() {
    for (name, told) in [
        ("", "empty"),
        ("mx.home.example;", "';'"),
        ("mx.home.example; dmarc=pass", "';'"),
        ("mx home", "' '"),
    ] {
        let output = touchstone(&["check", "--trust", name, "friend.eml"]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        let error = err(&output);
        assert!(
            error.contains("--trust") && error.contains(told),
            "{name}: {error}"
        );
    }
}

#[test]
fn the_help_tells_whom_to_name() {
    let help = out(&touchstone(&["check", "--help"]));
    assert!(
        help.contains("--trust <AUTHSERV>") && help.contains("every mail"),
        "{help}"
    );
}
