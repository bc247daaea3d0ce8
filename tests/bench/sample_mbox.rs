//! An mbox of any size, made of the sample mails, and what a program needs to read it.

#[path = "mails.rs"]
mod mails;

use std::fs;
use std::io::{self, Write};
use std::process::Child;

/// Writes the sample mails over and over, until there are so many bytes.
pub fn write(out: &mut impl Write, size: u64) -> io::Result<()> {
    let mails: Vec<Vec<u8>> = mails::mails().iter().map(|mail| entry(mail)).collect();
    let mut left = size;
    for mail in mails.iter().cycle() {
        out.write_all(mail)?;
        left = left.saturating_sub(mail.len() as u64);
        if left == 0 {
            break;
        }
    }
    Ok(())
}

/// The mail as it stands in an mbox.
fn entry(mail: &[u8]) -> Vec<u8> {
    let mut entry = b"From sample@touchstone.example Sun Nov 22 10:00:00 2026\n".to_vec();
    for line in mail.split_inclusive(|&b| b == b'\n') {
        let quotes = line.iter().take_while(|&&b| b == b'>').count();
        if line[quotes..].starts_with(b"From ") {
            entry.push(b'>');
        }
        entry.extend(line);
    }
    entry.extend(b"\n\n");
    entry
}

/// The most memory that a process has held so far; nothing where the system does not tell.
pub fn peak_memory(process: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", process.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
