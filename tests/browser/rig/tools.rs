//! The programs and folders that the rig needs from the machine.

use std::path::{Path, PathBuf};

use super::outcome::Outcome;

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

/// The unpacked extension.
pub fn extension() -> Outcome<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/touchstone");
    if directory.join("manifest.json").is_file() {
        return Ok(directory);
    }
    Err("dist/touchstone is missing: run ./build.sh build first".into())
}

/// A folder of our own that is gone afterwards.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes a folder that no other run uses.
    pub fn new(name: &str) -> Outcome<Self> {
        let path = std::env::temp_dir().join(format!("touchstone-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
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
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
