//! The real Roundcube on loopback, for as long as the value lives.

use std::path::Path;
use std::process::Command;

use super::outcome::Outcome;
use super::tether::Tether;

/// User name of the only mailbox.
pub const USER: &str = "alice@example.test";
/// Its password.
pub const PASSWORD: &str = "wonderland";

/// A running webmail.
pub struct Webmail {
    /// Where Roundcube answers as its makers ship it.
    pub origin: String,
    /// Where the same Roundcube answers under `script-src 'self'`.
    pub strict_origin: String,
    _server: Tether,
}

impl Webmail {
    /// Starts a webmail whose mailbox holds the sample mails.
    pub fn start() -> Outcome<Self> {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let script = tests.join("webmail/roundcube.sh");
        let mut server = Tether::start(Command::new(script).arg("serve").arg(tests.join("mail")))?;
        let (origin, strict_origin) = server
            .announced("its addresses (its complaint is above)", |line| {
                let (plain, strict) = line.split_once(' ')?;
                Some((plain.to_owned(), strict.to_owned()))
            })
            .map_err(|error| format!("tests/webmail/roundcube.sh: {error}"))?;
        Ok(Self {
            origin,
            strict_origin,
            _server: server,
        })
    }
}
