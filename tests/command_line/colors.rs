//! Colours, and how the text reads without them.

use super::rig::{command, folder_with, out, touchstone};

const IMITATION: &str = "kraken-homograph.eml";

#[test]
fn what_is_no_terminal_gets_plain_text() {
    for arguments in [
        &["check", IMITATION][..],
        &["check", IMITATION, "--color", "never"],
    ] {
        assert!(
            !out(&touchstone(arguments)).contains('\u{1b}'),
            "{arguments:?}"
        );
    }
}

#[test]
fn colours_are_there_for_who_asks_and_in_text_only() {
    let colored = ["check", IMITATION, "--color", "always"];
    assert!(out(&touchstone(&colored)).contains("\u{1b}["));
    // Who asks by an option means it; the variable only says what is usual.
    let output = command(&colored).env("NO_COLOR", "1").output();
    assert!(out(&output.expect("touchstone runs")).contains("\u{1b}["));
    let json = [&colored[..], &["--format", "json"]].concat();
    assert!(!out(&touchstone(&json)).contains('\u{1b}'));
}

#[test]
fn no_control_characters_reach_the_terminal() {
    let mail = b"From: =?utf-8?q?Binance=1B[31m=E2=80=AE?= <a@b.example>\nSubject: x\n\nYour Binance account";
    let (_, file) = folder_with("control", mail);
    let text = out(&touchstone(&["check", &file.display().to_string()]));
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
}

#[test]
fn fake_and_genuine_stand_under_each_other_with_their_differences_marked() {
    for (host, lines) in [
        (
            "kr\u{430}ken.com",
            [
                "         seen: kr\u{430}ken.com",
                "                 ^",
                "      genuine: kraken.com",
                "                 ^",
            ],
        ),
        (
            "my-kraken.example",
            [
                "         seen: my-kraken.example",
                "               ^^^      ^^^^^^^^",
                "      genuine:    kraken.com",
                "",
            ],
        ),
    ] {
        let mail =
            format!("From: Kraken <a@{host}>\nSubject: Your Kraken wallet\n\nYour crypto wallet");
        let (_, file) = folder_with(&format!("aligned-{}", host.len()), mail.as_bytes());
        let text = out(&touchstone(&["check", &file.display().to_string()]));
        assert!(text.contains(lines.join("\n").trim_end()), "{text}");
    }
}
