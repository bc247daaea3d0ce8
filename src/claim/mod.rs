//! Whose mail does a message present itself as?
//!
//! Each part of the message adds weight for each brand it speaks as; writing *about* a brand adds
//! none. A brand is claimed from [`CLAIMED`] on, and strongly (the sender calls itself so) from
//! [`STRONG`] on. A brand whose name is an ordinary word also needs crypto words around it, or a
//! host that is the brand's or imitates it.

mod context;
mod mention;
mod wording;

use std::collections::BTreeMap;

use crate::brand::{Brand, Registry};
use crate::domain::Address;
use crate::language::{MAX_SHOWN, Tokens, cut, ends};
use crate::message::Message;
use crate::report::Part;

pub(crate) use context::relays;
use mention::{Mention, Names};
use wording::Way;

/// Weight from which a brand counts as claimed.
pub const CLAIMED: u32 = 6;
/// Weight from which the claim counts as strong.
pub const STRONG: u32 = 9;

/// Weight from which the message's pressure adds to it.
const MIN_RAISED: u32 = 4;

/// Of a longer text the beginning and the end are read.
pub(crate) const MAX_TEXT: usize = 100_000;
const MAX_LINE: usize = 1_000;
const MAX_IMAGES: usize = 200;

/// A brand that the message presents itself as.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The brand.
    pub brand: &'static Brand,
    /// How much speaks for it.
    pub weight: u32,
    /// What speaks for it, heaviest first: the part and the words, shortened.
    pub signs: Vec<Sign>,
}

/// One thing that speaks for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Where it stands.
    pub part: Part,
    /// The words, as written.
    pub text: String,
    /// Its weight.
    pub weight: u32,
}

impl Claim {
    /// Whether the sender itself takes the brand's name.
    pub fn is_strong(&self) -> bool {
        self.weight >= STRONG
    }
}

/// What the hosts of the message say, decided before: whose they are, and whom they imitate
/// (certainly or perhaps).
#[derive(Debug, Default)]
pub struct Hosts {
    /// Owner of the sender's domain.
    pub sender_owner: Option<&'static Brand>,
    /// Brand that the sender's domain imitates.
    pub sender_like: Option<(&'static Brand, bool)>,
    /// Brand whose address, or an imitation of it, the display name shows.
    pub name_shows: Option<&'static Brand>,
    /// Brands whose own hosts are linked.
    pub linked: Vec<&'static Brand>,
    /// Brands that link hosts imitate.
    pub linked_like: Vec<(&'static Brand, bool)>,
    /// The mail leads its reader elsewhere than to brands' own hosts.
    pub leads_astray: bool,
    /// Brands whose own addresses links show as their text.
    pub shown: Vec<&'static Brand>,
}

/// The words of a message, bounded and folded once for all who read them.
pub struct Texts<'m> {
    message: &'m Message,
    /// The display name as written.
    pub name: &'m str,
    pub(crate) name_words: Tokens,
    pub(crate) subject: Tokens,
    pub(crate) text: Tokens,
}

impl<'m> Texts<'m> {
    /// Folds the words of a message.
    pub fn new(message: &'m Message) -> Texts<'m> {
        let name = message
            .sender
            .name
            .as_ref()
            .map_or("", |reading| cut(&reading.value, MAX_LINE));
        Texts {
            message,
            name,
            name_words: Tokens::new(name),
            subject: Tokens::new(cut(&message.subject, MAX_LINE)),
            text: Tokens::new(&ends(message.own_text(), MAX_TEXT)),
        }
    }
}

/// Finds claims. Build it once: it indexes the brands' names.
pub struct Claims {
    names: Names,
}

impl Claims {
    /// Indexes the names of the registry's brands.
    pub fn new(registry: &Registry) -> Claims {
        Claims {
            names: Names::new(registry),
        }
    }

    /// The brand that the message most presents itself as, if any. `signs`: how many different
    /// things it presses its reader to do.
    pub fn find(
        &self,
        texts: &Texts,
        sender: Option<&Address>,
        hosts: &Hosts,
        signs: usize,
    ) -> Option<Claim> {
        let mut weights = Weights::default();
        self.weigh_name(texts, &mut weights);
        self.weigh_address(sender, &mut weights);
        self.weigh_subject(texts, &mut weights);
        self.weigh_images(texts.message, &mut weights);
        self.weigh_text(&texts.text, &mut weights);
        weigh_hosts(hosts, &mut weights);

        let around = Around {
            about_crypto: context::is_about_crypto([
                &texts.name_words,
                &texts.subject,
                &texts.text,
            ]),
            speaks_for_itself: sender
                .is_some_and(|sender| context::speaks_for_itself(texts.name, sender)),
            relays: sender.is_some_and(|sender| context::relays(&sender.domain)),
            recruits: sender.is_some_and(|sender| context::recruits(&sender.domain)),
            leads_astray: hosts.leads_astray,
            signs,
        };
        weights.best(|tally| tally.settle(&around))
    }

    fn weigh_name(&self, texts: &Texts, weights: &mut Weights) {
        for mention in self.names.find_in_name(&texts.name_words) {
            // Nobody writes an ordinary word with the letters of another alphabet by chance.
            let disguised = mention.is_disguised_in(texts.name);
            let strong = disguised || context::names_a_role(&texts.name_words, &mention);
            let weight = if strong { STRONG } else { 4 };
            weights.add(
                mention.brand,
                Part::Name,
                texts.name,
                weight,
                disguised || !mention.ordinary,
            );
        }
    }

    fn weigh_address(&self, sender: Option<&Address>, weights: &mut Weights) {
        let Some(sender) = sender else { return };
        // On a shared platform the local part is all that the sender chose.
        let weight = if sender.domain.is_on_platform() {
            CLAIMED
        } else {
            4
        };
        for mention in self.names.find_in_name(&Tokens::new(&sender.local)) {
            weights.mention(&mention, Part::LocalPart, &sender.local, weight);
        }
    }

    fn weigh_subject(&self, texts: &Texts, weights: &mut Weights) {
        let (subject, tokens) = (&texts.message.subject, &texts.subject);
        for mention in self.names.find(tokens) {
            let alone = mention.end - mention.start == tokens.len() && !mention.inside;
            let role = context::names_a_role(tokens, &mention);
            let weight = match (role, alone, wording::speaks_as(tokens, &mention)) {
                (true, false, _) => CLAIMED,
                (true, true, _) | (_, _, Some(_)) => 4,
                _ => 2,
            };
            weights.mention(&mention, Part::Subject, subject, weight);
        }
    }

    fn weigh_images(&self, message: &Message, weights: &mut Weights) {
        for text in message
            .image_texts
            .iter()
            .take(MAX_IMAGES)
            .map(|text| cut(text, MAX_LINE))
        {
            let tokens = Tokens::new(text);
            // A logo's text is the name and little else; a sentence is a picture's description.
            let weight = match tokens.len() {
                0..=4 => 3,
                5..=12 => 2,
                _ => continue,
            };
            for mention in self.names.find(&tokens) {
                weights.mention(&mention, Part::Image, text, weight);
            }
        }
    }

    /// Each brand's footer, and the two plainest other ways in which the text speaks as it.
    fn weigh_text(&self, tokens: &Tokens, weights: &mut Weights) {
        let mut spoken: BTreeMap<(&str, Way), (Mention, u32)> = BTreeMap::new();
        for mention in self.names.find(tokens) {
            let Some((way, weight)) = wording::speaks_as(tokens, &mention) else {
                continue;
            };
            let best = spoken.entry((mention.brand.id, way));
            let best = best.or_insert((mention, 0));
            if weight > best.1 {
                *best = (mention, weight);
            }
        }
        let mut ways: Vec<_> = spoken.into_iter().collect();
        ways.sort_by_key(|(_, (_, weight))| std::cmp::Reverse(*weight));
        let mut said: BTreeMap<(&str, Part), Vec<u32>> = BTreeMap::new();
        for ((brand, way), (mention, weight)) in ways {
            let before = said.entry((brand, way.part())).or_default();
            let total = match before.as_slice() {
                [] => weight,
                [first] => first + weight.div_ceil(2),
                _ => continue,
            };
            before.push(weight);
            weights.mention(&mention, way.part(), &around(tokens, &mention), total);
        }
    }
}

/// The words near a mention, for showing why.
fn around(tokens: &Tokens, mention: &Mention) -> String {
    tokens.words(mention.start.saturating_sub(3)..mention.end + 3)
}

fn weigh_hosts(hosts: &Hosts, weights: &mut Weights) {
    let mut add = |brand: &'static Brand, part, weight, sure| {
        weights.add(brand, part, brand.home, weight, sure)
    };
    if let Some(brand) = hosts.sender_owner {
        add(brand, Part::Domain, 20, true);
    }
    if let Some((brand, certain)) = hosts.sender_like {
        add(
            brand,
            Part::Domain,
            if certain { STRONG } else { CLAIMED },
            certain,
        );
    }
    if let Some(brand) = hosts.name_shows {
        add(brand, Part::Name, STRONG, true);
    }
    for &(brand, certain) in &hosts.linked_like {
        add(
            brand,
            Part::Links,
            if certain { CLAIMED } else { 3 },
            certain,
        );
    }
    for &brand in &hosts.shown {
        add(brand, Part::Links, 2, true);
    }
    // Linking to a brand is not yet speaking as it, but tells that its name means the brand.
    for &brand in &hosts.linked {
        add(brand, Part::Links, 1, true);
    }
}

/// Weights by brand.
#[derive(Default)]
struct Weights {
    tallies: BTreeMap<&'static str, Tally>,
}

/// What speaks for one brand: each part counts once, with its heaviest sign.
struct Tally {
    brand: &'static Brand,
    signs: BTreeMap<Part, Sign>,
    /// Something other than an ordinary word names the brand.
    unmistakable: bool,
}

impl Weights {
    fn mention(&mut self, mention: &Mention, part: Part, text: &str, weight: u32) {
        self.add(mention.brand, part, text, weight, !mention.ordinary);
    }

    fn add(
        &mut self,
        brand: &'static Brand,
        part: Part,
        text: &str,
        weight: u32,
        unmistakable: bool,
    ) {
        let tally = self.tallies.entry(brand.id).or_insert_with(|| Tally {
            brand,
            signs: BTreeMap::new(),
            unmistakable: false,
        });
        tally.unmistakable |= unmistakable;
        let sign = tally.signs.entry(part).or_insert_with(|| Sign {
            part,
            text: String::new(),
            weight: 0,
        });
        if weight > sign.weight {
            *sign = Sign {
                part,
                text: cut(text.trim(), MAX_SHOWN).to_owned(),
                weight,
            };
        }
    }

    fn best(self, settle: impl Fn(&Tally) -> u32) -> Option<Claim> {
        self.tallies
            .into_values()
            .map(|tally| (settle(&tally), tally))
            .filter(|(weight, _)| *weight >= CLAIMED)
            .max_by_key(|(weight, _)| *weight)
            .map(|(weight, tally)| {
                let mut signs: Vec<Sign> = tally.signs.into_values().collect();
                signs.sort_by_key(|sign| std::cmp::Reverse(sign.weight));
                Claim {
                    brand: tally.brand,
                    weight,
                    signs,
                }
            })
    }
}

impl Tally {
    /// The weight that counts in the end, after what speaks against the claim.
    fn settle(&self, around: &Around) -> u32 {
        let weight = self.signs.values().map(|sign| sign.weight).sum();
        if self
            .signs
            .get(&Part::Domain)
            .is_some_and(|sign| sign.weight >= STRONG)
        {
            return weight;
        }
        if !self.unmistakable && !around.about_crypto {
            return 0;
        }
        let weight = self.raised(self.lowered(weight, around), around);
        if around.recruits {
            weight.min(STRONG - 1)
        } else {
            weight
        }
    }

    fn lowered(&self, weight: u32, around: &Around) -> u32 {
        let has = |part| self.signs.contains_key(&part);
        let named = has(Part::Name) || has(Part::LocalPart) || has(Part::Domain);
        // A sender that goes by its own domain's name speaks for itself, whatever it writes about;
        // a service that passes on other people's words speaks for nobody.
        let foreign = around.speaks_for_itself || (around.relays && !has(Part::Name));
        // Who leads only to the brand itself has nothing to gain: a friend's referral.
        let selfless = !named && !around.leads_astray;
        weight
            .saturating_sub(if foreign { 5 } else { 0 })
            .saturating_sub(if selfless { 4 } else { 0 })
    }

    /// Who presses its readers in several ways speaks as somebody, not about somebody.
    fn raised(&self, weight: u32, around: &Around) -> u32 {
        let spoken = self
            .signs
            .keys()
            .filter(|part| **part != Part::Links)
            .count();
        let speaks = spoken >= 2 || weight >= CLAIMED;
        let presses = weight >= MIN_RAISED && speaks && around.signs >= 2;
        if presses { weight + 2 } else { weight }
    }
}

/// What stands around the signs, the same for all brands.
struct Around {
    about_crypto: bool,
    speaks_for_itself: bool,
    relays: bool,
    recruits: bool,
    leads_astray: bool,
    signs: usize,
}
