//! `pack release`: what is handed in at the stores, from what `bundle` made: the packages under their version's
//! name, the sources with the recipe to build them again, a bill of materials, and the hashes of all.
//!
//! The same commit gives the same bytes, in any folder, and from the archive of its sources too.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::archive::{self, Entry};
use crate::bundle::{FOLDER, remove_folder, rename};
use crate::error::{Error, Result, read};
use crate::sbom;
use crate::stores::STORES;

const RELEASE: &str = "release";
const WASM: &str = "wasm/touchstone_bg.wasm";
/// The recipe's name in the archive of the sources. `build.sh` reads the commit and its date from it where there
/// is no git.
const RECIPE: &str = "BUILD.txt";
const TEMPLATE: &str = include_str!("release/build.txt");
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the release is made of.
pub struct Commit {
    pub id: String,
    /// Its time, after 1970-01-01.
    pub seconds: u64,
}

#[derive(Deserialize)]
struct Toolchain {
    toolchain: Channel,
}

#[derive(Deserialize)]
struct Channel {
    channel: String,
}

/// Writes `release/` in `dist`; the names of the sources come from standard input, each with a NUL behind it.
pub fn run(root: &Path, dist: &Path, commit: &Commit) -> Result<()> {
    let mut names = Vec::new();
    std::io::stdin()
        .read_to_end(&mut names)
        .map_err(|cause| Error::new(format!("standard input: {cause}")))?;
    let names = String::from_utf8(names).map_err(|cause| Error::new(format!("names: {cause}")))?;
    let names = names.split_terminator('\0').map(PathBuf::from);
    write(root, dist, commit, names.collect())
}

fn write(root: &Path, dist: &Path, commit: &Commit, sources: Vec<PathBuf>) -> Result<()> {
    let rust = rust_version(root)?;
    let mut files = Vec::new();
    let mut hashes = Vec::new();
    for store in STORES {
        let package = bytes(&dist.join(store.zip))?;
        hashes.push(sha256(&package));
        files.push((store.zip.replace('-', &format!("-{VERSION}-")), package));
    }
    let [chrome, firefox] = [&hashes[0], &hashes[1]];
    let wasm = sha256(&bytes(&dist.join(FOLDER).join(WASM))?);
    let recipe = fill(&[
        ("version", VERSION),
        ("commit", &commit.id),
        ("seconds", &commit.seconds.to_string()),
        ("rust", &rust),
        ("chrome", chrome),
        ("firefox", firefox),
        ("wasm", &wasm),
    ]);
    let archive = archive_of(root, sources, recipe)?;
    files.push((format!("touchstone-{VERSION}-source.zip"), archive));
    let bill = sbom::document(root, &rust, commit.seconds)?;
    let bill = format!("{bill:#}\n").into_bytes();
    files.push((format!("touchstone-{VERSION}.cdx.json"), bill));
    publish(dist, files)
}

/// The sources, and the recipe that belongs to this build instead of any that was there.
fn archive_of(root: &Path, mut sources: Vec<PathBuf>, recipe: String) -> Result<Vec<u8>> {
    sources.retain(|name| name != Path::new(RECIPE));
    if sources.is_empty() {
        return Err(Error::new("standard input names no sources"));
    }
    sources.sort();
    let mut entries = archive::entries(root, &sources)?;
    entries.push(Entry {
        name: PathBuf::from(RECIPE),
        content: recipe.into_bytes(),
        is_program: false,
    });
    archive::zip(&entries)
}

/// All at once, with the list of their hashes as `sha256sum --check` reads it.
fn publish(dist: &Path, mut files: Vec<(String, Vec<u8>)>) -> Result<()> {
    files.sort();
    let lines = files
        .iter()
        .map(|(name, content)| format!("{}  {name}\n", sha256(content)));
    let sums: String = lines.collect();
    print!("{sums}");
    files.push(("SHA256SUMS".to_owned(), sums.into_bytes()));

    let (staging, folder) = (dist.join(".staging"), dist.join(RELEASE));
    remove_folder(&staging)?;
    fs::create_dir_all(&staging).map_err(|cause| Error::file(&staging, cause))?;
    for (name, content) in files {
        let path = staging.join(name);
        fs::write(&path, content).map_err(|cause| Error::file(&path, cause))?;
    }
    remove_folder(&folder)?;
    rename(&staging, &folder)
}

fn fill(values: &[(&str, &str)]) -> String {
    let text = TEMPLATE.to_owned();
    values.iter().fold(text, |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

fn rust_version(root: &Path) -> Result<String> {
    let path = root.join("rust-toolchain.toml");
    let file: Toolchain =
        toml::from_str(&read(&path)?).map_err(|cause| Error::file(&path, cause))?;
    Ok(file.toolchain.channel)
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|cause| Error::file(path, cause))
}

fn sha256(content: &[u8]) -> String {
    let hash = Sha256::digest(content);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::os::unix::fs::PermissionsExt;
    use zip::ZipArchive;

    /// Sources as they lie in a checkout, with the project's own lists of crates.
    fn sources(root: &Path) -> Vec<PathBuf> {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        fs::create_dir_all(root).unwrap();
        for link in [
            "Cargo.toml",
            "Cargo.lock",
            "src",
            "tests",
            "rust-toolchain.toml",
        ] {
            std::os::unix::fs::symlink(project.join(link), root.join(link)).unwrap();
        }
        fs::write(root.join("build.sh"), "#!").unwrap();
        fs::set_permissions(root.join("build.sh"), fs::Permissions::from_mode(0o700)).unwrap();
        fs::write(root.join("README.md"), "read").unwrap();
        vec!["build.sh".into(), "README.md".into()]
    }

    fn built(dist: &Path) {
        fs::create_dir_all(dist.join(FOLDER).join("wasm")).unwrap();
        fs::write(dist.join(FOLDER).join(WASM), "wasm").unwrap();
        for store in STORES {
            fs::write(dist.join(store.zip), store.zip).unwrap();
        }
    }

    fn released(dist: &Path, name: &str) -> Vec<u8> {
        bytes(&dist.join(RELEASE).join(name)).unwrap()
    }

    /// Sources that come out of the archive give the same release, the archive among it.
    #[test]
    fn the_archive_of_the_sources_gives_the_same_release() {
        let folder =
            std::env::temp_dir().join(format!("touchstone-release-{}", std::process::id()));
        let (first, second) = (folder.join("first"), folder.join("elsewhere/second"));
        let commit = Commit {
            id: "c0ffee".to_owned(),
            seconds: 1_795_913_098,
        };
        let names = sources(&first);
        let dist = first.join("dist");
        built(&dist);
        write(&first, &dist, &commit, names).unwrap();

        let source = released(&dist, &format!("touchstone-{VERSION}-source.zip"));
        let mut archive = ZipArchive::new(std::io::Cursor::new(source)).unwrap();
        let mut names: Vec<PathBuf> = archive.file_names().map(PathBuf::from).collect();
        names.reverse();
        sources(&second);
        archive.extract(&second).unwrap();
        let dist_again = second.join("dist");
        built(&dist_again);
        write(&second, &dist_again, &commit, names).unwrap();

        let sums = String::from_utf8(released(&dist, "SHA256SUMS")).unwrap();
        assert_eq!(sums.into_bytes(), released(&dist_again, "SHA256SUMS"));
        let recipe = read(&second.join(RECIPE)).unwrap();
        for words in [
            "\ncommit  c0ffee\n",
            "\ndate    1795913098\n",
            &sha256(b"wasm"),
            &sha256(b"touchstone-firefox.zip"),
        ] {
            assert!(recipe.contains(words), "{words:?}: {recipe}");
        }
        assert!(!recipe.contains('{'), "{recipe}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_list_of_hashes_is_one_that_sha256sum_checks() {
        let dist = std::env::temp_dir().join(format!("touchstone-sums-{}", std::process::id()));
        fs::create_dir_all(dist.join(RELEASE)).unwrap();
        fs::write(dist.join(RELEASE).join("of-the-last-version.zip"), "old").unwrap();
        publish(
            &dist,
            vec![("b".into(), b"abc".to_vec()), ("a".into(), Vec::new())],
        )
        .unwrap();
        let expected = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n\
            ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b\n";
        assert_eq!(released(&dist, "SHA256SUMS"), expected.as_bytes());
        assert_eq!(released(&dist, "b"), b"abc");
        assert!(!dist.join(RELEASE).join("of-the-last-version.zip").exists());
        fs::remove_dir_all(&dist).unwrap();
    }
}
