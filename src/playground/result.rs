//! The place where results stand: one at a time, its heading in focus when it comes.

use web_sys::{Element, HtmlElement};

use super::banner;
use super::dom::{Outcome, by_id, details, element, put, scrolled};
use super::engine::to_js;

/// Takes the last result away and says why there is none.
pub fn refuse(why: &str) -> Outcome {
    clear()?;
    by_id::<HtmlElement>("status")?.set_text_content(Some(why));
    Ok(())
}

/// Begins a new result: its place, empty.
pub fn clear() -> Outcome<Element> {
    banner::clear();
    let place: HtmlElement = by_id("result")?;
    place.set_text_content(None);
    place.set_hidden(true);
    by_id::<HtmlElement>("status")?.set_text_content(None);
    Ok(place.into())
}

/// The result's own heading, with a sentence below it.
pub fn head(place: &Element, tone: &str, title: &str, meaning: &str) -> Outcome {
    let heading = element("h2", "", title)?;
    heading.set_id("verdict");
    heading.set_attribute("tabindex", "-1")?;
    heading.set_attribute("data-verdict", tone)?;
    put(place, &heading)?;
    put(place, &element("p", "meaning", meaning)?)?;
    Ok(())
}

/// A part of the result under a heading of its own.
pub fn section(place: &Element, title: &str) -> Outcome<Element> {
    let section = element("section", "", "")?;
    put(&section, &element("h3", "", title)?)?;
    put(place, &section)?;
    Ok(section)
}

/// The report as programs get it.
pub fn json(place: &Element, note: &str, report: &impl serde::Serialize) -> Outcome {
    let two = "  ".into();
    let text = js_sys::JSON::stringify_with_replacer_and_space(
        &to_js(report)?,
        &wasm_bindgen::JsValue::NULL,
        &two,
    )?;
    let report = scrolled("json", "Report as JSON", &String::from(text))?;
    report.set_id("report");
    let note = element("p", "note", note)?;
    put(
        place,
        &details("The report as JSON", false, [note, report])?,
    )?;
    Ok(())
}

/// Shows what was written, and brings whoever asked for it there.
pub fn show(place: &Element) -> Outcome {
    place.remove_attribute("hidden")?;
    let verdict: HtmlElement = by_id("verdict")?;
    verdict.focus()?;
    verdict.scroll_into_view();
    Ok(())
}
