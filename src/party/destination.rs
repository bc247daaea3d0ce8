//! Where does the message lead its reader?

use serde::Serialize;

use crate::language::{Tokens, cut};
use crate::message::{Link, LinkKind};

use super::request;
use super::texts::MAX_LINE;

/// Where a message leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// Nowhere: all that its reader can do is to answer.
    Nowhere,
    /// To an attached document or archive, and nowhere else.
    Attached,
    /// To brands' own hosts, or to those of the service that sent it.
    Home,
    /// Elsewhere: by a link, an address to open, a telephone number, a code to scan, an attached page.
    Elsewhere,
}

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What the message wants its reader to press.
    Action,
    /// What stands below that: regulators, social networks, block explorers, legal pages.
    Footer,
}

/// What each link is for. A footer stands behind the message's own links, and its words call to nothing.
pub(crate) fn roles<'l>(links: impl Iterator<Item = (&'l Link, bool)>) -> Vec<Role> {
    let mut own_before = false;
    links
        .map(|(link, leads_home)| {
            let is_footer = own_before && link.kind != LinkKind::Form && !calls_to_act(link);
            own_before |= leads_home;
            if is_footer {
                Role::Footer
            } else {
                Role::Action
            }
        })
        .collect()
}

/// Whether the words of a link, or of the image in it, call to an action.
fn calls_to_act(link: &Link) -> bool {
    request::calls_to_act(&Tokens::new(cut(link.words(), MAX_LINE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footers_stand_behind_own_links_and_call_to_nothing() {
        let link = |text: &str| Link {
            text: text.to_owned(),
            ..Link::default()
        };
        let links = [
            ("Partner", false, Role::Action),
            ("Binance", true, Role::Action),
            ("Financial Conduct Authority", false, Role::Footer),
            ("Verify your wallet", false, Role::Action),
            ("Hier anmelden", false, Role::Action),
            ("Terms", true, Role::Footer),
            ("", false, Role::Footer),
        ];
        let written: Vec<Link> = links.iter().map(|(text, ..)| link(text)).collect();
        let found = roles(written.iter().zip(links.iter().map(|(_, home, _)| *home)));
        for ((text, _, expected), role) in links.iter().zip(found) {
            assert_eq!(role, *expected, "{text}");
        }
    }
}
