//! What an installation puts beside the program: completions for the shell, and the manual.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::Arguments;

/// Prints the shell's completions.
pub fn completions(shell: Shell) -> io::Result<ExitCode> {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    // It does not expect that writing fails, and a pipe may be closed: so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual's page, or writes all its pages into a folder.
pub fn manual(folder: Option<&Path>) -> io::Result<ExitCode> {
    let mut command = Arguments::command().disable_help_subcommand(true);
    // The commands get their pages' names.
    command.build();
    match folder {
        Some(folder) => {
            fs::create_dir_all(folder)?;
            clap_mangen::generate_to(command, folder)?;
        }
        None => clap_mangen::Man::new(command).render(&mut io::stdout())?,
    }
    Ok(ExitCode::SUCCESS)
}
