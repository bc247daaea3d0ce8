//! `pack fixture --page`: a page for the tests out of a skeleton that somebody copied.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::rig::{err, folder, out};

const SKELETON: &str = "<!-- Touchstone skeleton 1\ntouchstone: 0.1.0\nbrowser: Firefox/153.0\ndate: 2026-11-28\n\
    host: left out\nadapter: generic\nproblems: sender\n-->\n<html lang=\"words:1\">\n <body>\n\
    \x20 <h2 class=\"subject hP\">words:4</h2>\n  <span class=\"gD\" email=\"address-2\">words:2</span>\n\
    \x20 <i>&lt;address-1&gt;</i>\n  <div mail-body class=\"message-body\"><p>words:many</p></div>\n </body>\n</html>\n";

fn pack(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pack"));
    command.args(["fixture", "--root"]).arg(root);
    command.args(arguments).output().expect("pack runs")
}

/// A folder with this as its `skeleton.html`.
fn root(name: &str, skeleton: &str) -> (std::path::PathBuf, String) {
    let root = folder(name);
    let file = root.join("skeleton.html");
    fs::write(&file, skeleton).expect("a file");
    (root, file.display().to_string())
}

#[test]
fn a_page_and_the_beginning_of_its_answers() {
    let (root, file) = root("skeleton-page", SKELETON);
    let made = pack(&root, &[&file, "--page", "example", "--sender", "2"]);
    assert!(made.status.success(), "{}", err(&made));
    assert!(out(&made).contains("TOUCHSTONE_BLESS=1"), "{}", out(&made));
    let folder = root.join("tests/pages/example");
    let page = fs::read_to_string(folder.join("page.html")).expect("the page");
    for part in [
        "Evidence: capture (2026-11-28)",
        "Made up: all texts",
        "<h2 class=\"subject hP\">Your Kraken account",
        "email=\"security@kraken-verify-login.example\">Kraken Support",
        "&lt;alice@local.test&gt;",
        "Dear Kraken customer",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let json = fs::read_to_string(folder.join("page.json")).expect("the answers");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(
        json,
        serde_json::json!({
            "host": "webmail.test",
            "seen": { "by": "capture", "date": "2026-11" },
            "webmail": "generic",
        })
    );

    let again = pack(&root, &[&file, "--page", "example"]);
    assert!(!again.status.success());
    assert!(
        err(&again).contains("page.html: is there already"),
        "{}",
        err(&again)
    );
}

#[test]
fn what_is_no_skeleton_is_refused_and_nothing_is_written() {
    let with_text = SKELETON.replace("words:4", "Hello Bob");
    for (skeleton, told) in [
        (
            "<html><body>Hello</body></html>",
            "skeleton.html:1: column 1: no skeleton",
        ),
        (
            with_text.as_str(),
            "skeleton.html:11: column 26, in html > body > h2: “Hello Bob” is no kind of text",
        ),
        ("", "skeleton.html:1: column 1: no skeleton"),
    ] {
        let (root, file) = root("skeleton-refused", skeleton);
        let refused = pack(&root, &[&file, "--page", "example"]);
        assert!(!refused.status.success());
        assert!(err(&refused).contains(told), "{}", err(&refused));
        assert!(!root.join("tests").exists());
    }
    let (root, file) = root("skeleton-name", SKELETON);
    let refused = pack(&root, &[&file, "--page", "../example"]);
    assert!(
        err(&refused).contains("--page ../example: expected NAME"),
        "{}",
        err(&refused)
    );
}
