//! Keyboard commands and the menu of a link. No driver reaches the browser's own keys and menus, so
//! the content script is told what the background tells it when they are used.

use serde_json::{Value, json};

use crate::rig::folds;
use crate::rig::marks::Explanation;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{roundcube, screenshot};
use crate::scenarios::acting::open;
use crate::scenarios::reading::FOUNDING_CASE;
use crate::stage::Stage;

/// Tells the frame with the worst verdict.
const TELL: &str = "
    const { frames } = await api.runtime.sendMessage({ type: 'frames', tabId: args.tab });
    const { frameId } = frames.find(({ state }) => state.verdicts.includes('impersonation'));
    return api.tabs.sendMessage(args.tab, args.message, { frameId });";

/// `focus-banner` leads the keyboard to the warning.
pub async fn banner_focused(stage: &mut Stage) -> Outcome {
    open(stage, FOUNDING_CASE).await?;
    tell(stage, json!({ "type": "focusBanner" })).await?;
    roundcube::enter_preview(&stage.browser).await?;
    folds::expect_focus(&stage.browser.client).await?;
    screenshot::keep(&stage.browser, "banner-focused").await?;
    Ok(())
}

/// "Check this link" says whose a link is, an innocent one's too.
pub async fn link_checked(stage: &mut Stage) -> Outcome {
    open(stage, FOUNDING_CASE).await?;
    let client = stage.browser.client.clone();
    for (href, host) in [
        (
            "https://binance-refund.example/claim",
            "binance-refund.example",
        ),
        ("https://www.binance.com/en/terms", "www.binance.com"),
    ] {
        let heard = tell(stage, json!({ "type": "checkLink", "href": href })).await?;
        expect(heard == true, || {
            format!("expected the frame to take care of {href}, it answered {heard}")
        })?;
        roundcube::enter_preview(&stage.browser).await?;
        let explanation = Explanation::open(&client).await?;
        let said = explanation.text(".main").await?;
        expect(said.contains(host), || {
            format!("expected {host} explained, there is {said:?}")
        })?;
        screenshot::keep(&stage.browser, &format!("link-{host}")).await?;
        explanation.press(".stay").await?;
        Explanation::gone(&client).await?;
    }
    Ok(())
}

async fn tell(stage: &Stage, message: Value) -> Outcome<Value> {
    let args = json!({ "tab": stage.browser.tab, "message": message });
    stage.browser.ask(TELL, args).await
}
