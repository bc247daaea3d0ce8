//! Whose mail does a message present itself as?
//!
//! Each part of the message adds weight for each brand it speaks as; writing *about* a brand adds
//! none. A brand is claimed from [`CLAIMED`] on, and strongly (the sender calls itself so) from
//! [`STRONG`] on. A brand whose name is an ordinary word also needs crypto words around it, or a
//! host that is the brand's or imitates it.

mod context;
mod mention;
mod tokens;
mod wording;

use std::collections::BTreeMap;

use crate::brand::{Brand, Registry};
use crate::domain::Address;
use crate::message::Message;
use crate::report::Part;

use mention::{Mention, Names};
use tokens::Tokens;

/// Weight from which a brand counts as claimed.
pub const CLAIMED: u32 = 6;
/// Weight from which the claim counts as strong.
pub const STRONG: u32 = 9;

/// Longer texts say nothing new about whose mail it is.
const MAX_TEXT: usize = 100_000;
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

/// What the hosts of the message say, decided before: whose the sender's domain and the links are.
#[derive(Debug, Default)]
pub struct Hosts {
    /// Owner of the sender's domain.
    pub sender_owner: Option<&'static Brand>,
    /// Brand that the sender's domain imitates.
    pub sender_imitates: Option<&'static Brand>,
    /// Brand whose address, or an imitation of it, the display name shows.
    pub name_shows: Option<&'static Brand>,
    /// Brands whose own hosts are linked.
    pub linked: Vec<&'static Brand>,
    /// Brands that link hosts certainly imitate.
    pub imitated: Vec<&'static Brand>,
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

    /// The brand that the message most presents itself as, if any.
    pub fn find(
        &self,
        message: &Message,
        sender: Option<&Address>,
        hosts: &Hosts,
    ) -> Option<Claim> {
        let mut weights = Weights::default();
        let text = Tokens::new(cut(message.own_text(), MAX_TEXT));
        let subject = Tokens::new(cut(&message.subject, MAX_LINE));
        let name = message
            .sender
            .name
            .as_ref()
            .map_or("", |reading| cut(&reading.value, MAX_LINE));
        let name_words = Tokens::new(name);

        self.weigh_name(name, &name_words, &mut weights);
        self.weigh_address(sender, &mut weights);
        self.weigh_subject(&message.subject, &subject, &mut weights);
        self.weigh_images(message, &mut weights);
        self.weigh_text(&text, &mut weights);
        weigh_hosts(hosts, &mut weights);

        let about_crypto = context::is_about_crypto([&name_words, &subject, &text]);
        let foreign = sender.is_some_and(|sender| context::speaks_for_itself(name, sender));
        weights.best(|tally| tally.settle(about_crypto, foreign))
    }

    fn weigh_name(&self, name: &str, tokens: &Tokens, weights: &mut Weights) {
        for mention in self.names.find_in_name(tokens) {
            let role = context::names_a_role(tokens, &mention);
            weights.mention(&mention, Part::Name, name, if role { 9 } else { 4 });
        }
    }

    fn weigh_address(&self, sender: Option<&Address>, weights: &mut Weights) {
        let Some(sender) = sender else { return };
        for mention in self.names.find_in_name(&Tokens::new(&sender.local)) {
            weights.mention(&mention, Part::LocalPart, &sender.local, 4);
        }
    }

    fn weigh_subject(&self, subject: &str, tokens: &Tokens, weights: &mut Weights) {
        for mention in self.names.find(tokens) {
            let role = context::names_a_role(tokens, &mention);
            let speaks = role || wording::speaks_as(tokens, &mention).is_some();
            let weight = if speaks { 4 } else { 2 };
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
            if tokens.len() > 4 {
                continue;
            }
            for mention in self.names.find(&tokens) {
                weights.mention(&mention, Part::Image, text, 3);
            }
        }
    }

    fn weigh_text(&self, tokens: &Tokens, weights: &mut Weights) {
        for mention in self.names.find(tokens) {
            if let Some((part, weight)) = wording::speaks_as(tokens, &mention) {
                weights.mention(&mention, part, &tokens.around(&mention), weight);
            }
        }
    }
}

fn weigh_hosts(hosts: &Hosts, weights: &mut Weights) {
    let mut add =
        |brand: &'static Brand, part, weight| weights.add(brand, part, brand.home, weight, true);
    if let Some(brand) = hosts.sender_owner {
        add(brand, Part::Domain, 20);
    }
    if let Some(brand) = hosts.sender_imitates {
        add(brand, Part::Domain, 9);
    }
    if let Some(brand) = hosts.name_shows {
        add(brand, Part::Name, 9);
    }
    for &brand in &hosts.imitated {
        add(brand, Part::Links, 6);
    }
    // Linking to a brand is not yet speaking as it, nor proof that an ordinary word means it.
    for &brand in &hosts.linked {
        weights.add(brand, Part::Links, brand.home, 1, false);
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
                text: cut(text.trim(), 120).to_owned(),
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
    fn settle(&self, about_crypto: bool, foreign: bool) -> u32 {
        let weight = self.signs.values().map(|sign| sign.weight).sum();
        if self.signs.contains_key(&Part::Domain) {
            return weight;
        }
        if !self.unmistakable && !about_crypto {
            return 0;
        }
        // A sender that goes by its own domain's name speaks for itself, whatever it writes about.
        if foreign {
            weight.saturating_sub(5)
        } else {
            weight
        }
    }
}

/// The beginning of a text, at most `max` bytes, cut between characters.
fn cut(text: &str, max: usize) -> &str {
    if text.len() <= max {
        return text;
    }
    &text[..text.floor_char_boundary(max)]
}
