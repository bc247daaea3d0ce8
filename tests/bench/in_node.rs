//! The ways that run in Node: ours as wasm, and npm's.

use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

/// The extension and the packages, as `./build.sh bench` leaves them.
const WASM: &str = "dist/touchstone/wasm";
const PACKAGES: &str = "target/tools/bench";

/// Each way's name and the microseconds that a host takes, or why there are none.
pub fn times(hosts: &[String]) -> io::Result<Vec<(String, Result<f64, String>)>> {
    let list = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hosts.txt");
    fs::write(&list, hosts.join("\n"))?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new("node")
        .arg(root.join("tests/bench/node/hosts.mjs"))
        .arg(&list)
        .args([WASM, PACKAGES].map(|path| root.join(path)))
        .output()?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let rows = printed.lines().filter_map(|line| line.split_once('\t'));
    let rows = rows.map(|(name, time)| {
        let time = time.parse().map_err(|_| time.to_owned());
        (name.to_owned(), time)
    });
    Ok(rows.collect())
}
