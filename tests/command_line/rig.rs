//! Runs the command line on the sample mails and on files of a test's own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The program, to be run in the folder of the sample mails.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_touchstone"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail");
    command.args(arguments).current_dir(folder);
    command
}

pub fn touchstone(arguments: &[&str]) -> Output {
    command(arguments).output().expect("touchstone runs")
}

/// Runs it with this on standard input.
pub fn touchstone_reading(input: &[u8], arguments: &[&str]) -> Output {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("touchstone runs");
    let mut stdin = child.stdin.take().expect("its standard input");
    // Of a mail that is too large it leaves the rest unread.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A sample mail's source.
pub fn sample(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail");
    fs::read(folder.join(name)).expect("the sample")
}

/// An empty folder of its own for a test.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // What an earlier run left would be checked too.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A folder of its own for a test, with one file in it.
pub fn folder_with(name: &str, content: &[u8]) -> (PathBuf, PathBuf) {
    let folder = folder(name);
    let file = folder.join("mail.eml");
    fs::write(&file, content).expect("a file");
    (folder, file)
}
