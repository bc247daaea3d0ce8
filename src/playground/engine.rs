//! The check, with what it looked at on the way.

use wasm_bindgen::prelude::*;

use crate::analyzer::Analyzer;
use crate::likeness::host::HostReport;
use crate::message::eml::{self, NotMail};
use crate::message::{Link, Mailbox, Message, Reading, Source};
use crate::reading::{Explanation, Unread};
use crate::report::Report;
use crate::report::why::Why;

/// Who sends the mail that a host is shown in.
const STRANGER: &str = "somebody@mail.example";

/// Built once: it indexes the brands.
pub struct Engine {
    analyzer: Analyzer,
}

/// A mail with its report and why it says what it says.
pub struct Checked {
    pub message: Message,
    pub report: Report,
    pub why: Why,
}

/// A host with its report and what led to it, and the report of a stranger's mail that only links there.
pub struct CheckedHost {
    pub rated: HostReport,
    pub read: Result<Explanation, Unread>,
    pub linked: Report,
}

impl Engine {
    pub fn new() -> Engine {
        Engine {
            analyzer: Analyzer::new(),
        }
    }

    /// Checks a mail's source, as the command line does.
    pub fn check(&self, source: &[u8]) -> Result<Checked, NotMail> {
        let message = eml::read(source)?;
        let (report, why) = self.analyzer.explain(&message);
        Ok(Checked {
            message,
            report,
            why,
        })
    }

    /// Checks a host by itself, and in a mail from nobody in particular.
    pub fn check_host(&self, host: &str) -> CheckedHost {
        let link = Link {
            href: format!("https://{host}/"),
            text: host.to_owned(),
            visible: true,
            ..Link::default()
        };
        let address = Reading {
            value: STRANGER.to_owned(),
            from: Source::Header,
        };
        let message = Message {
            sender: Mailbox {
                name: None,
                address: Some(address),
            },
            links: vec![link],
            ..Message::default()
        };
        CheckedHost {
            rated: self.analyzer.rate_host(host),
            read: self.analyzer.explain_host(host),
            linked: self.analyzer.analyze(&message),
        }
    }
}

/// Any of the report's values, as the extension gets it.
pub fn to_js(value: &impl serde::Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
