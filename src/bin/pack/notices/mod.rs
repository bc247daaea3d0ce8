//! NOTICES.txt: whose work is shipped, under which licences. From Cargo.lock, the crates' own licence
//! files, and src/data/notices.toml.

mod crates;
mod licence;
mod parts;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::error::{Error, Result};

const LICENCE: &str = "LICENSE";
const NOTICES: &str = "NOTICES.txt";

/// Something of others that is shipped.
struct Part {
    /// With its version, if it has one.
    name: String,
    /// Where it is used; none of a crate, which is part of the WebAssembly.
    used: Option<String>,
    /// SPDX identifiers.
    licence: String,
    /// The licences' texts.
    texts: Vec<String>,
}

/// Writes licence and notices into a folder to be shipped, for the library built with these features.
pub fn write(root: &Path, features: &[&str], folder: &Path) -> Result<()> {
    let licence = root.join(LICENCE);
    fs::copy(&licence, folder.join(LICENCE)).map_err(|cause| Error::file(&licence, cause))?;
    let mut all = crates::shipped(root, features)?;
    let others = parts::read(root, &all)?;
    all.extend(others);
    let path = folder.join(NOTICES);
    fs::write(&path, page(&all)).map_err(|cause| Error::file(&path, cause))
}

/// Who is named, then each text once, with those that it is for.
fn page(parts: &[Part]) -> String {
    let mut page = String::from(
        "Touchstone is under the licence in the file LICENSE. It contains work of others, named here. The\n\
         texts of their licences follow, each once.\n\n",
    );
    for part in parts {
        let _ = write!(page, "{} ({})", part.name, part.licence);
        let _ = match &part.used {
            Some(used) => writeln!(page, ": {used}"),
            None => writeln!(page),
        };
    }
    for (text, names) in by_text(parts) {
        let line = "-".repeat(80);
        let _ = write!(page, "\n{line}\n{}:\n\n{text}\n", names.join(", "));
    }
    page
}

/// The texts in the order in which they come first.
fn by_text(parts: &[Part]) -> Vec<(&str, Vec<&str>)> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut texts: Vec<(&str, Vec<&str>)> = Vec::new();
    for part in parts {
        for text in &part.texts {
            let place = *places.entry(text).or_insert(texts.len());
            if place == texts.len() {
                texts.push((text, Vec::new()));
            }
            texts[place].1.push(&part.name);
        }
    }
    texts
}

/// A text without what differs from system to system and says nothing.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, text: &str) -> Part {
        Part {
            name: name.to_owned(),
            used: None,
            licence: "MIT".to_owned(),
            texts: vec![text.to_owned()],
        }
    }

    #[test]
    fn each_text_stands_once() {
        let parts = [part("a 1", "one"), part("b 2", "two"), part("c 3", "one")];
        let page = page(&parts);
        assert_eq!(page.matches("\none\n").count(), 1, "{page}");
        assert!(page.contains("\na 1, c 3:\n\none\n"), "{page}");
        assert!(page.contains("\nb 2 (MIT)\n"), "{page}");
    }

    /// The extension's and the page's, as they are shipped: everything has its text, and twice the same
    /// comes out.
    #[test]
    fn of_this_project() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (features, there, not_there) in [
            (&[][..], ["\nidna ", "\nPublic suffix list"], "\nhtml5ever "),
            (&["playground"], ["\nhtml5ever ", "\nidna "], "\nclap "),
        ] {
            let name = format!("touchstone-notices-{}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            fs::create_dir_all(&folder).unwrap();
            let read = || {
                write(root, features, &folder).unwrap();
                fs::read_to_string(folder.join(NOTICES)).unwrap()
            };
            let page = read();
            assert!(folder.join(LICENCE).is_file());
            assert_eq!(page, read());
            fs::remove_dir_all(&folder).unwrap();
            for words in there {
                assert!(page.contains(words), "{features:?} lacks {words:?}");
            }
            assert!(!page.contains(not_there), "{features:?}");
            assert!(!page.contains("\ntouchstone "));
            assert!(!page.contains(&root.display().to_string()));
        }
    }
}
