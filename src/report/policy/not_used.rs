//! What weighs more where the reader told that the service is none of theirs.
//!
//! Services write to people without an account as well (newsletters, invitations), and so do those who
//! work with them. So it never accuses by itself: it raises by one step what asks its reader for something
//! and comes from nobody who may speak for the service.

use crate::party::{Carrier, Certainty, Demand, Destination};
use crate::report::Verdict;

use super::table::{READ_OR_NOT, Row};

use Carrier::{PerhapsImitation, Stranger, Unread};
use Certainty::{Alluded, Hinted, Spoken};
use Demand::{Call, Pressure, Something, Trap};
use Destination::{Attached, Elsewhere, Home, Nowhere};

/// The table. A row holds only where it is graver than that of [`super::ROWS`].
pub const NOT_USED: &[Row] = &[
    Row {
        name: "not used, spoken, a trap",
        author: &[Spoken],
        carrier: &[Stranger, PerhapsImitation],
        destination: &[Home],
        demand: &[Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "it speaks as a service that its reader does not use, and asks what no service asks",
    },
    Row {
        name: "not used, hinted, a trap",
        author: &[Hinted],
        carrier: &[Stranger, PerhapsImitation],
        destination: &[Elsewhere, Attached],
        demand: &[Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Impersonation,
        because: "it asks for the secret of a service that its reader does not use, and leads away from it",
    },
    Row {
        name: "not used, spoken",
        author: &[Spoken],
        carrier: &[Stranger, PerhapsImitation],
        destination: &[Home],
        demand: &[Something],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "it speaks as a service that its reader does not use, and wants something",
    },
    Row {
        name: "not used, hinted, to a stranger",
        author: &[Hinted],
        carrier: &[Stranger, PerhapsImitation, Unread],
        destination: &[Elsewhere],
        demand: &[Something],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "it hints at a service that its reader does not use, wants something, and leads away from it",
    },
    Row {
        name: "not used, hinted, pressed to answer",
        author: &[Hinted],
        carrier: &[Stranger, PerhapsImitation, Unread],
        destination: &[Nowhere],
        demand: &[Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "it hints at a service that its reader does not use, and presses the reader to answer",
    },
    Row {
        name: "not used, alluded, pressed",
        author: &[Alluded],
        carrier: &[Stranger, PerhapsImitation, Unread],
        destination: &[Elsewhere],
        demand: &[Pressure, Call, Trap],
        unseen: READ_OR_NOT,
        verdict: Verdict::Caution,
        because: "it speaks of an account that its reader does not have, and presses the reader to a stranger",
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::{Parties, Unseen};
    use crate::report::policy::row;

    /// All parties that there can be, with everything read.
    fn all() -> impl Iterator<Item = Parties> {
        use Carrier::{Agent, Allowed, Imitation, Own, Relay, Service, Shared, Unverified};
        let authors = [Alluded, Hinted, Spoken, Certainty::Named].map(Some);
        let carriers = [
            Unread,
            Own,
            Shared,
            Allowed,
            Unverified,
            Imitation,
            PerhapsImitation,
            Agent,
            Service,
            Relay,
            Stranger,
        ];
        let destinations = [Nowhere, Attached, Home, Elsewhere];
        let demands = [Demand::Nothing, Something, Pressure, Call, Trap];
        authors.into_iter().chain([None]).flat_map(move |author| {
            carriers.into_iter().flat_map(move |carrier| {
                destinations.into_iter().flat_map(move |destination| {
                    demands.into_iter().map(move |demand| Parties {
                        author,
                        carrier,
                        destination,
                        demand,
                        unseen: Unseen::NOTHING,
                        not_used: false,
                    })
                })
            })
        })
    }

    #[test]
    fn what_is_not_used_is_judged_by_one_step_more_or_as_ever() {
        let mut raised = 0;
        for parties in all() {
            let (used, not_used) = (
                row(parties).verdict,
                row(Parties {
                    not_used: true,
                    ..parties
                })
                .verdict,
            );
            let step = match used {
                Verdict::Silent => Verdict::Caution,
                Verdict::Caution => Verdict::Impersonation,
                same => same,
            };
            assert!(not_used == used || not_used == step, "{parties:?}");
            raised += usize::from(not_used != used);
            if matches!(parties.carrier, Carrier::Own | Carrier::Allowed)
                || parties.author.is_none()
            {
                assert_eq!(not_used, used, "{parties:?}");
            }
        }
        assert!(raised > 0);
    }

    /// With or without that: who asks for more, or says more plainly whose mail it is, is judged no milder.
    #[test]
    fn more_is_never_judged_milder() {
        let milder = |less: Parties, more: Parties| {
            for not_used in [false, true] {
                let judged = |parties| {
                    row(Parties {
                        not_used,
                        ..parties
                    })
                    .verdict
                };
                assert!(judged(more) >= judged(less), "{less:?}, {more:?}");
            }
        };
        for less in all() {
            for more in all() {
                let asks_more = more.demand >= less.demand && more.author == less.author;
                let is_plainer = more.author >= less.author && more.demand == less.demand;
                let is_same = (more.carrier, more.destination) == (less.carrier, less.destination);
                if is_same && (asks_more || is_plainer) {
                    milder(less, more);
                }
            }
        }
    }

    #[test]
    fn who_asks_for_nothing_is_judged_as_ever() {
        for parties in all().filter(|parties| parties.demand == Demand::Nothing) {
            let not_used = Parties {
                not_used: true,
                ..parties
            };
            assert_eq!(row(not_used), row(parties), "{parties:?}");
        }
    }
}
