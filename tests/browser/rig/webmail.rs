//! A real webmail on loopback, for as long as the value lives.

use std::path::Path;
use std::process::Command;

use super::outcome::Outcome;
use super::tether::Tether;

/// User name of the only mailbox.
pub const USER: &str = "alice@example.test";
/// Its password.
pub const PASSWORD: &str = "wonderland";

/// Which webmail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Software {
    /// Roundcube.
    Roundcube,
    /// Horde IMP.
    Horde,
}

impl Software {
    /// Its name in file names and messages, and the adapter's.
    pub fn name(self) -> &'static str {
        match self {
            Self::Roundcube => "roundcube",
            Self::Horde => "horde",
        }
    }
}

/// A running webmail.
pub struct Webmail {
    /// Where it answers as its makers ship it.
    pub origin: String,
    /// Where the same webmail answers under `script-src 'self'`, if it does.
    pub strict_origin: Option<String>,
    _server: Tether,
}

impl Webmail {
    /// Starts a webmail whose mailbox holds the mails of the folder.
    pub fn start(software: Software, mails: &Path) -> Outcome<Self> {
        let script = format!("tests/webmail/{}.sh", software.name());
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(&script);
        let mut server = Tether::start(Command::new(file).arg("serve").arg(mails))?;
        let addresses = server
            .announced("its addresses (its complaint is above)", |line| {
                line.starts_with("http").then(|| line.to_owned())
            })
            .map_err(|error| format!("{script}: {error}"))?;
        let mut addresses = addresses.split(' ').map(str::to_owned);
        Ok(Self {
            origin: addresses.next().unwrap_or_default(),
            strict_origin: addresses.next(),
            _server: server,
        })
    }
}
