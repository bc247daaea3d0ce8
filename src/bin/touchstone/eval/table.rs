//! Corpus files of one row a line.

use std::fs;
use std::io;
use std::path::Path;

use crate::files::at;

/// A row of `N` fields and the line that it stands in.
pub struct Row<const N: usize> {
    line: usize,
    pub fields: [String; N],
}

impl<const N: usize> Row<N> {
    /// What is wrong with the row, which is of this file.
    pub fn error(&self, path: &Path, problem: &str) -> io::Error {
        at_line(path, self.line, &format!("{}: {problem}", self.fields[0]))
    }
}

/// Reads the named columns of a tab-separated file with a header.
pub fn columns<const N: usize>(path: &Path, names: [&str; N]) -> io::Result<Vec<Row<N>>> {
    let lines = lines(path)?;
    let (line, header) = lines
        .first()
        .ok_or_else(|| at_line(path, 1, "empty, no header"))?;
    let header: Vec<&str> = header.split('\t').collect();
    let mut places = [0; N];
    for (place, name) in places.iter_mut().zip(names) {
        *place = header
            .iter()
            .position(|column| *column == name)
            .ok_or_else(|| at_line(path, *line, &format!("no column `{name}` in the header")))?;
    }
    let rows = lines[1..].iter().map(|(line, text)| {
        let fields: Vec<&str> = text.split('\t').collect();
        let mut row = [const { String::new() }; N];
        for (place, (field, name)) in places.iter().zip(row.iter_mut().zip(names)) {
            *field = match fields.get(*place) {
                Some(value) if !value.is_empty() => (*value).to_owned(),
                _ => return Err(at_line(path, *line, &format!("`{name}` is missing"))),
            };
        }
        Ok(Row {
            line: *line,
            fields: row,
        })
    });
    rows.collect()
}

/// Reads a file of one value a line.
pub fn values(path: &Path) -> io::Result<Vec<String>> {
    lines(path)?
        .into_iter()
        .map(|(line, text)| match text.contains(char::is_whitespace) {
            true => Err(at_line(path, line, "more than one value")),
            false => Ok(text),
        })
        .collect()
}

/// The lines that are neither empty nor a comment, with their numbers.
fn lines(path: &Path) -> io::Result<Vec<(usize, String)>> {
    let source = fs::read(path).map_err(|error| at(path, error))?;
    let mut lines = Vec::new();
    for (index, line) in source.split(|&byte| byte == b'\n').enumerate() {
        let text = std::str::from_utf8(line).map_err(|_| at_line(path, index + 1, "not UTF-8"))?;
        let text = text.trim_end_matches('\r');
        if !text.is_empty() && !text.starts_with('#') {
            lines.push((index + 1, text.to_owned()));
        }
    }
    Ok(lines)
}

/// What is wrong with a line of a file.
fn at_line(path: &Path, line: usize, problem: &str) -> io::Error {
    io::Error::other(format!("{}:{line}: {problem}", path.display()))
}
