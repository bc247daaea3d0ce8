//! What is the message about: crypto, somebody's account, or neither? It decides whether a name that is
//! also an ordinary word (`Ledger`, `Kraken`) means the brand.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::language::{Lexicon, MAX_SHOWN, Tokens, cut};

use super::texts::Texts;
use super::unseen;

/// Weight from which a message is about the trade; words weigh 1 to 3 (`data/vocabulary.txt`).
const TRADE: u32 = 3;
/// Weight from which it is about somebody's account.
const ACCOUNT: u32 = 2;

static WORDS: LazyLock<Lexicon<u32>> =
    LazyLock::new(|| Lexicon::parse(include_str!("../data/vocabulary.txt"), weight));

/// What a section of the file holds.
fn weight(section: &str) -> Option<u32> {
    section
        .parse()
        .ok()
        .filter(|weight| (1..=3).contains(weight))
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
    /// Weighs the words of a message; each counts once. A mail whose only content is an attachment is
    /// about what the attachment holds, and one that is a picture about what that shows: taken for a matter of
    /// accounts.
    pub fn of(texts: &Texts) -> Topic {
        let mut weight = Weight::default();
        for tokens in [&texts.name_words, &texts.subject, &texts.text] {
            weight.add(tokens);
        }
        let is_held_elsewhere = !texts.message.attachments.is_empty() || unseen::is_picture(texts);
        weight.total += u32::from(is_held_elsewhere);
        weight.topic()
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
    fn add(&mut self, tokens: &Tokens) {
        let mut hits = WORDS.scan(tokens);
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.sense), hit.start));
        let mut taken = vec![false; tokens.len()];
        for (at, hit) in hits.iter().enumerate() {
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
            assert!(weight(name).is_some(), "{name}");
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
