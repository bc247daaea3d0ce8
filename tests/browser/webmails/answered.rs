//! What is answered and passed on of a mail that bears a banner and labels: not one letter of ours
//! in what Roundcube stores, read back from the mail server.

use serde_json::{Value, json};

use super::Desk;
use crate::rig::driver::Kind;
use crate::rig::marks;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::samples::{self, Sample};
use crate::rig::tools;
use crate::rig::webmail::{Skin, Software};
use crate::rig::{reports, roundcube, screenshot, wait};

/// An official sender, and one link that is marked.
const MAIL: &str = "binance-official-bad-link";
/// Words of the mail, so that the stored source is that of an answer to it.
const QUOTED: &str = "Dear user";
/// None of them stands in the mail.
const OURS: [&str; 5] = [
    "touchstone",
    "not binance",
    "anchor-name",
    "margin-inline-end",
    "clip-path",
];

const COMMAND: &str = "rcmail.command(arguments[0], '');";
const COMPOSES: &str = "return document.getElementById('composebody') !== null && !rcmail.busy
    && rcmail.editor?.editor?.initialized === true && typeof rcmail.env.compose_id === 'string';";
const IS_HTML: &str = "return document.querySelector('input[name=\"_is_html\"]').value === '1';";
/// As the switch in the composer, its question answered.
const MAKE_PLAIN: &str = "
    rcmail.env.editor_warned = true;
    rcmail.command('toggle-editor', { id: 'composebody', html: false });";
const IS_PLAIN: &str = "return !rcmail.busy && !rcmail.editor.editor
    && document.getElementById('composebody').value.length > 0
    && document.querySelector('input[name=\"_is_html\"]').value === '0';";
const SAVED: &str = "return document.querySelector('input[name=\"_draft_saveid\"]').value;";

/// All drafts' sources, as the server has them.
const SOURCES: &str = "
    const done = arguments[0], sources = [];
    const look = async () => {
        for (let uid = 1; uid <= 40; uid += 1) {
            const answer = await fetch(`./?_task=mail&_mbox=Drafts&_uid=${uid}&_action=viewsource`);
            const text = await answer.text();
            if (/^(?:MIME-Version|Date|From|Subject):/m.test(text) && !/<html/i.test(text.slice(0, 300))) sources.push(text);
        }
    };
    look().then(() => done(sources), error => done([String(error)]));";

/// A reply and a forward, each as HTML and as plain text.
pub async fn without_ours(kind: Kind) -> Outcome {
    let software = Software::Roundcube(Skin::Elastic);
    let desk = Desk::set(kind, software, &samples::directory(), &tools::extension()?).await?;
    let done = answer(&desk).await;
    desk.clear("answered", done).await
}

async fn answer(desk: &Desk) -> Outcome {
    let samples = samples::load()?;
    let sample = samples::named(&samples, MAIL)?;
    let mut count = 0;
    for command in ["reply", "forward-inline"] {
        for is_plain in [false, true] {
            compose(desk, sample, command).await?;
            let client = desk.browser.mail().await?;
            let is_html = client.execute(IS_HTML, vec![]).await?;
            expect(is_html == true, || format!("expected {command} as HTML"))?;
            if is_plain {
                client.execute(MAKE_PLAIN, vec![]).await?;
                wait::until("the plain text", async || {
                    Ok((client.execute(IS_PLAIN, vec![]).await? == true).then_some(()))
                })
                .await?;
            }
            let name = format!("answered-{command}-{is_plain}");
            screenshot::take(&desk.browser, &name).await?;
            save(desk).await?;
            count += 1;
            let sources = client.execute_async(SOURCES, vec![]).await?;
            expect_clean(&name, &sources, count)?;
            roundcube::open_list(&desk.browser, &desk.webmail.origin).await?;
        }
    }
    Ok(())
}

/// From the preview pane, with the marks shown.
async fn compose(desk: &Desk, sample: &Sample, command: &str) -> Outcome {
    roundcube::click_row(&desk.browser, &sample.subject).await?;
    reports::checked(&desk.browser, &sample.subject).await?;
    roundcube::wait_for_preview(&desk.browser, &sample.subject).await?;
    marks::count(&desk.browser.client, 1).await?;
    let client = desk.browser.mail().await?;
    client.execute(COMMAND, vec![json!(command)]).await?;
    wait::until("the composer", async || {
        Ok((client.execute(COMPOSES, vec![]).await? == true).then_some(()))
    })
    .await
}

async fn save(desk: &Desk) -> Outcome {
    let client = &desk.browser.client;
    client.execute(COMMAND, vec![json!("savedraft")]).await?;
    wait::until("the draft to be saved", async || {
        let saved = client.execute(SAVED, vec![]).await?;
        Ok(saved
            .as_str()
            .is_some_and(|id| !id.is_empty())
            .then_some(()))
    })
    .await
}

fn expect_clean(name: &str, sources: &Value, count: usize) -> Outcome {
    let sources = sources.as_array().ok_or("no sources")?;
    let quoting = sources
        .iter()
        .filter_map(Value::as_str)
        .filter(|source| unfolded(source).contains(QUOTED));
    let quoting: Vec<_> = quoting.collect();
    expect(quoting.len() == count, || {
        format!(
            "{name}: expected {count} drafts that quote the mail, there are {} of {}",
            quoting.len(),
            sources.len()
        )
    })?;
    for source in quoting {
        let words = unfolded(source).to_lowercase();
        let ours: Vec<_> = OURS.iter().filter(|word| words.contains(**word)).collect();
        expect(ours.is_empty(), || {
            format!("{name}: expected nothing of ours, there is {ours:?} in\n{source}")
        })?;
    }
    Ok(())
}

/// Without the line breaks of quoted-printable.
fn unfolded(source: &str) -> String {
    source
        .replace("=\r\n", "")
        .replace("=\n", "")
        .replace("=3D", "=")
}
