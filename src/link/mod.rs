//! Links opened offline: through the wrappers that mail filters put around them, to the host they
//! really lead to, or to the word that it can't be known.

mod base64;
mod click_counter;
mod disguise;
mod forwarder;
mod opaque;
mod wrapper;
mod written;

use crate::domain::{DomainName, Target, Web};
use crate::report::Disguise;

use wrapper::Layer;
use written::Written;

pub use disguise::find as disguise;

/// Wrappers inside wrappers: more than a few are made to tire a reader, not by mail filters.
const MAX_DEPTH: usize = 8;

/// A link, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Where it leads once every known wrapper is off.
    pub target: Target,
    /// The destination is not in the address: a click counter or a shortener knows it.
    pub hidden: bool,
    /// How its address misleads, if it does.
    pub disguise: Option<Disguise>,
    /// The name before an `@`, which looks like the host and is not.
    pub before_at: Option<DomainName>,
    /// Where the address says that it leads, on a host that may lead anywhere.
    named: Option<Web>,
}

impl Opened {
    /// Opens an `href`.
    ///
    /// ```
    /// use touchstone::link::Opened;
    /// let wrapped = "https://www.google.com/url?q=https%3A%2F%2Fevil.example%2Fx&source=gmail";
    /// assert_eq!(Opened::new(wrapped).host().unwrap().ascii(), "evil.example");
    /// assert!(Opened::new("https://u1.ct.sendgrid.net/ls/click?upn=x").hidden);
    /// ```
    pub fn new(href: &str) -> Opened {
        Opened::step_by_step(href).0
    }

    /// Opens an `href`, and tells the address that stood under each wrapper, outermost first.
    ///
    /// ```
    /// use touchstone::link::Opened;
    /// let wrapped = "https://www.google.com/url?q=https%3A%2F%2Fevil.example%2Fx&source=gmail";
    /// assert_eq!(Opened::step_by_step(wrapped).1, ["https://evil.example/x"]);
    /// assert!(Opened::step_by_step("https://evil.example/x").1.is_empty());
    /// ```
    pub fn step_by_step(href: &str) -> (Opened, Vec<String>) {
        let mut opened = Opened::read(href);
        let mut steps = Vec::new();
        let mut layer = wrapper::layer(&opened.target);
        while steps.len() < MAX_DEPTH
            && let Some(Layer::Opens(inner)) = layer
        {
            opened = opened.replaced_by(Opened::read(&inner));
            steps.push(inner);
            layer = wrapper::layer(&opened.target);
        }
        opened.hidden =
            layer.is_some() || matches!(&opened.target, Target::Web(web) if is_hidden(web));
        opened.named = forwarder::destination(&opened.target);
        (opened, steps)
    }

    /// The outermost layer alone.
    fn read(href: &str) -> Opened {
        let target = Target::parse(href);
        let written = Written::new(href);
        let before_at = disguise::before_at(&written);
        Opened {
            hidden: false,
            disguise: disguise::of(&written, before_at.is_some(), &target),
            target,
            before_at,
            named: None,
        }
    }

    /// The layer below, with what was seen above.
    fn replaced_by(self, inner: Opened) -> Opened {
        Opened {
            disguise: self.disguise.or(inner.disguise),
            before_at: self.before_at.or(inner.before_at),
            ..inner
        }
    }

    /// The host it leads to.
    pub fn host(&self) -> Option<&DomainName> {
        match &self.target {
            Target::Web(web) => Some(&web.host),
            _ => None,
        }
    }

    /// The host that a forwarder says it leads to. Whoever runs the forwarder may lead elsewhere,
    /// so this may accuse a link and never excuse it.
    ///
    /// ```
    /// use touchstone::link::Opened;
    /// let link = Opened::new("https://stranger.example/r?url=https://www.binance.com/");
    /// assert_eq!(link.host().unwrap().ascii(), "stranger.example");
    /// assert_eq!(link.named_host().unwrap().ascii(), "www.binance.com");
    /// ```
    pub fn named_host(&self) -> Option<&DomainName> {
        self.named.as_ref().map(|web| &web.host)
    }

    /// Takes a forwarder at its word.
    pub fn believing(self) -> Opened {
        match self.named {
            Some(web) => Opened {
                target: Target::Web(web),
                hidden: false,
                named: None,
                ..self
            },
            None => self,
        }
    }
}

/// Whether the host or its path is of a service that keeps destinations to itself.
fn is_hidden(web: &Web) -> bool {
    opaque::is_opaque(&web.host) || click_counter::is_click_counter(web)
}
