//! What went wrong, in words for a maintainer.

use std::fmt;
use std::path::Path;

/// The result of everything here.
pub type Result<T> = std::result::Result<T, Error>;

/// A message that names the file and, where there is one, the line.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    pub fn new(message: impl Into<String>) -> Error {
        Error(message.into())
    }

    /// Something wrong in a line of a source file. Lines count from 1.
    pub fn at(file: &str, line: usize, message: impl fmt::Display) -> Error {
        Error(format!("{file}:{line}: {message}"))
    }

    /// A file that could not be read, written, copied …
    pub fn file(path: &Path, cause: impl fmt::Display) -> Error {
        Error(format!("{}: {cause}", path.display()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads a text file.
pub fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|cause| Error::file(path, cause))
}
