//! Whose mail is it? Who takes part in a message, each with its evidence.
//!
//! | file | party | question |
//! |---|---|---|
//! | `author` | author | whose words does it say these are? |
//! | `carrier` | carrier | whose system sent it, and is that the author's? |
//! | `topic` | subject matter | is it about crypto, about somebody's account, or about neither? |
//! | `destination` | destinations | where does it lead its reader? |
//! | `request` | request | what does it ask of its reader? |
//!
//! | file | what they look at |
//! |---|---|
//! | `texts` | the words of a message, bounded and folded |
//! | `mention` | where brands are named |
//! | `role` | what stands beside a brand in a display name |
//! | `evidence` | what speaks as each brand, and what it amounts to |
//! | `wording` | how the words around a name speak as the brand |
//! | `opening` | what a message asks to open that is no link |
//! | `attachment` | what the names of attached files say |
//! | `unseen` | what of a message can't be read |
//!
//! Nothing here decides: [`crate::report::policy`] has one table over these parties.

mod attachment;
mod author;
mod carrier;
mod destination;
mod evidence;
mod mention;
mod opening;
mod request;
mod role;
mod texts;
mod topic;
mod unseen;
mod wording;

use crate::brand::Registry;

pub(crate) use attachment::file_to_open;
pub use author::{Author, Certainty, Hosts, SeenHost, Sign, Way};
pub use carrier::Carrier;

pub(crate) use destination::roles;
pub use destination::{Destination, Role};
use mention::Names;
pub(crate) use opening::addresses;
pub use request::{Demand, Request};
pub(crate) use request::{add_buttons, find as find_requests};
pub(crate) use texts::MAX_TEXT;
pub use texts::Texts;
pub use topic::{Topic, Vocabulary};
pub use unseen::{Obscured, Unseen};

/// What looks for authors. Build it once: it indexes the brands' names.
pub struct Authors {
    names: Names,
}

impl Authors {
    /// Indexes the names of the registry's brands.
    pub fn new(registry: &Registry) -> Authors {
        Authors {
            names: Names::new(registry),
        }
    }
}

/// The parties of a message, as the policy's table sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parties {
    /// How plainly the message says that it is a brand's; none where it says so of no brand.
    pub author: Option<Certainty>,
    /// Whose system sent it, seen from that brand.
    pub carrier: Carrier,
    /// Where it leads.
    pub destination: Destination,
    /// What it asks for.
    pub demand: Demand,
    /// What of it can't be read.
    pub unseen: Unseen,
    /// Whether the reader told that this brand's services are none of theirs.
    pub not_used: bool,
}

impl Parties {
    /// Nobody's mail.
    pub(crate) const NOBODY: Parties = Parties {
        author: None,
        carrier: Carrier::Stranger,
        destination: Destination::Home,
        demand: Demand::Nothing,
        unseen: Unseen::NOTHING,
        not_used: false,
    };
}
