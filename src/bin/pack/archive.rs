//! Zips that come out the same, byte for byte, from the same files.

use std::fs;
use std::io::{Cursor, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::{Error, Result};

/// A file to be zipped.
pub struct Entry {
    /// Its path inside the zip.
    pub name: PathBuf,
    pub content: Vec<u8>,
    pub is_program: bool,
}

/// Reads files for a zip, paths inside `folder`, in the order given.
pub fn entries(folder: &Path, files: &[PathBuf]) -> Result<Vec<Entry>> {
    let entry = |name: &PathBuf| {
        let path = folder.join(name);
        let content = fs::read(&path).map_err(|cause| Error::file(&path, cause))?;
        let file = fs::metadata(&path).map_err(|cause| Error::file(&path, cause))?;
        Ok(Entry {
            name: name.clone(),
            content,
            is_program: file.permissions().mode() & 0o100 != 0,
        })
    };
    files.iter().map(entry).collect()
}

/// Zips them in the order given.
pub fn zip(entries: &[Entry]) -> Result<Vec<u8>> {
    write(entries).map_err(|cause| Error::new(format!("zip: {cause}")))
}

fn write(entries: &[Entry]) -> ZipResult<Vec<u8>> {
    // The default time is the format's first day, 1980-01-01.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        // Not what the machine's umask makes of it.
        let mode = if entry.is_program { 0o755 } else { 0o644 };
        writer.start_file_from_path(&entry.name, options.unix_permissions(mode))?;
        writer.write_all(&entry.content)?;
    }
    Ok(writer.finish()?.into_inner())
}
