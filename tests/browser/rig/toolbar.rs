//! The extension's button in the browser's toolbar, asked of the browser: no driver sees it.

use serde::Deserialize;
use serde_json::{Value, json};

use super::browser::Browser;
use super::driver::{GECKO_ID, Kind, in_firefox};
use super::outcome::Outcome;
use super::wait;

/// Firefox knows what it paints; Chromium tells nobody.
const DRAWN: &str = "
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    const { extension } = WebExtensionPolicy.getByID(arguments[0]);
    const { action } = ExtensionParent.apiManager.global.browserActionFor(extension);
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const tab = [...Services.wm.getEnumerator('navigator:browser')].flatMap(one => one.gBrowser.tabs)
        .find(one => extension.tabManager.getWrapper(one).id === arguments[1]);
    return action.getContextData(tab).icon['16'];";

/// What the button shows in the mail's tab.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Toolbar {
    /// What is said on hover and by screen readers.
    title: String,
}

/// Waits until the button shows this drawing of `extension/icons`, and words in its title.
pub async fn shows(browser: &Browser, drawing: &str, title: &str) -> Outcome {
    let mut last = None;
    let what = format!("the toolbar to say “{title}”");
    let body = "return { title: await api.action.getTitle({ tabId: args }) };";
    let shown = browser.ask_until(&what, body, json!(browser.tab), |answer| {
        let toolbar = serde_json::from_value::<Toolbar>(answer).ok()?;
        let fits = toolbar.title.contains(title);
        last = Some(toolbar);
        fits.then_some(())
    });
    shown
        .await
        .map_err(|error| format!("{error}; it shows {last:?}"))?;
    if browser.kind == Kind::Firefox {
        is_drawn(browser, drawing).await?;
    }
    Ok(())
}

async fn is_drawn(browser: &Browser, drawing: &str) -> Outcome {
    let file = format!("/icons/{drawing}-16.png");
    let mut last = Value::Null;
    let what = format!("the toolbar to show {file}");
    let drawn = wait::until(&what, async || {
        let arguments = vec![json!(GECKO_ID), json!(browser.tab)];
        last = in_firefox(&browser.client, DRAWN, arguments).await?;
        let shown = last.as_str().unwrap_or_default();
        Ok(shown.ends_with(&file).then_some(()))
    })
    .await;
    drawn.map_err(|error| format!("{error}; it shows {last}").into())
}
