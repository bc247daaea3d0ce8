//! What the manager of a computer decides for the extension, set the way managers set it: by a
//! policy file of the browser.

use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::driver::{GECKO_ID, Kind};
use super::outcome::Outcome;
use super::tether::Tether;
use super::tools;

/// Where Chromium looks for policies; the system's manager alone can write there.
const CHROMIUM_POLICIES: &str = "/etc/chromium/policies/managed";

/// Writes the file, and takes it away when the input closes, whatever happened to the test.
const KEEP: &str = r#"set -eu
  folder=$1 file=$1/$2
  trap 'rm -f "$file"' EXIT
  trap 'exit 1' INT TERM
  mkdir -p "$folder"
  printf '%s' "$3" >"$file"
  chmod 644 "$file"
  echo kept
  read -r _ || true"#;

/// A policy that holds as long as this lives.
pub struct Policy {
    /// The browser that obeys it, where that is a copy.
    pub browser: Option<PathBuf>,
    _file: Option<Tether>,
}

impl Policy {
    /// Sets the extension's policy. None: that takes rights that this user does not have.
    pub fn set(
        kind: Kind,
        extension: &Path,
        policy: &Value,
        folder: &Path,
    ) -> Outcome<Option<Self>> {
        match kind {
            Kind::Chromium => chromium(extension, policy),
            Kind::Firefox => Ok(Some(Self {
                browser: Some(managed_firefox(policy, folder)?),
                _file: None,
            })),
        }
    }
}

fn chromium(extension: &Path, policy: &Value) -> Outcome<Option<Policy>> {
    let Some(mut shell) = root_shell()? else {
        return Ok(None);
    };
    let id = chromium_id(extension)?;
    let extensions = json!({ &id: policy });
    let content = json!({ "3rdparty": { "extensions": extensions } });
    shell
        .args(["-c", KEEP, "keep", CHROMIUM_POLICIES])
        .arg(format!("touchstone-test-{id}.json"))
        .arg(content.to_string());
    let mut file = Tether::start(&mut shell)?;
    file.announced("that it wrote the policy", |line| {
        (line == "kept").then_some(())
    })?;
    Ok(Some(Policy {
        browser: None,
        _file: Some(file),
    }))
}

/// A shell that may write where the system's manager may.
fn root_shell() -> Outcome<Option<Command>> {
    if tools::is_root()? {
        return Ok(Some(Command::new("bash")));
    }
    let mut probe = Command::new("sudo");
    let probe = probe.args(["-n", "true"]).stderr(Stdio::null()).status();
    if !probe.is_ok_and(|status| status.success()) {
        return Ok(None);
    }
    let mut sudo = Command::new("sudo");
    sudo.args(["-n", "bash"]);
    Ok(Some(sudo))
}

/// Chromium makes the id of an unpacked extension from its folder's name: the first half of its
/// SHA-256, written with the letters from a to p.
pub(super) fn chromium_id(extension: &Path) -> Outcome<String> {
    let mut sum = Command::new("sha256sum")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let folder = extension.canonicalize()?;
    let mut input = sum.stdin.take().ok_or("sha256sum takes no input")?;
    input.write_all(folder.as_os_str().as_encoded_bytes())?;
    drop(input);
    let digits = String::from_utf8(sum.wait_with_output()?.stdout)?;
    let letter = |digit: char| Some(char::from(b'a' + u8::try_from(digit.to_digit(16)?).ok()?));
    digits
        .chars()
        .take(32)
        .map(|digit| letter(digit).ok_or_else(|| format!("no SHA-256: {digits}").into()))
        .collect()
}

/// Firefox reads policies beside its own program, and finds its program's folder by the program
/// itself: so this is a copy of it among links to all else.
fn managed_firefox(policy: &Value, folder: &Path) -> Outcome<PathBuf> {
    let program = tools::firefox()?.canonicalize()?;
    let home = program.parent().ok_or("Firefox has no folder")?;
    let copy = folder.join("firefox");
    fs::create_dir_all(copy.join("distribution"))?;
    for entry in fs::read_dir(home)? {
        let (source, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if name != "distribution" && source != program {
            symlink(&source, copy.join(&name))?;
        }
    }
    let content = json!({ "policies": { "3rdparty": { "Extensions": { GECKO_ID: policy } } } });
    fs::write(copy.join("distribution/policies.json"), content.to_string())?;
    let copied = copy.join(program.file_name().unwrap_or_default());
    fs::copy(&program, &copied)?;
    Ok(copied)
}
