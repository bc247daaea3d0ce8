//! Every link of a mail: what it shows, where it leads, whose that is, and how it was opened.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::link::Opened;
use crate::message::{Link, LinkKind, Message};
use crate::report::{LinkReport, Report};

use super::dom::{Outcome, around, details, element, on, put};
use super::{result, split, words};

/// More rows are no help to anyone; the JSON has them all.
const MAX_ROWS: usize = 500;

/// Writes the links, and gives the elements that stand for them, in the mail's order.
pub fn write(place: &Element, message: &Message, report: &Report) -> Outcome<Vec<Element>> {
    let count = report.links.len();
    let section = result::section(place, &format!("Links: {count}"))?;
    if count == 0 {
        put(&section, &element("p", "note", "The mail has none.")?)?;
        return Ok(Vec::new());
    }
    let note = "They can't be opened from here. Those that the extension marks are marked; a click on a \
                red one shows what the extension shows instead of the site.";
    put(&section, &element("p", "note", note)?)?;
    let list = element("ol", "links", "")?;
    let mut elements = Vec::new();
    for (link, rated) in message.links.iter().zip(&report.links).take(MAX_ROWS) {
        let stands = stand_in(link)?;
        put(&list, &row(link, rated, report, &stands)?)?;
        elements.push(stands);
    }
    put(&section, &list)?;
    if count > MAX_ROWS {
        let more = format!("And {} more, which only the JSON has.", count - MAX_ROWS);
        put(&section, &element("p", "note", &more)?)?;
    }
    Ok(elements)
}

/// What stands for a link and leads nowhere. Keys reach it as they reach a link.
fn stand_in(link: &Link) -> Outcome<Element> {
    let shown = [&link.text, &link.image_text, &link.href];
    let shown = shown.iter().find(|text| !text.trim().is_empty());
    let text = shown.map_or("no text", |text| text.trim());
    let made = element("a", "shown", text)?;
    made.set_attribute("role", "link")?;
    made.set_attribute("tabindex", "0")?;
    let pressed = made.clone();
    on(&made, "keydown", move |event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        let link = pressed.dyn_ref::<HtmlElement>();
        if let (Some("Enter"), Some(link)) = (key.as_deref(), link) {
            // Else the same key presses the button that gets the focus now.
            event.prevent_default();
            link.click();
        }
    })?;
    Ok(made)
}

fn row(link: &Link, rated: &LinkReport, report: &Report, stands: &Element) -> Outcome<Element> {
    let rating = element("span", "rating", &words::plain(&rated.rating))?;
    rating.set_attribute("data-rating", &words::code(&rated.rating))?;
    let head = around("div", "link", [stands.clone(), rating])?;
    let mut meaning = words::rating(rated.rating).to_owned();
    if let Some(genuine) = rated.genuine {
        meaning += &format!(" ({genuine})");
    }
    for trait_ in traits(link) {
        meaning += &format!(" · {trait_}");
    }
    let mut parts = vec![head];
    let (opened, steps) = Opened::step_by_step(&link.href);
    if let Some(host) = opened.host() {
        parts.push(split::host(host)?);
    }
    parts.push(element("p", "note", &meaning)?);
    for &at in &rated.findings {
        let finding = &report.findings[at];
        let told = format!(
            "{}: {}",
            words::plain(&finding.kind),
            words::evidence(&finding.evidence)
        );
        parts.push(element("p", "finding", &told)?);
    }
    parts.push(way(link, &opened, &steps)?);
    around("li", "", parts)
}

fn traits(link: &Link) -> Vec<&'static str> {
    let kind = match link.kind {
        LinkKind::Anchor => None,
        LinkKind::Area => Some("in an image map"),
        LinkKind::Form => Some("a form"),
        LinkKind::Svg => Some("in a drawing"),
        LinkKind::Text => Some("written as text"),
    };
    let rest = [
        link.quoted.then_some("in a quoted part"),
        (!link.visible).then_some("invisible"),
    ];
    kind.into_iter().chain(rest.into_iter().flatten()).collect()
}

/// The address as written, and what stood under each wrapper.
fn way(link: &Link, opened: &Opened, steps: &[String]) -> Outcome<Element> {
    let list = element("ol", "steps", "")?;
    let step = |what: &str, address: &str| -> Outcome {
        let row = [
            element("span", "note", what)?,
            element("code", "", address)?,
        ];
        put(&list, &around("li", "", row)?)?;
        Ok(())
    };
    step("as written", &link.href)?;
    for address in steps {
        step("under the wrapper", address)?;
    }
    if let Some(named) = opened.named_host() {
        step("names a destination, which proves nothing", named.ascii())?;
    }
    let summary = match steps.len() {
        0 => "Address".to_owned(),
        1 => "Address, one wrapper opened".to_owned(),
        count => format!("Address, {count} wrappers opened"),
    };
    details(&summary, !steps.is_empty(), [list])
}
