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
    /// Roundcube in its own skin, elastic.
    Roundcube,
    /// Roundcube in a skin of before elastic.
    RoundcubeLarry,
    /// Roundcube in the skin of before larry.
    RoundcubeClassic,
    /// Horde IMP.
    Horde,
}

impl Software {
    /// Its name in file names and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Roundcube => "roundcube",
            Self::RoundcubeLarry => "roundcube-larry",
            Self::RoundcubeClassic => "roundcube-classic",
            Self::Horde => "horde",
        }
    }

    /// The name of its script, and the skin in which it is to show itself.
    fn script(self) -> (&'static str, &'static str) {
        match self {
            Self::Roundcube => ("roundcube", "elastic"),
            Self::RoundcubeLarry => ("roundcube", "larry"),
            Self::RoundcubeClassic => ("roundcube", "classic"),
            Self::Horde => ("horde", ""),
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
        let (name, skin) = software.script();
        let script = format!("tests/webmail/{name}.sh");
        let mut serve = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(&script));
        serve.env("ROUNDCUBE_SKIN", skin).arg("serve").arg(mails);
        let mut server = Tether::start(&mut serve)?;
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
