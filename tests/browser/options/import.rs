//! Settings out to a file and in again; damaged files.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::rig::outcome::{Outcome, expect};
use crate::rig::own_page::OwnPage;
use crate::rig::wait;

/// Damaged files: what is in them, where the fault is, and a word of what is said about it.
const DAMAGED: [(&str, &str, &str); 7] = [
    (
        "{\n  \"version\": 1,\n  \"brands\": [",
        "Line 3",
        "part of it",
    ),
    ("not JSON", "Line 1", "settings file"),
    (
        "{\n  \"version\": 1,\n  \"allowed\": {}\n}",
        "Line 3",
        "expected",
    ),
    (
        "{\n  \"version\": 2,\n  \"sites\": []\n}",
        "Line 2",
        "version 2",
    ),
    (
        "{\n  \"version\": 1,\n\n  \"colour\": \"red\"\n}",
        "Line 4",
        "colour",
    ),
    (
        "{\n  \"version\": 1,\n  \"brands\": [{ \"name\": \"Bank\",\n  \"domains\": [\"co.uk\"] }]\n}",
        "Line 4",
        "co.uk",
    ),
    (
        "{\n  \"version\": 1,\n  \"codes\": [{ \"brand\": \"Binance\", \"code\": \"x\" }]\n}",
        "Line 3",
        "4 to 64",
    ),
];

/// A damaged file is named with the line, and nothing of it is taken.
pub async fn damaged(page: &OwnPage<'_>, folder: &Path) -> Outcome {
    let before = page.stored().await?;
    for (index, (text, line, words)) in DAMAGED.into_iter().enumerate() {
        // To choose the same file again is no change to a browser.
        let file = folder.join(format!("damaged-{index}.json"));
        fs::write(&file, text)?;
        page.choose_file("#import-file", &file).await?;
        let told = page.shows("#import-file-error", words).await?;
        expect(told.contains(line), || {
            format!("expected “{line}” for {text}, it says “{told}”")
        })?;
        untouched(page, &before).await?;
    }
    let file = folder.join("huge.json");
    fs::write(&file, " ".repeat(2_000_000))?;
    page.choose_file("#import-file", &file).await?;
    page.shows("#import-file-error", "too large").await?;
    untouched(page, &before).await
}

async fn untouched(page: &OwnPage<'_>, before: &Value) -> Outcome {
    page.shows("#import-untouched", "").await?;
    let plan = page.attribute("#import-plan", "hidden").await?;
    expect(plan.is_some(), || {
        "expected no plan of a damaged file".into()
    })?;
    let stored = page.stored().await?;
    expect(stored == *before, || {
        format!("expected the settings {before}, they are {stored}")
    })
}

/// Export, reset, import, undo, import again.
pub async fn around(page: &OwnPage<'_>, downloads: &Path) -> Outcome {
    let before = page.stored().await?;
    let bare = saved(page, downloads, "touchstone-settings.json").await?;
    expect(!bare.contains("blue fox"), || {
        format!("expected no code in the file, it is {bare}")
    })?;
    fs::remove_file(downloads.join("touchstone-settings.json"))?;
    page.press("#export-codes").await?;
    let whole = saved(page, downloads, "touchstone-settings.json").await?;
    expect(whole.contains("blue fox"), || {
        format!("expected the code in the file, it is {whole}")
    })?;
    page.press("#export-codes").await?;

    page.press("#reset").await?;
    page.press("#reset-confirm").await?;
    page.shows("#reset-notice", "").await?;
    let empty = page.stored().await?;
    expect(empty["settings"]["codes"] == json!([]), || {
        format!("expected nothing to be left, there is {empty}")
    })?;

    take(page, downloads, "#import-add").await?;
    page.stores("", &before).await?;
    // The focus is on “Undo”.
    page.press_focused().await?;
    page.stores("", &empty).await?;
    take(page, downloads, "#import-replace").await?;
    page.stores("", &before).await
}

/// Saves the file through the browser, and reads it.
async fn saved(page: &OwnPage<'_>, downloads: &Path, name: &str) -> Outcome<String> {
    page.press("#export").await?;
    wait::until("the saved file", async || {
        let text = fs::read_to_string(downloads.join(name)).unwrap_or_default();
        Ok(text.ends_with("}\n").then_some(text))
    })
    .await
}

async fn take(page: &OwnPage<'_>, downloads: &Path, how: &str) -> Outcome {
    let file = downloads.join("touchstone-settings.json");
    page.choose_file("#import-file", &file).await?;
    page.press(how).await?;
    page.shows("#import-counts", "1").await?;
    page.press("#import-take").await?;
    page.shows("#import-notice", "").await?;
    Ok(())
}
