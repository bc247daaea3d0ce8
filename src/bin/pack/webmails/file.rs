//! A file of src/data/webmails, as it is written.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use toml::Spanned;

/// How a webmail's page is read, and where that is known from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub id: Spanned<String>,
    pub name: Spanned<String>,
    pub about: String,
    #[serde(default)]
    pub self_hosted: bool,
    /// What the path of its pages holds, where its markup alone is not enough to tell it.
    pub path: Option<Spanned<String>>,
    #[serde(default)]
    pub may_be_empty: bool,
    pub message_id: Option<String>,
    #[serde(default)]
    pub layouts: Vec<Spanned<String>>,
    #[serde(default, rename = "site")]
    pub sites: Vec<Site>,
    pub same_as: Option<SameAs>,
    #[serde(default)]
    pub evidence: BTreeMap<String, Evidence>,
    pub tested: Vec<Tested>,
    #[serde(default, rename = "fact")]
    pub facts: Vec<Fact>,
    #[serde(default, rename = "rewrite")]
    pub rewrites: Vec<Rewrite>,
}

/// Where a webmail with addresses of its own is, under the name that people know.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    pub name: String,
    /// In the address bar.
    pub sites: Vec<Spanned<String>>,
    /// Frames with pages of the webmail's own.
    #[serde(default)]
    pub pages: Vec<Spanned<String>>,
    /// Frames with a mail's body.
    #[serde(default)]
    pub bodies: Vec<Spanned<String>>,
    /// Checked without being asked for: the manifest names it.
    #[serde(default)]
    pub from_start: bool,
}

/// Another webmail on the same software, whose facts are taken.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameAs {
    pub webmail: Spanned<String>,
    /// Where it is known from that the software is the same.
    pub sources: Vec<String>,
    /// What nobody has seen to be the same: leads only.
    #[serde(default)]
    pub unconfirmed: Vec<Use>,
}

/// What several facts are known from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    pub grade: Grade,
    pub date: Spanned<String>,
    pub sources: Spanned<Vec<String>>,
}

/// How far a fact can be trusted; the best first.
#[derive(Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Measured on the running webmail, or read in its own source.
    A,
    /// From public codes that agree, or from one that is tested against the live site.
    B,
    /// From one unverified public code.
    C,
    /// From memory.
    M,
}

impl Grade {
    /// Whether what it says of the sender may be used; else it is a lead, which only the report of a
    /// broken page counts.
    pub fn is_trusted(self) -> bool {
        self <= Grade::B
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// A row of the table in extension/content/webmails/README.md.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tested {
    pub what: String,
    pub layout: Option<Spanned<String>>,
    pub how: How,
    pub words: String,
    pub date: Spanned<String>,
    #[serde(default)]
    pub missing: String,
    /// A relative of the webmail, of which no fact was confirmed.
    #[serde(default)]
    pub unconfirmed: bool,
    /// The folder in tests/pages, where it is not the webmail's id. For the tests.
    #[serde(rename = "pages")]
    _pages: Option<String>,
}

/// By what a webmail was tested; the best first.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Live,
    Capture,
    Partial,
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            How::Live => "live",
            How::Capture => "capture",
            How::Partial => "partial",
        })
    }
}

/// A selector.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    #[serde(rename = "use")]
    pub usage: Use,
    /// Its name in the webmail's code.
    #[serde(rename = "as")]
    pub code_name: Option<String>,
    pub layout: Option<Spanned<String>>,
    pub css: Spanned<String>,
    read: Option<String>,
    within: Option<String>,
    name_in: Option<String>,
    #[serde(default)]
    nameless: bool,
    #[serde(default)]
    labelled: bool,
    #[serde(default)]
    confirmed: bool,
    pub evidence: Spanned<String>,
    #[serde(default)]
    pub note: String,
}

/// How a value is read from the element that a selector finds; see src/data/webmails/README.md.
#[derive(Clone)]
pub struct Reading {
    pub read: Option<String>,
    pub within: Option<String>,
    pub name_in: Option<String>,
    pub nameless: bool,
    pub labelled: bool,
    pub confirmed: bool,
}

impl Fact {
    pub fn reading(&self) -> Reading {
        Reading {
            read: self.read.clone(),
            within: self.within.clone(),
            name_in: self.name_in.clone(),
            nameless: self.nameless,
            labelled: self.labelled,
            confirmed: self.confirmed,
        }
    }
}

impl Reading {
    /// What only an address can be read by.
    pub fn is_of_address(&self) -> bool {
        let Reading {
            read: _,
            within,
            name_in,
            nameless,
            labelled,
            confirmed,
        } = self;
        within.is_some() || name_in.is_some() || *nameless || *labelled || *confirmed
    }
}

/// What the webmail makes of some links; see src/data/webmails/README.md.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rewrite {
    pub pattern: Spanned<String>,
    #[serde(default = "yes")]
    pub own_host: bool,
    #[serde(default)]
    pub becomes: String,
    #[serde(default)]
    pub decode: bool,
    pub evidence: Spanned<String>,
    #[serde(default)]
    pub note: String,
}

fn yes() -> bool {
    true
}

/// What a selector is for.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    OwnFrame,
    Markup,
    Message,
    Sender,
    Name,
    ReplyTo,
    Subject,
    Attachments,
    Body,
    Banner,
    JoinFrame,
    JoinBody,
    Code,
}

impl Use {
    pub const ALL: [Use; 13] = [
        Use::OwnFrame,
        Use::Markup,
        Use::Message,
        Use::Sender,
        Use::Name,
        Use::ReplyTo,
        Use::Subject,
        Use::Attachments,
        Use::Body,
        Use::Banner,
        Use::JoinFrame,
        Use::JoinBody,
        Use::Code,
    ];

    /// Whether several selectors may serve it, the best first.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Use::Sender | Use::ReplyTo | Use::Body | Use::JoinFrame | Use::Code
        )
    }

    /// Whether a mailbox is read.
    pub fn is_address(self) -> bool {
        matches!(self, Use::Sender | Use::ReplyTo)
    }

    /// Whether it tells who wrote a mail.
    pub fn is_of_sender(self) -> bool {
        self.is_address() || self == Use::Name
    }

    /// Whether words are read.
    pub fn is_text(self) -> bool {
        matches!(self, Use::Name | Use::Subject)
    }
}

/// As the file has it.
impl fmt::Display for Use {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Use::OwnFrame => "own_frame",
            Use::Markup => "markup",
            Use::Message => "message",
            Use::Sender => "sender",
            Use::Name => "name",
            Use::ReplyTo => "reply_to",
            Use::Subject => "subject",
            Use::Attachments => "attachments",
            Use::Body => "body",
            Use::Banner => "banner",
            Use::JoinFrame => "join_frame",
            Use::JoinBody => "join_body",
            Use::Code => "code",
        })
    }
}
