//! The command line's contract.

mod colors;
mod explain;
mod hosts;
mod install;
mod json_lines;
mod mailboxes;
mod memory;
mod readings;
mod rig;
#[path = "../bench/sample_mbox.rs"]
mod sample_mbox;
mod schema;
mod single;
#[cfg(feature = "pack")]
mod skeleton;
mod trust;
