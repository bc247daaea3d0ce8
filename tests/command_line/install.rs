//! What an installation puts beside the program: completions, and the manual.

use std::fs;
use std::process::Command;

use super::rig::{folder, out, touchstone};

const COMMANDS: [&str; 6] = ["check", "host", "brands", "eval", "completions", "man"];

#[test]
fn every_shell_gets_completions_of_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = out(&touchstone(&["completions", shell]));
        for word in COMMANDS.iter().chain(&["fail-on", "trust"]) {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    assert_eq!(touchstone(&["completions", "cmd"]).status.code(), Some(2));
}

/// Asked as bash asks when somebody presses Tab.
#[test]
fn bash_completes_what_was_begun() {
    const ASK: &str = r#"eval "$(cat)"
        COMP_WORDS=(touchstone check --fail-on i) COMP_CWORD=3
        _touchstone touchstone i --fail-on
        echo "${COMPREPLY[@]}""#;
    let folder = folder("completions");
    let script = folder.join("touchstone");
    fs::write(&script, touchstone(&["completions", "bash"]).stdout).expect("a file");
    let asked = Command::new("bash")
        .args(["-c", ASK])
        .stdin(fs::File::open(script).expect("the file"))
        .output()
        .expect("bash runs");
    assert_eq!(out(&asked).trim(), "impersonation");
}

#[test]
fn the_manual_has_a_page_for_the_whole_and_for_each_command() {
    let whole = out(&touchstone(&["man"]));
    assert!(
        whole.starts_with(".ie") && whole.contains(".TH touchstone 1"),
        "{whole}"
    );
    let folder = folder("manual").join("man1");
    let output = touchstone(&["man", &folder.display().to_string()]);
    assert_eq!(output.status.code(), Some(0));
    let page = |name: &str| fs::read_to_string(folder.join(name)).expect(name);
    assert_eq!(page("touchstone.1"), whole);
    for command in COMMANDS {
        assert!(
            page(&format!("touchstone-{command}.1")).contains(".SH SYNOPSIS"),
            "{command}"
        );
    }
    assert!(page("touchstone-check.1").contains("Authentication\\-Results"));
}

#[test]
fn help_shows_how_each_command_is_used() {
    for command in COMMANDS.iter().filter(|command| **command != "eval") {
        let help = out(&touchstone(&[command, "--help"]));
        assert!(
            help.contains(&format!("Examples:\n  touchstone {command}")),
            "{help}"
        );
    }
}
