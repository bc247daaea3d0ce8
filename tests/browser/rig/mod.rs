//! What the tests and the demonstration drive: browsers, webmail, popup and banner.

pub mod axe;
pub mod banner;
pub mod browser;
pub mod driver;
pub mod folds;
pub mod horde;
pub mod keys;
pub mod looks;
pub mod mailbox;
pub mod marks;
pub mod outcome;
pub mod own_page;
pub mod pages;
pub mod policy;
pub mod popup;
pub mod reports;
pub mod roundcube;
pub mod samples;
pub mod screenshot;
pub mod sogo;
pub mod tether;
pub mod toolbar;
pub mod tools;
pub mod touch;
pub mod wait;
pub mod webmail;

/// A test in each browser: what `run` does in a browser of that kind.
#[allow(unused_macros)]
macro_rules! in_both_browsers {
    ($run:ident) => {
        #[tokio::test]
        async fn chromium() -> $crate::rig::outcome::Outcome {
            $run($crate::rig::driver::Kind::Chromium).await
        }

        #[tokio::test]
        async fn firefox() -> $crate::rig::outcome::Outcome {
            $run($crate::rig::driver::Kind::Firefox).await
        }
    };
}
#[allow(unused_imports)]
pub(crate) use in_both_browsers;
