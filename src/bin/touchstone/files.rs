//! The files to check: those named, and the mails in directories that are named.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use touchstone::analyzer::Analyzer;
use touchstone::message::Message;
use touchstone::message::eml;
use touchstone::report::Report;

/// Larger files are no mails; providers refuse far smaller ones.
const MAX_MAIL: u64 = 100 * 1024 * 1024;

/// A file to check.
pub struct Candidate {
    pub path: PathBuf,
    /// Named by the user, not found in a directory: that it is no mail is then an error.
    pub named: bool,
}

/// The files named and those below the directories named, sorted within each.
pub fn collect(paths: &[PathBuf]) -> io::Result<Vec<Candidate>> {
    let mut found = Vec::new();
    for path in paths {
        let kind = path.metadata().map_err(|error| at(path, error))?;
        if kind.is_dir() {
            walk(path, &mut found)?;
        } else {
            found.push(Candidate {
                path: path.clone(),
                named: true,
            });
        }
    }
    Ok(found)
}

fn walk(directory: &Path, found: &mut Vec<Candidate>) -> io::Result<()> {
    let mut pending = vec![directory.to_owned()];
    let first = found.len();
    while let Some(directory) = pending.pop() {
        for entry in directory
            .read_dir()
            .map_err(|error| at(&directory, error))?
        {
            let entry = entry.map_err(|error| at(&directory, error))?;
            // A link to a directory could lead round in a circle.
            let kind = entry
                .file_type()
                .map_err(|error| at(&entry.path(), error))?;
            if kind.is_dir() {
                pending.push(entry.path());
            } else if entry.path().is_file() {
                found.push(Candidate {
                    path: entry.path(),
                    named: false,
                });
            }
        }
    }
    found[first..].sort_by(|a, b| a.path.cmp(&b.path));
    Ok(())
}

/// Reads and checks a mail; `None` when a file found in a directory is no mail.
pub fn check(candidate: &Candidate, analyzer: &Analyzer) -> io::Result<Option<Report>> {
    Ok(read(candidate)?.map(|message| analyzer.analyze(&message)))
}

fn read(candidate: &Candidate) -> io::Result<Option<Message>> {
    let path = &candidate.path;
    let mut source = Vec::new();
    let file = File::open(path).map_err(|error| at(path, error))?;
    file.take(MAX_MAIL + 1)
        .read_to_end(&mut source)
        .map_err(|error| at(path, error))?;
    if source.len() as u64 > MAX_MAIL {
        return Err(at(path, io::Error::other("larger than 100 MiB, not read")));
    }
    match eml::read(&source) {
        Ok(message) => Ok(Some(message)),
        Err(_) if !candidate.named => Ok(None),
        Err(error) => Err(at(path, io::Error::other(error))),
    }
}

/// The error with the file that it is about.
pub fn at(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
