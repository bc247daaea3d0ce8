//! A host cut into its parts, and how its letters are read.

use web_sys::Element;

use crate::confusable::skeleton;
use crate::domain::DomainName;

use super::dom::{Outcome, around, element, pairs};

/// A host with the part that decides whose it is in bold.
pub fn host(name: &DomainName) -> Outcome<Element> {
    let all = name.ascii();
    let decides = name.registrable().unwrap_or_default();
    let before = &all[..all.len() - decides.len()];
    around(
        "span",
        "host",
        [
            element("span", "", before)?,
            element("strong", "", decides)?,
        ],
    )
}

/// All that can be said of a host by its name alone.
pub fn parts(name: &DomainName) -> Outcome<Element> {
    let text = |text: &str| element("span", "host", text);
    let mut rows = vec![("Host", host(name)?)];
    if name.is_internationalised() {
        rows.push(("As people read it", shown(name.unicode())?));
    }
    match name.registrable() {
        Some(registrable) => rows.push(("Decides whose it is", text(registrable)?)),
        None => rows.push((
            "Decides whose it is",
            element("span", "", "nothing: the whole name is a public suffix")?,
        )),
    }
    rows.push(("Public suffix", suffix(name)?));
    let skeleton = skeleton(name.unicode());
    rows.push(("Skeleton (look-alike letters made one)", text(&skeleton)?));
    pairs(rows)
}

/// The letters beyond ASCII marked and named: some look like others.
fn shown(unicode: &str) -> Outcome<Element> {
    let beyond: Vec<char> = unicode.chars().filter(|c| !c.is_ascii()).collect();
    let runs: Vec<Element> = unicode
        .split_inclusive(|c: char| !c.is_ascii())
        .flat_map(|run| match run.char_indices().next_back() {
            Some((at, last)) if !last.is_ascii() => [("span", &run[..at]), ("mark", &run[at..])],
            _ => [("span", run), ("span", "")],
        })
        .filter(|(_, run)| !run.is_empty())
        .map(|(name, run)| element(name, "", run))
        .collect::<Outcome<_>>()?;
    let names: Vec<String> = beyond
        .iter()
        .map(|c| format!("U+{:04X}", u32::from(*c)))
        .collect();
    let note = format!(" beyond ASCII: {}", names.join(" "));
    around(
        "span",
        "",
        [
            around("span", "host", runs)?,
            element("span", "note", &note)?,
        ],
    )
}

fn suffix(name: &DomainName) -> Outcome<Element> {
    let note = if name.is_on_platform() {
        " — a platform, on which anyone can get a host"
    } else {
        ""
    };
    around(
        "span",
        "",
        [
            element("span", "host", name.suffix())?,
            element("span", "", note)?,
        ],
    )
}
