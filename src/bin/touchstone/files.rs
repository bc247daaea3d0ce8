//! The files to check: those named, and those in directories that are named.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// Standard input, by the name that is usual for it.
pub const STANDARD_INPUT: &str = "-";

/// A file to check.
pub struct Candidate {
    pub path: PathBuf,
    /// Named by the user, not found in a directory: that it is no mail is then an error.
    pub named: bool,
    /// In bytes, where it is known.
    pub size: u64,
}

impl Candidate {
    pub fn is_standard_input(&self) -> bool {
        self.named && self.path == OsStr::new(STANDARD_INPUT)
    }
}

/// What was found, and what could not be looked at.
#[derive(Default)]
pub struct Found {
    pub candidates: Vec<Candidate>,
    pub errors: Vec<io::Error>,
}

/// The files named and those below the directories named, sorted within each.
pub fn collect(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for path in paths {
        if path == OsStr::new(STANDARD_INPUT) {
            found.add(path.clone(), true, 0);
            continue;
        }
        match path.metadata() {
            Ok(kind) if kind.is_dir() => found.walk(path),
            Ok(kind) => found.add(path.clone(), true, kind.len()),
            Err(error) => found.errors.push(at(path, error)),
        }
    }
    found
}

impl Found {
    fn add(&mut self, path: PathBuf, named: bool, size: u64) {
        self.candidates.push(Candidate { path, named, size });
    }

    fn walk(&mut self, directory: &Path) {
        let first = self.candidates.len();
        let mut pending = vec![directory.to_owned()];
        while let Some(directory) = pending.pop() {
            if let Err(error) = self.list(&directory, &mut pending) {
                self.errors.push(at(&directory, error));
            }
        }
        self.candidates[first..].sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// Takes the files of a directory, and notes its directories.
    fn list(&mut self, directory: &Path, pending: &mut Vec<PathBuf>) -> io::Result<()> {
        let maildir = is_maildir(directory);
        for entry in directory.read_dir()? {
            let entry = entry?;
            let path = entry.path();
            // A link to a directory could lead round in a circle.
            if entry.file_type()?.is_dir() {
                // What lies in `tmp` is not yet delivered.
                if !(maildir && entry.file_name() == "tmp") {
                    pending.push(path);
                }
                continue;
            }
            match path.metadata() {
                // A Maildir's own files are a server's notes.
                Ok(kind) if kind.is_file() && !maildir => self.add(path, false, kind.len()),
                Ok(_) => {}
                Err(error) => self.errors.push(at(&path, error)),
            }
        }
        Ok(())
    }
}

fn is_maildir(directory: &Path) -> bool {
    ["cur", "new"]
        .iter()
        .all(|part| directory.join(part).is_dir())
}

/// The error with the file that it is about.
pub fn at(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
