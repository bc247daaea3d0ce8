//! What the extension's content scripts know: asked of them directly, so that "nothing is shown"
//! can be told from "not checked yet".

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use super::browser::Browser;
use super::outcome::Outcome;

/// Asks every frame of the mail's tab for its state and its reports.
const FRAMES: &str = "
    const { tab } = args;
    const { frames } = await api.runtime.sendMessage({ type: 'frames', tabId: tab });
    return Promise.all(frames.map(async ({ frameId, state }) => ({
        state,
        reports: await api.tabs.sendMessage(tab, { type: 'reports' }, { frameId }).catch(() => null),
    })));";

/// A frame that has news tells all of the extension. Who asks again in the same wait gets an answer when
/// there are some, or after a while: a frame that went tells nothing.
const NEWS: &str = "
    const listen = () => {
        const news = { count: 0, known: 0, wait: -1, wake: () => {} };
        api.runtime.onMessage.addListener(() => { news.count += 1; news.wake(); });
        return news;
    };
    const news = globalThis.touchstoneNews ??= listen();
    if (news.wait === args.wait && news.count === news.known) {
        await new Promise(wake => { news.wake = wake; setTimeout(wake, 200); });
    }
    news.wait = args.wait;
    news.known = news.count;";

/// How many waits there were.
static WAITS: AtomicU64 = AtomicU64::new(0);

/// A message that was checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Where the engine ran: `page` or `background`.
    pub road: String,
    /// The name of the adapter that read it.
    pub webmail: String,
    /// What was read from the page.
    pub snapshot: Value,
    /// What follows from it.
    pub report: Value,
}

/// Waits until the message with this subject was checked in some frame.
pub async fn checked(browser: &Browser, subject: &str) -> Outcome<Checked> {
    let what = format!("the check of the message “{subject}”");
    wait_for(browser, &what, |frames| {
        frames.iter().find_map(|frame| find(frame, subject))
    })
    .await
}

/// Waits until the message with this subject was checked, and nothing is known of any other.
pub async fn only(browser: &Browser, subject: &str) -> Outcome<Checked> {
    let what = format!("nothing but the check of the message “{subject}”");
    wait_for(browser, &what, |frames| {
        let messages = |frame: &Value| frame["reports"]["messages"].as_array().map_or(0, Vec::len);
        let known: usize = frames.iter().map(messages).sum();
        let found = frames.iter().find_map(|frame| find(frame, subject));
        found.filter(|_| known == 1)
    })
    .await
}

/// Waits until one message was checked and no other, whatever its subject.
pub async fn single(browser: &Browser) -> Outcome<Checked> {
    wait_for(browser, "the check of a single message", |frames| {
        let mut all = frames.iter().flat_map(|frame| {
            let messages = frame["reports"]["messages"].as_array();
            messages
                .into_iter()
                .flatten()
                .map(move |message| (frame, message))
        });
        let (frame, message) = all.next()?;
        let rest = all.count();
        checked_in(frame, message).filter(|_| rest == 0)
    })
    .await
}

/// Waits until every frame that still answers is switched off and holds no report.
pub async fn switched_off(browser: &Browser) -> Outcome {
    wait_for(browser, "all frames to be switched off", |frames| {
        let off = |frame: &Value| {
            frame["state"]["enabled"] == false
                && frame["reports"]["messages"]
                    .as_array()
                    .is_none_or(Vec::is_empty)
        };
        let mut living = frames
            .iter()
            .filter(|frame| !frame["reports"].is_null())
            .peekable();
        (living.peek().is_some() && living.all(off)).then_some(())
    })
    .await
}

/// Waits until the frames answer what `pick` looks for.
pub async fn wait_for<T>(
    browser: &Browser,
    what: &str,
    pick: impl FnMut(&[Value]) -> Option<T>,
) -> Outcome<T> {
    wait_in(browser, browser.tab, what, pick).await
}

/// The same in another tab than the mail's.
pub async fn wait_in<T>(
    browser: &Browser,
    tab: u64,
    what: &str,
    mut pick: impl FnMut(&[Value]) -> Option<T>,
) -> Outcome<T> {
    let body = format!("{NEWS}{FRAMES}");
    let wait = WAITS.fetch_add(1, Ordering::Relaxed);
    let args = json!({ "tab": tab, "wait": wait });
    browser
        .ask_until(what, &body, args, |frames| {
            pick(frames.as_array().map_or(&[], Vec::as_slice))
        })
        .await
}

/// Every frame of the mail's tab that answers: its state and its reports.
pub async fn frames(browser: &Browser) -> Outcome<Vec<Value>> {
    let frames = browser.ask(FRAMES, json!({ "tab": browser.tab })).await?;
    Ok(frames.as_array().cloned().unwrap_or_default())
}

fn find(frame: &Value, subject: &str) -> Option<Checked> {
    let message = frame["reports"]["messages"]
        .as_array()?
        .iter()
        .find(|message| message["snapshot"]["subject"] == subject)?;
    checked_in(frame, message)
}

fn checked_in(frame: &Value, message: &Value) -> Option<Checked> {
    let reports = &frame["reports"];
    Some(Checked {
        road: reports["road"].as_str()?.to_owned(),
        webmail: reports["webmail"].as_str()?.to_owned(),
        snapshot: message["snapshot"].clone(),
        report: message["report"].clone(),
    })
}
