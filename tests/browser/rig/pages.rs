//! Webmails' pages as files (`tests/pages/<webmail>/`), served under the webmails' own names.
//!
//! Beside each page lies what must be read from it, as JSON. A file of that name without messages
//! is only the beginning of one: run the tests with `TOUCHSTONE_BLESS=1`, then read what it says.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::browser::Browser;
use super::driver::Kind;
use super::outcome::Outcome;
use super::tether::Tether;
use super::tools::{self, Scratch};
use super::{popup, screenshot};

/// The site that stands for people's own webmails.
pub const OWN_HOST: &str = "webmail.test";

/// A page, and what must be read from it.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// `<webmail>/<page>`, the path without `.html`.
    #[serde(skip)]
    pub name: String,
    /// The host under which it is served.
    pub host: String,
    /// The address's query, where the webmail has one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub query: String,
    /// Hosts of the frames in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_hosts: Vec<String>,
    /// The frames that lead to the message's header, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frame: Vec<String>,
    /// By whom its markup was seen.
    pub seen: Seen,
    /// What was read.
    #[serde(flatten)]
    pub read: Read,
}

/// By whom a page's markup was seen, so that no page passes for more than it is: tests/adapters.rs says
/// what may stand there.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Seen {
    by: String,
    /// `YYYY-MM`: when it was seen or, where that is known, written.
    date: String,
}

/// What the extension says about a page.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Read {
    /// The adapter's name.
    pub webmail: String,
    /// What could not be done.
    #[serde(default)]
    pub problems: Vec<String>,
    /// The open messages, in the page's order.
    #[serde(default)]
    pub messages: Vec<ReadMessage>,
}

/// One message as it was read and judged.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct ReadMessage {
    /// The report's verdict.
    pub verdict: String,
    /// The whole snapshot.
    pub snapshot: Value,
}

/// All pages, sorted by name.
pub fn load() -> Outcome<Vec<Page>> {
    let mut pages = Vec::new();
    for folder in children(&root())? {
        for file in children(&folder)? {
            if file.extension().is_some_and(|end| end == "json") {
                pages.push(read(&file)?);
            }
        }
    }
    Ok(pages)
}

/// The page of that name.
pub fn named(name: &str) -> Outcome<Page> {
    let found = load()?.into_iter().find(|page| page.name == name);
    found.ok_or_else(|| format!("tests/pages has no {name}.json").into())
}

/// Every host that a page is served under.
pub fn hosts() -> Outcome<Vec<String>> {
    let mut hosts: Vec<String> = load()?
        .into_iter()
        .flat_map(|page| [vec![page.host], page.other_hosts].concat())
        .collect();
    hosts.sort();
    hosts.dedup();
    Ok(hosts)
}

/// Keeps what was read as what must be read.
pub fn bless(page: &Page) -> Outcome {
    let file = root().join(format!("{}.json", page.name));
    Ok(fs::write(file, serde_json::to_string_pretty(page)? + "\n")?)
}

/// Serves all pages and plays in a browser that starts on one of them; the scenario gets people's own
/// webmail and the port of all sites. A failure names the browser and leaves a picture.
pub async fn play(
    name: &str,
    kind: Kind,
    scenario: impl AsyncFnOnce(&Browser, &str, u16) -> Outcome,
) -> Outcome {
    play_with(&tools::extension()?, name, kind, scenario).await
}

/// The same with another build of the extension.
pub async fn play_with(
    extension: &Path,
    name: &str,
    kind: Kind,
    scenario: impl AsyncFnOnce(&Browser, &str, u16) -> Outcome,
) -> Outcome {
    let (_server, port) = serve()?;
    let own = format!("https://{OWN_HOST}:{port}");
    let profile = Scratch::new(&format!("{name}-{}", kind.name()))?;
    let page = format!("{own}/cypht/page.html");
    let browser = Browser::start_with(extension, kind, profile.path(), true, &page).await?;
    let mut played = scenario(&browser, &own, port).await;
    if let Err(error) = &played {
        let picture = screenshot::take(&browser, &format!("failed-{name}")).await?;
        played = Err(format!("{}: {error}\n  {}", kind.name(), picture.display()).into());
    }
    browser.quit_after(played).await
}

impl Page {
    /// Where it is served.
    pub fn address(&self, port: u16) -> String {
        let Self {
            host, name, query, ..
        } = self;
        format!("https://{host}:{port}/{name}.html?{query}")
    }
}

/// Opens the page as somebody who uses that webmail: it is checked.
pub async fn visit(browser: &Browser, page: &Page, port: u16) -> Outcome {
    browser.goto(&page.address(port)).await?;
    popup::choose(browser, &format!("https://{}:{port}", page.host)).await
}

/// Serves all pages; gives the port.
pub fn serve() -> Outcome<(Tether, u16)> {
    let tests = tools::project().join("tests");
    let php = tools::program(&["php"], "install the package php-cli")?;
    let script = tests.join("webmail/https.php").display().to_string();
    let mut server = Tether::hold(&php, &[&script, &root().display().to_string()])?;
    let port = server.announced("its port", |line| line.strip_prefix("port ")?.parse().ok())?;
    Ok((server, port))
}

fn root() -> PathBuf {
    tools::project().join("tests/pages")
}

fn children(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Outcome<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn read(file: &Path) -> Outcome<Page> {
    let describe = |error| format!("{}: {error}", file.display());
    let mut page: Page = serde_json::from_str(&fs::read_to_string(file)?).map_err(describe)?;
    let inside = file.strip_prefix(root())?.with_extension("");
    page.name = inside.display().to_string();
    Ok(page)
}
