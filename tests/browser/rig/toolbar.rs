//! The extension's button in the browser's toolbar, asked of the browser: no driver sees it.

use serde::Deserialize;
use serde_json::json;

use super::browser::Browser;
use super::outcome::Outcome;

/// What the button shows in the mail's tab.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Toolbar {
    /// The few letters on the icon.
    pub badge: String,
    /// What is said on hover and by screen readers.
    pub title: String,
}

/// Waits until the button shows this badge, and words in its title.
pub async fn shows(browser: &Browser, badge: &str, title: &str) -> Outcome {
    let mut last = None;
    let what = format!("the toolbar to show “{badge}”, “{title}”");
    let body = "return { badge: await api.action.getBadgeText({ tabId: args }),
                         title: await api.action.getTitle({ tabId: args }) };";
    let shown = browser.ask_until(&what, body, json!(browser.tab), |answer| {
        let toolbar = serde_json::from_value::<Toolbar>(answer).ok()?;
        let fits = toolbar.badge == badge && toolbar.title.contains(title);
        last = Some(toolbar);
        fits.then_some(())
    });
    shown
        .await
        .map_err(|error| format!("{error}; it shows {last:?}").into())
}
