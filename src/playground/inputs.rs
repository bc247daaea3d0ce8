//! What people put in: a mail pasted, dropped, chosen or picked; a host.

use std::rc::Rc;

use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DragEvent, File, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

use crate::message::eml;

use super::dom::{Outcome, by_id, document, element, on, put, window};
use super::engine::Engine;
use super::{banner, host, mail, result};

/// Larger files are no mails; providers refuse smaller ones.
const MAX_MAIL: f64 = 32.0 * 1024.0 * 1024.0;

/// A mail that comes with the page.
#[derive(Deserialize)]
pub struct Sample {
    name: String,
    source: String,
}

/// Listens to everything that can be put in, and checks the host in the page's address.
pub fn listen(engine: Engine, samples: Vec<Sample>) -> Outcome {
    let engine = Rc::new(engine);
    listen_to_samples(samples)?;
    listen_to_source(&engine)?;
    listen_to_files(&engine)?;
    listen_to_drops(&engine)?;
    listen_to_host(&engine)?;
    listen_to_theme()?;
    check_address(&engine)
}

fn listen_to_samples(samples: Vec<Sample>) -> Outcome {
    let list: HtmlSelectElement = by_id("sample")?;
    for (index, Sample { name, source }) in samples.iter().enumerate() {
        let subject = eml::read(source.as_bytes()).map(|mail| mail.subject);
        let text = format!("{} ({name})", subject.unwrap_or_default());
        let option = element("option", "", &text)?;
        option.set_attribute("value", &index.to_string())?;
        put(&list, &option)?;
    }
    let target = list.clone();
    // It only fills the field: arrow keys run through the list, and nobody asked for a result yet.
    on(&target, "change", move |_| {
        let picked = list.value().parse().ok();
        let source = picked.and_then(|at: usize| samples.get(at));
        told(result::clear().and_then(|_| put_in(source.map_or("", |sample| &sample.source))));
    })
}

fn listen_to_source(engine: &Rc<Engine>) -> Outcome {
    let field: HtmlTextAreaElement = by_id("source")?;
    let button: HtmlElement = by_id("check")?;
    let engine = Rc::clone(engine);
    on(&button, "click", move |_| {
        told(check(&engine, field.value().as_bytes()));
    })
}

fn listen_to_files(engine: &Rc<Engine>) -> Outcome {
    let chooser: HtmlInputElement = by_id("file")?;
    let engine = Rc::clone(engine);
    let target = chooser.clone();
    on(&target, "change", move |_| {
        let file = chooser.files().and_then(|files| files.get(0));
        if let Some(file) = file {
            take(&engine, file);
        }
    })
}

/// A file may be dropped anywhere; a browser left alone would open it instead of the page.
fn listen_to_drops(engine: &Rc<Engine>) -> Outcome {
    let page = document()?;
    on(&page, "dragover", |event| event.prevent_default())?;
    let engine = Rc::clone(engine);
    on(&page, "drop", move |event| {
        event.prevent_default();
        let dropped = event
            .dyn_ref::<DragEvent>()
            .and_then(DragEvent::data_transfer)
            .and_then(|data| data.files())
            .and_then(|files| files.get(0));
        match dropped {
            Some(file) => take(&engine, file),
            None => told(result::refuse("That is no file; paste its text instead.")),
        }
    })
}

fn listen_to_host(engine: &Rc<Engine>) -> Outcome {
    let field: HtmlInputElement = by_id("host")?;
    let form: HtmlElement = by_id("host-form")?;
    let typed = Rc::clone(engine);
    on(&form, "submit", move |event| {
        event.prevent_default();
        told(check_host(&typed, &field.value()));
    })?;
    let page = window()?;
    let engine = Rc::clone(engine);
    on(&page, "hashchange", move |_| {
        told(check_address(&engine));
    })
}

fn listen_to_theme() -> Outcome {
    let dark = window()?.match_media("(prefers-color-scheme: dark)")?;
    match dark {
        Some(dark) => on(&dark, "change", |_| banner::adapt_theme()),
        None => Ok(()),
    }
}

fn check_address(engine: &Engine) -> Outcome {
    let Some(named) = host::from_address()? else {
        return Ok(());
    };
    by_id::<HtmlInputElement>("host")?.set_value(&named);
    check_host(engine, &named)
}

fn check_host(engine: &Engine, typed: &str) -> Outcome {
    match host::read(typed) {
        Some(name) => host::show(engine, &name),
        None if typed.trim().is_empty() => result::refuse("Type a host name first."),
        None => result::refuse("That is not the name of a host."),
    }
}

fn check(engine: &Engine, source: &[u8]) -> Outcome {
    match engine.check(source) {
        Ok(checked) => mail::show(&checked),
        Err(eml::NotMail::Empty) => {
            result::refuse("Paste a mail’s source first, or pick a sample.")
        }
        Err(error) => result::refuse(&format!("This can’t be checked: {error}.")),
    }
}

/// Reads a file and checks it, byte for byte.
fn take(engine: &Rc<Engine>, file: File) {
    let engine = Rc::clone(engine);
    spawn_local(async move { told(take_file(&engine, &file).await) });
}

async fn take_file(engine: &Engine, file: &File) -> Outcome {
    if file.size() > MAX_MAIL {
        return result::refuse("The file is larger than 32 MB and was not read.");
    }
    let bytes = JsFuture::from(file.array_buffer()).await?;
    let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
    put_in(&String::from_utf8_lossy(&bytes))?;
    check(engine, &bytes)
}

/// Shows in the field what is checked.
fn put_in(source: &str) -> Outcome {
    by_id::<HtmlTextAreaElement>("source")?.set_value(source);
    Ok(())
}

/// A failure is told where results are told.
fn told(outcome: Outcome) {
    if let Err(error) = outcome {
        let why = format!("The check failed: {error:?}");
        // Without a place to say it there is nothing left to do.
        let _ = result::refuse(&why);
    }
}
