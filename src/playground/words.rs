//! English words for the report's codes. The banner's own words come from `_locales`.

use serde::Serialize;

use crate::check::host::HostRating;
use crate::report::{Evidence, Location, Rating, Report, Verdict};

use super::engine::to_js;

/// The code of a value, as in the JSON.
pub fn code(value: &impl Serialize) -> String {
    let value = to_js(value).ok().and_then(|value| value.as_string());
    value.unwrap_or_default()
}

/// A code with its words apart: `sender not official`.
pub fn plain(value: &impl Serialize) -> String {
    code(value).replace('_', " ")
}

/// A verdict's name and what it means.
pub fn verdict(report: &Report) -> (String, &'static str) {
    let meaning = match report.verdict {
        Verdict::Silent => {
            "No service that Touchstone knows is claimed, and no link imitates one, so the extension \
             shows nothing. That says nothing about whether the mail is honest."
        }
        Verdict::Consistent => {
            "A service is claimed, and the sender and every link that matters are its own."
        }
        Verdict::Caution => "Something could not be tied to the service that is claimed.",
        Verdict::Impersonation => {
            "The mail, or a link in it, passes itself off as a service that it is not."
        }
    };
    let name = match report.verdict {
        Verdict::Silent => "Silent",
        Verdict::Consistent => "Consistent",
        Verdict::Caution => "Caution",
        Verdict::Impersonation => "Impersonation",
    };
    match report.brand {
        Some(brand) => (format!("{name}: {brand}"), meaning),
        None => (name.to_owned(), meaning),
    }
}

/// What a link's rating means.
pub fn rating(rating: Rating) -> &'static str {
    match rating {
        Rating::Official => "a known service's own domain",
        Rating::Unrelated => "somebody else's",
        Rating::Hidden => "the destination can't be known without opening it",
        Rating::Imitation => "imitates a known service's domain",
        Rating::Disguised => "written so that it misleads",
        Rating::NotWeb => "opens no site",
    }
}

/// What a host's rating means.
pub fn host_rating(rating: HostRating) -> &'static str {
    match rating {
        HostRating::Official => "One of its own domains.",
        HostRating::Imitation => "Made to be taken for one of its domains.",
        HostRating::Suspicious => {
            "Looks like one of its domains, but may be a namesake's or another service's."
        }
        HostRating::None => {
            "Like no domain of a service that Touchstone knows. That says nothing about whose it is."
        }
    }
}

/// Where something was seen.
pub fn place(location: Location) -> String {
    match location {
        Location::Sender => "sender".to_owned(),
        Location::ReplyTo => "reply address".to_owned(),
        Location::Link(index) => format!("link {}", index + 1),
        Location::Body => "text".to_owned(),
    }
}

/// What was compared.
pub fn evidence(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Host {
            host,
            unicode,
            genuine,
            imitation,
            ..
        } => {
            let mut words = unicode.as_ref().unwrap_or(host).clone();
            if let Some(imitation) = imitation {
                words += &format!(", {}", plain(&imitation.kind));
            }
            if let Some(genuine) = genuine {
                words += &format!(", compared with {genuine}");
            }
            words
        }
        Evidence::Shown { shown, host } => format!("shows {shown}, leads to {host}"),
        Evidence::Text { part, text } => format!("{}: “{text}”", plain(part)),
        Evidence::Disguise { disguise, host } => match host {
            Some(host) => format!("{}; leads to {host}", plain(disguise)),
            None => plain(disguise),
        },
        Evidence::Nothing {} => String::new(),
    }
}
