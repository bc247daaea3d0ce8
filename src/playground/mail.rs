//! A mail's result: the verdict, the mail with banner and marks, and what lies behind.

use web_sys::Element;

use crate::message::{Mailbox, Message};

use super::dom::{Outcome, around, details, element, pairs, put, scrolled};
use super::engine::{Checked, to_js};
use super::{banner, links, result, seen, words};

/// Shows a mail that was checked.
pub fn show(checked: &Checked) -> Outcome {
    let Checked {
        message,
        report,
        why,
    } = checked;
    let place = result::clear()?;
    let (title, meaning) = words::verdict(report);
    result::head(&place, &words::code(&report.verdict), &title, meaning)?;

    let section = result::section(&place, "As the extension shows it")?;
    let body = body(message)?;
    put(
        &section,
        &around("div", "mail", [header(message)?, body.clone()])?,
    )?;
    let written = links::write(&place, message, report)?;
    seen::write(&place, why, report)?;
    let note = "The same as `touchstone check --format json` prints, without the file's name.";
    result::json(&place, note, report)?;
    result::show(&place)?;

    // Last: both measure what is on the page.
    if report.view.is_some() {
        let view = to_js(&report.view)?;
        banner::show(&view, &body)?;
        banner::mark(&view, &written)?;
    }
    Ok(())
}

fn header(message: &Message) -> Outcome<Element> {
    let text = |text: &str| element("span", "", text);
    let mut rows = vec![
        ("From", text(&mailbox(&message.sender))?),
        ("Subject", text(&message.subject)?),
    ];
    if !message.reply_to.is_empty() {
        let all: Vec<String> = message.reply_to.iter().map(mailbox).collect();
        rows.insert(1, ("Reply to", text(&all.join(", "))?));
    }
    if !message.attachments.is_empty() {
        rows.push(("Attached", text(&message.attachments.join(", "))?));
    }
    pairs(rows)
}

fn mailbox(mailbox: &Mailbox) -> String {
    let name = mailbox.name.as_ref().map(|name| name.value.as_str());
    let address = mailbox.address.as_ref().map(|address| &address.value);
    match (name, address) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(name), None) => name.to_owned(),
        (None, Some(address)) => address.clone(),
        (None, None) => "not in the mail".to_owned(),
    }
}

/// The words of the mail. Of its HTML only the text that the engine read.
fn body(message: &Message) -> Outcome<Element> {
    let mut parts = vec![scrolled("text", "The mail's text", tidy(&message.text))?];
    if !tidy(&message.quoted_text).is_empty() {
        let quoted = scrolled("text", "The quoted text", tidy(&message.quoted_text))?;
        parts.push(details("Quoted or forwarded", false, [quoted])?);
    }
    if !message.image_texts.is_empty() {
        let images = format!("Texts of images: {}", message.image_texts.join(" · "));
        parts.push(element("p", "note", &images)?);
    }
    around("div", "body", parts)
}

fn tidy(text: &str) -> &str {
    text.trim_end().trim_start_matches('\n')
}
