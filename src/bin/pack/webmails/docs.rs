//! Each webmail with all that is known of it, for the page about them.

use std::fmt::Write;

use super::file::Site;
use super::known::{KnownFact, Webmail};
use super::rewrite::KnownRewrite;

/// A section for each.
pub fn emit(webmails: &[Webmail]) -> String {
    let mut page = String::new();
    for webmail in webmails {
        let file = &webmail.file;
        let _ = writeln!(page, "\n### {}\n\n{}\n", file.name.as_ref(), file.about);
        for site in &file.sites {
            let _ = writeln!(page, "- {}", place(site));
        }
        if file.self_hosted {
            page.push_str("- Recognised by its markup wherever people run it.\n");
        }
        for row in &file.tested {
            let _ = writeln!(
                page,
                "- Tested: {}: {}, {} ({}).",
                row.what,
                row.how,
                row.words,
                row.date.as_ref()
            );
        }
        if let Some(id) = &file.message_id {
            let _ = writeln!(page, "- `{id}` of the message's element names the message.");
        }
        page.push_str("\n| use | selector | read | grade | date | known from | note |\n|---|---|---|---|---|---|---|\n");
        for fact in &webmail.facts {
            let _ = writeln!(page, "{}", row(fact));
        }
        if webmail.rewrites.is_empty() {
            continue;
        }
        page.push_str("\nWhat it makes of links:\n\n| pattern | on its own host | was | grade | date | known from | note |\n|---|---|---|---|---|---|---|\n");
        for rule in &webmail.rewrites {
            let _ = writeln!(page, "{}", rewrite(rule));
        }
    }
    page
}

fn place(site: &Site) -> String {
    let lists = [
        ("in the address bar", &site.sites),
        ("its own pages in frames", &site.pages),
        ("bodies in frames", &site.bodies),
    ];
    let told = lists
        .iter()
        .filter(|(_, origins)| !origins.is_empty())
        .map(|(what, origins)| {
            let origins: Vec<String> = origins.iter().map(|origin| code(origin.as_ref())).collect();
            format!("{what}: {}", origins.join(", "))
        });
    let told: Vec<String> = told.collect();
    let when = if site.from_start {
        "from the start"
    } else {
        "when the user chooses it"
    };
    format!("{}, checked {when}; {}", site.name, told.join("; "))
}

fn row(fact: &KnownFact) -> String {
    let name = fact.code_name.as_ref().map(|name| format!(" `{name}`"));
    let layout = fact.layout.as_ref().map(|name| format!(" ({name})"));
    let usage = format!(
        "{}{}{}",
        fact.usage,
        name.unwrap_or_default(),
        layout.unwrap_or_default()
    );
    let cells = [
        usage,
        code(&fact.css),
        reading(fact),
        fact.grade.to_string(),
        fact.date.clone(),
        fact.sources.join("; "),
        fact.note.clone(),
    ];
    line(cells)
}

fn rewrite(rule: &KnownRewrite) -> String {
    let was = match (rule.is_link(), rule.decode) {
        (false, _) => "no link".to_owned(),
        (true, false) => code(&format!("{}<target>", rule.becomes)),
        (true, true) => format!("{}, decoded", code(&format!("{}<target>", rule.becomes))),
    };
    line([
        code(&rule.pattern),
        if rule.own_host { "yes" } else { "no" }.to_owned(),
        was,
        rule.grade.to_string(),
        rule.date.clone(),
        rule.sources.join("; "),
        rule.note.clone(),
    ])
}

/// A row of a table.
fn line(cells: [String; 7]) -> String {
    format!(
        "| {} |",
        cells.map(|cell| cell.replace('|', "\\|")).join(" | ")
    )
}

/// How the value is read, in the words of the source file.
fn reading(fact: &KnownFact) -> String {
    let reading = &fact.reading;
    let texts = [
        reading.read.clone(),
        reading
            .within
            .as_ref()
            .map(|part| format!("within {}", code(part))),
        reading
            .name_in
            .as_ref()
            .map(|place| format!("name_in {place}")),
        reading.nameless.then(|| "nameless".to_owned()),
        reading.labelled.then(|| "labelled".to_owned()),
        reading.confirmed.then(|| "confirmed".to_owned()),
    ];
    texts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn code(text: &str) -> String {
    format!("`{text}`")
}
