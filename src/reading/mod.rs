//! How a host name is read: as an ordinary name, or as one that carries a brand's?
//!
//! The labels left of the public suffix are read as a chain of pieces: words, numbers, other
//! letters, and in one of two readings exactly one brand's name, spelled right or not. A piece
//! costs −ln of how likely it is, so that the cheapest chain is the likeliest one, and the
//! difference between the two readings' costs is the log-odds that the name is meant to be read as
//! the brand's. Two thresholds on that number decide, and a lower one for a name beside nothing but account words. This is the noisy channel of
//! spelling correctors (Kernighan, Church and Gale 1990; Brill and Moore 2000) over the word
//! segmentation of Norvig ("Natural Language Corpus Data" in *Beautiful Data*, 2009); the costs are
//! estimated by Viterbi training over ordinary hosts and over imitations (`pack fit`).
//!
//! What it assumes:
//! - Pieces are independent of each other: a word costs the same whatever stands beside it. Beside a
//!   brand's name words have another cost than in ordinary names; that alone makes `login` or
//!   `support` evidence.
//! - Letters that are no word cost what a model of three letters in a row says.
//! - Slips are independent of each other and of the name, but for the first letter.
//! - A misspelled name has its first or its last letters right: three of a name of seven letters or more,
//!   two of a shorter one, or of one with two slips.
//! - A letter of another script is read as the ASCII letter it looks like, and costs something.
//! - A name that imitates holds one brand. Where it holds two, the cheaper reading names one of them.
//! - Nobody's name is an exception. Well-known names that contain a brand's (`capgemini`) are words.
//!
//! | file | what |
//! |---|---|
//! | `text` | the letters of a host and the gaps between them |
//! | `costs` | what each piece costs: the generated table |
//! | `words` | the words of that table |
//! | `pieces` | the words and other pieces that the letters may be read as |
//! | `lane` | the cheapest chain of them up to each letter, and from each on |
//! | `room` | what a name may cost where it stands |
//! | `names`, `forms`, `hashes` | the brands' names, by the hashes of their letters |
//! | `ends`, `places` | where names may stand, by how they begin and end |
//! | `stems` | names that a suffix completes |
//! | `least` | what names cost at least |
//! | `matches` | the letters that have a name's key |
//! | `candidates` | where letters may be read as a name |
//! | `inside` | what gaps and folded letters cost inside a name |
//! | `misspelling` | what it costs to read letters as a name |
//! | `chain` | the cheapest chain, without a name and with one |
//! | `judgement` | by how much one reading is the likelier |
//! | `explain` | both readings, for people |

mod candidates;
mod chain;
mod costs;
mod ends;
mod explain;
mod forms;
mod hashes;
mod inside;
mod judgement;
mod lane;
mod least;
mod matches;
mod misspelling;
mod names;
mod pieces;
mod places;
mod room;
mod stems;
mod text;
mod words;

use crate::brand::Brand;
use crate::domain::DomainName;

pub use candidates::{Candidate, candidates};
pub use chain::{Chains, Nameless, Step};
pub use costs::{Cost, Costs, KINDS, Kind, Mode, SYMBOLS};
pub use explain::{Branded, Costed, Explanation, NoneNear, Part, Unread, explain};
pub use judgement::{Judgement, Wanted, judge};
pub use lane::Piece;
pub use misspelling::Alignment;
pub use names::{Name, Names};
pub use pieces::Pieces;
pub use text::{Gap, Text};

/// A host that reads cheaper with a brand's name than without.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Whose name is read.
    pub brand: &'static Brand,
    /// The log-odds that it is meant to be, in eighths of a nat.
    pub odds: i32,
    /// Whether the odds are past the threshold for an imitation, not only for a suspicion.
    pub certain: bool,
    /// How the name is written.
    pub spelling: Spelling,
    /// Where it stands.
    pub place: Place,
    /// Characters of the shown host that are read as the name.
    pub span: std::ops::Range<usize>,
}

/// How a brand's name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// As it is.
    Exact,
    /// As it is, but for hyphens or dots inside.
    CutUp,
    /// As the brand's domain, suffix and all.
    Domain,
    /// With letters that look like those of another script or with marks.
    Homoglyph,
    /// With ASCII characters that look alike.
    Alike,
    /// With other slips.
    Misspelled,
}

/// Where a brand's name stands in a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is the label left of the suffix.
    Name,
    /// Within that label.
    InName,
    /// It is a label below somebody's domain.
    Label,
    /// Within labels below somebody's domain, or across labels.
    Below,
}

/// Reads a host; none when it is not even suspicious.
///
/// ```
/// use touchstone::{brand::Registry, domain::DomainName, reading};
/// let registry = Registry::builtin();
/// let read = |host| reading::read(&DomainName::parse(host).unwrap(), registry.names());
/// assert_eq!(read("metamasks.io").unwrap().brand.name, "MetaMask");
/// assert!(read("finance.example").is_none());
/// ```
pub fn read(host: &DomainName, names: &Names) -> Option<Reading> {
    let costs = Costs::builtin();
    let text = Text::new(host)?;
    let judgement = judge(&text, suffix(host), names, costs, Wanted::Suspicious)?;
    if !judgement.is_suspicious(costs) {
        return None;
    }
    let candidate = judgement.candidate;
    let name = &names.all()[candidate.name];
    Some(Reading {
        brand: name.brand,
        odds: judgement.odds,
        certain: judgement.is_imitation(costs),
        spelling: spelling(&text, &candidate, name, costs),
        place: place(&text, &candidate),
        span: text.span(candidate.start, candidate.end),
    })
}

/// The suffix as the table has it: all platforms are one.
pub fn suffix(host: &DomainName) -> &str {
    if host.is_on_platform() {
        "+"
    } else {
        host.suffix()
    }
}

fn spelling(text: &Text, candidate: &Candidate, name: &Name, costs: &Costs) -> Spelling {
    let Candidate {
        start, end, exact, ..
    } = *candidate;
    let gaps = || (start + 1..end).filter(|&at| text.gap(at) != Gap::None);
    if (start..end).any(|at| text.is_folded(at)) {
        return Spelling::Homoglyph;
    }
    if !exact {
        let seen = &text.letters()[start..end];
        let alignment = Alignment::new(seen, name.text.as_bytes(), costs);
        let alike = alignment.slips().all(|slip| slip == Kind::Alike);
        return if alike {
            Spelling::Alike
        } else {
            Spelling::Misspelled
        };
    }
    match gaps().next() {
        _ if name.has_suffix() => Spelling::Domain,
        None => Spelling::Exact,
        Some(_) => Spelling::CutUp,
    }
}

fn place(text: &Text, candidate: &Candidate) -> Place {
    let Candidate { start, end, .. } = *candidate;
    let whole = text.gap(start) == Gap::Dot && text.gap(end) == Gap::Dot;
    let across = (start + 1..end).any(|at| text.gap(at) == Gap::Dot);
    match (start >= text.name(), whole && !across) {
        (true, true) => Place::Name,
        (true, false) => Place::InName,
        (false, true) => Place::Label,
        (false, false) => Place::Below,
    }
}
