//! However large a mailbox is, little of it is held.

use std::io::{BufWriter, Write};
use std::process::Stdio;

use super::rig::command;
use super::sample_mbox;

/// Enough that all batches are on their way. The test program is slow and the mails are small;
/// `tests/bench/mailbox.rs` does the same with a gigabyte.
const SMALL: u64 = 6 << 20;
/// A program that held what it read would need that much more.
const LARGE: u64 = 30 << 20;
/// What an allocator and a pool of threads may take now or later.
const NOISE: u64 = 10 << 20;

/// The most memory that the program held when it had read an mbox of this size.
fn peak(size: u64) -> Option<u64> {
    let mut child = command(&["check", "--format", "json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("touchstone runs");
    let mut input = BufWriter::new(child.stdin.take().expect("its standard input"));
    sample_mbox::write(&mut input, size).expect("it reads");
    input.flush().expect("it reads");
    // It waits for the end now.
    let peak = sample_mbox::peak_memory(&child);
    drop(input);
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
    peak
}

#[test]
fn memory_is_constant_in_the_size_of_an_mbox() {
    let (Some(small), Some(large)) = (peak(SMALL), peak(LARGE)) else {
        eprintln!("skipped: this system does not tell a process's peak");
        return;
    };
    assert!(large < small + NOISE, "{small} bytes, then {large}");
}
