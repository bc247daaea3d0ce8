//! What a reader opens of a mail's headers in Roundcube is read for that mail, and for no other.

use std::fs;
use std::path::Path;

use fantoccini::Locator;

use super::Desk;
use crate::rig::driver::Kind;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::reports::{self, Checked};
use crate::rig::samples::Sample;
use crate::rig::tools::{self, Scratch};
use crate::rig::webmail::{Skin, Software};
use crate::rig::{roundcube, wait};

/// Opens the headers of one mail of three, and looks at all.
pub async fn headers(kind: Kind, skin: Skin) -> Outcome {
    let software = Software::Roundcube(skin);
    let mails = Scratch::new(&format!("opened-{}-{}", software.name(), kind.name()))?;
    let samples = fill(mails.path())?;
    let desk = Desk::set(kind, software, mails.path(), &tools::extension()?).await?;
    let done = look(&desk, skin, &samples).await;
    desk.clear("opened-headers", done).await
}

async fn look(desk: &Desk, skin: Skin, [failed, forged, plain]: &[Sample; 3]) -> Outcome {
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

/// Three mails: one that the server says failed, one that brought a pass along, one without either.
fn fill(folder: &Path) -> Outcome<[Sample; 3]> {
    let received =
        "Received: from out.kraken.com by mx.home.example (Postfix) with ESMTPS id 4Qz\r\n";
    let result = |result: &str| {
        format!(
            "Authentication-Results: mx.home.example;\r\n dmarc={result} header.from=kraken.com\r\n"
        )
    };
    let heads = [
        ("failed", result("fail") + received),
        ("forged", received.to_owned() + &result("pass")),
        ("plain", received.to_owned()),
    ];
    for (hour, (name, head)) in heads.iter().enumerate() {
        let mail = format!(
            "{head}From: Kraken <noreply@kraken.com>\r\nTo: alice@example.test\r\nSubject: Mail {name}\r\n\
             Date: Mon, 6 Jul 2026 {hour:02}:00:00 +0000\r\nMessage-ID: <{name}@mailbox.test>\r\n\
             MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
             <p>Your Kraken statement is ready.</p><p><a href=\"https://www.kraken.com/\">Open</a></p>\r\n"
        );
        fs::write(folder.join(format!("{name}.eml")), mail)?;
    }
    Ok(heads.map(|(name, _)| Sample {
        name: name.to_owned(),
        subject: format!("Mail {name}"),
        sender: "noreply@kraken.com".to_owned(),
        verdict: "consistent".to_owned(),
        brand: "Kraken".to_owned(),
    }))
}
