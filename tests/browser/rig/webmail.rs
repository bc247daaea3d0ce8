//! A real webmail on loopback, for as long as the value lives.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::outcome::Outcome;
use super::tether::Tether;
use super::tools;

/// User name of the only mailbox.
pub const USER: &str = "alice@example.test";
/// Its password.
pub const PASSWORD: &str = "wonderland";

/// How a Roundcube looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skin {
    /// Its own.
    Elastic,
    /// That of before elastic.
    Larry,
    /// That of before larry.
    Classic,
}

/// Which webmail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Software {
    /// Roundcube.
    Roundcube(Skin),
    /// Horde IMP.
    Horde,
    /// SOGo.
    Sogo,
}

impl Software {
    /// Its name in file names and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Roundcube(Skin::Elastic) => "roundcube",
            Self::Roundcube(Skin::Larry) => "roundcube-larry",
            Self::Roundcube(Skin::Classic) => "roundcube-classic",
            Self::Horde => "horde",
            Self::Sogo => "sogo",
        }
    }

    /// What starts it.
    fn server(self) -> Command {
        let script = |name| Command::new(tools::project().join(format!("tests/webmail/{name}.sh")));
        let Self::Roundcube(skin) = self else {
            return script(self.name());
        };
        let mut command = script("roundcube");
        command.env("ROUNDCUBE_SKIN", format!("{skin:?}").to_lowercase());
        command
    }
}

/// A running webmail.
pub struct Webmail {
    /// Where it answers as its makers ship it.
    pub origin: String,
    /// Where the same webmail answers under `script-src 'self'`, if it does.
    pub strict_origin: Option<String>,
    /// Where the mail server keeps the mailbox, a Maildir.
    pub store: PathBuf,
    _server: Tether,
}

impl Webmail {
    /// Starts a webmail whose mailbox holds the mails of the folder.
    pub fn start(software: Software, mails: &Path) -> Outcome<Self> {
        let mut server = Tether::start(software.server().arg("serve").arg(mails))?;
        let addresses = server
            .announced("its addresses (its complaint is above)", |line| {
                line.starts_with("http").then(|| line.to_owned())
            })
            .map_err(|error| format!("{}: {error}", software.name()))?;
        let (store, addresses): (Vec<&str>, Vec<&str>) =
            addresses.split(' ').partition(|part| part.starts_with('/'));
        let mut addresses = addresses.into_iter().map(str::to_owned);
        Ok(Self {
            origin: addresses.next().unwrap_or_default(),
            strict_origin: addresses.next(),
            store: store.into_iter().collect(),
            _server: server,
        })
    }
}
