//! English words for the report's codes. The banner's own words come from `_locales`.

use serde::Serialize;

use crate::likeness::host::HostRating;
use crate::party::{Carrier, Certainty, Demand, Destination, Obscured, Way};
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

/// How plainly a mail says whose it is.
pub fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Alluded => "alluded to: it speaks of your account there, and no more",
        Certainty::Hinted => "hinted at: one thing speaks as it",
        Certainty::Spoken => "spoken for: several things speak as it",
        Certainty::Named => "named: the sender itself bears the name",
    }
}

/// What speaks as the service.
pub fn way(way: Way) -> &'static str {
    match way {
        Way::Name => "the display name is the service’s",
        Way::NameShowsAddress => "the display name shows its address, or one like it",
        Way::Domain => "the sender’s domain is its own, or imitates it",
        Way::NameFirst => "the display name begins with its name",
        Way::NameMisspelled => "the display name is its name, cut short or misspelled",
        Way::WordAsName => "the display name is its name, which is an ordinary word",
        Way::InName => "the display name holds its name among other words",
        Way::Greets => "the text greets its users",
        Way::Signs => "the text is signed as by its team",
        Way::Owns => "the text speaks of your account or wallet there",
        Way::Subject => "the subject speaks as the service",
        Way::SubjectAsName => "the subject is its name, and the sender has none",
        Way::SpelledOut => "its name is spelled out in single letters",
        Way::Heading => "its name stands alone on a line",
        Way::Footer => "the footer is its own",
        Way::Imprint => "the company’s full name and address stand on a line",
        Way::Logo => "an image has its name as its text",
        Way::LocalPart => "its name stands left of the @ in the sender’s address",
        Way::ShownAddress => "a link shows its address",
        Way::DomainPerhaps => "the sender’s domain perhaps imitates its own",
        Way::LinkedHost => "a link’s host imitates its own",
    }
}

/// Whose system sent a mail.
pub fn carrier(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Unread => "not known: the sender’s address could not be read",
        Carrier::Own => "the author itself, from its own domain",
        Carrier::Allowed => "a sender that was allowed for the author",
        Carrier::Shared => "the author and somebody else: From names both",
        Carrier::Unverified => "a domain known beside the author, which proves nothing",
        Carrier::Imitation => "a domain that imitates the author’s",
        Carrier::PerhapsImitation => "a domain that perhaps imitates the author’s",
        Carrier::Agent => "an agent of the author, and of others",
        Carrier::Service => "a service that sends mail in its customers’ names",
        Carrier::Relay => "a service that passes on what people write to each other",
        Carrier::Stranger => "a stranger: somebody else’s domain or mailbox",
    }
}

/// Where a mail leads.
pub fn destination(destination: Destination) -> &'static str {
    match destination {
        Destination::Nowhere => "nowhere: all that its reader can do is to answer",
        Destination::Attached => "to an attached file, and nowhere else",
        Destination::Home => "home: to known services’ own sites, or to the service that sent it",
        Destination::Elsewhere => {
            "elsewhere: by a link, an address to open, a number to call, a code to scan, or an attached page"
        }
    }
}

/// How much a mail asks of its reader.
pub fn demand(demand: Demand) -> &'static str {
    match demand {
        Demand::Nothing => "nothing is asked",
        Demand::Something => "something is asked",
        Demand::Pressure => "several things are asked at once",
        Demand::Call => "to call a number, or to send money away",
        Demand::Trap => {
            "a secret, or to open an attached page or program: no service asks for it by mail"
        }
    }
}

/// What keeps something in a mail from being read.
pub fn obscured(what: Obscured) -> &'static str {
    match what {
        Obscured::Picture => "its words: they are in a picture",
        Obscured::Code => "the code to scan",
        Obscured::Characters => "characters without a shape inside the service’s name",
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
