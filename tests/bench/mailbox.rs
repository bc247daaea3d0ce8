//! A large mailbox: how fast it is checked, in how much memory, and how fast Python's `mailbox`
//! merely reads it.
//!
//!     cargo bench --bench mailbox            one gigabyte
//!     cargo bench --bench mailbox -- 100     that many megabytes

mod sample_mbox;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const MEGABYTE: u64 = 1_000_000;

/// Reads each message's bytes, and no more.
const READ: &str = "import mailbox, sys
box = mailbox.mbox(sys.argv[1])
for key in box.iterkeys():
    box.get_bytes(key)
";

/// The same, and takes each message apart, as a program that looks at them would.
const PARSE: &str = "import mailbox, sys
for message in mailbox.mbox(sys.argv[1]):
    pass
";

fn main() -> io::Result<()> {
    // Cargo adds an option of its own.
    let size = std::env::args().find_map(|argument| argument.parse().ok());
    let size: u64 = size.unwrap_or(1000) * MEGABYTE;
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large.mbox");
    make(&path, size)?;
    let ours = Command::new(env!("CARGO_BIN_EXE_touchstone"));
    measure(
        "touchstone check",
        ours,
        &["check", "--format", "json"],
        &path,
    )?;
    measure(
        "Python's mailbox, get_bytes",
        Command::new("python3"),
        &["-c", READ],
        &path,
    )?;
    measure(
        "Python's mailbox, messages",
        Command::new("python3"),
        &["-c", PARSE],
        &path,
    )?;
    fs::remove_file(path)
}

fn make(path: &Path, size: u64) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    sample_mbox::write(&mut file, size)?;
    file.flush()
}

/// Runs the program on the mailbox and prints its speed and peak.
fn measure(what: &str, mut program: Command, arguments: &[&str], path: &Path) -> io::Result<()> {
    let start = Instant::now();
    let program = program.args(arguments).arg(path).stdout(Stdio::null());
    let mut child = match program.spawn() {
        Ok(child) => child,
        Err(error) => {
            println!("{what:<32} skipped: {error}");
            return Ok(());
        }
    };
    let mut peak = 0;
    while child.try_wait()?.is_none() {
        peak = peak.max(sample_mbox::peak_memory(&child).unwrap_or_default());
        thread::sleep(Duration::from_millis(20));
    }
    let speed = fs::metadata(path)?.len() as f64 / MEGABYTE as f64 / start.elapsed().as_secs_f64();
    let peak = peak / MEGABYTE;
    println!("{what:<32} {speed:>8.1} MB/s {peak:>6} MB at most");
    Ok(())
}
