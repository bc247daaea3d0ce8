//! The pictures for the stores: the extension at work in a real Roundcube, its popup, its options, and the tile
//! that Chrome's store wants. `./build.sh pictures` takes them.

use std::fs;
use std::path::Path;

use fantoccini::Locator;
use serde_json::json;
use url::Url;

use crate::rig::browser::Browser;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::samples::{self, Sample};
use crate::rig::tools::{self, Scratch};
use crate::rig::webmail::Webmail;
use crate::rig::{banner, driver, popup, reports, roundcube, wait};

/// What the stores want, in pixels.
const SCREEN: (u32, u32) = (1280, 800);
const TILE: (u32, u32) = (440, 280);

/// The open mail of each picture.
const MAILS: [(&str, &str); 3] = [
    ("1-imitation", "binance-withdraw-imitation"),
    ("2-look-twice", "bitstamp-through-service"),
    ("3-genuine", "binance-withdraw-genuine"),
];

/// How large the options are shown: so they fill the picture.
const ZOOM: f64 = 1.5;

/// Takes all of them, of a browser that is logged in and checks the webmail.
pub async fn take(
    browser: &Browser,
    webmail: &Webmail,
    samples: &[Sample],
    folder: &Path,
) -> Outcome {
    fs::create_dir_all(folder)?;
    let folder = fs::canonicalize(folder)?;
    let decided =
        json!({ "settings": { "version": 1, "exchanges": ["Binance", "Bitstamp", "Kraken"] } });
    browser
        .ask("await api.storage.local.set(args);", decided)
        .await?;
    for client in [browser.panel().await?, browser.mail().await?] {
        let (width, height) = SCREEN;
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        driver::devtools(client, "Emulation.setDeviceMetricsOverride", screen).await?;
    }
    for (name, mail) in MAILS {
        open(browser, samples::named(samples, mail)?).await?;
        let picture = browser.client.screenshot().await?;
        keep(&folder, name, SCREEN, &picture)?;
    }
    with_popup(browser, webmail, samples, &folder).await?;
    tile(browser, &folder).await?;
    options(browser, &folder).await?;
    println!("Pictures: {}", folder.display());
    Ok(())
}

/// Opens the mail beside the list, with its banner.
async fn open(browser: &Browser, mail: &Sample) -> Outcome {
    roundcube::click_row(browser, &mail.subject).await?;
    reports::checked(browser, &mail.subject).await?;
    roundcube::enter_preview(browser).await?;
    let there = banner::expected(&browser.client, roundcube::BODY, mail).await?;
    expect(there.is_some(), || format!("{} has no banner", mail.name))
}

/// The popup over the first of the mails, where the browser would show it: no driver opens it there.
async fn with_popup(
    browser: &Browser,
    webmail: &Webmail,
    samples: &[Sample],
    folder: &Path,
) -> Outcome {
    let (first, mail) = MAILS[0];
    open(browser, samples::named(samples, mail)?).await?;
    popup::open(browser, &webmail.origin).await?;
    wait::until("the mail in the popup", async || {
        let told = popup::first_mail(browser).await?;
        Ok((!told.words.is_empty()).then_some(()))
    })
    .await?;
    let scratch = Scratch::new("popup")?;
    let popup = scratch.path().join("popup.png");
    let body = browser.panel().await?.find(Locator::Css("body")).await?;
    fs::write(&popup, body.screenshot().await?)?;

    let client = browser.panel().await?;
    client.goto(&own_page("popup.html")?).await?;
    let images = [folder.join(format!("{first}.png")), popup];
    let images = images.map(|file| file_url(&file));
    let [page, popup] = images;
    let script = "const [page, popup, done] = arguments, images = [...document.images];
        [images[0].src, images[1].src] = [page, popup];
        Promise.all(images.map(image => image.decode())).then(() => done(''), error => done(String(error)));";
    let arguments = vec![json!(page?), json!(popup?)];
    let complaint = client.execute_async(script, arguments).await?;
    expect(complaint == "", || format!("the pictures: {complaint}"))?;
    keep_main(browser, folder, "4-popup", SCREEN).await
}

async fn tile(browser: &Browser, folder: &Path) -> Outcome {
    let client = browser.panel().await?;
    client.goto(&own_page("tile.html")?).await?;
    keep_main(browser, folder, "tile", TILE).await
}

async fn options(browser: &Browser, folder: &Path) -> Outcome {
    let client = browser.panel().await?;
    let page = format!("{}/options.html", browser.extension);
    client.goto(&page).await?;
    let zoom = "const own = await api.tabs.getCurrent(); await api.tabs.setZoom(own.id, args);";
    browser.ask(zoom, json!(ZOOM)).await?;
    let client = browser.panel().await?;
    wait::until("the exchanges in the options", async || {
        let ticked = client.find_all(Locator::Css("input:checked")).await?;
        // Those that were decided, and the switch for all webmails.
        Ok((ticked.len() > 3).then_some(()))
    })
    .await?;
    keep(folder, "5-options", SCREEN, &client.screenshot().await?)
}

async fn keep_main(browser: &Browser, folder: &Path, name: &str, size: (u32, u32)) -> Outcome {
    let main = browser.client.find(Locator::Css("main")).await?;
    keep(folder, name, size, &main.screenshot().await?)
}

/// The stores refuse a picture of any other size.
fn keep(folder: &Path, name: &str, size: (u32, u32), picture: &[u8]) -> Outcome {
    let found = size_of(picture).ok_or("the browser gave no PNG")?;
    expect(found == size, || {
        format!("{name} has {found:?} pixels instead of {size:?}")
    })?;
    Ok(fs::write(folder.join(format!("{name}.png")), picture)?)
}

/// A PNG begins with its width and height.
fn size_of(picture: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| {
        let bytes = picture.get(at..at + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    Some((number(16)?, number(20)?))
}

fn own_page(name: &str) -> Outcome<String> {
    let folder = tools::project().join("extension/store/pictures");
    file_url(&folder.join(name))
}

fn file_url(file: &Path) -> Outcome<String> {
    let url = Url::from_file_path(file).map_err(|()| format!("{} has no URL", file.display()))?;
    Ok(url.into())
}
