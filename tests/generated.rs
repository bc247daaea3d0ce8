//! The generated files are what their sources give.

use std::process::Command;

#[test]
fn generated_files_are_current() {
    let output = Command::new(env!("CARGO_BIN_EXE_pack"))
        .args(["--root", env!("CARGO_MANIFEST_DIR"), "data", "--check"])
        .output()
        .expect("pack runs");
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{message}");
}
