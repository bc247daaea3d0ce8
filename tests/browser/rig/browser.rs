//! A browser with two windows: one shows the mail, the other the extension's popup as a page.
//!
//! Two windows and not two tabs: a tab behind another is hidden, and a hidden page runs its
//! timers late and paints nothing.

use std::path::Path;

use fantoccini::Client;
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};

use super::driver::{Kind, Session, Setup};
use super::outcome::Outcome;
use super::{tools, wait};

/// A running browser with the extension loaded.
pub struct Browser {
    /// Which one.
    pub kind: Kind,
    /// Sends WebDriver's commands to the window in front.
    pub client: Client,
    /// Where the extension's own pages are.
    pub extension: String,
    /// The number by which the extension knows the mail's tab.
    pub tab: u64,
    session: Session,
    mail: WindowHandle,
    panel: WindowHandle,
}

impl Browser {
    /// Starts the browser on the profile and opens the page of mail.
    pub async fn start(kind: Kind, profile: &Path, headless: bool, page: &str) -> Outcome<Self> {
        Self::start_with(&tools::extension()?, kind, profile, headless, page).await
    }

    /// Starts the browser with another build of the extension.
    pub async fn start_with(
        extension: &Path,
        kind: Kind,
        profile: &Path,
        headless: bool,
        page: &str,
    ) -> Outcome<Self> {
        Self::start_set_up(Setup::of(extension), kind, profile, headless, page).await
    }

    /// Starts it with more than that.
    pub async fn start_set_up(
        setup: Setup<'_>,
        kind: Kind,
        profile: &Path,
        headless: bool,
        page: &str,
    ) -> Outcome<Self> {
        // Firefox forgets a temporary add-on when it closes, so there each start installs it.
        let installs = kind == Kind::Firefox || !profile.join("Default").exists();
        let session = Session::start(kind, setup, profile, headless).await?;
        match Self::arrange(kind, &session, page, installs).await {
            Ok((extension, mail, panel, tab)) => {
                let client = session.client.clone();
                Ok(Self {
                    kind,
                    client,
                    extension,
                    tab,
                    session,
                    mail,
                    panel,
                })
            }
            Err(error) => {
                session.quit().await?;
                Err(error)
            }
        }
    }

    async fn arrange(
        kind: Kind,
        session: &Session,
        page: &str,
        installs: bool,
    ) -> Outcome<(String, WindowHandle, WindowHandle, u64)> {
        let client = &session.client;
        let extension = session.extension_origin(kind).await?;
        let mail = client.window().await?;
        client.goto(page).await?;
        let panel = client.new_window(false).await?.handle;
        client.switch_to_window(panel.clone()).await?;
        client.goto(&format!("{extension}/popup.html")).await?;
        if installs {
            close_welcome(client).await?;
        }
        let tab = other_tab(client).await?;
        client.switch_to_window(mail.clone()).await?;
        Ok((extension, mail, panel, tab))
    }

    /// Turns to the mail's page; what follows acts in its outermost frame.
    pub async fn mail(&self) -> Outcome<&Client> {
        self.client.switch_to_window(self.mail.clone()).await?;
        Ok(&self.client)
    }

    /// Turns to the window of the popup.
    pub async fn panel(&self) -> Outcome<&Client> {
        self.client.switch_to_window(self.panel.clone()).await?;
        Ok(&self.client)
    }

    /// Opens a page in the mail's window.
    pub async fn goto(&self, address: &str) -> Outcome {
        Ok(self.mail().await?.goto(address).await?)
    }

    /// The windows that are there from the start.
    pub fn windows(&self) -> Vec<WindowHandle> {
        vec![self.mail.clone(), self.panel.clone()]
    }

    /// Waits for a third window at that host, closes it, and turns back to the window it came from.
    pub async fn opened(&self, host: &str) -> Outcome {
        let client = &self.client;
        let own = client.window().await?;
        let known = self.windows();
        let new = wait::until("a new window", async || {
            let all = client.windows().await?;
            Ok(all.into_iter().find(|one| !known.contains(one)))
        })
        .await?;
        client.switch_to_window(new).await?;
        let address = wait::until(&format!("the new window to go to {host}"), async || {
            // The host does not exist; the error page keeps the address.
            let url = client.current_url().await?;
            Ok((url.host_str() == Some(host)).then_some(()))
        })
        .await;
        client.close_window().await?;
        client.switch_to_window(own).await?;
        address
    }

    /// Runs the body of an async function in an extension page, which may use `api` and `args`,
    /// and turns back to the mail.
    pub async fn ask(&self, body: &str, args: Value) -> Outcome<Value> {
        let answer = ask(self.panel().await?, body, args).await;
        self.mail().await?;
        answer
    }

    /// The same until there is an answer of which `pick` makes something. In between the driver stays
    /// in the extension's page: to turn from window to window costs a browser more than the question.
    pub async fn ask_until<T>(
        &self,
        what: &str,
        body: &str,
        args: Value,
        mut pick: impl FnMut(Value) -> Option<T>,
    ) -> Outcome<T> {
        let client = self.panel().await?;
        let found = wait::until(what, async || {
            Ok(pick(ask(client, body, args.clone()).await?))
        })
        .await;
        self.mail().await?;
        found
    }

    /// Updates the extension from its folder, whose version has grown, and opens its popup again.
    pub async fn update(&self, extension: &Path) -> Outcome {
        let client = self.panel().await?;
        // A window with a page of the extension would close.
        client.goto("about:blank").await?;
        self.session.update(self.kind, extension).await?;
        wait::until("the extension's page after its update", async || {
            client
                .goto(&format!("{}/popup.html", self.extension))
                .await?;
            let body = "return api.runtime.getManifest().version";
            Ok(ask(client, body, json!(null))
                .await?
                .is_string()
                .then_some(()))
        })
        .await?;
        self.mail().await?;
        Ok(())
    }

    /// Lets the extension into private windows; it starts anew.
    pub async fn allow_private(&self) -> Outcome {
        let client = self.panel().await?;
        client.goto("about:blank").await?;
        self.session.allow_private(self.kind).await?;
        wait::until("the extension in private windows", async || {
            client
                .goto(&format!("{}/popup.html", self.extension))
                .await?;
            let body = "return api.extension.isAllowedIncognitoAccess()";
            Ok(ask(client, body, json!(null))
                .await?
                .as_bool()
                .filter(|is| *is))
        })
        .await?;
        self.mail().await?;
        Ok(())
    }

    /// Takes the extension away, does something, and brings it back.
    pub async fn without_extension(
        &self,
        extension: &Path,
        meanwhile: impl AsyncFnOnce() -> Outcome,
    ) -> Outcome {
        let client = self.panel().await?;
        client.goto("about:blank").await?;
        self.session.take_away(self.kind).await?;
        meanwhile().await?;
        self.panel().await?;
        self.session.bring_back(self.kind, extension).await?;
        self.mail().await?;
        Ok(())
    }

    /// Ends the browser after what was played in it, whose failure counts more.
    pub async fn quit_after(&self, played: Outcome) -> Outcome {
        let closed = self.quit().await;
        played.and(closed)
    }

    /// Ends the browser; its driver ends with this value.
    pub async fn quit(&self) -> Outcome {
        self.session.quit().await
    }
}

async fn ask(client: &Client, body: &str, args: Value) -> Outcome<Value> {
    let script = format!(
        "const api = globalThis.browser ?? chrome, [args, done] = arguments;
         (async () => {{ {body} }})().then(value => done({{ value }}), error => done({{ error: String(error) }}));"
    );
    let mut answer = client.execute_async(&script, vec![args]).await?;
    match answer.get("error") {
        Some(error) => Err(format!("the extension's page: {error}").into()),
        None => Ok(answer["value"].take()),
    }
}

/// The welcome page comes with the installation, unless the manager keeps it away; it would lie over
/// the mail.
async fn close_welcome(client: &Client) -> Outcome {
    let body = "const managed = await api.storage.managed.get('welcome').catch(() => ({}));
                if (managed.welcome === false) return true;
                const tabs = await api.tabs.query({ url: api.runtime.getURL('welcome.html') });
                await api.tabs.remove(tabs.map(tab => tab.id));
                return tabs.length > 0;";
    wait::until("the welcome page", async || {
        let is_gone = ask(client, body, json!(null)).await?;
        Ok(is_gone.as_bool().filter(|is_gone| *is_gone))
    })
    .await?;
    Ok(())
}

/// The one tab that is not the page that asks.
async fn other_tab(client: &Client) -> Outcome<u64> {
    let body = "const [own, all] = [await api.tabs.getCurrent(), await api.tabs.query({})];
                return all.map(tab => tab.id).filter(id => id !== own.id);";
    wait::until("exactly one tab beside the popup's", async || {
        let tabs = ask(client, body, json!(null)).await?;
        Ok(if tabs.as_array().is_some_and(|tabs| tabs.len() == 1) {
            tabs[0].as_u64()
        } else {
            None
        })
    })
    .await
}
