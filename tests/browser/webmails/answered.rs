//! What is answered and passed on of a mail that bears a banner and labels: not one letter of ours
//! in what the webmail stores, read from the mail server's own files.

use std::fs;
use std::path::Path;

use fantoccini::Locator;
use serde_json::json;

use super::Desk;
use crate::rig::marks;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::samples;
use crate::rig::webmail::Software;
use crate::rig::{reports, roundcube, screenshot, sogo, wait};

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

/// IMP's way to answer opens a window.
const HORDE_COMMAND: &str = "DimpBase.composeMailbox(arguments[0]);";
const HORDE_COMPOSES: &str = "return globalThis.DimpCompose !== undefined && !DimpCompose.disabled
    && document.getElementById('composeMessage')?.value.includes(arguments[0]) === true;";

/// The composer lies over the mail.
const SOGO_COMPOSES: &str = "
    const editor = document.querySelector('sg-ckeditor');
    const body = editor?.querySelector('iframe')?.contentDocument.body ?? editor;
    return body?.textContent.includes(arguments[0]) === true;";

/// A reply and a forward, in Roundcube each as HTML and as plain text.
pub async fn without_ours(desk: &Desk) -> Outcome {
    match desk.software {
        Software::Roundcube(_) => in_roundcube(desk).await,
        Software::Horde => in_horde(desk).await,
        Software::Sogo => in_sogo(desk).await,
    }
}

async fn in_roundcube(desk: &Desk) -> Outcome {
    let mut count = 0;
    for command in ["reply", "forward-inline"] {
        for is_plain in [false, true] {
            open(desk).await?;
            let client = desk.browser.mail().await?;
            client.execute(COMMAND, vec![json!(command)]).await?;
            wait::until("the composer", async || {
                Ok((client.execute(COMPOSES, vec![]).await? == true).then_some(()))
            })
            .await?;
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
            screenshot::keep(&desk.browser, &name).await?;
            client.execute(COMMAND, vec![json!("savedraft")]).await?;
            count += 1;
            expect_clean(desk, &name, count).await?;
            roundcube::open_list(&desk.browser, &desk.webmail.origin).await?;
        }
    }
    Ok(())
}

async fn in_horde(desk: &Desk) -> Outcome {
    for (done, command) in ["reply_auto", "forward_body"].into_iter().enumerate() {
        open(desk).await?;
        let client = desk.browser.mail().await?;
        let before = client.windows().await?;
        client.execute(HORDE_COMMAND, vec![json!(command)]).await?;
        let composer = wait::until("the composer's window", async || {
            let now = client.windows().await?;
            Ok(now.into_iter().find(|window| !before.contains(window)))
        })
        .await?;
        client.switch_to_window(composer).await?;
        wait::until("the composer", async || {
            let composes = client.execute(HORDE_COMPOSES, vec![json!(QUOTED)]).await?;
            Ok((composes == true).then_some(()))
        })
        .await?;
        client
            .find(Locator::Id("draft_button"))
            .await?
            .click()
            .await?;
        desk.browser.mail().await?;
        expect_clean(desk, command, done + 1).await?;
    }
    Ok(())
}

async fn in_sogo(desk: &Desk) -> Outcome {
    let browser = &desk.browser;
    for (done, command) in ["reply", "forward"].into_iter().enumerate() {
        open(desk).await?;
        sogo::press(browser, &format!("viewer.{command}($event)")).await?;
        wait::until("the composer", async || {
            let quoted = vec![json!(QUOTED)];
            let composes = browser.client.execute(SOGO_COMPOSES, quoted).await?;
            Ok((composes == true).then_some(()))
        })
        .await?;
        screenshot::keep(browser, &format!("sogo-{command}")).await?;
        sogo::press(browser, "editor.save()").await?;
        expect_clean(desk, command, done + 1).await?;
        sogo::press(browser, "editor.cancel()").await?;
    }
    Ok(())
}

/// In the preview pane, with the marks shown.
async fn open(desk: &Desk) -> Outcome {
    let samples = samples::load()?;
    let (index, sample) = samples
        .iter()
        .enumerate()
        .find(|(_, sample)| sample.name == MAIL)
        .ok_or("no such sample")?;
    desk.preview(index, sample).await?;
    reports::checked(&desk.browser, &sample.subject).await?;
    desk.previewed(sample).await?;
    marks::count(&desk.browser.client, 1).await?;
    Ok(())
}

/// Waits for so many drafts that quote the mail.
async fn expect_clean(desk: &Desk, name: &str, count: usize) -> Outcome {
    let drafts = wait::until(&format!("{name}: {count} drafts"), async || {
        let quoting = drafts(&desk.webmail.store)?
            .into_iter()
            .filter(|source| source.contains(QUOTED));
        let quoting: Vec<_> = quoting.collect();
        Ok((quoting.len() == count).then_some(quoting))
    })
    .await?;
    for source in drafts {
        let words = source.to_lowercase();
        let ours: Vec<_> = OURS.iter().filter(|word| words.contains(**word)).collect();
        expect(ours.is_empty(), || {
            format!("{name}: expected nothing of ours, there is {ours:?} in\n{source}")
        })?;
    }
    Ok(())
}

/// The drafts' sources; none while there is no folder of drafts.
fn drafts(store: &Path) -> Outcome<Vec<String>> {
    let mut sources = Vec::new();
    for folder in ["cur", "new"] {
        let Ok(files) = fs::read_dir(store.join(".Drafts").join(folder)) else {
            continue;
        };
        for file in files {
            let bytes = fs::read(file?.path())?;
            sources.push(unfolded(&String::from_utf8_lossy(&bytes)));
        }
    }
    Ok(sources)
}

/// Without the line breaks of quoted-printable.
fn unfolded(source: &str) -> String {
    source
        .replace("=\r\n", "")
        .replace("=\n", "")
        .replace("=3D", "=")
}
