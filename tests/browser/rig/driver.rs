//! The two browsers behind one door: their drivers, their flags, the extension loaded.

use std::path::{Path, PathBuf};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::outcome::{Outcome, expect};
use super::pages;
use super::policy;
use super::tether::Tether;
use super::tools;

/// Firefox chooses a new extension address for each profile unless it is told one.
const FIREFOX_UUID: &str = "7e57ab1e-0000-4000-8000-70c45701e000";
/// The extension's id in its manifest.
pub const GECKO_ID: &str = "{0a56372b-e9c0-4ce0-a2fa-41ab4f6435fb}";
/// The same of another extension that a test brings along.
pub const STRANGER_ID: &str = "stranger@touchstone.example";
const STRANGER_UUID: &str = "7e57ab1e-0000-4000-8000-70c45701e001";

/// Which browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chromium through chromedriver.
    Chromium,
    /// Firefox through geckodriver.
    Firefox,
}

impl Kind {
    /// Its name in file names and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// With what a browser starts.
#[derive(Debug, Clone, Copy)]
pub struct Setup<'a> {
    /// The unpacked extension.
    pub extension: &'a Path,
    /// A copy of the browser in the place of the installed one.
    pub copy: Option<&'a Path>,
    /// Another extension beside it.
    pub stranger: Option<&'a Path>,
    /// Where Chromium writes down every request it makes.
    pub requests: Option<&'a Path>,
}

impl<'a> Setup<'a> {
    /// The installed browser with nothing but this extension.
    pub fn of(extension: &'a Path) -> Self {
        Self {
            extension,
            copy: None,
            stranger: None,
            requests: None,
        }
    }
}

/// A session and the driver that serves it.
pub struct Session {
    /// Sends the commands.
    pub client: Client,
    _driver: Tether,
}

impl Session {
    /// Starts a browser on the profile, with the extension loaded.
    pub async fn start(
        kind: Kind,
        setup: Setup<'_>,
        profile: &Path,
        headless: bool,
    ) -> Outcome<Self> {
        let (driver, port) = start_driver(kind)?;
        let binary = match setup.copy {
            Some(copy) => copy.to_owned(),
            None => installed(kind)?,
        };
        let capabilities = match kind {
            Kind::Chromium => chromium(&binary, profile, setup, headless)?,
            Kind::Firefox => firefox(&binary, profile, headless)?,
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .map_err(|error| format!("{} did not start: {error}", kind.name()))?;
        let session = Self {
            client,
            _driver: driver,
        };
        if kind == Kind::Firefox {
            session.install(setup.extension).await?;
            if let Some(stranger) = setup.stranger {
                session.install(stranger).await?;
            }
        }
        Ok(session)
    }

    /// Loads the unpacked extension into Firefox; one of the same id that is there is updated.
    async fn install(&self, extension: &Path) -> Outcome {
        let addon = json!({ "path": extension, "temporary": true });
        post(&self.client, "moz/addon/install", addon).await?;
        Ok(())
    }

    /// Lets the browser take the extension's files again, whose version has grown. Closes the
    /// extension's pages.
    pub async fn update(&self, kind: Kind, extension: &Path) -> Outcome {
        if kind == Kind::Firefox {
            return self.install(extension).await;
        }
        let id = chromium_id(&self.client).await?;
        // Only in developer's mode does Chromium go on with an unpacked extension.
        let script = "const [id, done] = arguments, { developerPrivate } = chrome;
            developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
                .then(() => developerPrivate.reload(id, { failQuietly: true }))
                .then(() => done(''), error => done(String(error)));";
        let complaint = self.client.execute_async(script, vec![json!(id)]).await?;
        match complaint.as_str() {
            Some("") => Ok(()),
            _ => Err(format!("Chromium did not load the extension again: {complaint}").into()),
        }
    }

    /// Lets the extension into private windows. Closes the extension's pages.
    pub async fn allow_private(&self, kind: Kind) -> Outcome {
        if kind == Kind::Firefox {
            let script = "const [id, done] = arguments;
                const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
                const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
                (async () => {
                    const { extension } = WebExtensionPolicy.getByID(id);
                    await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] }, extension);
                    await (await AddonManager.getAddonByID(id)).reload();
                })().then(() => done(''), error => done(String(error)));";
            let context = async |name: &str| {
                post(&self.client, "moz/context", json!({ "context": name })).await
            };
            context("chrome").await?;
            let complaint = self
                .client
                .execute_async(script, vec![json!(GECKO_ID)])
                .await;
            context("content").await?;
            let complaint = complaint?;
            return expect(complaint == "", || format!("Firefox: {complaint}"));
        }
        let id = chromium_id(&self.client).await?;
        let script = "const [extensionId, done] = arguments;
            const { developerPrivate } = chrome;
            developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
                .then(() => developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true }))
                .then(() => done(''), error => done(String(error)));";
        let complaint = self.client.execute_async(script, vec![json!(id)]).await?;
        expect(complaint == "", || format!("Chromium: {complaint}"))
    }

    /// Takes the extension away: Chromium switches it off, Firefox uninstalls it. Closes the
    /// extension's pages.
    pub async fn take_away(&self, kind: Kind) -> Outcome {
        match kind {
            Kind::Chromium => self.switch(false).await,
            Kind::Firefox => {
                let addon = json!({ "id": GECKO_ID });
                post(&self.client, "moz/addon/uninstall", addon).await?;
                Ok(())
            }
        }
    }

    /// Brings it back: Chromium switches it on, in Firefox it is new.
    pub async fn bring_back(&self, kind: Kind, extension: &Path) -> Outcome {
        match kind {
            Kind::Chromium => self.switch(true).await,
            Kind::Firefox => self.install(extension).await,
        }
    }

    async fn switch(&self, on: bool) -> Outcome {
        let id = chromium_id(&self.client).await?;
        let script = "const [id, on, done] = arguments;
            chrome.management.setEnabled(id, on).then(() => done(''), error => done(String(error)));";
        let arguments = vec![json!(id), json!(on)];
        let complaint = self.client.execute_async(script, arguments).await?;
        expect(complaint == "", || format!("Chromium: {complaint}"))
    }

    /// Where the extension's own pages are.
    pub async fn extension_origin(&self, kind: Kind) -> Outcome<String> {
        match kind {
            Kind::Chromium => Ok(format!(
                "chrome-extension://{}",
                chromium_id(&self.client).await?
            )),
            Kind::Firefox => Ok(format!("moz-extension://{FIREFOX_UUID}")),
        }
    }

    /// Closes the browser and waits until it is gone.
    pub async fn quit(&self) -> Outcome {
        Ok(self.client.clone().close().await?)
    }
}

/// Where the pages of the other extension are.
pub fn stranger_origin(kind: Kind, stranger: &Path) -> Outcome<String> {
    match kind {
        Kind::Chromium => Ok(format!(
            "chrome-extension://{}",
            policy::chromium_id(stranger)?
        )),
        Kind::Firefox => Ok(format!("moz-extension://{STRANGER_UUID}")),
    }
}

fn start_driver(kind: Kind) -> Outcome<(Tether, u16)> {
    let mut driver = match kind {
        Kind::Chromium => {
            let program = tools::program(&["chromedriver"], "install the package chromium-driver")?;
            Tether::hold(&program, &["--port=0"])?
        }
        Kind::Firefox => {
            let program =
                tools::program(&["geckodriver"], "run cargo install geckodriver --locked")?;
            Tether::hold(&program, &["--port=0", "--allow-system-access"])?
        }
    };
    // "… started successfully on port 34567." and "… Listening on 127.0.0.1:34567"
    let port = driver.announced("its port", |line| {
        let (_, port) = line.rsplit_once([' ', ':'])?;
        (line.contains("success") || line.contains("Listening"))
            .then(|| port.trim_end_matches('.').parse().ok())?
    })?;
    Ok((driver, port))
}

fn installed(kind: Kind) -> Outcome<PathBuf> {
    match kind {
        // Chrome itself no longer takes --load-extension, Chromium does.
        Kind::Chromium => tools::program(
            &["chromium", "chromium-browser"],
            "install the package chromium",
        ),
        Kind::Firefox => tools::firefox(),
    }
}

fn chromium(
    binary: &Path,
    profile: &Path,
    setup: Setup<'_>,
    headless: bool,
) -> Outcome<Capabilities> {
    let extensions = [Some(setup.extension), setup.stranger]
        .into_iter()
        .flatten();
    let extensions: Vec<_> = extensions.map(|one| one.display().to_string()).collect();
    let mut arguments = vec![
        format!("--user-data-dir={}", profile.display()),
        format!("--load-extension={}", extensions.join(",")),
    ];
    if let Some(file) = setup.requests {
        arguments.push(format!("--log-net-log={}", file.display()));
    }
    let fixed = [
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-search-engine-choice-screen",
        "--password-store=basic",
        "--lang=en-US",
        "--window-size=1280,900",
    ];
    arguments.extend(fixed.map(str::to_owned));
    if headless {
        arguments.push("--headless=new".into());
        // Nothing in a test may leave this machine.
        let mut rules: Vec<String> = pages::hosts()?
            .iter()
            .map(|host| format!("MAP {host} 127.0.0.1"))
            .collect();
        rules.extend(["MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"].map(str::to_owned));
        arguments.push(format!("--host-resolver-rules={}", rules.join(", ")));
    }
    if tools::is_root()? {
        // Chromium's sandbox refuses to run as root.
        arguments.push("--no-sandbox".into());
    }
    into_capabilities(json!({
        "browserName": "chrome",
        "acceptInsecureCerts": true,
        "goog:chromeOptions": {
            "binary": binary,
            "args": arguments,
            "prefs": {
                "credentials_enable_service": false,
                "profile.password_manager_leak_detection": false,
                "download.default_directory": tools::downloads(profile)?,
            },
        },
    }))
}

fn firefox(binary: &Path, profile: &Path, headless: bool) -> Outcome<Capabilities> {
    let mut arguments = vec!["-profile".to_owned(), profile.display().to_string()];
    arguments.extend(["--width=1280", "--height=900"].map(str::to_owned));
    if headless {
        arguments.push("-headless".into());
    }
    into_capabilities(json!({
        "browserName": "firefox",
        "acceptInsecureCerts": true,
        "moz:firefoxOptions": {
            "binary": binary,
            "args": arguments,
            "prefs": {
                "extensions.webextensions.uuids": json!({ GECKO_ID: FIREFOX_UUID, STRANGER_ID: STRANGER_UUID }).to_string(),
                // A test can't press the browser's own "Allow"; the request still needs its click.
                "extensions.webextOptionalPermissionPrompts": false,
                // A temporary add-on goes with the session; what it stored stays in the profile.
                "extensions.webextensions.keepStorageOnUninstall": true,
                "extensions.webextensions.keepUuidOnUninstall": true,
                "network.dns.localDomains": pages::hosts()?.join(","),
                "intl.accept_languages": "en-US",
                "browser.download.folderList": 2,
                "browser.download.dir": tools::downloads(profile)?,
                "browser.download.always_ask_before_handling_new_types": false,
            },
        },
    }))
}

fn into_capabilities(value: Value) -> Outcome<Capabilities> {
    match value {
        Value::Object(map) => Ok(map),
        _ => Err("capabilities must be an object".into()),
    }
}

/// Chromium's own protocol, for the window in front.
pub async fn devtools(client: &Client, command: &str, params: Value) -> Outcome<Value> {
    let body = json!({ "cmd": command, "params": params });
    post(client, "goog/cdp/execute", body).await
}

/// Runs a script in Firefox itself, in the window of the page in front.
pub async fn in_firefox(client: &Client, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
    let context = async |name: &str| post(client, "moz/context", json!({ "context": name })).await;
    context("chrome").await?;
    let answer = client.execute(script, arguments).await;
    context("content").await?;
    Ok(answer?)
}

/// A command that fantoccini does not have.
pub(super) async fn post(client: &Client, path: &'static str, body: Value) -> Outcome<Value> {
    Ok(client.issue_cmd(Own { path, body }).await?)
}

/// Chromium derives the id from the folder; only its own page of extensions knows it.
async fn chromium_id(client: &Client) -> Outcome<String> {
    client.goto("chrome://extensions").await?;
    let script = "const done = arguments[0];
        chrome.developerPrivate.getExtensionsInfo().then(all => done(all.filter(one => one.location === 'UNPACKED' && one.name.startsWith('Touchstone')).map(one => one.id)), error => done(String(error)));";
    let ids = client.execute_async(script, vec![]).await?;
    let id = ids.get(0).and_then(Value::as_str);
    Ok(id
        .ok_or_else(|| format!("Chromium did not load the extension; it has {ids}"))?
        .to_owned())
}

/// A command that only one of the drivers knows.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
