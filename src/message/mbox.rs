//! Takes an mbox apart: many mails in one file, each behind a line that begins with `From `.
//!
//! The format has no standard; this reads what its kinds share (RFC 4155, `mboxo`, `mboxrd`). A
//! length that a header gives is not believed: whoever wrote the mail may have written it.

use std::io::{self, BufRead, Read};

/// Of a larger mail only the beginning is read; providers refuse far smaller ones.
pub const MAX_MAIL: usize = 32 * 1024 * 1024;

/// Longer lines are read in pieces, so that one without an end takes no memory.
const MAX_PIECE: u64 = 64 * 1024;

/// A mail's source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// What was read.
    pub bytes: Vec<u8>,
    /// The mail was larger than [`MAX_MAIL`], and this is only its beginning.
    pub cut: bool,
}

impl Source {
    /// Reads a file that holds a single mail.
    pub fn read(mut reader: impl Read) -> io::Result<Source> {
        let mut source = Source::default();
        let most = MAX_MAIL as u64;
        reader.by_ref().take(most).read_to_end(&mut source.bytes)?;
        // Whether anything is left is known once it is tried.
        source.cut =
            source.bytes.len() == MAX_MAIL && io::copy(&mut reader.take(1), &mut io::sink())? > 0;
        Ok(source)
    }

    fn push(&mut self, piece: &[u8]) {
        let room = MAX_MAIL - self.bytes.len();
        self.cut |= piece.len() > room;
        self.bytes
            .extend_from_slice(&piece[..piece.len().min(room)]);
    }
}

/// The mails of an mbox, one after the other; no more than one is held.
///
/// ```
/// use touchstone::message::mbox::Mbox;
/// let file = b"From a@b.example Sun Nov 22 10:00:00 2026\nSubject: 1\n\n>From here\n\n\
///     From - Sun Nov 22 11:00:00 2026\nSubject: 2\n";
/// let mails: Vec<_> = Mbox::new(&file[..]).map(|mail| mail.unwrap().bytes).collect();
/// assert_eq!(mails, [&b"Subject: 1\n\nFrom here\n\n"[..], b"Subject: 2\n"]);
/// ```
pub struct Mbox<R> {
    reader: R,
    piece: Vec<u8>,
    /// The piece begins a line.
    begins: bool,
    /// The line before it was empty, or there was none.
    after_empty: bool,
    /// A mail's separator was read, and nothing of the mail yet.
    inside: bool,
}

impl<R: BufRead> Mbox<R> {
    /// Reads the mails from `reader` as they are asked for.
    pub fn new(reader: R) -> Mbox<R> {
        Mbox {
            reader,
            piece: Vec::new(),
            begins: true,
            after_empty: true,
            inside: false,
        }
    }

    /// Reads the next piece of a line; whether there was one.
    fn advance(&mut self) -> io::Result<bool> {
        if !self.piece.is_empty() {
            self.after_empty = self.begins && trim_end(&self.piece).is_empty();
            self.begins = self.piece.ends_with(b"\n");
        }
        self.piece.clear();
        let mut line = self.reader.by_ref().take(MAX_PIECE);
        Ok(line.read_until(b'\n', &mut self.piece)? > 0)
    }

    fn is_at_separator(&self) -> bool {
        self.begins && self.after_empty && is_separator(&self.piece)
    }

    /// The piece as the mail had it: what begins like a separator was quoted with one `>` more.
    fn unquoted(&self) -> &[u8] {
        let quotes = self.piece.iter().take_while(|&&b| b == b'>').count();
        let quoted = self.begins && quotes > 0 && self.piece[quotes..].starts_with(b"From ");
        &self.piece[usize::from(quoted)..]
    }

    fn read(&mut self) -> io::Result<Option<Source>> {
        while !self.inside {
            if !self.advance()? {
                return Ok(None);
            }
            self.inside = self.is_at_separator();
        }
        let mut mail = Source::default();
        while self.advance()? {
            if self.is_at_separator() {
                return Ok(Some(mail));
            }
            mail.push(self.unquoted());
        }
        self.inside = false;
        Ok(Some(mail))
    }
}

impl<R: BufRead> Iterator for Mbox<R> {
    type Item = io::Result<Source>;

    fn next(&mut self) -> Option<io::Result<Source>> {
        self.read().transpose()
    }
}

/// Whether a file that begins so is an mbox.
pub fn is_mbox(start: &[u8]) -> bool {
    let line = start.trim_ascii_start().split(|&b| b == b'\n').next();
    line.is_some_and(is_separator)
}

/// `From sender Sun Nov 22 10:00:00 2026`; some programs leave out sender or date. A sentence that
/// begins with the word names no time to the second.
fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else {
        return false;
    };
    let is_time = |bytes: &[u8]| {
        let mut bytes = bytes.iter().enumerate();
        bytes.all(|(at, b)| match at {
            2 | 5 => *b == b':',
            _ => b.is_ascii_digit(),
        })
    };
    let rest = trim_end(rest).trim_ascii();
    matches!(rest, b"" | b"-") || rest.windows(8).any(is_time)
}

fn trim_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mails(file: &[u8]) -> Vec<String> {
        let text = |mail: io::Result<Source>| {
            String::from_utf8_lossy(&mail.expect("a mail").bytes).into_owned()
        };
        Mbox::new(file).map(text).collect()
    }

    #[test]
    fn a_separator_stands_behind_an_empty_line_and_names_a_time() {
        let first = "Subject: 1\n\nFrom now on at 10:30 we meet.\nFrom a Sun Nov 22 10:00:00 2026\n\nFrom here on.\n\n";
        let second = "Content-Length: 3\nSubject: 2\r\n\r\nx\r\n\r\n";
        let file = format!(
            "From a Sun Nov 22 10:00:00 2026\n{first}From b@c  Sun Nov 22 10:00:00 +0000 2026\n{second}From - \r\n"
        );
        assert_eq!(mails(file.as_bytes()), [first, second, ""]);
    }

    #[test]
    fn one_quotation_mark_is_taken_from_what_begins_like_a_separator() {
        let file = b"From -\n>From a\n>>From b\n> From c\n>x >From d\n";
        assert_eq!(mails(file), ["From a\n>From b\n> From c\n>x >From d\n"]);
    }

    #[test]
    fn no_mbox_holds_no_mails() {
        for file in ["", "\n", "Subject: x\n\nFrom here", "From here on\n"] {
            assert!(
                !is_mbox(file.as_bytes()) && mails(file.as_bytes()).is_empty(),
                "{file}"
            );
        }
        assert!(is_mbox(
            b"\n\nFrom a Sun Nov 22 10:00:00 2026\r\nSubject: x\n"
        ));
    }

    #[test]
    fn large_mails_and_lines_without_end_are_cut() {
        let line = "x".repeat(MAX_MAIL + 1);
        let file = format!("From -\n{line}\n\nFrom -\nSubject: 2\n");
        let mut read = Mbox::new(file.as_bytes()).map(|mail| mail.expect("a mail"));
        let first = read.next().expect("the large one");
        assert!(first.cut && first.bytes.len() == MAX_MAIL);
        let second = read.next().expect("the one behind it");
        assert!(!second.cut && second.bytes == b"Subject: 2\n");
        for (size, cut) in [(MAX_MAIL, false), (MAX_MAIL + 1, true)] {
            let source = Source::read(&line.as_bytes()[..size]).expect("a source");
            assert_eq!((source.bytes.len(), source.cut), (MAX_MAIL, cut));
        }
    }

    #[test]
    fn what_begins_a_line_is_no_matter_of_pieces() {
        let inside = "x".repeat(MAX_PIECE as usize);
        let file = format!("From -\n{inside}From -\n\n{inside}>From -\n");
        assert_eq!(mails(file.as_bytes()).len(), 1);
        assert!(mails(file.as_bytes())[0].ends_with("x>From -\n"));
    }

    fn line() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "",
            "\r",
            "x",
            "From ",
            "From - ",
            "From a Sun Nov 22 10:00:00 2026",
            ">From b",
            ">>",
            "From: c",
        ])
    }

    /// As a program that delivers mail writes it.
    fn quoted(mail: &[&str]) -> String {
        let quote = |line: &&str| match line.trim_start_matches('>').starts_with("From ") {
            true => format!(">{line}\n"),
            false => format!("{line}\n"),
        };
        mail.iter().map(quote).collect()
    }

    proptest! {
        #[test]
        fn what_was_put_into_an_mbox_comes_out(
            written in prop::collection::vec(prop::collection::vec(line(), 0..8), 0..5),
            capacity in 1..40usize,
        ) {
            let entry = |mail: &Vec<&str>| format!("From - \n{}\n", quoted(mail));
            let file: String = written.iter().map(entry).collect();
            let reader = io::BufReader::with_capacity(capacity, file.as_bytes());
            let read: Vec<Vec<u8>> = Mbox::new(reader).map(|mail| mail.expect("a mail").bytes).collect();
            let expected: Vec<Vec<u8>> = written
                .iter()
                .map(|mail| mail.iter().map(|line| format!("{line}\n")).chain(["\n".to_owned()]).collect::<String>().into_bytes())
                .collect();
            prop_assert_eq!(read, expected);
        }
    }
}
