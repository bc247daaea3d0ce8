//! The user's rules, from a settings file.

use std::io;
use std::path::Path;

use touchstone::report::english;
use touchstone::settings::{self, Rules};

/// Reads the rules of a settings file; without one there are none.
pub fn read(file: Option<&Path>) -> io::Result<Rules> {
    let Some(file) = file else {
        return Ok(Rules::default());
    };
    let name = file.display();
    let text = std::fs::read_to_string(file)
        .map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
    let settings = settings::read(&text).map_err(|fault| {
        let (line, column, told) = (fault.line, fault.column, english::fault(&fault));
        io::Error::other(format!("{name}:{line}:{column}: {told}"))
    })?;
    Ok(settings.into())
}
