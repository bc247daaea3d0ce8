//! What is the message about: crypto, somebody's account, or neither? It decides whether a name that is
//! also an ordinary word (`Ledger`, `Kraken`) means the brand.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use crate::language::{Hit, Lexicon, MAX_SHOWN, Tokens, cut};

use super::texts::Texts;
use super::unseen;

/// Weight from which a message is about the trade; words weigh 1 to 3 (`data/vocabulary.txt`).
const TRADE: u32 = 3;
/// Weight from which it is about somebody's account.
const ACCOUNT: u32 = 2;

static BUILTIN: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::parse(include_str!("../data/vocabulary.txt")));

/// Words and what each weighs.
pub struct Vocabulary {
    words: Lexicon<u32>,
}

impl Vocabulary {
    /// Reads sections of words, as `data/vocabulary.txt` has them; a section's name is what one of its
    /// words weighs. Others are left out.
    ///
    /// ```
    /// use touchstone::{message::Message, party::{Texts, Topic, Vocabulary}};
    /// let vocabulary = Vocabulary::parse("[3]\nen: bitcoin, seed phrase\n");
    /// let message = Message { text: "Your Bitcoin".to_owned(), ..Message::default() };
    /// assert_eq!(vocabulary.topic(&Texts::new(&message)), Topic::Trade);
    /// ```
    pub fn parse(text: &str) -> Vocabulary {
        Vocabulary {
            words: Lexicon::parse(text, weight),
        }
    }

    /// Weighs the words of a message; each counts once. A mail whose only content is an attachment is
    /// about what the attachment holds, and one that is a picture about what that shows: taken for a
    /// matter of accounts.
    pub fn topic(&self, texts: &Texts) -> Topic {
        let mut weight = Weight::default();
        for tokens in parts(texts) {
            weight.add(&self.words, tokens);
        }
        let is_held_elsewhere = !texts.message.attachments.is_empty() || unseen::is_picture(texts);
        weight.total += u32::from(is_held_elsewhere);
        weight.topic()
    }

    /// The sections of which the message has a word: what `pack fit-words` counts.
    pub fn sections(&self, texts: &Texts) -> BTreeSet<u32> {
        let hits = parts(texts).map(|tokens| self.words.scan(tokens));
        hits.iter().flatten().map(|hit| hit.sense).collect()
    }
}

/// What a section's words weigh: `3`, or `3, by hand 2` where it was fitted.
fn weight(section: &str) -> Option<u32> {
    section.split(',').next()?.parse().ok()
}

fn parts<'t>(texts: &'t Texts) -> [&'t Tokens; 3] {
    [&texts.name_words, &texts.subject, &texts.text]
}

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Neither of these.
    Other,
    /// Accounts, devices, payments.
    Account,
    /// Crypto, wallets, trading.
    Trade,
}

impl Topic {
    /// What Touchstone's own vocabulary makes of a message.
    pub fn of(texts: &Texts) -> Topic {
        BUILTIN.topic(texts)
    }
}

/// What the words of a message weigh.
#[derive(Default)]
struct Weight {
    /// The words, and in a script without spaces which hit in their run of letters it was.
    seen: HashSet<(String, usize)>,
    total: u32,
    /// Of that, words that not everybody who keeps accounts uses.
    of_trade: u32,
}

impl Weight {
    /// Adds the words not seen before. Where words overlap (`crypto wallet`) the heaviest counts.
    fn add(&mut self, words: &Lexicon<u32>, tokens: &Tokens) {
        let hits = words.scan(tokens);
        let mut taken = vec![false; tokens.len()];
        for (at, hit) in heaviest_first(&hits).enumerate() {
            // In a script without spaces one word holds many.
            let unspaced = hit.end == hit.start + 1 && !tokens.get(Some(hit.start)).is_ascii();
            if !unspaced && taken[hit.start..hit.end].contains(&true) {
                continue;
            }
            taken[hit.start..hit.end].fill(true);
            // Such a run may be as long as the text, and hold a hit in every other letter.
            let key = match unspaced {
                true => (cut(tokens.get(Some(hit.start)), MAX_SHOWN).to_owned(), at),
                false => (tokens.words(hit.start..hit.end), 0),
            };
            if self.seen.insert(key) {
                self.total += hit.sense;
                self.of_trade += if hit.sense > 1 { hit.sense } else { 0 };
            }
        }
    }

    fn topic(&self) -> Topic {
        match (self.of_trade, self.total) {
            (TRADE.., _) => Topic::Trade,
            (_, ACCOUNT..) => Topic::Account,
            _ => Topic::Other,
        }
    }
}

/// Among equals those that stand first.
fn heaviest_first(hits: &[Hit<u32>]) -> impl Iterator<Item = &Hit<u32>> {
    let key = |hit: &Hit<u32>| {
        let start = u32::try_from(hit.start).unwrap_or(u32::MAX);
        u64::from(u32::MAX - hit.sense) << u32::BITS | u64::from(start)
    };
    // Pairs of numbers, as the keys of names are sorted: each sort of another type is 6 KB more wasm.
    let mut order: Vec<(u64, usize)> = hits.iter().map(key).zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, at)| &hits[at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::section_names;
    use crate::message::Message;

    fn topic(text: &str) -> Topic {
        let message = Message {
            text: text.to_owned(),
            ..Message::default()
        };
        Topic::of(&Texts::new(&message))
    }

    #[test]
    fn every_section_of_the_file_is_known() {
        for name in section_names(include_str!("../data/vocabulary.txt")) {
            assert!(weight(name).is_some_and(|weight| weight <= 3), "{name}");
        }
    }

    #[test]
    fn crypto_accounts_and_others() {
        for (text, expected) in [
            ("Your bitcoin has arrived", Topic::Trade),
            ("Move your funds to a new wallet", Topic::Trade),
            (
                "Votre compte est suspendu, vérifiez votre identité",
                Topic::Account,
            ),
            ("Log in to your account", Topic::Account),
            ("请立即验证您的账户", Topic::Account),
            ("Boarding closes at the gate in ten minutes", Topic::Other),
            ("The Kraken play at home on Saturday", Topic::Other),
            ("Mercury enters Gemini", Topic::Other),
            ("wallet wallet wallet", Topic::Account),
        ] {
            assert_eq!(topic(text), expected, "{text}");
        }
    }
}
