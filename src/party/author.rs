//! Whose words does the message say these are?
//!
//! A brand is *named* where the sender calls itself so: by its display name, by its own domain or one that
//! imitates it. It is *spoken for* where the text speaks as it in at least two [`Way`]s (`Dear Binance
//! user` and `© Binance`), *hinted at* by one, and *alluded to* where it only speaks of what its reader has
//! there. Writing about a brand is none. A name that is also an ordinary word counts where the message is
//! about the trade ([`Topic`]), or where something that is no ordinary word names the brand as well.

use serde::Serialize;

use crate::brand::{Brand, Registry};
use crate::confusable::visual;
use crate::domain::{Address, DomainName};
use crate::language::{Tokens, cut};
use crate::likeness;
use crate::report::Part;

use super::evidence::Evidence;
use super::mention::Mention;
use super::role::Form;
use super::texts::MAX_LINE;
use super::topic::Topic;
use super::{Authors, Texts, role, wording};

const MAX_IMAGES: usize = 200;

/// A logo's text is the name and little else; a sentence is a picture's description.
const MAX_LOGO_WORDS: usize = 4;

/// A domain's own name has at least so many letters where it says who the sender is.
const MIN_OWN_LEN: usize = 4;

/// The brand that the message says it is of.
#[derive(Debug, Clone)]
pub struct Author {
    /// The brand.
    pub brand: &'static Brand,
    /// How plainly it says so.
    pub certainty: Certainty,
    /// By what, most telling first.
    pub signs: Vec<Sign>,
}

/// How plainly a message says that it is a brand's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// It speaks of what its reader has there, and no more: `your Binance account`.
    Alluded,
    /// One thing in it speaks as the brand.
    Hinted,
    /// Several things do.
    Spoken,
    /// The sender itself bears the name.
    Named,
}

/// One thing that speaks as the brand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// How.
    pub way: Way,
    /// The words, as written and shortened.
    pub text: String,
}

/// A way of speaking as a brand, most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The display name is the brand's.
    Name,
    /// The display name shows an address of the brand, or one that imitates it.
    NameShowsAddress,
    /// The sender's domain is the brand's, or certainly imitates it.
    Domain,
    /// The display name begins with the brand's name.
    NameFirst,
    /// The display name is the brand's, cut short or misspelled.
    NameMisspelled,
    /// The display name is, or begins with, the brand's, which is an ordinary word.
    WordAsName,
    /// The display name holds the brand's name among other words.
    InName,
    /// `Dear Binance user`.
    Greets,
    /// `The Binance team`.
    Signs,
    /// `Your Binance account`.
    Owns,
    /// The subject is the brand's name, speaks as the brand, or begins with its name: `Kraken: new
    /// sign-in`.
    Subject,
    /// The subject is the brand's name, and the sender has none.
    SubjectAsName,
    /// The name is spelled out in single letters.
    SpelledOut,
    /// The name alone on a line.
    Heading,
    /// `© Binance`.
    Footer,
    /// The company's full name and its address on a line.
    Imprint,
    /// An image with the name as its text.
    Logo,
    /// The part of the address left of the `@` is the name.
    LocalPart,
    /// A link shows the brand's own address.
    ShownAddress,
    /// The sender's domain perhaps imitates the brand's.
    DomainPerhaps,
    /// A link's host imitates the brand's.
    LinkedHost,
}

impl Way {
    /// The part of the message in which it is seen.
    pub fn part(self) -> Part {
        match self {
            Way::Name
            | Way::NameShowsAddress
            | Way::NameFirst
            | Way::NameMisspelled
            | Way::WordAsName
            | Way::InName => Part::Name,
            Way::Domain | Way::DomainPerhaps => Part::Domain,
            Way::Greets | Way::Signs | Way::Owns | Way::Heading | Way::SpelledOut => Part::Wording,
            Way::Subject | Way::SubjectAsName => Part::Subject,
            Way::Footer | Way::Imprint => Part::Footer,
            Way::Logo => Part::Image,
            Way::LocalPart => Part::LocalPart,
            Way::ShownAddress | Way::LinkedHost => Part::Links,
        }
    }

    /// Whether even an everyday word is used as a name so.
    pub(super) fn is_of_name_in_use(self) -> bool {
        matches!(
            self,
            Way::WordAsName | Way::Greets | Way::Signs | Way::Owns | Way::Footer | Way::Imprint
        )
    }

    /// Whether the sender itself bears the name so.
    pub(super) fn names(self) -> bool {
        matches!(self, Way::Name | Way::NameShowsAddress | Way::Domain)
    }
}

/// What the hosts of the message say, decided before: whose they are, and whom they imitate (certainly
/// or perhaps).
#[derive(Debug, Default)]
pub struct Hosts {
    /// Owner of the sender's domain.
    pub sender_owner: Option<&'static Brand>,
    /// Whether the sender's domain is a service's that mails in its customers' names.
    pub sender_is_service: bool,
    /// Brand that the sender's domain imitates.
    pub sender_like: Option<(&'static Brand, bool)>,
    /// What the display name shows: a brand's address, or an imitation of one.
    pub name_shows: Option<SeenHost>,
    /// Brands whose own hosts are linked.
    pub linked: Vec<&'static Brand>,
    /// Hosts of links that imitate a brand's.
    pub linked_like: Vec<SeenHost>,
    /// Brands' own hosts that links show as their text.
    pub shown: Vec<SeenHost>,
}

/// A host in the message, with the brand whose it is or whose it imitates.
#[derive(Debug)]
pub struct SeenHost {
    /// The brand.
    pub brand: &'static Brand,
    /// The host, in A-labels.
    pub host: String,
    /// Whether it is the brand's, or certainly imitates it.
    pub certain: bool,
}

impl Authors {
    /// The brand that the message most plainly says it is of, if any.
    pub fn find(
        &self,
        texts: &Texts,
        sender: Option<&Address>,
        hosts: &Hosts,
        registry: &Registry,
    ) -> Option<Author> {
        let mut evidence = Evidence::new(Topic::of(texts));
        self.read_name(texts, registry, &mut evidence);
        self.read_local_part(sender, &mut evidence);
        self.read_subject(texts, &mut evidence);
        self.read_images(texts, &mut evidence);
        self.read_text(&texts.text, &mut evidence);
        read_hosts(hosts, &mut evidence);
        // A service that passes on other people's words goes by its own name beside theirs.
        let own_name = own_name(&texts.name, sender);
        evidence.most_plain(|candidate| {
            let brand = candidate.brand;
            let own_name = own_name
                && !candidate.apart
                && (!hosts.sender_is_service || candidate.is_in_name());
            let is_like = hosts
                .sender_like
                .is_some_and(|(like, _)| like.id == brand.id);
            let is_like = is_like || sender.is_some_and(|sender| bears_name(&sender.domain, brand));
            candidate.certainty(own_name && !is_like)
        })
    }

    fn read_name(&self, texts: &Texts, registry: &Registry, evidence: &mut Evidence) {
        let words = &texts.name_words;
        let mentions = self.names.find_in_name(words);
        for mention in &mentions {
            // Nobody writes an ordinary word with the letters of another alphabet by chance, or turned around.
            let apart = self.stands_apart(&texts.name, mention);
            let disguised = mention.is_disguised_in(&texts.name)
                || visual(&texts.name) != texts.name && !mention.ordinary;
            let way = match (Form::of(words, mention), mention.ordinary) {
                _ if disguised => Way::Name,
                (Form::Title, _) => continue,
                (Form::Role, _) if mention.everyday => Way::WordAsName,
                _ if mention.everyday => continue,
                (Form::Role | Form::Person, false) => Way::Name,
                (Form::Role | Form::Person, true) if evidence.topic >= Topic::Account => Way::Name,
                (Form::Role | Form::Person, true) => Way::WordAsName,
                _ if apart && evidence.topic >= Topic::Account => Way::Name,
                _ if apart && !mention.ordinary => Way::Name,
                (Form::First, false) => Way::NameFirst,
                (Form::First, true) if evidence.topic >= Topic::Trade => Way::WordAsName,
                _ => Way::InName,
            };
            evidence.mention_surely(mention, way, &texts.name, disguised || !mention.ordinary);
            evidence.set_apart(mention.brand, apart);
        }
        if !mentions.is_empty() || self.names.hold_namesake(words) {
            return;
        }
        let cut_short = self.names.find_cut_short(&texts.name, words);
        let brand = cut_short.map(|mention| mention.brand);
        let misspelled = || misspelled(words, registry);
        if let Some((brand, certain)) = brand.map(|brand| (brand, true)).or_else(misspelled) {
            let way = if certain {
                Way::NameMisspelled
            } else {
                Way::InName
            };
            evidence.add(brand, way, &texts.name, certain || !brand.word);
        }
    }

    /// Whether a brand stands in a part of its own: `Kundendienst (Bitpanda)`.
    fn stands_apart(&self, name: &str, mention: &Mention) -> bool {
        let brand = mention.brand;
        name.split([
            '(', ')', '[', ']', '|', '/', ':', ',', '-', '–', '—', '•', '·',
        ])
        .flat_map(|part| part.split(" via "))
        .filter(|part| part.len() < name.len())
        .map(Tokens::new)
        .any(|part| {
            let mentions = self.names.find_in_name(&part);
            let mut of_brand = mentions
                .iter()
                .filter(|mention| mention.brand.id == brand.id);
            of_brand.any(|mention| Form::of(&part, mention) == Form::Role)
        })
    }

    fn read_local_part(&self, sender: Option<&Address>, evidence: &mut Evidence) {
        let Some(sender) = sender else { return };
        // On a shared platform the local part is all that the sender chose.
        let way = match sender.domain.is_on_platform() {
            true => Way::Name,
            false => Way::LocalPart,
        };
        for mention in self.names.find_in_name(&Tokens::new(&sender.local)) {
            evidence.mention(&mention, way, &sender.local);
        }
    }

    fn read_subject(&self, texts: &Texts, evidence: &mut Evidence) {
        let tokens = &texts.subject;
        let nameless = role::names_nobody(&texts.name_words) || texts.name.contains('@');
        for mention in self.names.find(tokens) {
            let subject = cut(&texts.message.subject, MAX_LINE);
            let is_role = Form::of(tokens, &mention) == Form::Role;
            let spoken = wording::speaks_as(tokens, &mention);
            let begins = mention.start == 0 && nameless;
            // Beside a sender without a name the subject is all that a list of mails shows.
            let way = match spoken {
                Some(Way::Owns) => Way::Owns,
                _ if is_role && nameless => Way::SubjectAsName,
                _ if is_role || begins || is_headed(subject, &mention, tokens) => Way::Subject,
                Some(Way::Greets | Way::Signs) => Way::Subject,
                _ => continue,
            };
            evidence.mention(&mention, way, subject);
        }
    }

    fn read_images(&self, texts: &Texts, evidence: &mut Evidence) {
        let images = texts.message.image_texts.iter().take(MAX_IMAGES);
        for text in images.map(|text| cut(text, MAX_LINE)) {
            // `Buy crypto | Kraken` is the title of a page, and ends in its owner's name.
            for part in text.split(['|', '–', '—', ':', '_']) {
                let tokens = Tokens::new(part);
                if tokens.len() > MAX_LOGO_WORDS {
                    continue;
                }
                for mention in self.names.find(&tokens) {
                    if Form::of(&tokens, &mention) == Form::Role {
                        evidence.mention(&mention, Way::Logo, text);
                    }
                }
            }
        }
    }

    fn read_text(&self, tokens: &Tokens, evidence: &mut Evidence) {
        for mention in self.names.find(tokens) {
            let way = wording::speaks_as(tokens, &mention);
            // A heading or a signature: `KRAKEN Security`.
            let heading = || role::fills_line(tokens, &mention).then_some(Way::Heading);
            let Some(way) = way.or_else(heading) else {
                continue;
            };
            // What one has an account at has a name: `your Kraken account`.
            let is_name =
                evidence.topic >= Topic::Account && wording::has_holders(tokens, &mention);
            let unmistakable = !mention.ordinary || is_name;
            evidence.mention_surely(&mention, way, &around(tokens, &mention), unmistakable);
        }
        for mention in self.names.find_spelled_out(tokens) {
            evidence.mention(&mention, Way::SpelledOut, &around(tokens, &mention));
        }
    }
}

/// The words near a mention, for showing why.
fn around(tokens: &Tokens, mention: &Mention) -> String {
    tokens.words(mention.start.saturating_sub(3)..mention.end + 3)
}

/// Whether a subject begins with the brand's name and a colon or the like behind it.
fn is_headed(subject: &str, mention: &Mention, tokens: &Tokens) -> bool {
    let words = mention.end - mention.start;
    let replied = REPLIED.iter().filter(|prefix| starts_with(subject, prefix));
    let (subject, prefix_words) = match replied.map(|prefix| prefix.len()).next() {
        Some(length) => (subject[length..].trim_start(), 1),
        None => (subject, 0),
    };
    let opened = subject.trim_start_matches(['[', '【', '(']);
    let opened = opened.replace(" - ", ": ");
    let head = opened
        .split([':', '：', '|', ']', '】', ')', '–', '—'])
        .next()
        .unwrap_or_default();
    let is_cut = head.len() < opened.len();
    mention.start == prefix_words
        && is_cut
        && words < tokens.len()
        && Tokens::new(head).len() == words
}

/// What programs put before the subject of an answer.
const REPLIED: [&str; 7] = ["re:", "fw:", "fwd:", "aw:", "wg:", "sv:", "tr:"];

fn starts_with(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// The brand whose name a display name misspells, certainly or perhaps; it is read as host names are.
fn misspelled(words: &Tokens, registry: &Registry) -> Option<(&'static Brand, bool)> {
    let joined = words.iter().collect::<Vec<_>>().join("-");
    if joined.len() > 60 || !joined.is_ascii() {
        return None;
    }
    let host = DomainName::parse(&format!("{joined}.com"))?;
    let likeness = likeness::find(&host, registry)?;
    Some((likeness.brand, likeness.certain))
}

/// Whether the sender goes by the name of its own domain: `Taxfolio <hello@taxfolio.example>`.
fn own_name(name: &str, sender: Option<&Address>) -> bool {
    let Some(label) = sender.and_then(|sender| sender.domain.name_label()) else {
        return false;
    };
    let label: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
    let name: String = Tokens::new(name).iter().collect();
    let is_part = name.len() >= MIN_OWN_LEN && label.contains(&name);
    label.len() >= MIN_OWN_LEN && (name.contains(&label) || is_part)
}

/// Whether a domain bears the coined name of a brand: nobody else goes by that.
fn bears_name(domain: &DomainName, brand: &Brand) -> bool {
    let label = domain.name_label().filter(|_| !domain.is_on_platform());
    !brand.word && brand.labels.iter().any(|name| label == Some(name))
}

fn read_hosts(hosts: &Hosts, evidence: &mut Evidence) {
    // Of the sender's domain other findings tell.
    if let Some(brand) = hosts.sender_owner {
        evidence.add(brand, Way::Domain, brand.home, true);
    }
    if let Some((brand, certain)) = hosts.sender_like {
        let way = if certain {
            Way::Domain
        } else {
            Way::DomainPerhaps
        };
        evidence.add(brand, way, brand.home, certain);
    }
    let mut add = |seen: &SeenHost, way, sure| evidence.add(seen.brand, way, &seen.host, sure);
    if let Some(seen) = &hosts.name_shows {
        add(seen, Way::NameShowsAddress, true);
    }
    for seen in &hosts.linked_like {
        add(seen, Way::LinkedHost, seen.certain);
    }
    for seen in &hosts.shown {
        add(seen, Way::ShownAddress, true);
    }
    // Linking to a brand is not speaking as it, but tells that its name means the brand.
    for brand in &hosts.linked {
        if let Some(candidate) = evidence.candidates.get_mut(brand.id) {
            candidate.unmistakable = true;
        }
    }
}
