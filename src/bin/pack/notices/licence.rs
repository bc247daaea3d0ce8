//! Which licence of a crate is chosen, and where its text is.

use std::fs;
use std::path::{Path, PathBuf};

use super::tidy;
use crate::bundle::children;
use crate::error::{Error, Result, read};

/// The licences that may be shipped, the preferred one first, each with words that only its text has.
/// `deny.toml` allows the same.
const KNOWN: [(&str, &str); 4] = [
    (
        "MIT",
        "permission is hereby granted, free of charge, to any person obtaining a copy",
    ),
    ("Unicode-3.0", "unicode license v3"),
    (
        "Zlib",
        "altered source versions must be plainly marked as such",
    ),
    ("Apache-2.0", "apache license version 2.0, january 2004"),
];

/// How the names of files with licences begin; a folder of them is called so too.
const NAMES: [&str; 5] = ["license", "licence", "copying", "copyright", "notice"];

/// The licences chosen from a crate's expression (SPDX 2.3, annex D; `/` as crates once wrote OR).
pub fn chosen(name: &str, expression: &str) -> Result<Vec<&'static str>> {
    let expression = expression.replace('/', " OR ");
    let terms = expression.split(" AND ").map(|term| {
        let term = term.trim().trim_start_matches('(').trim_end_matches(')');
        let offered: Vec<&str> = term.split(" OR ").map(str::trim).collect();
        let known = KNOWN.iter().find(|(id, _)| offered.contains(id));
        known
            .map(|(id, _)| *id)
            .ok_or_else(|| Error::new(format!("{name}: no licence is known in \"{expression}\"")))
    });
    terms.collect()
}

/// The text of a licence in a crate's folder.
pub fn text(name: &str, folder: &Path, id: &str) -> Result<String> {
    let words = KNOWN.iter().find(|(known, _)| *known == id);
    let words = words.map_or(id, |(_, words)| words);
    for file in files(folder)? {
        let text = read(&file)?;
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if plain.to_lowercase().contains(words) {
            return Ok(tidy(&text));
        }
    }
    Err(Error::new(format!(
        "{name}: no file in {} has the text of {id}; say where it is, or leave the crate out",
        folder.display()
    )))
}

/// The files that may hold one, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in children(folder)?
        .into_iter()
        .filter(|path| is_licence(path))
    {
        if path.is_dir() {
            files.extend(children(&path)?);
        } else {
            files.push(path);
        }
    }
    files.retain(|path| fs::metadata(path).is_ok_and(|file| file.is_file()));
    files.sort();
    Ok(files)
}

fn is_licence(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    NAMES.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_chosen_where_there_is_a_choice() {
        for (expression, expected) in [
            ("MIT", &["MIT"][..]),
            ("Apache-2.0 OR MIT", &["MIT"]),
            ("Unlicense/MIT", &["MIT"]),
            (
                "Apache-2.0 WITH LLVM-exception OR Apache-2.0",
                &["Apache-2.0"],
            ),
            (
                "(MIT OR Apache-2.0) AND Unicode-3.0",
                &["MIT", "Unicode-3.0"],
            ),
        ] {
            assert_eq!(chosen("a 1", expression).unwrap(), expected, "{expression}");
        }
        for expression in ["", "GPL-3.0-only", "MIT AND GPL-3.0-only"] {
            let error = chosen("a 1", expression).unwrap_err().to_string();
            assert!(error.starts_with("a 1: no licence is known"), "{error}");
        }
    }

    #[test]
    fn a_crate_without_its_text_is_named() {
        let name = format!("touchstone-licence-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("LICENSES")).unwrap();
        fs::write(
            folder.join("LICENSE-APACHE"),
            "Apache License\nVersion 2.0, January 2004",
        )
        .unwrap();
        fs::write(folder.join("README"), "Permission is hereby granted").unwrap();
        let error = text("a 1", &folder, "MIT").unwrap_err().to_string();
        assert!(error.starts_with("a 1: no file in "), "{error}");
        assert!(error.contains("has the text of MIT"), "{error}");

        let mit = "Permission is hereby granted, free of charge,\r\nto any person obtaining a copy \r\n\r\n";
        fs::write(folder.join("LICENSES/MIT.txt"), mit).unwrap();
        let found = text("a 1", &folder, "MIT").unwrap();
        assert_eq!(
            found,
            "Permission is hereby granted, free of charge,\nto any person obtaining a copy"
        );
        fs::remove_dir_all(&folder).unwrap();
    }
}
