//! How a person may have set up the browser: dark, with forced colours, without motion, zoomed, in
//! another language.

use serde_json::{Value, json};

use super::browser::Browser;
use super::driver::{self, Kind};
use super::outcome::Outcome;

/// The set-ups that are looked at, each by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As the browsers come.
    Light,
    /// Dark.
    Dark,
    /// With the colours that the system forces on pages, and without motion.
    Forced,
    /// At 200 %.
    Zoomed,
    /// At 200 %, in a window that leaves 360 pixels.
    Narrow,
    /// In a language.
    Speaking(&'static str),
}

impl Look {
    /// Its name in file names and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Forced => "forced-colors",
            Self::Zoomed => "zoomed",
            Self::Narrow => "narrow",
            Self::Speaking(language) => language,
        }
    }

    /// The width of its windows, in the screen's pixels.
    pub fn width(self) -> u32 {
        match self {
            Self::Narrow => 720,
            _ => 1280,
        }
    }

    /// Sets both windows up that way, and no other way. The driver is in the mail's window then.
    pub async fn set(self, browser: &Browser) -> Outcome {
        match browser.kind {
            Kind::Chromium => self.emulate(browser).await?,
            Kind::Firefox => self.prefer(browser).await?,
        }
        let zoom = match self {
            Self::Zoomed | Self::Narrow => 2.0,
            _ => 1.0,
        };
        let (width, height) = (self.width(), 900);
        browser.mail().await?.set_window_size(width, height).await?;
        let zooms = "const own = await api.tabs.getCurrent();
            for (const tab of [own.id, args.tab]) await api.tabs.setZoom(tab, args.zoom);";
        browser
            .ask(zooms, json!({ "tab": browser.tab, "zoom": zoom }))
            .await?;
        self.speak(browser).await
    }

    async fn emulate(self, browser: &Browser) -> Outcome {
        let feature = |name: &str, value: &str| json!({ "name": name, "value": value });
        let features = json!({ "features": [
            feature("prefers-color-scheme", if self == Self::Dark { "dark" } else { "light" }),
            feature("forced-colors", if self == Self::Forced { "active" } else { "none" }),
            feature("prefers-reduced-motion", if self == Self::Forced { "reduce" } else { "no-preference" }),
        ] });
        let command = "Emulation.setEmulatedMedia";
        driver::devtools(browser.panel().await?, command, features.clone()).await?;
        driver::devtools(browser.mail().await?, command, features).await?;
        Ok(())
    }

    async fn prefer(self, browser: &Browser) -> Outcome {
        let (dark, light, forced, as_the_page_says) = (0, 1, 2, 1);
        let prefs: [(&str, Value); 3] = [
            (
                "layout.css.prefers-color-scheme.content-override",
                json!(if self == Self::Dark { dark } else { light }),
            ),
            (
                "browser.display.document_color_use",
                json!(if self == Self::Forced {
                    forced
                } else {
                    as_the_page_says
                }),
            ),
            (
                "ui.prefersReducedMotion",
                json!(i32::from(self == Self::Forced)),
            ),
        ];
        let set =
            "for (const [name, value] of arguments[0]) Services.prefs.setIntPref(name, value);";
        driver::in_firefox(browser.mail().await?, set, vec![json!(prefs)]).await?;
        Ok(())
    }

    async fn speak(self, browser: &Browser) -> Outcome {
        let language = match self {
            Self::Speaking(language) => json!(language),
            _ => Value::Null,
        };
        let choose = "const { settings } = await api.storage.local.get('settings');
            await api.storage.local.set({ settings: { ...settings, language: args } });";
        browser.ask(choose, language).await?;
        Ok(())
    }
}
