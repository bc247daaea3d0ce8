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

use mention::Names;
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
        let mut ledger = Weights::default();
        let text = Tokens::new(cut(&message.text, MAX_TEXT));
        let subject = Tokens::new(cut(&message.subject, MAX_LINE));
        let name = message
            .sender
            .name
            .as_ref()
            .map_or("", |reading| cut(&reading.value, MAX_LINE));

        self.weigh_name(name, &mut ledger);
        self.weigh_address(sender, &mut ledger);
        self.weigh_subject(&message.subject, &subject, &mut ledger);
        self.weigh_images(message, &mut ledger);
        self.weigh_text(&text, &mut ledger);
        weigh_hosts(hosts, &mut ledger);

        let crypto = context::crypto_words([&subject, &text]);
        let foreign = sender.is_some_and(|sender| context::speaks_for_itself(name, sender));
        ledger.best(|brand, weight| settle(brand, weight, crypto, foreign, hosts))
    }

    fn weigh_name(&self, name: &str, ledger: &mut Weights) {
        let tokens = Tokens::new(name);
        for mention in self.names.find_in_name(&tokens) {
            let weight = if context::names_a_role(&tokens, &mention) {
                7
            } else {
                4
            };
            ledger.add(mention.brand, Part::Name, name, weight);
        }
    }

    fn weigh_address(&self, sender: Option<&Address>, ledger: &mut Weights) {
        let Some(sender) = sender else { return };
        for mention in self.names.find_in_name(&Tokens::new(&sender.local)) {
            ledger.add(mention.brand, Part::LocalPart, &sender.local, 4);
        }
    }

    fn weigh_subject(&self, subject: &str, tokens: &Tokens, ledger: &mut Weights) {
        for mention in self.names.find(tokens) {
            let weight = if wording::speaks_as(tokens, &mention).is_some() {
                4
            } else {
                2
            };
            ledger.add(mention.brand, Part::Subject, subject, weight);
        }
    }

    fn weigh_images(&self, message: &Message, ledger: &mut Weights) {
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
                ledger.add(mention.brand, Part::Image, text, 3);
            }
        }
    }

    fn weigh_text(&self, tokens: &Tokens, ledger: &mut Weights) {
        for mention in self.names.find(tokens) {
            if let Some((part, weight)) = wording::speaks_as(tokens, &mention) {
                ledger.add(mention.brand, part, &tokens.around(&mention), weight);
            }
        }
    }
}

fn weigh_hosts(hosts: &Hosts, ledger: &mut Weights) {
    if let Some(brand) = hosts.sender_owner {
        ledger.add(brand, Part::Domain, brand.home, 10);
    }
    if let Some(brand) = hosts.sender_imitates {
        ledger.add(brand, Part::Domain, brand.home, 7);
    }
    for &brand in &hosts.linked {
        ledger.add(brand, Part::Links, brand.home, 1);
    }
    for &brand in &hosts.imitated {
        ledger.add(brand, Part::Links, brand.home, 6);
    }
}

/// The weight that counts in the end, after what speaks against the claim.
fn settle(brand: &Brand, weight: u32, crypto: usize, foreign: bool, hosts: &Hosts) -> u32 {
    let is = |other: &Option<&'static Brand>| other.is_some_and(|other| other.id == brand.id);
    if is(&hosts.sender_owner) || is(&hosts.sender_imitates) {
        return weight;
    }
    if brand.word && crypto < context::ENOUGH_CRYPTO_WORDS {
        return 0;
    }
    // A sender that goes by its own domain's name speaks for itself, whatever it writes about.
    if foreign {
        weight.saturating_sub(5)
    } else {
        weight
    }
}

/// Weights by brand and part: each part counts once, with its heaviest sign.
#[derive(Default)]
struct Weights {
    signs: BTreeMap<&'static str, (Option<&'static Brand>, BTreeMap<Part, Sign>)>,
}

impl Weights {
    fn add(&mut self, brand: &'static Brand, part: Part, text: &str, weight: u32) {
        let (of, parts) = self.signs.entry(brand.id).or_default();
        *of = Some(brand);
        let sign = parts.entry(part).or_insert_with(|| Sign {
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

    fn best(self, settle: impl Fn(&Brand, u32) -> u32) -> Option<Claim> {
        self.signs
            .into_values()
            .filter_map(|(brand, parts)| {
                let brand = brand?;
                let mut signs: Vec<Sign> = parts.into_values().collect();
                signs.sort_by_key(|sign| std::cmp::Reverse(sign.weight));
                let weight = settle(brand, signs.iter().map(|sign| sign.weight).sum());
                (weight >= CLAIMED).then_some(Claim {
                    brand,
                    weight,
                    signs,
                })
            })
            .max_by_key(|claim| claim.weight)
    }
}

/// The beginning of a text, at most `max` bytes, cut between characters.
fn cut(text: &str, max: usize) -> &str {
    if text.len() <= max {
        return text;
    }
    &text[..text.floor_char_boundary(max)]
}
