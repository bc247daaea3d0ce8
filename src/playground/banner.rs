//! The extension's own scripts (`extension/content/`), and what of them is on the page now.

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::dom::Outcome;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Banner)]
    type MessageBanner;
    #[wasm_bindgen(constructor, js_namespace = Banner, catch)]
    fn new(view: &JsValue) -> Result<MessageBanner, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn place(this: &MessageBanner, before: &Element) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = adaptTheme)]
    fn adapt_theme(this: &MessageBanner);
    #[wasm_bindgen(method)]
    fn remove(this: &MessageBanner);

    #[wasm_bindgen(js_namespace = Marks)]
    type MessageMarks;
    #[wasm_bindgen(constructor, js_namespace = Marks, catch)]
    fn new(marks: &JsValue) -> Result<MessageMarks, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn sync(this: &MessageMarks, links: &JsValue, elements: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn remove(this: &MessageMarks);
}

/// What the extension's scripts have put on the page.
#[derive(Default)]
struct Shown {
    banner: Option<MessageBanner>,
    marks: Option<MessageMarks>,
}

thread_local! {
    static SHOWN: RefCell<Shown> = RefCell::default();
}

/// Shows a view's banner right before an element.
pub fn show(view: &JsValue, before: &Element) -> Outcome {
    let banner = MessageBanner::new(view)?;
    banner.place(before)?;
    SHOWN.with_borrow_mut(|shown| shown.banner = Some(banner));
    Ok(())
}

/// Marks the bad ones of the elements that stand for a mail's links.
pub fn mark(view: &JsValue, elements: &[Element]) -> Outcome {
    let marks = MessageMarks::new(&Reflect::get(view, &"marks".into())?)?;
    let links: Array = elements
        .iter()
        .map(|_| dead_link())
        .collect::<Outcome<_>>()?;
    marks.sync(&links, &elements.iter().collect())?;
    SHOWN.with_borrow_mut(|shown| shown.marks = Some(marks));
    Ok(())
}

/// A link as the marks know it, without its address: so they offer no way to go there.
fn dead_link() -> Outcome<JsValue> {
    let link = js_sys::Object::new();
    Reflect::set(&link, &"href".into(), &"".into())?;
    Reflect::set(&link, &"visible".into(), &true.into())?;
    Ok(link.into())
}

/// Takes away what was shown.
pub fn clear() {
    let shown = SHOWN.take();
    if let Some(banner) = shown.banner {
        banner.remove();
    }
    if let Some(marks) = shown.marks {
        marks.remove();
    }
}

/// The page turned light or dark.
pub fn adapt_theme() {
    SHOWN.with_borrow(|shown| {
        if let Some(banner) = &shown.banner {
            banner.adapt_theme();
        }
    });
}
