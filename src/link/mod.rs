//! Links opened offline: through the wrappers that mail filters put around them, to the host they
//! really lead to, or to the word that it can't be known.

mod disguise;
mod opaque;
mod wrapper;

use crate::domain::{DomainName, Target};
use crate::report::Disguise;

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
        let mut target = Target::parse(href);
        let mut disguise = disguise(href, &target);
        for _ in 0..MAX_DEPTH {
            let Some(inner) = wrapper::unwrap(&target) else {
                break;
            };
            target = Target::parse(&inner);
            disguise = disguise.or(disguise::find(&inner, &target));
        }
        let hidden = matches!(&target, Target::Web(web) if opaque::is_opaque(&web.host) || wrapper::unwrap(&target).is_some());
        Opened {
            target,
            hidden,
            disguise,
        }
    }

    /// The host it leads to.
    pub fn host(&self) -> Option<&DomainName> {
        match &self.target {
            Target::Web(web) => Some(&web.host),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Opened;

    #[test]
    fn nested_wrappers_are_opened_to_the_end_or_said_to_be_hidden() {
        let mut href = String::from("https://evil.example/");
        for _ in 0..3 {
            let query: String = url::form_urlencoded::byte_serialize(href.as_bytes()).collect();
            href = format!("https://www.google.com/url?q={query}");
        }
        assert_eq!(
            Opened::new(&href).host().expect("a host").ascii(),
            "evil.example"
        );
        for _ in 0..8 {
            let query: String = url::form_urlencoded::byte_serialize(href.as_bytes()).collect();
            href = format!("https://www.google.com/url?q={query}");
        }
        assert!(Opened::new(&href).hidden);
    }
}
