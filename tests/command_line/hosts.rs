//! `touchstone host`: what is taken for a host, what is printed, exit codes.

use serde_json::{Value, json};

use super::rig::{err, out, touchstone, touchstone_reading};

#[test]
fn hosts_are_rated_as_tab_separated_lines() {
    let output = touchstone(&["host", "binance.com", "binance.cx", "example.com"]);
    assert_eq!(output.status.code(), Some(1), "one is an imitation");
    assert_eq!(
        out(&output),
        "binance.com\tofficial\tBinance\t\tbinance.com\n\
         binance.cx\timitation\tBinance\tother_suffix\tbinance.com\n\
         example.com\tnone\t\t\t\n"
    );
}

#[test]
fn links_and_addresses_are_rated_as_they_are_pasted() {
    for (given, host, rating) in [
        (
            "https://www.blnance.com/login",
            "www.blnance.com",
            "imitation",
        ),
        ("hxxps://blnance[.]com", "blnance.com", "imitation"),
        ("support@blnance.com", "blnance.com", "imitation"),
        (
            "mailto:support@blnance.com?subject=x",
            "blnance.com",
            "imitation",
        ),
        ("blnance.com:8443/x", "blnance.com", "imitation"),
        ("https://binance.com@evil.example/", "evil.example", "none"),
        ("https://www.binance.com/en", "www.binance.com", "official"),
        ("127.0.0.1", "127.0.0.1", "none"),
        ("http://127.1/binance.com", "127.0.0.1", "none"),
        ("[::1]", "::1", "none"),
        ("example.com.", "example.com.", "none"),
    ] {
        let output = touchstone(&["host", "--format", "json", given]);
        let row: Value = serde_json::from_str(&out(&output)).expect("JSON");
        assert_eq!(
            [&row["given"], &row["host"], &row["rating"]],
            [given, host, rating],
            "{given}"
        );
        let code = i32::from(rating == "imitation");
        assert_eq!(output.status.code(), Some(code), "{given}");
    }
}

#[test]
fn what_holds_no_host_is_an_error_that_stops_nothing() {
    for rubbish in [
        "is it real?",
        "@binance",
        "javascript:alert(1)",
        "a..b",
        "…",
    ] {
        let input = format!("{rubbish}\nmetamasks.io\n\n");
        let output = touchstone_reading(input.as_bytes(), &["host"]);
        assert_eq!(output.status.code(), Some(2), "{rubbish}");
        let said = format!("touchstone: {rubbish}: this is not the name of a host\n");
        assert_eq!(err(&output), said);
        let lines = format!("{rubbish}\tnone\t\t\t\nmetamasks.io\timitation\t");
        assert!(out(&output).starts_with(&lines), "{rubbish}");
    }
    let output = touchstone(&["host", "--format", "json", "is it real?"]);
    let row: Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(row["host"], json!(null));
}

#[test]
fn a_misspelled_brand_gets_a_suggestion_and_others_get_none() {
    for (name, suggestion) in [
        ("Bianance", "; did you mean Binance?"),
        ("meta mask s", "; did you mean MetaMask?"),
        ("garden", ""),
        ("\u{1b}[2J", ""),
    ] {
        let output = touchstone(&["brands", name]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let said = err(&output);
        assert!(said.ends_with(&format!("\"{suggestion}\n")), "{said}");
        assert!(!said.contains('\u{1b}'), "{said}");
    }
}
