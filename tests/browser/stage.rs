//! What the scenarios share: the browser, the webmail, and what was seen so far.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use crate::rig::banner::Words;
use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::outcome::Outcome;
use crate::rig::reports::Checked;
use crate::rig::samples::{self, Sample};
use crate::rig::tools::{self, Scratch};
use crate::rig::webmail::{Skin, Software, Webmail};
use crate::rig::{roundcube, screenshot};

/// What was said about a message.
pub struct Said {
    /// By the engine.
    pub checked: Checked,
    /// By the banner, where there is one.
    pub words: Option<Words>,
}

/// One browser in front of one webmail.
pub struct Stage {
    /// The browser.
    pub browser: Browser,
    /// The webmail.
    pub webmail: Webmail,
    /// The sample mails.
    pub samples: Vec<Sample>,
    /// What was said about each sample in the preview pane, by name.
    pub previewed: BTreeMap<String, Said>,
    profile: Scratch,
}

impl Stage {
    /// Starts both.
    pub async fn set(kind: Kind) -> Outcome<Self> {
        Self::set_with(&tools::extension()?, kind).await
    }

    /// Starts both, with another build of the extension.
    pub async fn set_with(extension: &Path, kind: Kind) -> Outcome<Self> {
        let webmail = Webmail::start(Software::Roundcube(Skin::Elastic), &samples::directory())?;
        let samples = samples::load()?;
        let profile = Scratch::new(kind.name())?;
        let (profile_path, page) = (profile.path(), &webmail.origin);
        let browser = Browser::start_with(extension, kind, profile_path, true, page).await?;
        Ok(Self {
            browser,
            webmail,
            samples,
            previewed: BTreeMap::new(),
            profile,
        })
    }

    /// The sample of that name.
    pub fn sample(&self, name: &str) -> Outcome<Sample> {
        samples::named(&self.samples, name).cloned()
    }

    /// Plays a scenario; a failure names it and leaves a picture.
    pub async fn play(
        &mut self,
        name: &str,
        scenario: impl AsyncFnOnce(&mut Self) -> Outcome,
    ) -> Outcome {
        let start = Instant::now();
        let browser = self.browser.kind.name();
        if let Err(error) = scenario(self).await {
            let picture = match screenshot::take(&self.browser, &format!("failed-{name}")).await {
                Ok(file) => file.display().to_string(),
                Err(error) => format!("no picture: {error}"),
            };
            return Err(format!("{browser}, {name}: {error}\n  {picture}").into());
        }
        println!(
            "{browser:9} {name:28} {:5.1} s",
            start.elapsed().as_secs_f64()
        );
        Ok(())
    }

    /// Ends the browser and starts it again on the same profile.
    pub async fn restart_browser(&mut self) -> Outcome {
        self.browser.quit().await?;
        let kind = self.browser.kind;
        self.browser =
            Browser::start(kind, self.profile.path(), true, &self.webmail.origin).await?;
        roundcube::log_in(&self.browser, &self.webmail.origin).await
    }
}
