//! Mails as JSON lines, which is how engines that share work among machines hand rows to a program: one object a
//! line, `{"id": "…", "raw": "…"}`, with the mail's source in base64 (RFC 4648, 4).

use std::io::{self, BufRead, Error, ErrorKind, Read};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use touchstone::message::mbox::{MAX_MAIL, Source};

use super::mails::{Mail, Origin};

/// Bytes of a line: the largest mail in base64, and room for its id.
const MAX_LINE: u64 = MAX_MAIL as u64 / 3 * 4 + 65_536;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    raw: String,
}

/// Reads the mails of a file. `tell` says whether to go on; a line that is none is told as an error, and the
/// next one is read.
pub fn each(
    mut reader: impl BufRead,
    whole: &Origin,
    tell: &mut impl FnMut(io::Result<Mail>) -> bool,
) -> bool {
    let mut line = Vec::new();
    for number in 1.. {
        let origin = Origin {
            number: Some(number),
            ..whole.clone()
        };
        let goes_on = match next(&mut reader, &mut line) {
            Ok(false) => return true,
            Ok(true) if line.trim_ascii().is_empty() => true,
            Ok(true) => tell(mail(&line, origin)),
            Err(error) if error.kind() == ErrorKind::InvalidData => tell(Err(origin.at(error))),
            // A file that can't be read now can't be read further on.
            Err(error) => return tell(Err(origin.at(error))),
        };
        if !goes_on {
            return false;
        }
    }
    true
}

/// Reads a line; false at the end. One that is too long is passed over, and an error.
fn next(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let mut is_too_long = false;
    loop {
        let read = reader.by_ref().take(MAX_LINE).read_until(b'\n', line)?;
        if line.last() == Some(&b'\n') || (read as u64) < MAX_LINE {
            break;
        }
        is_too_long = true;
        line.clear();
    }
    match is_too_long {
        true => Err(invalid("the line is too long")),
        false => Ok(!line.is_empty()),
    }
}

fn mail(line: &[u8], origin: Origin) -> io::Result<Mail> {
    let row: Row = serde_json::from_slice(line)
        .map_err(|error| origin.at(invalid(&format!("the line is no mail: {error}"))))?;
    let origin = Origin {
        id: Some(row.id),
        ..origin
    };
    let decoded = BASE64_STANDARD.decode(row.raw);
    let bytes =
        decoded.map_err(|error| origin.at(invalid(&format!("raw is no base64: {error}"))))?;
    match Source::read(bytes.as_slice()) {
        Ok(source) => Ok(Mail { origin, source }),
        Err(error) => Err(origin.at(error)),
    }
}

fn invalid(what: &str) -> Error {
    Error::new(ErrorKind::InvalidData, what)
}
