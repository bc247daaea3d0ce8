//! The extension's own scripts (`extension/content/`, by way of `www/stage.js`), and what of them is
//! on the page now.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::dom::Outcome;

#[wasm_bindgen]
extern "C" {
    type Banner;
    #[wasm_bindgen(js_namespace = Stage, js_name = banner, catch)]
    fn paint(view: &JsValue, before: &Element) -> Result<Banner, JsValue>;
    #[wasm_bindgen(method, js_name = adaptTheme)]
    fn adapt_theme(this: &Banner);
    #[wasm_bindgen(method)]
    fn remove(this: &Banner);

    type Marks;
    #[wasm_bindgen(js_namespace = Stage, catch)]
    fn marks(view: &JsValue, elements: &js_sys::Array) -> Result<Marks, JsValue>;
    #[wasm_bindgen(method)]
    fn remove(this: &Marks);
}

/// What the extension's scripts have put on the page.
#[derive(Default)]
struct Shown {
    banner: Option<Banner>,
    marks: Option<Marks>,
}

thread_local! {
    static SHOWN: RefCell<Shown> = RefCell::default();
}

/// Shows a view's banner right before an element.
pub fn show(view: &JsValue, before: &Element) -> Outcome {
    let banner = paint(view, before)?;
    SHOWN.with_borrow_mut(|shown| shown.banner = Some(banner));
    Ok(())
}

/// Marks the bad ones of the elements that stand for a mail's links.
pub fn mark(view: &JsValue, elements: &[Element]) -> Outcome {
    let marks = marks(view, &elements.iter().collect())?;
    SHOWN.with_borrow_mut(|shown| shown.marks = Some(marks));
    Ok(())
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
