//! What a reader opens of a mail's headers in Roundcube is read for that mail, and for no other.

use std::fs;
use std::path::Path;

use fantoccini::Locator;

use super::Desk;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::reports::{self, Checked};
use crate::rig::samples::Sample;
use crate::rig::webmail::{Skin, Software};
use crate::rig::{roundcube, wait};

/// In Roundcube: opens the headers of two mails of three, and looks at all.
pub async fn headers(desk: &Desk) -> Outcome {
    let Software::Roundcube(skin) = desk.software else {
        return Ok(());
    };
    let [failed, forged, plain] = &mails().map(|(sample, _)| sample);
    roundcube::open_list(&desk.browser, &desk.webmail.origin).await?;
    preview(desk, 0, failed).await?;
    state(desk, failed, "not_visible", "consistent").await?;
    open(desk, skin).await?;
    state(desk, failed, "failed", "impersonation").await?;
    // The dialog, if there is one, still stands over the next mail.
    preview(desk, 2, plain).await?;
    state(desk, plain, "not_visible", "consistent").await?;
    preview(desk, 1, forged).await?;
    // Before that the button may be that of the mail before, or not yet do anything.
    state(desk, forged, "not_visible", "consistent").await?;
    open(desk, skin).await?;
    headers_read(desk, forged).await?;
    state(desk, forged, "not_visible", "consistent").await
}

async fn preview(desk: &Desk, index: usize, sample: &Sample) -> Outcome {
    let close = "document.querySelector('.ui-dialog-titlebar-close')?.click();";
    desk.browser.mail().await?.execute(close, vec![]).await?;
    desk.preview(index, sample).await
}

/// As a reader opens them: elastic shows a dialog, the older skins a box.
async fn open(desk: &Desk, skin: Skin) -> Outcome {
    roundcube::enter_preview(&desk.browser).await?;
    let button = match skin {
        Skin::Elastic => "a.headers-all",
        Skin::Larry | Skin::Classic => "#full-headers .more-headers",
    };
    let script = "document.querySelector(arguments[0]).click();";
    let client = &desk.browser.client;
    client.wait().for_element(Locator::Css(button)).await?;
    client.execute(script, vec![button.into()]).await?;
    Ok(())
}

/// Waits until the mail's headers were read.
async fn headers_read(desk: &Desk, sample: &Sample) -> Outcome {
    let what = format!("the headers of “{}”", sample.subject);
    wait::until(&what, async || {
        let checked = reports::checked(&desk.browser, &sample.subject).await?;
        let headers = &checked.snapshot["authentication"]["headers"];
        Ok(headers.is_string().then_some(()))
    })
    .await
}

/// Waits until this is known of the mail.
async fn state(desk: &Desk, sample: &Sample, wanted: &str, verdict: &str) -> Outcome {
    let what = format!("“{}” to be {wanted}", sample.subject);
    let checked: Checked = wait::until(&what, async || {
        let checked = reports::checked(&desk.browser, &sample.subject).await?;
        let is_so = checked.report["checked"]["authentication"] == wanted;
        Ok(is_so.then_some(checked))
    })
    .await?;
    expect(checked.report["verdict"] == verdict, || {
        format!(
            "{}: expected {verdict}, got {}",
            sample.name, checked.report
        )
    })
}

/// Writes the mails for that into a folder that may hold others.
pub fn fill(folder: &Path) -> Outcome {
    for (sample, source) in mails() {
        fs::write(folder.join(format!("{}.eml", sample.name)), source)?;
    }
    Ok(())
}

/// Three mails: one that the server says failed, one that brought a pass along, one without either.
fn mails() -> [(Sample, String); 3] {
    let received =
        "Received: from out.kraken.com by mx.home.example (Postfix) with ESMTPS id 4Qz\r\n";
    let result = |result: &str| {
        format!(
            "Authentication-Results: mx.home.example;\r\n dmarc={result} header.from=kraken.com\r\n"
        )
    };
    [
        ("failed", 0, result("fail") + received),
        ("forged", 1, received.to_owned() + &result("pass")),
        ("plain", 2, received.to_owned()),
    ]
    .map(|(name, hour, head)| (sample(name), source(name, hour, &head)))
}

fn sample(name: &str) -> Sample {
    Sample {
        name: name.to_owned(),
        subject: format!("Mail {name}"),
        sender: "noreply@kraken.com".to_owned(),
        verdict: "consistent".to_owned(),
        brand: "Kraken".to_owned(),
    }
}

fn source(name: &str, hour: u8, head: &str) -> String {
    format!(
        "{head}From: Kraken <noreply@kraken.com>\r\nTo: alice@example.test\r\nSubject: Mail {name}\r\n\
         Date: Mon, 6 Jul 2026 {hour:02}:00:00 +0000\r\nMessage-ID: <{name}@mailbox.test>\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
         <p>Your Kraken statement is ready.</p><p><a href=\"https://www.kraken.com/\">Open</a></p>\r\n"
    )
}
