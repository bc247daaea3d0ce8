//! The banner as a person uses it: unfolding, pressing, reading what stands below.

use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, to_value};

use super::outcome::{Outcome, expect};
use super::wait;

/// A button that decides something is deaf for the first moment; as long nothing is pressed.
const CARE: Duration = Duration::from_millis(700);

/// The only banner in the frame the driver is in.
pub struct Folds {
    root: Element,
    client: Client,
}

impl Folds {
    /// Waits for it, painted.
    pub async fn open(client: &Client) -> Outcome<Self> {
        wait::until("the banner", async || {
            let host = client.find(Locator::Css("touchstone-banner")).await?;
            let shadow = host.shadow_root().await?;
            let root = shadow.find(Locator::Css(".banner")).await?;
            // Its words come a moment after its frame.
            root.find(Locator::Css(".icon")).await?;
            let client = client.clone();
            Ok(Some(Self { root, client }))
        })
        .await
    }

    /// Unfolds a part, unless it is.
    pub async fn unfold(&self, part: &str) -> Outcome {
        if !self.has(&format!("{part}[open]")).await? {
            self.press(&format!("{part} summary")).await?;
        }
        tokio::time::sleep(CARE).await;
        Ok(())
    }

    /// Whether there is such a part.
    pub async fn has(&self, part: &str) -> Outcome<bool> {
        Ok(!self.root.find_all(Locator::Css(part)).await?.is_empty())
    }

    /// Presses a button as a person does.
    pub async fn press(&self, part: &str) -> Outcome {
        Ok(self.root.find(Locator::Css(part)).await?.click().await?)
    }

    /// Presses it by the keyboard: at a changed zoom drivers miss with the pointer.
    pub async fn press_by_key(&self, part: &str) -> Outcome {
        let button = self.root.find(Locator::Css(part)).await?;
        Ok(button.send_keys("\u{e007}").await?)
    }

    /// Presses a button as a script would that had got hold of it.
    pub async fn press_by_script(&self, part: &str) -> Outcome {
        let button = to_value(self.root.find(Locator::Css(part)).await?)?;
        self.client
            .execute("arguments[0].click();", vec![button])
            .await?;
        Ok(())
    }

    /// A text, or what is in a field.
    pub async fn text(&self, part: &str) -> Outcome<String> {
        let element = to_value(self.root.find(Locator::Css(part)).await?)?;
        let script = "return arguments[0].value || arguments[0].textContent;";
        let text = self.client.execute(script, vec![element]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// What a script says of it; the script gets the banner and that number.
    pub async fn measure(&self, script: &str, number: u64) -> Outcome<Value> {
        let arguments = vec![to_value(&self.root)?, number.into()];
        Ok(self.client.execute(script, arguments).await?)
    }

    /// In which direction its words run.
    pub async fn direction(&self) -> Outcome<String> {
        Ok(self.root.attr("dir").await?.unwrap_or_default())
    }

    /// The addresses of links.
    pub async fn links(&self, part: &str) -> Outcome<Vec<String>> {
        let mut links = Vec::new();
        for link in self.root.find_all(Locator::Css(part)).await? {
            links.extend(link.attr("href").await?);
        }
        Ok(links)
    }
}

/// Waits until so many lines say what was allowed.
pub async fn allowed(client: &Client, count: usize) -> Outcome<Folds> {
    wait::until(&format!("{count} undos"), async || {
        let folds = Folds::open(client).await?;
        let undos = folds.root.find_all(Locator::Css(".undo")).await?;
        Ok((undos.len() == count).then_some(folds))
    })
    .await
}

/// Fails unless the focus is on the banner, or on something in it.
pub async fn expect_focus(client: &Client) -> Outcome {
    let script = "return document.hasFocus() && document.activeElement.localName;";
    let focused = wait::until("the focus on something", async || {
        let focused = client.execute(script, vec![]).await?;
        Ok((focused == "touchstone-banner").then_some(focused))
    })
    .await;
    expect(focused.is_ok(), || {
        "expected the focus on the banner".to_owned()
    })
}
