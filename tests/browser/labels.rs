//! Labels at links in every kind of place: they stand at their links and cover no words, and the
//! mail is, to the byte, what it was. Needs `dist/touchstone` (`./build.sh build`).

use serde::Deserialize;
use serde_json::{Value, json};

use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::looks::Look;
use crate::rig::marks;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{pages, popup, screenshot, wait};

/// An impostor's mail. What leads to binance.com bears no label.
const MAIL: &str = "
    <p>Please <b>withdraw your funds</b> before 30 November. Questions? Visit our
      <a href='https://binance-help.example/'>help center</a>. We thank you for your trust.</p>
    <p>Read <a href='https://binance-terms.example/'>the new terms of service that hold for every account in your
      country from the first of December on, without exception</a> and answer in time, or go to
      <a href='https://www.binance.com/'>Binance</a>.</p>
    <div><a href='https://binance-withdraw.example/' style='display:inline-block;background:#f0b90b;color:#000;padding:12px 24px'>Withdraw now</a></div>
    <table width='100%' border='1' cellpadding='4'><tr><td>Fee</td><td><a href='https://binance-fee.example/'>0.1 %</a></td><td>today</td></tr>
      <tr><td>Limit</td><td><a href='https://stranger.example/'>2 BTC</a></td><td>a day</td></tr></table>
    <table align='center' cellspacing='0' style='margin:12px auto'><tr><td bgcolor='#f0b90b' style='border-radius:4px'>
      <a href='https://binance-button.example/' style='display:inline-block;padding:12px 24px;color:#000'>Keep my account</a></td></tr></table>
    <div style='display:flex;gap:12px'><a href='https://binance-one.example/' style='padding:8px;background:#ddd'>One</a><a href='https://binance-two.example/' style='padding:8px;background:#ddd'>Two</a></div>
    <p><a href='https://binance-image.example/'><img alt='Verify' width='160' height='40' src='data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E' style='background:#ccd'></a></p>
    <p><map name='m'><area shape='rect' coords='0,0,80,60' href='https://binance-left.example/' alt='Left'><area
      shape='circle' coords='150,30,25' href='https://binance-right.example/' alt='Right'></map>
      <img usemap='#m' width='200' height='60' alt='' src='data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E' style='background:#cdc'></p>
    <div dir='rtl'><p>زوروا <a href='https://binance-arabic.example/'>مركز المساعدة</a> قبل نهاية الشهر، وشكرا لكم.</p>
      <p><a href='https://binance-rtl.example/' style='display:inline-block;background:#f0b90b;color:#000;padding:12px 24px'>سحب</a></p></div>
    <div style='overflow:auto;height:60px;border:1px solid'><p>First line</p><p>Second line</p>
      <p><a href='https://binance-scrolled.example/'>far below</a></p></div>
    <form action='https://binance-form.example/'><button>Send my answer</button></form>
    <svg width='120' height='30'><a href='https://binance-svg.example/'><rect width='120' height='30' fill='#ccd'/></a></svg>
    <p>The end. <a href='https://binance-important.example/' style='margin:0!important'>Important</a> words follow here.</p>";

/// Puts the mail into Cypht's page, and remembers what it was.
const PUT: &str = "
    const body = document.querySelector('.msg_text_inner');
    body.innerHTML = arguments[0];
    document.querySelector('.js-header_from').textContent = 'Binance <desk@mailer.example>';
    document.querySelector('.js-header_subject').textContent = 'Your country is no longer served';
    const selected = () => {
        const range = document.createRange(), box = document.createElement('div');
        range.selectNodeContents(body);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        box.append(range.cloneContents());
        const text = getSelection().toString();
        getSelection().removeAllRanges();
        return [text, box.innerHTML];
    };
    window.state = () => [body.innerHTML, body.parentNode.querySelector('.msg_headers').outerHTML, ...selected()];
    window.before = window.state();";

/// The parts of it that changed since, and whether selecting the whole page brings anything of ours along.
const CHANGED: &str = "
    const changed = window.state().map((now, at) => now === window.before[at] ? '' : now.slice(0, 300)).filter(Boolean);
    document.execCommand('selectAll');
    const all = getSelection().toString();
    getSelection().removeAllRanges();
    return [...changed, ...['not Binance', 'Touchstone'].filter(words => all.includes(words))];";

/// Where the labels lie, and which words of the mail each of them covers.
const LOOK: &str = "
    const [layer] = arguments, body = document.querySelector('.msg_text_inner');
    const words = document.createTreeWalker(body, NodeFilter.SHOW_TEXT), range = document.createRange(), boxes = [];
    while (words.nextNode()) {
        range.selectNodeContents(words.currentNode);
        if (words.currentNode.data.trim()) for (const box of range.getClientRects()) boxes.push([words.currentNode.data, box]);
    }
    const chips = [...layer.querySelectorAll('.chip')].filter(chip => getComputedStyle(chip).visibility === 'visible');
    const across = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return {
        shown: chips.length,
        covered: chips.flatMap(chip => {
            const own = chip.getBoundingClientRect();
            return boxes.filter(([, box]) => across(own, box) > 2 && down(own, box) > 3).map(([text]) => chip.textContent + ' on ' + text);
        }),
        outside: chips.map(chip => chip.getBoundingClientRect()).filter(box => box.left < -1 || box.right > innerWidth + 1).length,
        overflow: document.documentElement.scrollWidth - innerWidth,
    };";

/// Whether the first label has room, before the page is printed and meanwhile.
const PRINTED: &str = "
    const link = document.querySelector('.msg_text_inner a');
    const has = () => parseFloat(getComputedStyle(link).marginInlineEnd) > 40;
    const before = has();
    dispatchEvent(new Event('beforeprint'));
    const meanwhile = has();
    dispatchEvent(new Event('afterprint'));
    return [before, meanwhile];";

/// What a mail may try against a label: to hide it, to leave it no room, to lie over it.
const HOSTILE: &str = "
    <style>
      touchstone-marks, touchstone-marks * { display: none !important; opacity: 0 !important; visibility: hidden !important }
      .msg_text_inner * { margin: 0 !important; padding: 0 !important; transition: all 9s !important }
      .msg_text_inner p { position: relative; z-index: 7; background: #fff }
      .over { position: absolute; inset: 0; z-index: 2147483647; background: #fff; pointer-events: none }
    </style>
    <p>Go to the <a href='https://binance-claim.example/'>claim</a>.</p>
    <p>Or to the <a href='https://binance-refund.example/'>refund</a>.</p>
    <div class='over'></div>";

/// Whether every label is what is on top where it lies, for a pointer that nothing lets through.
const ON_TOP: &str = "
    const [layer] = arguments, over = document.createElement('style');
    over.textContent = '.msg_text_inner * { pointer-events: auto !important }';
    document.head.append(over);
    const on = [...layer.querySelectorAll('.chip')].map(chip => {
        const { left, top, width, height } = chip.getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2)?.localName;
    });
    over.remove();
    return on;";

/// How many links of the mail bear a label, and how many of these are not to be seen at first.
const LABELS: usize = 17;

#[derive(Debug, Deserialize)]
struct Seen {
    shown: usize,
    covered: Vec<String>,
    outside: usize,
}

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    pages::play("labels", kind, async |browser: &Browser, own: &str, _| {
        popup::enable(browser, own).await?;
        for (name, width, look) in [
            ("wide", 1000, Look::Light),
            ("narrow", 500, Look::Light),
            ("zoomed", 1000, Look::Zoomed),
            ("forced", 1000, Look::Forced),
        ] {
            look.set(browser).await?;
            laid(browser, own, width)
                .await
                .map_err(|error| format!("{name}: {error}"))?;
            screenshot::keep(browser, &format!("labels-{name}")).await?;
        }
        Look::Light.set(browser).await?;
        hostile(browser, own).await
    })
    .await
}

async fn hostile(browser: &Browser, own: &str) -> Outcome {
    let client = browser.mail().await?;
    browser.goto(&format!("{own}/cypht/page.html")).await?;
    client.execute(PUT, vec![json!(HOSTILE)]).await?;
    marks::count(client, 2).await?;
    let mut last = Value::Null;
    let seen = wait::until("the labels to be on top", async || {
        let layer = marks::layers(client).await?.swap_remove(0);
        last = client.execute(ON_TOP, vec![layer]).await?;
        Ok((last == json!(["touchstone-marks", "touchstone-marks"])).then_some(()))
    });
    let seen = seen
        .await
        .map_err(|error| format!("{error}: {last}").into());
    screenshot::keep(browser, "labels-hostile").await?;
    seen
}

async fn laid(browser: &Browser, own: &str, width: u32) -> Outcome {
    let client = browser.mail().await?;
    client.set_window_size(width, 1100).await?;
    browser.goto(&format!("{own}/cypht/page.html")).await?;
    client.execute(PUT, vec![json!(MAIL)]).await?;
    let found = marks::count(client, LABELS).await?;
    let is_innocent = found
        .iter()
        .all(|mark| mark.link != "https://www.binance.com/");
    expect(is_innocent, || {
        format!("expected no label at Binance's own link: {found:?}")
    })?;
    let layer = marks::layers(client).await?.swap_remove(0);
    let mut last = Value::Null;
    wait::until("the labels to lie at their links", async || {
        last = client.execute(LOOK, vec![layer.clone()]).await?;
        let seen: Seen = serde_json::from_value(last.clone())?;
        let is_right = seen.shown >= LABELS - 1 && seen.covered.is_empty() && seen.outside == 0;
        Ok(is_right.then_some(()))
    })
    .await
    .map_err(|error| format!("{error}: {last}"))?;
    let changed = client.execute(CHANGED, vec![]).await?;
    expect(changed == json!([]), || {
        format!("expected the mail as it was, there is {changed}")
    })?;
    let margins = client.execute(PRINTED, vec![]).await?;
    expect(margins == json!([true, false]), || {
        format!("expected room for the label, and none on paper: {margins}")
    })
}
