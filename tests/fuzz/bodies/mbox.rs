//! An mbox: the same mails in whatever pieces it is read, and those are read again when they are written again.

use std::io::BufReader;

use touchstone::message::mbox::{Mbox, is_mbox};

/// How much is read at a time.
const PIECES: [usize; 3] = [1, 2, 61];

pub fn check(file: &[u8]) {
    let found = mails(file, file.len().max(1));
    for piece in PIECES {
        assert_eq!(mails(file, piece), found);
    }
    assert!(found.iter().map(Vec::len).sum::<usize>() <= file.len());
    assert!(!found.is_empty() || !is_mbox(file));
    let written: Vec<u8> = found.iter().flat_map(|mail| entry(mail)).collect();
    let expected: Vec<Vec<u8>> = found.iter().map(|mail| ended(mail)).collect();
    assert_eq!(mails(&written, written.len().max(1)), expected);
}

fn mails(file: &[u8], piece: usize) -> Vec<Vec<u8>> {
    Mbox::new(BufReader::with_capacity(piece, file))
        .map(|mail| mail.expect("memory can be read").bytes)
        .collect()
}

/// The mail as it stands in an mbox, every line quoted that begins like a separator (`mboxrd`).
fn entry(mail: &[u8]) -> Vec<u8> {
    let mut entry = b"From - \n".to_vec();
    for line in mail.split_inclusive(|&byte| byte == b'\n') {
        let quotes = line.iter().take_while(|&&byte| byte == b'>').count();
        if line[quotes..].starts_with(b"From ") {
            entry.push(b'>');
        }
        entry.extend(line);
    }
    ended(&entry)
}

/// With its last line ended, and an empty one behind it.
fn ended(mail: &[u8]) -> Vec<u8> {
    let end: &[u8] = match mail.last() {
        None | Some(b'\n') => b"\n",
        Some(_) => b"\n\n",
    };
    [mail, end].concat()
}
