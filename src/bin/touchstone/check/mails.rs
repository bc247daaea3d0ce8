//! The mails in files, one after the other: a file holds one, or it is an mbox that holds many.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use touchstone::message::mbox::{self, Mbox, Source};

use super::json_lines;
use crate::Input;
use crate::files::{self, Candidate};

/// An mbox is told by its first line; an empty line or two may stand in front.
const START: u64 = 1024;

/// A mail as it was read.
pub struct Mail {
    pub origin: Origin,
    pub source: Source,
}

/// Where a mail comes from.
#[derive(Clone)]
pub struct Origin {
    pub path: PathBuf,
    /// In an mbox, which of its mails, and of JSON lines which line; counted from 1.
    pub number: Option<usize>,
    /// What JSON lines call it.
    pub id: Option<String>,
    /// The user named this very mail.
    pub named: bool,
}

impl Origin {
    /// The error with the mail that it is about.
    pub fn at(&self, error: io::Error) -> io::Error {
        files::at(Path::new(&self.to_string()), error)
    }
}

/// For people: `archive.mbox, message 3`.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.path.to_str() {
            Some(files::STANDARD_INPUT) if self.named => f.write_str("standard input")?,
            _ => write!(f, "{}", self.path.display())?,
        }
        match (&self.id, self.number) {
            (Some(id), _) => write!(f, ", {id}"),
            (None, Some(number)) => write!(f, ", message {number}"),
            (None, None) => Ok(()),
        }
    }
}

/// Reads the mails of a file. `tell` says whether to go on.
pub fn read(
    candidate: &Candidate,
    input: Input,
    tell: &mut impl FnMut(io::Result<Mail>) -> bool,
) -> bool {
    let whole = Origin {
        path: candidate.path.clone(),
        number: None,
        id: None,
        named: candidate.named,
    };
    match open(candidate) {
        Ok((reader, _)) if input == Input::Jsonl => json_lines::each(reader, &whole, tell),
        Ok((reader, true)) => each(reader, &whole, tell),
        Ok((reader, false)) => tell(one(reader, whole)),
        Err(error) => tell(Err(whole.at(error))),
    }
}

/// The file, and whether it is an mbox.
fn open(candidate: &Candidate) -> io::Result<(Box<dyn BufRead>, bool)> {
    let mut reader: Box<dyn BufRead> = if candidate.is_standard_input() {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::with_capacity(
            1 << 16,
            File::open(&candidate.path)?,
        ))
    };
    let mut start = Vec::new();
    reader.by_ref().take(START).read_to_end(&mut start)?;
    let is_mbox = mbox::is_mbox(&start);
    Ok((Box::new(io::Cursor::new(start).chain(reader)), is_mbox))
}

fn one(reader: impl Read, origin: Origin) -> io::Result<Mail> {
    match Source::read(reader) {
        Ok(source) => Ok(Mail { origin, source }),
        Err(error) => Err(origin.at(error)),
    }
}

fn each(
    reader: impl BufRead,
    whole: &Origin,
    tell: &mut impl FnMut(io::Result<Mail>) -> bool,
) -> bool {
    for (at, source) in Mbox::new(reader).enumerate() {
        let origin = Origin {
            number: Some(at + 1),
            ..whole.clone()
        };
        let failed = source.is_err();
        let mail = match source {
            Ok(source) => Ok(Mail { origin, source }),
            Err(error) => Err(origin.at(error)),
        };
        if !tell(mail) {
            return false;
        }
        // A file that can't be read now can't be read further on.
        if failed {
            break;
        }
    }
    true
}
