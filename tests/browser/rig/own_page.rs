//! A page of the extension's own that opens in a tab: the options, the welcome page.

use std::path::Path;

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use super::browser::Browser;
use super::outcome::{Outcome, expect};
use super::wait;

/// Such a page in the browser's second window.
pub struct OwnPage<'a> {
    browser: &'a Browser,
    client: &'a Client,
}

impl<'a> OwnPage<'a> {
    /// Opens it and waits until it has its words. It stays in front.
    pub async fn open(browser: &'a Browser, address: &str) -> Outcome<Self> {
        let client = browser.panel().await?;
        client
            .goto(&format!("{}/{address}", browser.extension))
            .await?;
        let page = Self { browser, client };
        page.shows("h1", "").await?;
        Ok(page)
    }

    /// The first element that is there and can be seen.
    pub async fn find(&self, selector: &str) -> Outcome<Element> {
        wait::until(&format!("{selector} to be seen"), async || {
            let element = self.client.find(Locator::Css(selector)).await?;
            Ok(element.is_displayed().await?.then_some(element))
        })
        .await
    }

    /// Puts the text into the field.
    pub async fn fill(&self, selector: &str, text: &str) -> Outcome {
        let field = self.find(selector).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Clicks it.
    pub async fn press(&self, selector: &str) -> Outcome {
        Ok(self.find(selector).await?.click().await?)
    }

    /// Presses the button with the focus, as the keyboard does.
    pub async fn press_focused(&self) -> Outcome {
        Ok(self
            .client
            .active_element()
            .await?
            .send_keys("\u{e007}")
            .await?)
    }

    /// Chooses the file; a field for files can't be typed into.
    pub async fn choose_file(&self, selector: &str, file: &Path) -> Outcome {
        let field = self.find(selector).await?;
        Ok(field.send_keys(&file.display().to_string()).await?)
    }

    /// What a person reads there; nothing of what is hidden.
    pub async fn text(&self, selector: &str) -> Outcome<String> {
        Ok(self
            .client
            .find(Locator::Css(selector))
            .await?
            .text()
            .await?)
    }

    /// An attribute, where the element has it.
    pub async fn attribute(&self, selector: &str, name: &str) -> Outcome<Option<String>> {
        let element = self.client.find(Locator::Css(selector)).await?;
        Ok(element.attr(name).await?)
    }

    /// Waits until these words can be read there; gives all that can.
    pub async fn shows(&self, selector: &str, words: &str) -> Outcome<String> {
        let mut last = String::new();
        let what = format!("{selector} to show “{words}”");
        let shown = wait::until(&what, async || {
            last = self.text(selector).await?;
            Ok((!last.is_empty() && last.contains(words)).then(|| last.clone()))
        })
        .await;
        shown.map_err(|error| format!("{error}; it shows “{last}”").into())
    }

    /// Waits until nothing can be read there.
    pub async fn shows_nothing(&self, selector: &str) -> Outcome {
        wait::until(&format!("{selector} to be empty"), async || {
            Ok(self.text(selector).await?.is_empty().then_some(()))
        })
        .await
    }

    /// Runs a script in the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// What the extension stored, all of it.
    pub async fn stored(&self) -> Outcome<Value> {
        let body = "return api.storage.local.get(null)";
        let stored = self.browser.ask(body, json!(null)).await?;
        self.browser.panel().await?;
        Ok(stored)
    }

    /// Waits until what is stored there, by its JSON pointer, is this.
    pub async fn stores(&self, pointer: &str, expected: &Value) -> Outcome {
        let mut last = Value::Null;
        let what = format!("{pointer} to be stored as {expected}");
        let kept = wait::until(&what, async || {
            let stored = self.stored().await?;
            last = stored.pointer(pointer).cloned().unwrap_or_default();
            Ok((last == *expected).then_some(()))
        })
        .await;
        kept.map_err(|error| format!("{error}; it is {last}").into())
    }

    /// Fails unless the field is marked as wrong, with a reason that belongs to it.
    pub async fn expect_complaint(&self, field: &str, words: &str) -> Outcome {
        let told = self.shows(&format!("#{field}-error"), words).await?;
        let selector = format!("#{field}");
        let invalid = self.attribute(&selector, "aria-invalid").await?;
        let described = self.attribute(&selector, "aria-describedby").await?;
        let is_told = described.is_some_and(|ids| ids.contains(&format!("{field}-error")));
        expect(invalid.as_deref() == Some("true") && is_told, || {
            format!("expected {field} to be marked as wrong, it says “{told}”")
        })
    }
}
