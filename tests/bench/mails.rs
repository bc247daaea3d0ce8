//! The sample mails.

use std::fs;
use std::path::Path;

pub fn mails() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail");
    let entries = folder.read_dir().expect("the sample mails");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
        .map(|path| fs::read(path).expect("a mail"))
        .collect()
}
