//! Zips that come out the same, byte for byte, from the same files.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::{Error, Result};

/// Zips `files`, paths inside `folder`, in the order given.
pub fn zip(folder: &Path, files: &[PathBuf]) -> Result<Vec<u8>> {
    // The default time is the format's first day, 1980-01-01.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let path = folder.join(file);
        let content = fs::read(&path).map_err(|cause| Error::file(&path, cause))?;
        writer
            .start_file_from_path(file, options)
            .map_err(|cause| Error::file(&path, cause))?;
        writer
            .write_all(&content)
            .map_err(|cause| Error::file(&path, cause))?;
    }
    let cursor = writer
        .finish()
        .map_err(|cause| Error::file(folder, cause))?;
    Ok(cursor.into_inner())
}
