//! The seeds as files, for the fuzzer, and back:
//!
//!     seeds write DIR    writes the seeds of each target into a folder of its name
//!     seeds keep DIR     takes what the fuzzer left there into `kept`, as far as there is room

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use touchstone_fuzz::{TARGETS, seeds};

/// Bytes that the kept inputs of a target may take. Short ones come first: they run fast, too.
const ROOM: usize = 24_000;

fn main() -> io::Result<()> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests");
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [verb, folder] = arguments.as_slice() else {
        return Err(io::Error::other("write or keep, and a folder"));
    };
    let folder = PathBuf::from(folder);
    for (target, _) in TARGETS {
        match verb.as_str() {
            "keep" => keep(target, &folder.join(target), tests)?,
            _ => write(target, &folder.join(target), tests)?,
        }
    }
    Ok(())
}

fn write(target: &str, folder: &Path, tests: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (at, seed) in seeds::of(target, tests).iter().enumerate() {
        fs::write(folder.join(format!("seed-{at}")), seed)?;
    }
    Ok(())
}

fn keep(target: &str, folder: &Path, tests: &Path) -> io::Result<()> {
    let mut lines = Vec::new();
    for entry in folder.read_dir()? {
        lines.push(BASE64_STANDARD.encode(fs::read(entry?.path())?));
    }
    lines.sort_by_key(|line| (line.len(), line.clone()));
    let mut taken = 0;
    lines.retain(|line| {
        taken += line.len() + 1;
        taken <= ROOM && !line.is_empty()
    });
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let file = seeds::kept_file(target, tests);
    fs::create_dir_all(file.parent().expect("a folder"))?;
    fs::write(file, text)
}
