//! What stands beside a brand in a display name: nothing, the words of a department, a person, or
//! something that makes it another name.

use std::sync::LazyLock;

use crate::language::{Lexicon, Tokens, is_unspaced};

use super::mention::Mention;
use super::request;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    Role,
    Place,
    From,
    Article,
}

static WORDS: LazyLock<Lexicon<Sense>> =
    LazyLock::new(|| Lexicon::parse(include_str!("../data/roles.txt"), sense));

/// What a section of the file holds.
fn sense(section: &str) -> Option<Sense> {
    Some(match section {
        "role" => Sense::Role,
        "place" => Sense::Place,
        "from" => Sense::From,
        "article" => Sense::Article,
        _ => return None,
    })
}

/// Departments have short names.
const MAX_WORD_LEN: usize = 8;

/// Beside more words than these a name is part of a sentence.
const MAX_ROLE_WORDS: usize = 4;

/// A person has two names, mostly; three at most.
const MAX_NAMES: usize = 3;

/// How a display name, or a subject, holds a brand's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The name alone, or with words of the brand's own departments and countries: `Binance`, `Kraken
    /// Support Team`, `OKX Europe`.
    Role,
    /// A person of the brand: `Katie from Ledger`.
    Person,
    /// The brand first, then other words: `Coinbase Sanctions`.
    First,
    /// An article and the name alone: `The Ledger`.
    Title,
    /// Anywhere else: `Alice from Binance Park`.
    Other,
}

impl Form {
    /// The form of a name around a mention in it.
    pub(super) fn of(name: &Tokens, mention: &Mention) -> Form {
        let beside = |at: &usize| !(mention.start..mention.end).contains(at);
        let mut others = (0..name.len()).filter(beside);
        if is_title(name, mention) {
            Form::Title
        } else if others.all(|at| is_role(name.get(Some(at)))) {
            Form::Role
        } else if is_person(name, mention) {
            Form::Person
        } else if mention.start == 0 {
            Form::First
        } else {
            Form::Other
        }
    }
}

/// Whether a brand puts the word beside its name.
fn is_role(word: &str) -> bool {
    // In a script without spaces a longer run of letters is a sentence.
    if word.chars().count() > MAX_WORD_LEN && word.chars().any(is_unspaced) {
        return false;
    }
    word.chars().count() <= 1
        || word.bytes().all(|byte| byte.is_ascii_digit())
        || WORDS.is(word, Sense::Role)
        || WORDS.is(word, Sense::Place)
        || request::presses(word)
}

/// Whether a line of a text holds the brand and words of its departments, and nothing else.
pub(super) fn fills_line(text: &Tokens, mention: &Mention) -> bool {
    let is_word = |at: &usize| !matches!(text.get(Some(*at)), "\n" | "");
    let before = (0..mention.start).rev().take_while(is_word);
    let behind = (mention.end..text.len()).take_while(is_word);
    let mut beside = before.chain(behind).take(MAX_ROLE_WORDS + 1).enumerate();
    beside.all(|(count, at)| count < MAX_ROLE_WORDS && is_role(text.get(Some(at))))
}

/// Whether a display name names nobody: only departments (`Security Updates`), or nothing.
pub(super) fn names_nobody(name: &Tokens) -> bool {
    name.iter().all(is_role)
}

fn is_title(name: &Tokens, mention: &Mention) -> bool {
    let before = name.get(mention.start.checked_sub(1));
    mention.end == name.len() && WORDS.is(before, Sense::Article)
}

fn is_person(name: &Tokens, mention: &Mention) -> bool {
    let before = mention.start.checked_sub(1);
    mention.end == name.len()
        && WORDS.is(name.get(before), Sense::From)
        && (1..=MAX_NAMES).contains(&before.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brand::Registry;
    use crate::language::section_names;
    use crate::party::Names;

    #[test]
    fn every_section_of_the_file_is_known() {
        for name in section_names(include_str!("../data/roles.txt")) {
            assert!(sense(name).is_some(), "{name}");
        }
    }

    #[test]
    fn forms_of_names() {
        let names = Names::new(&Registry::builtin());
        for (name, expected) in [
            ("Kraken", Form::Role),
            ("Kraken Support Team", Form::Role),
            ("Team Coinbase", Form::Role),
            ("OKX Europe", Form::Role),
            ("Служба поддержки Binance", Form::Role),
            ("Katie from Ledger", Form::Person),
            ("Coinbase Sanctions", Form::First),
            ("The Ledger", Form::Title),
            ("Boston Kraken", Form::Other),
            ("Alice from Binance Park", Form::Other),
        ] {
            let tokens = Tokens::new(name);
            let mention = names.find_in_name(&tokens)[0];
            assert_eq!(Form::of(&tokens, &mention), expected, "{name}");
        }
    }
}
