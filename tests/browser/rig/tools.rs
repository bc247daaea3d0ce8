//! The programs and folders that the rig needs from the machine.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::outcome::Outcome;

/// How the content scripts say that a shadow root is nobody else's.
const CLOSED_ROOT: &str = "mode: \"closed\"";

/// A program under one of several names, on the search path or among Cargo's programs.
pub fn program(names: &[&str], advice: &str) -> Outcome<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let places: Vec<_> = std::env::split_paths(&path)
        .chain(cargo.map(|home| home.join("bin")))
        .collect();
    let found = names
        .iter()
        .flat_map(|name| places.iter().map(move |place| place.join(name)))
        .find(|file| file.is_file());
    found.ok_or_else(|| format!("{} is missing: {advice}", names[0]).into())
}

/// The installed Firefox.
pub fn firefox() -> Outcome<PathBuf> {
    program(
        &["firefox-esr", "firefox"],
        "install the package firefox-esr",
    )
}

/// Whether this runs as the system's manager.
pub fn is_root() -> Outcome<bool> {
    Ok(fs::metadata("/proc/self")?.uid() == 0)
}

/// The project's folder: two above this package's.
pub fn project() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package)
}

/// The unpacked extension.
pub fn extension() -> Outcome<PathBuf> {
    let directory = project().join("dist/touchstone");
    if directory.join("manifest.json").is_file() {
        return Ok(directory);
    }
    Err("dist/touchstone is missing: run ./build.sh build first".into())
}

/// A copy of the unpacked extension.
pub fn copied_extension(folder: &Path) -> Outcome<PathBuf> {
    let copied = Command::new("cp")
        .arg("-r")
        .arg(extension()?)
        .arg(folder)
        .status()?;
    if !copied.success() {
        return Err(format!("can't copy the extension to {}", folder.display()).into());
    }
    Ok(folder.join("touchstone"))
}

/// Where a browser on this profile saves files.
pub fn downloads(profile: &Path) -> Outcome<PathBuf> {
    let folder = profile.join("downloads");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Changes the manifest of such a copy.
fn edit_manifest(copy: &Path, edit: impl FnOnce(&mut Value) -> Outcome) -> Outcome {
    let file = copy.join("manifest.json");
    let mut manifest = serde_json::from_str(&fs::read_to_string(&file)?)?;
    edit(&mut manifest)?;
    Ok(fs::write(&file, manifest.to_string())?)
}

/// Makes such a copy the extension's next version.
pub fn set_version(copy: &Path, version: &str) -> Outcome {
    edit_manifest(copy, |manifest| {
        manifest["version"] = json!(version);
        Ok(())
    })
}

/// Adds a content script to those of such a copy.
pub fn add_content_script(copy: &Path, file: &str) -> Outcome {
    edit_manifest(copy, |manifest| {
        let scripts = manifest.pointer_mut("/content_scripts/0/js");
        let scripts = scripts.and_then(Value::as_array_mut);
        scripts
            .ok_or("the manifest has no scripts")?
            .push(json!(file));
        Ok(())
    })
}

/// Adds a site to those that such a copy's manifest names, or takes it from them.
pub fn fix(copy: &Path, pattern: &str, is_fixed: bool) -> Outcome {
    edit_manifest(copy, |manifest| {
        for list in ["/host_permissions", "/content_scripts/0/matches"] {
            let list = manifest.pointer_mut(list).and_then(Value::as_array_mut);
            let list = list.ok_or("the manifest has no sites")?;
            list.retain(|one| one != pattern);
            if is_fixed {
                list.push(json!(pattern));
            }
        }
        Ok(())
    })
}

/// The unpacked extension as it would be if nobody had described these webmails.
pub fn extension_without(webmails: &[&str], folder: &Path) -> Outcome<PathBuf> {
    let copy = copied_extension(folder)?;
    let file = copy.join("content/webmails/tables.js");
    let tables = fs::read_to_string(&file)?;
    if let Some(name) = webmails
        .iter()
        .find(|name| !tables.contains(&format!("name: {name:?},")))
    {
        return Err(format!("no table describes {name}").into());
    }
    let leave_out = format!(
        "const LEFT_OUT = {webmails:?};\n\
         const REST = WEBMAIL_TABLES.filter(({{ name }}) => !LEFT_OUT.includes(name));\n\
         WEBMAIL_TABLES.splice(0, WEBMAIL_TABLES.length, ...REST);\n"
    );
    fs::write(&file, tables + &leave_out)?;
    Ok(copy)
}

/// The unpacked extension with shadow roots that scripts of the page can look into, as a checker
/// must that runs there.
pub fn extension_with_open_roots(folder: &Path) -> Outcome<PathBuf> {
    let copy = copied_extension(folder)?;
    let mut opened = 0;
    let manifest: Value = serde_json::from_str(&fs::read_to_string(copy.join("manifest.json"))?)?;
    let scripts = manifest["content_scripts"][0]["js"].as_array();
    for script in scripts.into_iter().flatten().filter_map(Value::as_str) {
        let file = copy.join(script);
        let source = fs::read_to_string(&file)?;
        opened += source.matches(CLOSED_ROOT).count();
        fs::write(&file, source.replace(CLOSED_ROOT, "mode: \"open\""))?;
    }
    // All of ours are made in one place.
    if opened != 1 {
        return Err(
            format!("expected one place that makes closed roots, there are {opened}").into(),
        );
    }
    Ok(copy)
}

/// How many folders were made.
static FOLDERS: AtomicUsize = AtomicUsize::new(0);

/// A folder of our own that is gone afterwards.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes a folder that no other test uses, of this run or another.
    pub fn new(name: &str) -> Outcome<Self> {
        let (run, number) = (std::process::id(), FOLDERS.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(format!("touchstone-{name}-{run}-{number}"));
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Left-overs in the temporary folder harm nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}
