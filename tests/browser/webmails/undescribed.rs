//! Webmails as ones that no table describes: the user switched the check on, and the page's own names for
//! its parts are all there is to go by. The sender counts only where two places of the page agree on it;
//! the reader warns and never confirms, and never lies over the mail.

use std::thread::{self, JoinHandle};

use super::{Desk, ascii};
use crate::rig::banner;
use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::reports::{self, Checked};
use crate::rig::samples::{self, Sample};
use crate::rig::tools::{self, Scratch};
use crate::rig::webmail::{Skin, Software, Webmail};

/// Genuine, from a service that anybody can rent, imitated, of nobody, and one that shows a header of its own.
const MAILS: [&str; 5] = [
    "binance-withdraw-genuine",
    "bitstamp-through-service",
    "kraken-homograph",
    "friend",
    "hostile-page-markup",
];

/// Each webmail, and whether two places of its page agree on the sender.
const WEBMAILS: [(Software, bool); 5] = [
    (Software::Roundcube(Skin::Elastic), true),
    (Software::Roundcube(Skin::Larry), true),
    (Software::Roundcube(Skin::Classic), true),
    (Software::Horde, false),
    (Software::Sogo, false),
];

/// All of them in one browser, one after the other.
pub async fn all(kind: Kind) -> Outcome {
    let folder = Scratch::new(&format!("undescribed-{}", kind.name()))?;
    let extension = tools::extension_without(&["roundcube", "horde", "sogo"], folder.path())?;
    let profile = Scratch::new(&format!("undescribed-profile-{}", kind.name()))?;
    let mut starting = WEBMAILS.map(|(software, _)| start(software)).into_iter();
    let first = started(starting.next())?;
    let browser =
        Browser::start_with(&extension, kind, profile.path(), true, &first.origin).await?;
    let mut desk = Desk {
        browser,
        webmail: first,
        software: WEBMAILS[0].0,
        _profile: profile,
    };
    let done = each(&mut desk, starting).await;
    desk.clear("undescribed", done).await
}

fn start(software: Software) -> JoinHandle<Outcome<Webmail>> {
    thread::spawn(move || Webmail::start(software, &samples::directory()))
}

fn started(starting: Option<JoinHandle<Outcome<Webmail>>>) -> Outcome<Webmail> {
    let starting = starting.ok_or("no webmail is starting")?;
    starting.join().map_err(|_| "a webmail's start panicked")?
}

async fn each(
    desk: &mut Desk,
    mut starting: impl Iterator<Item = JoinHandle<Outcome<Webmail>>>,
) -> Outcome {
    for (number, (software, is_read)) in WEBMAILS.into_iter().enumerate() {
        if number > 0 {
            desk.webmail = started(starting.next())?;
            desk.software = software;
        }
        desk.open().await?;
        read(desk, is_read).await?;
    }
    Ok(())
}

async fn read(desk: &Desk, is_read: bool) -> Outcome {
    let samples = samples::load()?;
    for (sample, address) in &desk.own_windows(&MAILS, &samples).await? {
        desk.browser.goto(address).await?;
        let checked = reports::single(&desk.browser).await?;
        fits(sample, &checked, is_read)?;
        looks(desk, sample, &checked).await?;
        desk.picture(&format!("undescribed-{}", sample.name))
            .await?;
    }
    Ok(())
}

/// Without the sender, text and links are all there is: no genuine mail is called fake then, every
/// imitation is warned of.
fn fits(sample: &Sample, checked: &Checked, is_read: bool) -> Outcome {
    let sender = checked.snapshot["sender"]["address"]["value"].as_str();
    let wanted = is_read.then(|| sample.sender.clone());
    let verdict = checked.report["verdict"].as_str().unwrap_or_default();
    let fitting = match sample.verdict.as_str() {
        known if is_read => vec![known],
        "impersonation" => vec!["impersonation", "caution"],
        _ => vec!["caution", "silent"],
    };
    let is_right =
        checked.webmail == "generic" && sender.map(ascii) == wanted && fitting.contains(&verdict);
    expect(is_right, || {
        format!(
            "{}: expected {fitting:?} from {wanted:?}, got {verdict} from {sender:?} by {}\n  {}",
            sample.name, checked.webmail, checked.snapshot
        )
    })
}

/// A warning stands above the mail, and nothing else of ours on the page.
async fn looks(desk: &Desk, sample: &Sample, checked: &Checked) -> Outcome {
    let client = desk.browser.mail().await?;
    if checked.report["verdict"] != "silent" && checked.report["verdict"] != "consistent" {
        let banner = banner::one(client, desk.body()).await;
        let banner = banner.map_err(|error| format!("{}: {error}", sample.name))?;
        return banner.expect_above_text();
    }
    let banners = banner::all(client, desk.body()).await?;
    expect(banners.is_empty(), || {
        format!("{}: expected no banner, there is {banners:?}", sample.name)
    })
}
