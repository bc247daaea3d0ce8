//! Real webmails over IMAP in two real browsers: a hundred switches between messages, and the
//! reader for webmails that nobody described. Needs `dist/touchstone` (`./build.sh build`).

mod answered;
mod opened;
mod undescribed;

use std::path::Path;
use std::time::Instant;

use crate::rig::banner::Banner;
use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::mailbox;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::reports::Checked;
use crate::rig::samples::Sample;
use crate::rig::tools::{self, Scratch};
use crate::rig::webmail::{Skin, Software, Webmail};
use crate::rig::{banner, horde, popup, reports, roundcube, screenshot, sogo};

const MAILS: usize = 100;
const SWITCHES: usize = 100;

/// What is read in a page of its own too: each verdict, plain text, a mail that is passed on, one with the
/// webmail's own markup in it. What else the samples say is read in the preview.
pub const ALONE: [&str; 7] = [
    "binance-withdraw-genuine",
    "bitstamp-through-service",
    "bybit-plain-text",
    "forwarded-phish",
    "friend",
    "hostile-page-markup",
    "kraken-homograph",
];

#[tokio::test]
async fn roundcube_in_chromium() -> Outcome {
    full_mailbox(Kind::Chromium, Software::Roundcube(Skin::Elastic)).await
}

#[tokio::test]
async fn roundcube_in_firefox() -> Outcome {
    full_mailbox(Kind::Firefox, Software::Roundcube(Skin::Elastic)).await
}

#[tokio::test]
async fn horde_in_chromium() -> Outcome {
    full_mailbox(Kind::Chromium, Software::Horde).await
}

#[tokio::test]
async fn horde_in_firefox() -> Outcome {
    full_mailbox(Kind::Firefox, Software::Horde).await
}

#[tokio::test]
async fn sogo_in_chromium() -> Outcome {
    full_mailbox(Kind::Chromium, Software::Sogo).await
}

#[tokio::test]
async fn sogo_in_firefox() -> Outcome {
    full_mailbox(Kind::Firefox, Software::Sogo).await
}

#[tokio::test]
async fn larry_in_chromium() -> Outcome {
    every_sample(Kind::Chromium, Software::Roundcube(Skin::Larry)).await
}

#[tokio::test]
async fn larry_in_firefox() -> Outcome {
    every_sample(Kind::Firefox, Software::Roundcube(Skin::Larry)).await
}

#[tokio::test]
async fn classic_in_chromium() -> Outcome {
    every_sample(Kind::Chromium, Software::Roundcube(Skin::Classic)).await
}

#[tokio::test]
async fn classic_in_firefox() -> Outcome {
    every_sample(Kind::Firefox, Software::Roundcube(Skin::Classic)).await
}

#[tokio::test]
async fn undescribed_in_chromium() -> Outcome {
    undescribed::all(Kind::Chromium).await
}

#[tokio::test]
async fn undescribed_in_firefox() -> Outcome {
    undescribed::all(Kind::Firefox).await
}

/// A browser logged in to a webmail that the extension may read.
struct Desk {
    browser: Browser,
    webmail: Webmail,
    software: Software,
    _profile: Scratch,
}

impl Desk {
    async fn set(kind: Kind, software: Software, mails: &Path, extension: &Path) -> Outcome<Self> {
        let webmail = Webmail::start(software, mails)?;
        let name = format!("{}-{}", software.name(), kind.name());
        let profile = Scratch::new(&name)?;
        let origin = webmail.origin.clone();
        let browser = Browser::start_with(extension, kind, profile.path(), true, &origin).await?;
        let desk = Self {
            browser,
            webmail,
            software,
            _profile: profile,
        };
        desk.open().await?;
        Ok(desk)
    }

    /// Logs in and switches the check on.
    async fn open(&self) -> Outcome {
        let (browser, origin) = (&self.browser, &self.webmail.origin);
        match self.software {
            Software::Roundcube(_) => roundcube::log_in(browser, origin).await?,
            Software::Horde => horde::log_in(browser, origin).await?,
            Software::Sogo => sogo::log_in(browser, origin).await?,
        }
        popup::enable(browser, origin).await
    }

    /// Goes back to the list of messages.
    async fn open_list(&self) -> Outcome {
        let (browser, origin) = (&self.browser, &self.webmail.origin);
        match self.software {
            Software::Roundcube(_) => roundcube::open_list(browser, origin).await,
            Software::Horde => horde::open_list(browser, origin).await,
            Software::Sogo => sogo::open_list(browser, origin).await,
        }
    }

    /// Opens the message in the preview pane; `index` counts the mailbox's messages from 0.
    async fn preview(&self, index: usize, sample: &Sample) -> Outcome {
        match self.software {
            Software::Sogo => sogo::open(&self.browser, index + 1).await,
            _ => self.pass(index, sample).await,
        }
    }

    /// The same, without a wait for the webmail.
    async fn pass(&self, index: usize, sample: &Sample) -> Outcome {
        match self.software {
            Software::Roundcube(_) => roundcube::click_row(&self.browser, &sample.subject).await,
            Software::Horde => horde::open(&self.browser, index + 1, &sample.subject).await,
            Software::Sogo => sogo::pass(&self.browser, index + 1).await,
        }
    }

    /// The samples of these names, and the address of each one's own window. The list is there: each of
    /// them loads a whole page, and going back to the list would load one more.
    async fn own_windows<'a>(
        &self,
        names: &[&str],
        samples: &'a [Sample],
    ) -> Outcome<Vec<(&'a Sample, String)>> {
        let mut chosen = Vec::new();
        for (index, sample) in samples.iter().enumerate() {
            if !names.contains(&sample.name.as_str()) {
                continue;
            }
            let path = match self.software {
                Software::Roundcube(_) => {
                    roundcube::full_view(&self.browser, &sample.subject).await? + "&_extwin=1"
                }
                Software::Horde => horde::own_window(index + 1),
                Software::Sogo => sogo::own_window(index + 1),
            };
            chosen.push((sample, format!("{}{path}", self.webmail.origin)));
        }
        expect(chosen.len() == names.len(), || {
            "a sample that is read alone is missing".to_owned()
        })?;
        Ok(chosen)
    }

    /// Looks at the banner of the message in the preview pane.
    async fn previewed(&self, sample: &Sample) -> Outcome<Option<Banner>> {
        match self.software {
            Software::Roundcube(_) => roundcube::enter_preview(&self.browser).await?,
            Software::Horde | Software::Sogo => drop(self.browser.mail().await?),
        }
        self.seen(sample).await
    }

    async fn seen(&self, sample: &Sample) -> Outcome<Option<Banner>> {
        let banner = banner::expected(&self.browser.client, self.body(), sample).await?;
        if let Some(banner) = &banner {
            banner.expect_above_text()?;
        }
        Ok(banner)
    }

    /// What the webmail puts around a message's text.
    fn body(&self) -> &'static str {
        match self.software {
            Software::Roundcube(_) => roundcube::BODY,
            Software::Horde => horde::BODY,
            Software::Sogo => sogo::BODY,
        }
    }

    async fn picture(&self, name: &str) -> Outcome {
        self.browser.mail().await?;
        screenshot::keep(&self.browser, &format!("{}-{name}", self.software.name())).await?;
        Ok(())
    }

    /// Ends the browser; a failure leaves a picture.
    async fn clear(self, what: &str, done: Outcome) -> Outcome {
        if done.is_err() {
            let name = format!("{}-failed-{what}", self.software.name());
            self.browser.mail().await?;
            screenshot::take(&self.browser, &name).await?;
        }
        self.browser.quit().await?;
        let (software, browser) = (self.software.name(), self.browser.kind.name());
        done.map_err(|error| format!("{browser}, {software}, {what}: {error}").into())
    }
}

/// Every sample in the preview pane, some in a window of their own, and headers that a reader opens.
async fn every_sample(kind: Kind, software: Software) -> Outcome {
    let mails = Scratch::new(&format!("mails-{}-{}", software.name(), kind.name()))?;
    let samples = mailbox::fill(mails.path(), 0)?;
    let desk = with_headers(kind, software, mails.path()).await?;
    let done = async {
        read_previews(&desk, &samples).await?;
        read_alone(&desk, &samples).await?;
        opened::headers(&desk).await
    };
    let done = done.await;
    desk.clear("samples", done).await
}

/// In one browser: a hundred switches through a full mailbox, some samples in a window of their own, answers,
/// and in Roundcube headers that a reader opens.
async fn full_mailbox(kind: Kind, software: Software) -> Outcome {
    let mails = Scratch::new(&format!("mails-{}-{}", software.name(), kind.name()))?;
    let samples = mailbox::fill(mails.path(), MAILS)?;
    let desk = with_headers(kind, software, mails.path()).await?;
    let done = async {
        many_switches(&desk, &samples).await?;
        read_alone(&desk, &samples).await?;
        desk.open_list().await?;
        answered::without_ours(&desk).await?;
        opened::headers(&desk).await
    };
    let done = done.await;
    desk.clear("full-mailbox", done).await
}

/// At a desk whose mailbox, if it is Roundcube's, also holds the mails whose headers are opened.
async fn with_headers(kind: Kind, software: Software, mails: &Path) -> Outcome<Desk> {
    opened::fill(mails)?;
    Desk::set(kind, software, mails, &tools::extension()?).await
}

async fn read_previews(desk: &Desk, samples: &[Sample]) -> Outcome {
    for (index, sample) in samples.iter().enumerate() {
        preview(desk, index, sample).await?;
        desk.picture(&format!("preview-{}", sample.name)).await?;
    }
    Ok(())
}

async fn read_alone(desk: &Desk, samples: &[Sample]) -> Outcome {
    for (sample, address) in &desk.own_windows(&ALONE, samples).await? {
        desk.browser.goto(address).await?;
        let alone = reports::checked(&desk.browser, &sample.subject).await?;
        expect_read(sample, &alone)?;
        desk.browser.mail().await?;
        desk.seen(sample).await?;
        desk.picture(&format!("alone-{}", sample.name)).await?;
    }
    Ok(())
}

/// Runs through a full mailbox: after each switch the banner is that of the message in front, and
/// nothing is known any more of the ones before.
async fn many_switches(desk: &Desk, samples: &[Sample]) -> Outcome {
    let start = Instant::now();
    switch(desk, samples).await?;
    let (browser, software) = (desk.browser.kind.name(), desk.software.name());
    let seconds = start.elapsed().as_secs_f64();
    println!("{browser} {software}: {SWITCHES} switches, {seconds:.1} s");
    Ok(())
}

/// Opens a message in the preview pane: it is read and nothing else is, and its banner is there.
async fn preview(desk: &Desk, index: usize, sample: &Sample) -> Outcome<Option<Banner>> {
    desk.preview(index, sample).await?;
    let checked = reports::only(&desk.browser, &sample.subject).await?;
    expect_read(sample, &checked)?;
    desk.previewed(sample).await
}

async fn switch(desk: &Desk, samples: &[Sample]) -> Outcome {
    for step in 0..SWITCHES {
        // Coprime to the number of mails: every mail comes once, no two neighbours in a row.
        let index = step * 73 % MAILS;
        if step % 8 == 0 {
            // In passing, without a look.
            for passed in [(index + 1) % MAILS, (index + 2) % MAILS] {
                desk.pass(passed, &samples[passed]).await?;
            }
        }
        let sample = &samples[index];
        let banner = preview(desk, index, sample).await?;
        if let Some(host) = mailbox::shown_host(sample) {
            let seen = banner.map(|banner| banner.words.seen);
            expect(seen.as_deref() == Some(host), || {
                format!(
                    "{}: expected {host} in the banner, there is {seen:?}",
                    sample.name
                )
            })?;
        }
    }
    Ok(())
}

fn expect_read(sample: &Sample, checked: &Checked) -> Outcome {
    let sender = &checked.snapshot["sender"]["address"]["value"];
    let sender = ascii(sender.as_str().unwrap_or_default());
    let verdict = &checked.report["verdict"];
    expect(
        sender == sample.sender && *verdict == sample.verdict,
        || {
            let Sample {
                name,
                sender: expected,
                verdict: wanted,
                ..
            } = sample;
            format!(
                "{name}: expected {wanted} from {expected}, got {verdict} from {sender}\n  {}\n  {}",
                checked.snapshot, checked.report
            )
        },
    )
}

/// Webmails show a foreign domain in its own letters.
fn ascii(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else {
        return address.to_owned();
    };
    let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned());
    format!("{local}@{domain}")
}
