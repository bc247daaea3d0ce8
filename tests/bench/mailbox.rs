//! A large mailbox: how fast it is checked, in how much memory, and how fast Python's `mailbox`
//! merely reads it. On a busy machine the time that a program computed says more than the clock.
//!
//!     cargo bench --bench mailbox            one gigabyte
//!     cargo bench --bench mailbox -- 100     that many megabytes

mod sample_mbox;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
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
    let (mut peak, mut computed) = (0, 0.0);
    while child.try_wait()?.is_none() {
        peak = peak.max(sample_mbox::peak_memory(&child).unwrap_or_default());
        computed = compute_time(&child).unwrap_or(computed);
        thread::sleep(Duration::from_millis(20));
    }
    let megabytes = fs::metadata(path)?.len() as f64 / MEGABYTE as f64;
    let [by_clock, by_core] =
        [start.elapsed().as_secs_f64(), computed].map(|time| megabytes / time);
    let peak = peak / MEGABYTE;
    println!("{what:<32} {by_clock:>8.1} MB/s {by_core:>8.1} MB/s a core {peak:>6} MB at most");
    Ok(())
}

/// The seconds that a process has computed so far, all its threads together.
fn compute_time(process: &Child) -> Option<f64> {
    /// Linux tells hundredths of a second.
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string(format!("/proc/{}/stat", process.id())).ok()?;
    // The program's name may hold spaces; the fields are counted behind it.
    let mut fields = stat.rsplit(')').next()?.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<f64>().ok();
    let (user, system) = (ticks()?, ticks()?);
    (user + system > 0.0).then_some((user + system) / TICKS)
}
