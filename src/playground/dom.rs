//! Elements: found by their id, made with their text, put into each other.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget, Window};

/// What fails here fails for the browser's reasons.
pub type Outcome<T = ()> = Result<T, JsValue>;

/// The page's window.
pub fn window() -> Outcome<Window> {
    web_sys::window().ok_or_else(|| "there is no window".into())
}

/// The page.
pub fn document() -> Outcome<Document> {
    window()?
        .document()
        .ok_or_else(|| "there is no document".into())
}

/// The element with this id, which `www/index.html` has, as what it is.
pub fn by_id<T: JsCast>(id: &str) -> Outcome<T> {
    let found = document()?.get_element_by_id(id);
    found
        .and_then(|element| element.dyn_into().ok())
        .ok_or_else(|| format!("the page has no fitting #{id}").into())
}

/// An element with a class (or none) and a text.
pub fn element(name: &str, class: &str, text: &str) -> Outcome<Element> {
    let made = document()?.create_element(name)?;
    if !class.is_empty() {
        made.set_class_name(class);
    }
    if !text.is_empty() {
        made.set_text_content(Some(text));
    }
    Ok(made)
}

/// Puts an element into another one.
pub fn put(parent: &Element, child: &Element) -> Outcome {
    parent.append_child(child).map(drop)
}

/// An element with others in it.
pub fn around(
    name: &str,
    class: &str,
    children: impl IntoIterator<Item = Element>,
) -> Outcome<Element> {
    let made = element(name, class, "")?;
    for child in children {
        put(&made, &child)?;
    }
    Ok(made)
}

/// What can be opened to see more.
pub fn details(
    summary: &str,
    open: bool,
    children: impl IntoIterator<Item = Element>,
) -> Outcome<Element> {
    let made = around(
        "details",
        "",
        std::iter::once(element("summary", "", summary)?).chain(children),
    )?;
    if open {
        made.set_attribute("open", "")?;
    }
    Ok(made)
}

/// Names with their values. A value is any element.
pub fn pairs(rows: impl IntoIterator<Item = (&'static str, Element)>) -> Outcome<Element> {
    let list = element("dl", "pairs", "")?;
    for (name, value) in rows {
        put(&list, &element("dt", "", name)?)?;
        put(&list, &around("dd", "", [value])?)?;
    }
    Ok(list)
}

/// A text that may be too long for the page: it scrolls, by keyboard too.
pub fn scrolled(class: &str, label: &str, text: &str) -> Outcome<Element> {
    let made = element("pre", class, text)?;
    made.set_attribute("tabindex", "0")?;
    made.set_attribute("role", "region")?;
    made.set_attribute("aria-label", label)?;
    Ok(made)
}

/// Calls `act` at each event of this type, as long as the page is open.
pub fn on(target: &EventTarget, kind: &str, act: impl FnMut(Event) + 'static) -> Outcome {
    let closure = Closure::<dyn FnMut(Event)>::new(act).into_js_value();
    target.add_event_listener_with_callback(kind, closure.unchecked_ref())
}
