//! The mails that the words are counted in.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use touchstone::message::{Mailbox, Message, Reading, Source, eml};
use touchstone::party::{Texts, Topic, Vocabulary};

use super::FOLDS;
use crate::error::{Error, Result, read};
use crate::hash::hash;

/// Folders of real phishing mail: measured, never fitted to.
pub const MEASURED: [&str; 2] = ["phish", "phish2"];

const CASES: &str = "tests/cases/parties";
const SAMPLES: &str = "tests/mail";
/// Kinds of cases that are calm because a word is a word there, not because of who writes.
const OF_OTHER_THINGS: [&str; 3] = [
    "ordinary_word.toml",
    "everyday_word.toml",
    "names_as_titles.toml",
];

/// What a mail is known to be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The trade.
    Trade,
    /// Anything.
    Ordinary,
    /// Something else, though a brand's name or one near it is in it.
    Near,
    /// Not counted.
    Measured,
}

impl Kind {
    pub fn title(self) -> &'static str {
        match self {
            Kind::Trade => "mail of the trade",
            Kind::Ordinary => "ordinary mail",
            Kind::Near => "mail of others with a brand's name",
            Kind::Measured => "real phishing",
        }
    }
}

/// A mail.
pub struct Mail {
    pub kind: Kind,
    message: Message,
    pub fold: u64,
}

/// The words of the vocabulary that a mail has, by row.
pub struct Counted {
    pub kind: Kind,
    pub words: BTreeSet<u32>,
    pub fold: u64,
}

impl Mail {
    fn new(id: &str, kind: Kind, message: Message) -> Mail {
        Mail {
            kind,
            message,
            fold: hash(id) % FOLDS,
        }
    }

    pub fn counted(&self, numbered: &Vocabulary) -> Counted {
        Counted {
            kind: self.kind,
            words: numbered.sections(&Texts::new(&self.message)),
            fold: self.fold,
        }
    }

    pub fn topic(&self, vocabulary: &Vocabulary) -> Topic {
        vocabulary.topic(&Texts::new(&self.message))
    }
}

/// Everything that is fitted to.
pub fn load(root: &Path, corpora: &Path) -> Result<Vec<Mail>> {
    let mut mails = folder(&corpora.join("ham"), Kind::Ordinary)?;
    mails.extend(folder(
        &corpora.join("genuine_rebuilt/namesakes"),
        Kind::Near,
    )?);
    mails.extend(rebuilt(&corpora.join("genuine_rebuilt"))?);
    mails.extend(samples(&root.join(SAMPLES))?);
    for path in files(&root.join(CASES))? {
        mails.extend(cases(&path)?);
    }
    Ok(mails)
}

/// All mails of a folder.
pub fn folder(folder: &Path, kind: Kind) -> Result<Vec<Mail>> {
    let files = files(folder)?;
    let mails = files.iter().filter(|path| !path.ends_with("index.tsv"));
    mails.map(|path| mail(path, kind)).collect()
}

fn mail(path: &Path, kind: Kind) -> Result<Mail> {
    let source = std::fs::read(path).map_err(|cause| Error::file(path, cause))?;
    let message = eml::read(&source).map_err(|cause| Error::file(path, cause))?;
    let id = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(Mail::new(&id, kind, message))
}

/// The files of a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = folder
        .read_dir()
        .map_err(|cause| Error::file(folder, cause))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|cause| Error::file(folder, cause))?.path();
        files.extend(path.is_file().then_some(path));
    }
    files.sort();
    Ok(files)
}

/// Exchanges' own mails, and third parties'. What a service sends in an exchange's name is about both.
fn rebuilt(folder: &Path) -> Result<Vec<Mail>> {
    let mut mails = Vec::new();
    for line in read(&folder.join("index.tsv"))?.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let kind = match fields[..] {
            [_, _, "exchange", ..] => Kind::Trade,
            [_, _, "third", ..] => Kind::Near,
            _ => continue,
        };
        mails.push(mail(&folder.join(fields[0]), kind)?);
    }
    Ok(mails)
}

/// The sample mails of the tests that speak as a brand.
fn samples(folder: &Path) -> Result<Vec<Mail>> {
    let mut mails = Vec::new();
    for line in read(&folder.join("expected.tsv"))?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if let [file, verdict, ..] = fields[..]
            && ["impersonation", "caution", "consistent"].contains(&verdict)
        {
            mails.push(mail(&folder.join(file), Kind::Trade)?);
        }
    }
    Ok(mails)
}

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Case {
    name: String,
    subject: String,
    text: String,
    verdict: String,
}

/// The cases of one kind: those that fire speak as a brand.
fn cases(path: &Path) -> Result<Vec<Mail>> {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let table: Table = toml::from_str(&read(path)?).map_err(|cause| Error::file(path, cause))?;
    let mut mails = Vec::new();
    for (at, case) in table.case.into_iter().enumerate() {
        let kind = match case.verdict.as_str() {
            "impersonation" | "caution" | "caution+" | "consistent" => Kind::Trade,
            "silent" if OF_OTHER_THINGS.contains(&&*file) => Kind::Near,
            _ => continue,
        };
        mails.push(Mail::new(&format!("{file} {at}"), kind, case.message()));
    }
    Ok(mails)
}

impl Case {
    fn message(self) -> Message {
        Message {
            sender: Mailbox {
                name: Some(Reading {
                    value: self.name,
                    from: Source::Header,
                }),
                address: None,
            },
            subject: self.subject,
            text: self.text,
            ..Message::default()
        }
    }
}
