//! A server process that cannot outlive us: it runs until its standard input closes, which the
//! system does for us even when a test panics or is killed.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::outcome::Outcome;

/// Gives a program that ignores its input the behaviour described above: it and all its children
/// form a process group, which ends when the shell's input closes.
const HOLD: &str = r#"set -m; "$@" </dev/null & exec >&-; trap 'kill -- -$!; wait' EXIT; trap 'exit 1' INT TERM; read -r _"#;

/// A running server.
pub struct Tether {
    child: Child,
    input: Option<ChildStdin>,
    output: Option<BufReader<ChildStdout>>,
}

impl Tether {
    /// Starts a program that stops by itself when its input closes.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("can't start {}: {error}", command.get_program().display()))?;
        let input = child.stdin.take();
        let output = child.stdout.take().map(BufReader::new);
        Ok(Self {
            child,
            input,
            output,
        })
    }

    /// Starts any other program.
    pub fn hold(program: &Path, arguments: &[&str]) -> Outcome<Self> {
        let mut command = Command::new("bash");
        command
            .args(["-c", HOLD, "hold"])
            .arg(program)
            .args(arguments);
        Self::start(command.stderr(Stdio::null()))
    }

    /// Reads the program's lines up to the first one of which `pick` makes something. What the
    /// program prints later is thrown away.
    pub fn announced<T>(&mut self, what: &str, pick: impl Fn(&str) -> Option<T>) -> Outcome<T> {
        let mut output = self.output.take().ok_or("its output was read before")?;
        let mut line = String::new();
        while output.read_line(&mut line)? > 0 {
            if let Some(found) = pick(line.trim_end()) {
                std::thread::spawn(move || discard(output));
                return Ok(found);
            }
            line.clear();
        }
        Err(format!("the program ended before it announced {what}").into())
    }
}

fn discard(mut output: impl Read) {
    // A full pipe would stop the program. An error means that it ended.
    let _ = std::io::copy(&mut output, &mut std::io::sink());
}

impl Drop for Tether {
    fn drop(&mut self) {
        drop(self.input.take());
        // Nothing to be done about a child that can't be waited for.
        let _ = self.child.wait();
    }
}
