//! The extension at work: Chromium on a mailbox in a real Roundcube.
//!
//! With a display the window stays open until it is closed. Without one every message is opened,
//! and what the banner says is printed. `./build.sh run` starts it; `./build.sh watch` starts it
//! with `--watch`: then it loads the extension again whenever it was built anew. `./build.sh pictures`
//! starts it with `--pictures FOLDER`: then it takes the stores' pictures.

mod pictures;
// The demonstration needs only a part of what the tests need.
#[allow(dead_code)]
mod rig;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use rig::browser::Browser;
use rig::driver::Kind;
use rig::outcome::Outcome;
use rig::samples::Sample;
use rig::tools::{self, Scratch};
use rig::webmail::{PASSWORD, Skin, Software, USER, Webmail};
use rig::{banner, popup, reports, roundcube, samples, screenshot};

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("demo: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Outcome {
    let has_display = ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    let pictures = after("--pictures").map(PathBuf::from);
    let has_display = has_display && pictures.is_none();
    let samples = samples::load()?;
    let profile = Scratch::new("demo")?;
    eprintln!("demo: starting Roundcube and Chromium");
    let webmail = Webmail::start(Software::Roundcube(Skin::Elastic), &samples::directory())?;
    let browser = Browser::start(
        Kind::Chromium,
        profile.path(),
        !has_display,
        &webmail.origin,
    )
    .await?;
    let watches = std::env::args().any(|argument| argument == "--watch");
    let shown = match pictures {
        Some(folder) => picture(&browser, &webmail, &samples, &folder).await,
        None if watches => watch(&browser, &webmail, &samples, has_display).await,
        None => show(&browser, &webmail, &samples, has_display).await,
    };
    // A person may have closed the window already.
    let quit = browser.quit().await;
    shown?;
    if has_display { Ok(()) } else { quit }
}

/// What stands behind this option.
fn after(option: &str) -> Option<String> {
    std::env::args().skip_while(|one| one != option).nth(1)
}

async fn picture(
    browser: &Browser,
    webmail: &Webmail,
    samples: &[Sample],
    folder: &Path,
) -> Outcome {
    roundcube::log_in(browser, &webmail.origin).await?;
    popup::enable(browser, &webmail.origin).await?;
    pictures::take(browser, webmail, samples, folder).await
}

/// Loads the extension again after each build, until the window is closed. Without a display each
/// build prints what the banners say.
async fn watch(
    browser: &Browser,
    webmail: &Webmail,
    samples: &[Sample],
    has_display: bool,
) -> Outcome {
    let extension = tools::extension()?;
    roundcube::log_in(browser, &webmail.origin).await?;
    popup::enable(browser, &webmail.origin).await?;
    loop {
        if !has_display {
            print_all(browser, samples).await?;
        }
        println!("Waiting for the next build.");
        tokio::select! {
            () = built_anew(&extension) => {}
            () = closed(browser) => return Ok(()),
        }
        browser.update(&extension).await?;
        // The page still has the old one's scripts.
        browser.mail().await?.refresh().await?;
        println!("The new build is loaded.");
    }
}

/// Waits until the folder holds another build than now. While one takes its place there is none.
async fn built_anew(extension: &Path) {
    let built = || -> Option<SystemTime> {
        let manifest = extension.join("manifest.json").metadata().ok()?;
        manifest.modified().ok()
    };
    let before = built();
    while built().is_none() || built() == before {
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}

async fn show(
    browser: &Browser,
    webmail: &Webmail,
    samples: &[Sample],
    has_display: bool,
) -> Outcome {
    roundcube::log_in(browser, &webmail.origin).await?;
    popup::enable(browser, &webmail.origin).await?;
    if has_display {
        return hand_over(browser, webmail).await;
    }
    print_all(browser, samples).await
}

/// Leaves the window to the person until it is closed.
async fn hand_over(browser: &Browser, webmail: &Webmail) -> Outcome {
    browser.panel().await?.close_window().await?;
    browser.mail().await?;
    println!(
        "Roundcube is at {} (user {USER}, password {PASSWORD}).",
        webmail.origin
    );
    println!("Open a message in the Chromium window. Close the window or press Ctrl-C to end.");
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => Ok(interrupted?),
        () = closed(browser) => Ok(()),
    }
}

async fn closed(browser: &Browser) {
    let has_window = async || {
        browser
            .client
            .windows()
            .await
            .is_ok_and(|all| !all.is_empty())
    };
    while has_window().await {
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

async fn print_all(browser: &Browser, samples: &[Sample]) -> Outcome {
    let width = samples
        .iter()
        .map(|sample| sample.subject.chars().count())
        .max()
        .unwrap_or(0);
    for sample in samples {
        roundcube::click_row(browser, &sample.subject).await?;
        let checked = reports::checked(browser, &sample.subject).await?;
        let verdict = checked.report["verdict"].as_str().unwrap_or_default();
        roundcube::enter_preview(browser).await?;
        let headline = match verdict {
            "silent" => String::new(),
            _ => {
                banner::one(&browser.client, roundcube::BODY)
                    .await?
                    .words
                    .headline
            }
        };
        println!("{:width$}  {verdict:13}  {headline}", sample.subject);
        screenshot::take(browser, &format!("demo-{}", sample.name)).await?;
    }
    println!("Screenshots: {}", screenshot::directory(browser).display());
    Ok(())
}
