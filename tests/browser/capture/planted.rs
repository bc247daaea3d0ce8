//! Random words in every place that a page has for them: none comes through.

use serde_json::json;

use crate::rig::browser::Browser;
use crate::rig::outcome::{Outcome, expect};

const ROUNDS: u64 = 6;
const WORDS: usize = 4;

/// `{}` stands for a word; `{A}` for the same with a capital.
const PLACES: &[&str] = &[
    "<p>{A} {} said</p>",
    "<p>{}@home.example</p>",
    "<a class='link' href='https://{}.example/{}?{}={}#{}'>x</a>",
    "<a title='{A} &lt;{}@home.example&gt;' href='mailto:{}@home.example?cc={}%40home.example'>{}</a>",
    "<span class='gD from-{} {}Row xx{}xx' email='{}@home.example' name='{A} {A}'><b>{A}</b></span>",
    "<b aria-label='{A}' data-name='{}' data-json='{\"to\":\"{}@home.example\"}'></b>",
    "<img alt='{}' src='/{}.png' srcset='/{}.png 2x'>",
    "<div style='--{}: {}; background: url(/{}.png)'>{}</div>",
    "<div hidden>{}</div><div style='display:none'>{}</div><!-- {} -->",
    "<input value='{}' placeholder='{}' name='field_{}'><textarea>{}</textarea><select><option value='{}'>{}</select>",
    "<svg aria-label='{}'><text>{}</text></svg>",
    "<table summary='{}'><td abbr='{}'>{}</table>",
    "<i class='{A}{A}' id='{}_{}' data-test-id='row:{}'></i>",
    "<iframe srcdoc='<p class={}>{}</p>' name='{}'></iframe>",
    "<x-{} y='{}'>{}</x-{}>",
];

/// A page with all of that, below what the webmail calls a header and above what it calls a body.
const PUT: &str = "
    document.body.innerHTML = `<div class='message-header gE'>${arguments[0]}</div><div class='message-body'>${arguments[0]}</div>`;
    const inside = document.body.appendChild(document.createElement('p')).attachShadow({ mode: 'open' });
    inside.innerHTML = arguments[0];";

/// Plants them, round by round, and looks for each part of five letters.
pub async fn everywhere(browser: &Browser, own: &str) -> Outcome {
    let mut random = Random(1);
    for _ in 0..ROUNDS {
        browser.goto(&format!("{own}/unknown/page.html")).await?;
        let words: Vec<String> = (0..WORDS).map(|_| random.word()).collect();
        let html = filled(&words);
        browser
            .mail()
            .await?
            .execute(PUT, vec![json!(html)])
            .await?;
        let text = super::skeleton(browser, own).await?;
        let lower = text.to_lowercase();
        for word in &words {
            let parts = (0..=word.len() - 5).map(|at| &word[at..at + 5]);
            let left: Vec<&str> = parts.filter(|part| lower.contains(part)).collect();
            expect(left.is_empty(), || {
                format!("expected nothing of {word}, there is {left:?} in\n{text}")
            })?;
        }
        for kept in [
            "class=\"message-header gE\"",
            "class=\"gD from-w",
            "mail-body",
        ] {
            expect(text.contains(kept), || {
                format!("expected {kept} in\n{text}")
            })?;
        }
    }
    Ok(())
}

fn filled(words: &[String]) -> String {
    let mut next = words.iter().cycle();
    let mut html = String::new();
    let mut rest = PLACES.concat();
    while let Some(at) = rest.find("{}").into_iter().chain(rest.find("{A}")).min() {
        let word = next.next().map(String::as_str).unwrap_or_default();
        html += &rest[..at];
        if rest[at..].starts_with("{A}") {
            html += &word[..1].to_uppercase();
            html += &word[1..];
            rest = rest[at + 3..].to_owned();
        } else {
            html += word;
            rest = rest[at + 2..].to_owned();
        }
    }
    html + &rest
}

/// The same words in every run (Knuth's MMIX generator).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// A word of no language, with letters that make no word of a page's by chance.
    fn word(&mut self) -> String {
        let length = 7 + self.next() % 5;
        (0..length)
            .map(|_| char::from(b"bcdfghjklmnpqrstvwxz"[(self.next() % 20) as usize]))
            .collect()
    }
}
