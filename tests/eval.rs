//! `touchstone eval`: what it measures, and what it says to bad corpora.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn eval(corpora: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_touchstone"))
        .arg("eval")
        .arg(corpora)
        .output()
        .expect("touchstone runs")
}

/// A fresh folder with these files in it.
fn corpora(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("eval-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for (file, content) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    folder
}

/// The words of the line that begins with these.
fn figure(text: &str, name: &str) -> Vec<String> {
    let line = text
        .lines()
        .find(|line| line.trim_start().starts_with(name));
    let rest = line.expect("the figure").trim_start()[name.len()..].split_whitespace();
    rest.map(str::to_owned).collect()
}

const PHISH: &str = "From: Binance <a@b.example>\nSubject: Your Binance account\n\nLog in.";

#[test]
fn figures_come_first_and_every_miss_after_them() {
    let folder = corpora(
        "whole",
        &[
            (
                "imitation_hosts.tsv",
                "host\tbrand\tkind\nbinance-verify.example\tbinance\thyphen\nalice.example\tcoinbase\thyphen\n",
            ),
            ("benign_domains.txt", "alice.example\nkraken.com\n"),
            ("phish/index.tsv", "file\tbrand\na.eml\tBinance\n"),
            ("phish/a.eml", PHISH),
            ("ham/a.eml", PHISH),
        ],
    );
    let output = eval(&folder);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert_eq!(
        figure(&text, "flagged with the right brand"),
        ["1", "of", "2", "50.00", "%"]
    );
    assert_eq!(figure(&text, "official")[0], "1");
    assert_eq!(figure(&text, "impersonation or caution")[0], "1");
    assert!(text.contains("genuine: not present"), "{text}");
    assert!(
        text.contains(
            "\nimitation_hosts.tsv\tmissed\talice.example\tcoinbase\thyphen\tnone\t-\t-\n"
        )
    );
    assert!(text.contains("\nham\twrong\ta.eml\timpersonation\tBinance\t"));
    assert_eq!(eval(&folder).stdout, text.as_bytes());
}

#[test]
fn bad_corpora_are_named_with_file_and_line() {
    for (name, files, expected) in [
        ("none", &[("notes.txt", "x")][..], "no corpus"),
        (
            "short",
            &[("imitation_hosts.tsv", "host\tbrand\tkind\na.example\tx\n")],
            "imitation_hosts.tsv:2: `kind` is missing",
        ),
        (
            "header",
            &[("imitation_hosts.tsv", "name\tbrand\tkind\n")],
            "imitation_hosts.tsv:1: no column `host`",
        ),
        (
            "empty",
            &[("imitation_hosts.tsv", "")],
            "imitation_hosts.tsv:1: empty",
        ),
        (
            "two",
            &[("benign_domains.txt", "a.example\nb.example c.example\n")],
            "benign_domains.txt:2: more than one value",
        ),
        (
            "mail",
            &[("phish/index.tsv", "file\tbrand\na.eml\tBinance\n")],
            "index.tsv:2: a.eml: no such mail",
        ),
        (
            "no index",
            &[("phish/a.eml", PHISH)],
            "index.tsv: No such file",
        ),
    ] {
        let output = eval(&corpora(name, files));
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}: {message}");
        assert!(message.contains(expected), "{name}: {message}");
    }
}
