//! Mails that are filled with what nobody reads, so that the check does not reach what matters.

use serde_json::json;

use super::{Mail, open};
use crate::rig::browser::Browser;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::reports::Checked;
use crate::rig::{banner, marks, reports, wait};

const BAD: &str = "<p><a href='https://binance-refund.example/claim'>Claim</a></p>";
const CLAIM: &str = "<p>Dear Binance user, your Binance account is suspended. Verify your identity at once \
    to keep your account. <a href='https://a.example/x'>Log in to Binance</a></p><p>© Binance</p>";
const PROSE: &str = "<p>The weather was fine and the garden grew well in week {n}.</p>";

/// So many times as long as the page takes to lay a mail out, or as it stands still for a short mail,
/// may it stand still while the mail is read and painted. Work that grows with the square of a mail
/// takes many times that.
const MAX_RATIO: f64 = 8.0;

/// What no mail is shorter than.
const SHORT: Mail<'_> = filled("a short mail", "", 0, "<p>Hello</p>");

/// A mail that must be found out.
const BAD_MAILS: &[Mail<'_>] = &[
    filled("empty elements", "<i></i>", 31_000, BAD),
    filled("empty blocks", "<div><b></b></div>", 60_000, CLAIM),
    filled("elements with spaces", "<span> </span>", 31_000, BAD),
    filled(
        "elements that nobody sees",
        "<i style='display:none'>x</i>",
        31_000,
        CLAIM,
    ),
    filled(
        "genuine links",
        "<a href='https://www.binance.com/{n}'>{n}</a> ",
        5_001,
        BAD,
    ),
    filled(
        "the same link",
        "<a href='https://www.binance.com/'>x</a> ",
        12_000,
        BAD,
    ),
    filled("words", PROSE, 5_000, CLAIM),
    filled("elements with words", "<b>x{n}</b> ", 45_000, CLAIM),
];

/// Long, and there is nothing in it.
const HARMLESS: &[Mail<'_>] = &[
    filled("a long newsletter", PROSE, 1_500, ""),
    filled(
        "many articles",
        "<table><tr><td><a href='https://click.example/{n}'><b>Article {n}</b></a></td><td>The weather \
         was fine.</td></tr></table>",
        2_000,
        "",
    ),
    filled(
        "empty elements alone",
        "<div><b></b></div>",
        60_000,
        "<p>Hello</p>",
    ),
    filled(
        "a very long newsletter",
        "<p>Week {n}: <a href='https://digest.example/{n}'>the garden grew well.</a></p>",
        12_000,
        "",
    ),
];

/// The claim stands where nobody reads.
const IN_THE_MIDDLE: Mail<'_> = Mail {
    name: "a claim in the middle",
    head: "",
    piece: PROSE,
    count: 10_000,
    end: "<p><a href='https://a.example/x'>Go on</a></p>",
};

const fn filled(
    name: &'static str,
    piece: &'static str,
    count: usize,
    end: &'static str,
) -> Mail<'static> {
    Mail {
        name,
        head: "",
        piece,
        count,
        end,
    }
}

/// A banner and marks, whatever comes before.
pub async fn found(browser: &Browser, own: &str) -> Outcome {
    let mut wrong = Vec::new();
    for mail in BAD_MAILS {
        if let Err(error) = warned(browser, own, mail).await {
            wrong.push(format!("{}: {error}", mail.name));
        }
    }
    expect(wrong.is_empty(), || wrong.join("\n"))
}

async fn warned(browser: &Browser, own: &str, mail: &Mail<'_>) -> Outcome {
    open(browser, own, mail).await?;
    let checked = reports::only(browser, mail.name).await?;
    let verdict = &checked.report["verdict"];
    expect(verdict == "impersonation", || {
        format!("expected an alarm, the verdict is {verdict}")
    })?;
    browser.mail().await?;
    let banner = banner::one(&browser.client, "body").await?;
    expect(banner.words.tone == "alarm", || {
        format!("expected an alarm, there is {banner:?}")
    })?;
    if mail.end == BAD {
        marks::any(&browser.client).await?;
    }
    Ok(())
}

/// A mail that was checked, and what that took, in milliseconds.
struct Timed {
    laid_out: f64,
    stood_still: f64,
    checked: Checked,
}

async fn timed(browser: &Browser, own: &str, mail: &Mail<'_>) -> Outcome<Timed> {
    let laid_out = open(browser, own, mail).await?;
    let checked = reports::only(browser, mail.name).await?;
    let script = "return window.longest;";
    let longest = browser.mail().await?.execute(script, vec![]).await?;
    Ok(Timed {
        laid_out,
        stood_still: longest.as_f64().unwrap_or(f64::INFINITY),
        checked,
    })
}

/// Nothing is said, and the page is not kept from moving for long.
pub async fn silent(browser: &Browser, own: &str) -> Outcome {
    let shortest = timed(browser, own, &SHORT).await?.stood_still;
    for mail in HARMLESS {
        let Timed {
            laid_out,
            stood_still,
            checked,
        } = timed(browser, own, mail).await?;
        expect(stood_still < MAX_RATIO * laid_out.max(shortest), || {
            format!(
                "{}: laid out in {laid_out} ms, then the page stood still for {stood_still} ms; \
                 for a short mail it does for {shortest} ms",
                mail.name
            )
        })?;
        let (verdict, unread) = (
            &checked.report["verdict"],
            &checked.report["checked"]["unread"],
        );
        expect(*verdict == "silent" && *unread == json!(false), || {
            format!("{}: expected silence, it is {}", mail.name, checked.report)
        })?;
        banner::none(&browser.client, "body").await?;
    }
    Ok(())
}

/// What stayed unread is told, where the mail leads elsewhere.
pub async fn told(browser: &Browser, own: &str) -> Outcome {
    open(browser, own, &IN_THE_MIDDLE).await?;
    reports::only(browser, IN_THE_MIDDLE.name).await?;
    browser.mail().await?;
    let banner = wait::until("a line on what stayed unread", async || {
        Ok(banner::all(&browser.client, "body")
            .await?
            .pop()
            .filter(|banner| !banner.words.headline.is_empty()))
    })
    .await?;
    expect(banner.words.headline.contains("Not all"), || {
        format!("expected a line on what stayed unread, there is {banner:?}")
    })
}
