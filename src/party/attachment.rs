//! What the names of attached files say of what opening them does.

use crate::language::{MAX_SHOWN, cut};
use crate::report::FindingKind;

use super::{Request, Texts, opening};

/// Sources in the file itself.
const ENDINGS: &str = include_str!("../data/attachments.txt");

/// Mails with more are archives.
const MAX_ATTACHMENTS: usize = 200;

/// A text with fewer letters says nothing: then the attached file is the mail.
const FEW_LETTERS: usize = 20;

/// An attached page or program. No service sends these.
pub(super) fn trap(attachments: &[String]) -> Option<Request> {
    let of = |section, kind| Some(request(kind, first(attachments, section)?));
    of("pages", FindingKind::AttachesPage).or_else(|| of("programs", FindingKind::AttachesProgram))
}

/// A document or an archive that the message asks its reader to open, or that is all there is of it.
pub(crate) fn file_to_open(texts: &Texts) -> Option<Request> {
    let name = first(&texts.message.attachments, "files")?;
    let letters = texts.message.own_text().chars();
    let is_all = letters
        .filter(|c| c.is_alphabetic())
        .nth(FEW_LETTERS)
        .is_none();
    let asks =
        || opening::asks_for_attached(&texts.text) || opening::asks_for_attached(&texts.subject);
    (is_all || asks()).then(|| request(FindingKind::AsksToOpenFile, name))
}

/// Whether a name ends as names of files do. Those of programs end as those of hosts do (`.com`), and
/// nobody names them in a text.
pub(super) fn is_file_name(name: &str) -> bool {
    let mut endings = rows().filter(|(section, _)| *section != "programs");
    endings.any(|(_, ending)| ends_with(name, ending))
}

fn request(kind: FindingKind, name: &str) -> Request {
    let words = cut(name, MAX_SHOWN).to_owned();
    Request { kind, words }
}

/// The first file whose name ends as this section says.
fn first<'a>(attachments: &'a [String], section: &str) -> Option<&'a String> {
    let is_of = |name: &&String| {
        let mut rows = rows().filter(|(of, _)| *of == section);
        rows.any(|(_, ending)| ends_with(name, ending))
    };
    attachments.iter().take(MAX_ATTACHMENTS).find(is_of)
}

fn ends_with(name: &str, ending: &str) -> bool {
    let name = name.trim_end().trim_end_matches('.').as_bytes();
    let Some(dot) = name.len().checked_sub(ending.len() + 1) else {
        return false;
    };
    name[dot] == b'.' && name[dot + 1..].eq_ignore_ascii_case(ending.as_bytes())
}

/// The file's rows, each with its section.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = ENDINGS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    let rows = lines.scan("", |section, line| {
        let name = line
            .strip_prefix('[')
            .map(|name| name.trim_end_matches(']'));
        *section = name.unwrap_or(section);
        Some(name.is_none().then_some((*section, line)))
    });
    rows.flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_sorted_and_nothing_stands_in_it_twice() {
        let rows: Vec<_> = rows().collect();
        for section in ["pages", "programs", "files", "others"] {
            let own: Vec<_> = rows.iter().filter(|(of, _)| *of == section).collect();
            assert!(
                !own.is_empty() && own.is_sorted_by(|a, b| a.1 < b.1),
                "{section}"
            );
        }
        let mut endings: Vec<_> = rows.iter().map(|(_, ending)| ending).collect();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!(endings.len(), rows.len());
    }

    #[test]
    fn attached_pages_programs_and_other_files() {
        let kind = |name: &str| trap(&[name.to_owned()]).map(|request| request.kind);
        for name in ["Statement.HTML", "invoice.pdf.htm ", "logo.svg", "a.html."] {
            assert_eq!(kind(name), Some(FindingKind::AttachesPage), "{name}");
        }
        for name in ["Backup.pdf.lnk", "wallet.ISO", "setup.exe"] {
            assert_eq!(kind(name), Some(FindingKind::AttachesProgram), "{name}");
        }
        for name in [
            "statement.pdf",
            "html.zip",
            "photo.jpg",
            "",
            "html",
            "notes.html.txt",
        ] {
            assert_eq!(kind(name), None, "{name}");
        }
    }
}
