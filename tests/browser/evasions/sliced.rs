//! A long mail is read in slices, between which the page goes on. What was read of a mail that went
//! meanwhile says nothing of the next one.

use serde_json::{Value, json};

use super::{Mail, open};
use crate::rig::browser::Browser;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{banner, marks, reports, wait};

const BAD: &str = "<p><a href='https://binance-refund.example/claim'>Claim</a></p>";
const CLAIM: &str = "<p>Dear Binance user, your Binance account is suspended. Verify your identity at once \
    to keep your account. <a href='https://a.example/x'>Log in to Binance</a></p><p>© Binance</p>";
const LINKS: &str =
    "<p>Week {n}: <a href='https://digest.example/{n}'>the garden grew well.</a></p>";

const LONG: Mail<'_> = long("a very long newsletter", "");
const LONG_BAD: Mail<'_> = Mail {
    head: BAD,
    ..long("a long mail with a bad link", BAD)
};
/// What the mail says stands far above what is seen once somebody has scrolled down.
const SCROLLED: Mail<'_> = Mail {
    name: "a mail that is scrolled",
    head: "",
    piece: "<p><a href='https://digest.example/{n}'>x{n}</a></p>",
    count: 4_000,
    end: "<p>Dear Binance user, your Binance account is suspended. Verify your identity at once to keep \
        your account. <a href='https://a.example/x'>Log in to Binance</a></p><p>© Binance</p>\
        <div style='height:60000px'></div>",
};

/// Of all the time that the page can't move while a mail is read, no single stop takes more than this.
/// Read in one go it takes nearly all.
const MAX_SHARE: f64 = 0.25;
const TRIES: usize = 3;

const fn long(name: &'static str, end: &'static str) -> Mail<'static> {
    Mail {
        name,
        head: "",
        piece: LINKS,
        count: 12_000,
        end,
    }
}

/// Does something in the midst of the reading: the extension looks at a page that has rested for a
/// while, and then the page stops again and again. Counts all banners that come. From then on the
/// page stirs elsewhere, so that the extension does not look again at once.
const MEANWHILE: &str = "
    const [what, subject, html] = arguments;
    const start = performance.now();
    let last = start, stopped = 0;
    window.banners = 0;
    window.meanwhile = 0;
    new MutationObserver(records => {
        for (const { addedNodes } of records) for (const node of addedNodes) {
            if (node.localName === 'touchstone-banner') window.banners += 1;
        }
    }).observe(document.documentElement, { childList: true, subtree: true });
    const act = {
        replace() {
            document.querySelector('.msg_text_inner').innerHTML = html;
            document.querySelector('.js-header_subject').textContent = subject;
        },
        remove() { document.querySelector('.msg_text').remove(); },
        scroll() { scrollTo(0, document.documentElement.scrollHeight); },
    }[what];
    const tick = () => {
        const now = performance.now();
        if (now - start > 100 && now - last > 12) stopped += now - last;
        if (stopped > 200) {
            window.meanwhile = now - start;
            const stirs = setInterval(() => { document.body.title = performance.now(); }, 20);
            setTimeout(() => clearInterval(stirs), 700);
            return act();
        }
        last = now;
        setTimeout(tick);
    };
    setTimeout(tick);";

pub async fn read(browser: &Browser, own: &str) -> Outcome {
    page_goes_on(browser, own).await?;
    // A mail of the same sender and subject, and one of another subject.
    replaced(browser, own, &LONG_BAD, LONG_BAD.name, "<p>Lunch?</p>").await?;
    replaced(browser, own, &LONG, "the next mail", CLAIM).await?;
    removed(browser, own).await?;
    scrolled(browser, own).await?;
    restless(browser, own).await?;
    many_frames(browser, own).await
}

/// No stop of the page is most of them all. A machine that is busy with much else stops a page too, but not each
/// time.
async fn page_goes_on(browser: &Browser, own: &str) -> Outcome {
    let mut seen = Vec::new();
    for _ in 0..TRIES {
        let [longest, stopped] = stops(browser, own).await?;
        if longest > 0.0 && longest < MAX_SHARE * stopped {
            return Ok(());
        }
        seen.push(format!("{longest} of {stopped} ms"));
    }
    Err(format!("of the time that the page stopped, a single stop took {seen:?}").into())
}

/// The longest stop of the page while it is read, and all of them together, in milliseconds.
async fn stops(browser: &Browser, own: &str) -> Outcome<[f64; 2]> {
    open(browser, own, &LONG).await?;
    // Only so much is asked: a whole report takes the page some time.
    let body = "const { frames } = await api.runtime.sendMessage({ type: 'frames', tabId: args });
                return frames.flatMap(({ state }) => state.verdicts);";
    wait::until("the mail to be checked", async || {
        let verdicts = browser.ask(body, json!(browser.tab)).await?;
        Ok((verdicts == json!(["silent"])).then_some(()))
    })
    .await?;
    let script = "return [window.longest, window.stopped];";
    let measured = browser.mail().await?.execute(script, vec![]).await?;
    Ok([0, 1].map(|at| measured[at].as_f64().unwrap_or_default()))
}

async fn meanwhile(browser: &Browser, what: &str, subject: &str, html: &str) -> Outcome {
    let arguments: Vec<Value> = vec![json!(what), json!(subject), json!(html)];
    browser.client.execute(MEANWHILE, arguments).await?;
    wait::until("the reading to begin", async || {
        let script = "return window.meanwhile;";
        let at = browser.client.execute(script, vec![]).await?;
        Ok(at.as_f64().filter(|at| *at > 0.0))
    })
    .await?;
    Ok(())
}

async fn banners(browser: &Browser, wanted: u64) -> Outcome {
    let script = "return window.banners;";
    let count = browser.mail().await?.execute(script, vec![]).await?;
    expect(count == wanted, || {
        format!("expected {wanted} banners to come in all, there were {count}")
    })
}

/// The next mail in the same place has its own verdict and no other.
async fn replaced(
    browser: &Browser,
    own: &str,
    first: &Mail<'_>,
    subject: &str,
    next: &str,
) -> Outcome {
    open(browser, own, first).await?;
    meanwhile(browser, "replace", subject, next).await?;
    let checked = reports::only(browser, subject).await?;
    let links = checked.snapshot["links"].as_array().map_or(0, Vec::len);
    expect(links <= 1, || {
        format!("expected the next mail's links alone, there are {links}")
    })?;
    let wanted = u64::from(next == CLAIM);
    if wanted > 0 {
        browser.mail().await?;
        banner::one(&browser.client, "body").await?;
    }
    banners(browser, wanted).await
}

/// A mail that was closed gets nothing.
async fn removed(browser: &Browser, own: &str) -> Outcome {
    open(browser, own, &LONG_BAD).await?;
    meanwhile(browser, "remove", "", "").await?;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let frames = reports::frames(browser).await?;
    let is_empty = |frame: &Value| frame["reports"]["messages"] == json!([]);
    expect(frames.iter().all(is_empty), || {
        format!("expected nothing to be known, there is {frames:?}")
    })?;
    banners(browser, 0).await
}

/// What is far above what is seen by now is read all the same.
async fn scrolled(browser: &Browser, own: &str) -> Outcome {
    open(browser, own, &SCROLLED).await?;
    meanwhile(browser, "scroll", "", "").await?;
    let checked = reports::only(browser, SCROLLED.name).await?;
    let text = checked.snapshot["text"].as_str().unwrap_or_default();
    expect(
        text.contains("x3999") && text.contains("Dear Binance user"),
        || {
            format!(
                "expected all to be read, there are {} characters",
                text.len()
            )
        },
    )
}

/// A mail that never rests is checked at last.
async fn restless(browser: &Browser, own: &str) -> Outcome {
    open(browser, own, &LONG_BAD).await?;
    let script = "
        const body = document.querySelector('.msg_text_inner'), clock = document.createElement('b');
        body.append(clock);
        window.clock = setInterval(() => { clock.textContent = Date.now(); }, 50);";
    browser.client.execute(script, vec![]).await?;
    reports::checked(browser, LONG_BAD.name).await?;
    browser.mail().await?;
    wait::until("a mark in a mail that never rests", async || {
        Ok((!marks::all(&browser.client).await?.is_empty()).then_some(()))
    })
    .await?;
    browser
        .client
        .execute("clearInterval(window.clock);", vec![])
        .await?;
    Ok(())
}

/// Of links in several frames none is pushed out by those of another.
async fn many_frames(browser: &Browser, own: &str) -> Outcome {
    let script = "
        const frame = document.querySelector('iframe'), next = frame.cloneNode();
        let links = '';
        for (let n = 0; n < 5_000; n += 1) links += `<a href='https://www.binance.com/${n}'>${n}</a> `;
        frame.removeAttribute('src');
        next.removeAttribute('src');
        frame.srcdoc = `<p>Hello</p>${links}`;
        next.srcdoc = arguments[0];
        frame.after(next);
        document.querySelector('#mail-thread-header h2').textContent = 'Two frames';
        document.querySelector('.sender').firstChild.data = 'Digest';
        document.querySelector('.sender__email').textContent = 'news@digest.example';";
    browser
        .goto(&format!("{own}/nextcloud/sandboxed.html"))
        .await?;
    browser.client.execute(script, vec![json!(BAD)]).await?;
    let is_found = |link: &Value| {
        let href = link["href"].as_str();
        href.is_some_and(|href| href.contains("binance-refund.example"))
    };
    wait::until("the last frame's link", async || {
        let checked = reports::only(browser, "Two frames").await?;
        let links = checked.snapshot["links"].as_array();
        let is_there =
            links.is_some_and(|links| links.len() == 5_000 && links.iter().any(is_found));
        Ok(is_there.then_some(()))
    })
    .await?;
    browser.mail().await?;
    let frame = "iframe:last-of-type";
    let frame = browser.client.find(fantoccini::Locator::Css(frame)).await?;
    frame.enter_frame().await?;
    marks::any(&browser.client).await?;
    browser.mail().await?;
    Ok(())
}
