//! A host's result. Its address can be passed on: `#host=…` holds the host and nothing else.

use web_sys::Element;

use crate::domain::{DomainName, Target};
use crate::likeness::host::HostRating;

use super::dom::{Outcome, around, element, put, window};
use super::engine::{CheckedHost, Engine, to_js};
use super::{banner, reading, result, split, words};

const KEY: &str = "#host=";

/// The host that people mean: they may have pasted a whole address.
pub fn read(typed: &str) -> Option<DomainName> {
    let typed = typed.trim();
    match Target::parse(typed) {
        Target::Web(web) => Some(web.host),
        _ => DomainName::parse(typed),
    }
}

/// The host in the page's own address.
pub fn from_address() -> Outcome<Option<String>> {
    let hash = window()?.location().hash()?;
    let Some(written) = hash.strip_prefix(KEY) else {
        return Ok(None);
    };
    Ok(js_sys::decode_uri_component(written).ok().map(String::from))
}

/// Shows a host that was checked.
pub fn show(engine: &Engine, name: &DomainName) -> Outcome {
    let CheckedHost {
        rated,
        read,
        linked,
    } = engine.check_host(name.ascii());
    let place = result::clear()?;
    let title = match rated.brand {
        Some(brand) => format!("{}: {brand}", heading(rated.rating)),
        None => heading(rated.rating).to_owned(),
    };
    let mut meaning = words::host_rating(rated.rating).to_owned();
    if let Some(kind) = rated.kind {
        meaning += &format!(" Seen: {}.", words::plain(&kind));
    }
    if let (Some(genuine), false) = (rated.genuine, rated.rating == HostRating::Official) {
        meaning += &format!(" The genuine domain is {genuine}.");
    }
    result::head(&place, &words::code(&rated.rating), &title, &meaning)?;

    let section = result::section(&place, "In a stranger’s mail whose only link leads there")?;
    let link = element("p", "note", &format!("https://{}/", name.unicode()))?;
    put(&section, &link)?;
    if linked.view.is_none() {
        link.set_text_content(Some("The extension would show nothing."));
    }
    reading::write(&place, &read)?;
    let section = result::section(&place, "The name and its parts")?;
    put(&section, &split::parts(name)?)?;
    put(&section, &link_here(name)?)?;
    let note = "What `touchstone host` prints in columns.";
    result::json(&place, note, &rated)?;
    result::show(&place)?;
    if linked.view.is_some() {
        banner::show(&to_js(&linked.view)?, &link)?;
    }
    Ok(())
}

fn heading(rating: HostRating) -> &'static str {
    match rating {
        HostRating::Official => "Official",
        HostRating::Imitation => "Imitation",
        HostRating::Suspicious => "Suspicious",
        HostRating::None => "Nothing known",
    }
}

fn link_here(name: &DomainName) -> Outcome<Element> {
    let link = element("a", "", "Link to this check")?;
    link.set_id("link-here");
    link.set_attribute("href", &format!("{KEY}{}", name.ascii()))?;
    let note = element("span", "note", " holds the host’s name and nothing else.")?;
    around("p", "", [link, note])
}
