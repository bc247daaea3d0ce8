//! The report: what was seen in a message, what follows from it, and what to show.
//!
//! Plain data with codes and values, no prose: wording lives in the extension's `_locales` and,
//! for the command line and drafts, in [`english`]. Checks write [`Finding`]s; [`policy`] alone turns them
//! into a [`Verdict`]; [`view`] lays out what is shown.
#![doc = include_str!("json.md")]

pub mod draft;
pub mod english;
pub mod policy;
pub mod view;
pub mod why;

use serde::Serialize;

pub use view::View;

/// What to do about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// No protected brand is claimed and no link imitates one: nothing is shown.
    Silent,
    /// A brand is claimed, and the sender and every link that matters are its own.
    Consistent,
    /// Something could not be tied to the brand.
    Caution,
    /// The message pretends to be a brand's.
    Impersonation,
}

/// Everything the analyzer has to say about one message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The format's version; changes when a field changes its meaning.
    pub version: u32,
    /// The verdict.
    pub verdict: Verdict,
    /// Name of the brand that is claimed or imitated.
    pub brand: Option<&'static str>,
    /// What was seen, worst first.
    pub findings: Vec<Finding>,
    /// One entry for each link of the message, in the same order.
    pub links: Vec<LinkReport>,
    /// What was checked and what could not be.
    pub checked: Checked,
    /// What to show; absent when nothing is shown.
    pub view: Option<View>,
}

/// Something seen in the message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What was seen.
    pub kind: FindingKind,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it was seen.
    #[serde(flatten)]
    pub location: Location,
    /// Name of the brand concerned.
    pub brand: Option<&'static str>,
    /// The compared values.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl Finding {
    /// The genuine domain that the finding names.
    fn genuine(&self) -> Option<&'static str> {
        match self.evidence {
            Evidence::Host { genuine, .. } => genuine,
            _ => None,
        }
    }

    /// The host that the finding is about, as the DNS knows it.
    fn host(&self) -> Option<&str> {
        match &self.evidence {
            Evidence::Host { host, .. } => Some(host),
            _ => None,
        }
    }
}

/// How much a finding weighs on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Speaks for the message or explains it.
    Note,
    /// Could not be tied to the brand.
    Doubt,
    /// Contradicts the claim.
    Alarm,
}

/// Where a finding was seen: `{"location": "link", "index": 3}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "location", content = "index", rename_all = "snake_case")]
pub enum Location {
    /// The From header.
    Sender,
    /// The Reply-To header.
    ReplyTo,
    /// A link, by its index in the message.
    Link(usize),
    /// The text, the subject or the images.
    Body,
}

/// What was seen. Each kind is written by exactly one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// The message presents itself as a brand's.
    ClaimsBrand,
    /// The sender's domain is one of the brand's.
    SenderOfficial,
    /// The sender's domain is not one of the brand's.
    SenderNotOfficial,
    /// The sender's domain is known in connection with the brand, but proves nothing.
    SenderUnverified,
    /// From names several mailboxes, and only some of them are the brand's.
    SenderShared,
    /// The sender's domain is a service's that sends mail for others: anyone can send through it.
    SentThroughService,
    /// The sender's domain imitates one of the brand's.
    SenderImitates,
    /// The sender's address could not be read.
    SenderUnread,
    /// The display name spells the brand with other or invisible characters.
    NameDisguised,
    /// The display name shows an address other than the one that sent the message.
    NameShowsAddress,
    /// Replies go to a domain that is not the brand's.
    ReplyToElsewhere,
    /// The receiving provider says that the sender's domain was forged.
    AuthenticationFailed,
    /// The receiving provider says that the sender's domain is genuine.
    AuthenticationPassed,
    /// The link's host imitates one of the brand's.
    LinkImitates,
    /// The same, certainly, in words of somebody else that the message quotes.
    QuotedLinkImitates,
    /// The link does not lead to the brand.
    LinkNotOfficial,
    /// The link's destination can't be known without opening it.
    LinkHidden,
    /// The link shows one address and leads to another.
    LinkTextDiffers,
    /// The link's address is written so that it misleads.
    LinkDisguised,
    /// The text speaks of a secret that unlocks a wallet.
    AsksForSecret,
    /// The text asks to verify, update or move something.
    AsksToAct,
    /// The text says what happens otherwise.
    Threatens,
    /// The text promises something.
    OffersReward,
    /// The text asks to send money away.
    AsksToTransfer,
    /// The text asks to read a code with a telephone.
    AsksToScan,
    /// The text gives a number to call.
    AsksToCall,
    /// The text asks to open an address that is no link.
    AsksToOpenAddress,
    /// The text asks to open an attached file, or there is nothing else.
    AsksToOpenFile,
    /// A web page is attached.
    AttachesPage,
    /// A program is attached.
    AttachesProgram,
    /// The words are in a picture.
    TextInPicture,
    /// A code that is to be scanned was not read.
    CodeUnread,
    /// Characters that nobody sees stand between the letters of a word.
    HidesCharacters,
    /// The anti-phishing code that the user chose stands in the text.
    CodeFound,
    /// It does not.
    CodeMissing,
    /// The user told which services are theirs, and this is none of them.
    NotUsed,
    /// The user allowed the sender.
    SenderAllowed,
    /// The user allowed the link's host.
    LinkAllowed,
}

/// The values that a finding compares. Hosts are A-labels, lower-case, without a trailing dot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Evidence {
    /// A host compared with the brand's genuine domain.
    Host {
        /// The host seen.
        host: String,
        /// The host as shown to people, when it has letters beyond ASCII.
        #[serde(skip_serializing_if = "Option::is_none")]
        unicode: Option<String>,
        /// The registrable domain: the part that decides whose it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        registrable: Option<String>,
        /// The genuine domain it stands for.
        #[serde(skip_serializing_if = "Option::is_none")]
        genuine: Option<&'static str>,
        /// How the host imitates the genuine domain.
        #[serde(skip_serializing_if = "Option::is_none")]
        imitation: Option<Imitation>,
    },
    /// What a link shows against where it leads.
    Shown {
        /// The host that the text or name shows.
        shown: String,
        /// The host that it really is.
        host: String,
    },
    /// A piece of the message.
    Text {
        /// Which part.
        part: Part,
        /// The text, shortened.
        text: String,
    },
    /// How a link's address misleads.
    Disguise {
        /// The trick.
        disguise: Disguise,
        /// The host it really leads to, where there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        host: Option<String>,
    },
    /// Nothing to compare.
    Nothing {},
}

/// How a host imitates a genuine domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Imitation {
    /// The kind of likeness.
    pub kind: ImitationKind,
    /// Ranges of characters (not bytes) of the host as shown to people that differ from the genuine domain.
    pub seen_spans: Vec<Span>,
    /// Ranges of characters of the genuine domain that are missing or replaced in the host.
    pub genuine_spans: Vec<Span>,
}

/// A half-open range of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

/// The kinds of likeness between hosts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ImitationKind {
    /// Letters of other scripts that look the same (`bіnance.com`).
    Homograph,
    /// ASCII characters that look the same (`b1nance.com`, `rn` for `m`).
    AsciiHomograph,
    /// One or two typing errors away (`binnance.com`).
    Typo,
    /// The same name on another suffix (`binance.cx`).
    OtherSuffix,
    /// The genuine domain as a part of another one's host name (`binance.com.evil.example`).
    Embedding,
    /// The brand's name as a host label of another domain (`binance.evil.example`).
    Subdomain,
    /// The brand's name with words around it (`binance-verify.com`).
    Combosquat,
    /// The brand's name on a platform where anyone can get a host (`binance.webflow.io`).
    Hosting,
}

/// A part of the message in which a claim was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The display name.
    Name,
    /// The local part of the sender's address.
    LocalPart,
    /// The domain of the sender's address.
    Domain,
    /// The subject.
    Subject,
    /// An image's alternative text.
    Image,
    /// A greeting, sign-off or phrase that speaks as the brand.
    Wording,
    /// A copyright or legal line.
    Footer,
    /// The hosts of links.
    Links,
    /// The name of an attachment.
    Attachment,
}

/// How a link's address can mislead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Disguise {
    /// A name before `@` that looks like the host.
    Userinfo,
    /// A bare IP address.
    IpAddress,
    /// `data:`, `javascript:` or `blob:` instead of a web address.
    Scheme,
    /// Characters that are invisible or change the direction of text.
    Invisible,
    /// Letters of the host written as something else, or letters that look like its end.
    Coded,
    /// Backslashes, line ends or `hxxp`: filters and browsers read it differently.
    Irregular,
    /// So many labels that the end of the host is out of sight.
    ManyDots,
    /// A port on which no site is commonly served.
    Port,
    /// Not an address that a browser accepts.
    Malformed,
}

/// What is known of one link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkReport {
    /// Whose it is.
    pub rating: Rating,
    /// The host it leads to after wrappers were opened.
    pub host: Option<String>,
    /// The genuine domain it stands for, when it imitates one.
    pub genuine: Option<&'static str>,
    /// Indices into [`Report::findings`].
    pub findings: Vec<usize>,
}

/// Whose a link is, for the message's brand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// Leads to a protected brand's own domain.
    Official,
    /// Leads to somebody else.
    Unrelated,
    /// The destination can't be known without opening it.
    Hidden,
    /// Imitates a brand's domain.
    Imitation,
    /// Misleads by the way it is written.
    Disguised,
    /// Leads nowhere on the web (`mailto:`, a place in the page).
    NotWeb,
}

/// What was checked and what could not be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Checked {
    /// Whether the sender's address was read.
    pub sender: bool,
    /// What the receiving provider said about it.
    pub authentication: AuthenticationState,
    /// Links looked at.
    pub links: usize,
    /// Of these, links that lead to the report's brand's own domains.
    pub official: usize,
    /// Of these, links whose destination is hidden.
    pub hidden: usize,
    /// The message was larger than the bounds, and not all of it was checked.
    pub truncated: bool,
    /// The same, and what was checked does not make it plain that the message is harmless.
    pub unread: bool,
}

/// What the receiving provider said about the From domain.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthenticationState {
    /// Nothing can be seen here.
    #[default]
    NotVisible,
    /// Seen, and says nothing certain.
    Inconclusive,
    /// The From domain passed.
    Passed,
    /// The From domain failed.
    Failed,
}
/// How many levels there are of what is told: [`Severity`]'s, [`view::Tone`]'s.
const LEVELS: usize = 4;
const _: () = assert!(view::Tone::Alarm as usize + 1 == LEVELS);
const _: () = assert!((Severity::Alarm as usize) < LEVELS);

/// The items by their levels, the highest first; in their order among equals.
fn worst_first<T>(items: impl Iterator<Item = T>, level: impl Fn(&T) -> usize) -> Vec<T> {
    let mut levels = [const { Vec::new() }; LEVELS];
    for item in items {
        levels[level(&item).min(LEVELS - 1)].push(item);
    }
    levels.into_iter().rev().flatten().collect()
}
