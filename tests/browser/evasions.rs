//! Mails made to slip past the check: too large to read, or laid over what is painted above them.
//! Each is built in a webmail's page, and so are their harmless twins.

mod covered;
mod filled;
mod sliced;

use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::Outcome;
use crate::rig::pages;
use crate::rig::popup;

/// Puts a mail into the page: a piece many times, `{n}` in it counting, between a head and an end.
/// Gives how long the page itself takes to build it and to lay it out, and from then on watches for
/// how long the page can't move, at most without a pause and in all.
const PUT: &str = "
    const [subject, head, piece, count, end, done] = arguments;
    let html = head;
    for (let n = 0; n < count; n += 1) html += piece.replaceAll('{n}', n);
    const watch = () => {
      let last = performance.now();
      window.longest = 0;
      window.stopped = 0;
      const tick = () => {
        const now = performance.now(), gap = now - last;
        window.longest = Math.max(window.longest, gap);
        if (gap > 10) window.stopped += gap;
        last = now;
        setTimeout(tick);
      };
      setTimeout(tick);
    };
    // The first picture of it is the page's own work.
    requestAnimationFrame(() => {
      const body = document.querySelector('.msg_text_inner');
      const start = performance.now();
      body.innerHTML = html + end;
      body.getBoundingClientRect();
      const took = performance.now() - start;
      document.querySelector('.js-header_from').textContent = 'Digest <news@digest.example>';
      document.querySelector('.js-header_subject').textContent = subject;
      setTimeout(() => {
        watch();
        done(took);
      });
    });";

/// A mail that is built in the page.
#[derive(Debug, Clone, Copy)]
struct Mail<'a> {
    /// Its subject, and its name in messages.
    name: &'a str,
    head: &'a str,
    piece: &'a str,
    count: usize,
    end: &'a str,
}

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    pages::play(
        "evasions",
        kind,
        async |browser: &Browser, own: &str, port| play(browser, own, port).await,
    )
    .await
}

async fn play(browser: &Browser, own: &str, port: u16) -> Outcome {
    popup::enable(browser, own).await?;
    filled::found(browser, own).await?;
    filled::silent(browser, own).await?;
    filled::told(browser, own).await?;
    covered::seen(browser, own).await?;
    covered::seen_above_shadow(browser, port).await?;
    sliced::read(browser, own).await
}

/// Opens the page and puts a short mail into it.
pub async fn put(browser: &Browser, own: &str, name: &str, html: &str) -> Outcome {
    let mail = Mail {
        name,
        head: html,
        piece: "",
        count: 0,
        end: "",
    };
    open(browser, own, &mail).await?;
    Ok(())
}

/// Opens the page and puts the mail into it; gives the page's own milliseconds for it.
async fn open(browser: &Browser, own: &str, mail: &Mail<'_>) -> Outcome<f64> {
    browser.goto(&format!("{own}/cypht/page.html")).await?;
    let Mail {
        name,
        head,
        piece,
        count,
        end,
    } = *mail;
    let arguments: Vec<Value> = vec![
        json!(name),
        json!(head),
        json!(piece),
        json!(count),
        json!(end),
    ];
    let took = browser.client.execute_async(PUT, arguments).await?;
    Ok(took.as_f64().unwrap_or_default())
}
