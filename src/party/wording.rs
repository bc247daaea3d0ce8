//! Phrases that speak *as* a brand, in the languages such mail is written in.

use std::sync::LazyLock;

use crate::language::{Lexicon, Tokens};

use super::author::Way;
use super::mention::Mention;

/// What a word beside a brand's name is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    Greeting,
    Owner,
    Team,
    Holding,
    Voice,
    LegalForm,
    Filler,
}

static WORDS: LazyLock<Lexicon<Sense>> =
    LazyLock::new(|| Lexicon::parse(include_str!("../data/wording.txt"), sense));

/// What a section of the file holds.
fn sense(section: &str) -> Option<Sense> {
    Some(match section {
        "greeting" => Sense::Greeting,
        "owner" => Sense::Owner,
        "team" => Sense::Team,
        "holding" => Sense::Holding,
        "voice" => Sense::Voice,
        "legal form" => Sense::LegalForm,
        "filler" => Sense::Filler,
        _ => return None,
    })
}

/// A longer line is a sentence about the company.
const MAX_IMPRINT_WORDS: usize = 10;

/// How the words around a mention speak as the brand.
pub(super) fn speaks_as(tokens: &Tokens, mention: &Mention) -> Option<Way> {
    let around = Around::new(tokens, mention);

    if is_imprint(tokens, mention) {
        return Some(Way::Imprint);
    }
    if around.follows(&["©", "copyright", "c"]) {
        return Some(Way::Footer);
    }
    if mention.inside {
        return around.own_way();
    }
    let ends = matches!(around.after, "\n" | "");
    let line_ends = matches!(tokens.get(Some(mention.end + 1)), "\n" | "");
    let line_begins = matches!(around.before, "\n" | "");
    let greeted = around.stands_behind(Sense::Greeting);
    // `Dear Binance user`, or that line without the greeting.
    let addressed = (greeted && (around.leads_to(Sense::Holding) || ends))
        || (line_begins && line_ends && around.leads_to(Sense::Holding));
    if addressed || around.names_the_readers() {
        return Some(Way::Greets);
    }
    if around.leads_to(Sense::Team) || around.stands_behind(Sense::Team) {
        // A signature stands at an end of its line; "the Binance team said" does not.
        return (line_begins || line_ends || ends).then_some(Way::Signs);
    }
    // An ordinary word is owned as well: `your safe trip`.
    if around.stands_behind(Sense::Owner) && (!mention.ordinary || around.leads_to(Sense::Holding))
    {
        return Some(Way::Owns);
    }
    // `We at Ledger`.
    if around.is_filled() && around.stands_behind(Sense::Voice) {
        return Some(Way::Signs);
    }
    // Alone on its line: a heading or a signature.
    (ends && line_begins).then_some(Way::Heading)
}

/// Whether a short line begins with the company's full name: `Ledger SAS, 106 rue du Temple, Paris`.
fn is_imprint(tokens: &Tokens, mention: &Mention) -> bool {
    let is_end = |at: usize| matches!(tokens.get(Some(at)), "\n" | "");
    let begins = mention.start == 0 || is_end(mention.start - 1);
    // The form is a part of some names.
    let forms = [mention.end - 1, mention.end];
    let in_full = forms
        .iter()
        .any(|at| WORDS.is(tokens.get(Some(*at)), Sense::LegalForm));
    let is_short = (mention.start..).take(MAX_IMPRINT_WORDS + 1).any(is_end);
    begins && in_full && is_short
}

/// Whether people hold something at what is mentioned: `Kraken account`, `Ledger user`.
pub(super) fn has_holders(tokens: &Tokens, mention: &Mention) -> bool {
    Around::new(tokens, mention).leads_to(Sense::Holding)
}

/// The words around a mention.
struct Around<'t> {
    /// What it is itself, where it is a part of its word.
    own: &'t str,
    before: &'t str,
    /// The one before that, and the one before that.
    further: &'t str,
    furthest: &'t str,
    after: &'t str,
}

impl<'t> Around<'t> {
    fn new(tokens: &'t Tokens, mention: &Mention) -> Around<'t> {
        let before = |steps| tokens.get(mention.start.checked_sub(steps));
        Around {
            own: tokens.get(Some(mention.start)),
            before: before(1),
            further: before(2),
            furthest: before(3),
            after: tokens.get(Some(mention.end)),
        }
    }

    /// One of the words stands in front, or in front of a filler.
    fn follows(&self, words: &[&str]) -> bool {
        words.contains(&self.before) || (self.is_filled() && words.contains(&self.further))
    }

    fn is_filled(&self) -> bool {
        WORDS.is(self.before, Sense::Filler)
    }

    /// A word of this sense stands in front, or in front of a filler.
    fn stands_behind(&self, sense: Sense) -> bool {
        WORDS.ends(self.before, sense) || (self.is_filled() && WORDS.ends(self.further, sense))
    }

    fn leads_to(&self, sense: Sense) -> bool {
        WORDS.begins(self.after, sense)
    }

    /// `Estimado usuario de Binance`, `tu cuenta de Binance`, `Kính gửi khách hàng Binance`.
    fn names_the_readers(&self) -> bool {
        let (holding, in_front) = if self.is_filled() {
            (self.further, [self.furthest, ""])
        } else {
            (self.before, [self.further, self.furthest])
        };
        let addresses =
            |word: &&str| WORDS.ends(word, Sense::Greeting) || WORDS.ends(word, Sense::Owner);
        WORDS.ends(holding, Sense::Holding) && in_front.iter().any(addresses)
    }

    /// In a word without spaces that holds the name: `尊敬的币安用户`.
    fn own_way(&self) -> Option<Way> {
        let ways = [
            (Sense::Greeting, Way::Greets),
            (Sense::Team, Way::Signs),
            (Sense::Owner, Way::Owns),
            (Sense::Holding, Way::Owns),
        ];
        let mut ways = ways.into_iter();
        ways.find(|(sense, _)| WORDS.is(self.own, *sense))
            .map(|(_, way)| way)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::section_names;

    #[test]
    fn every_section_of_the_file_is_known() {
        for name in section_names(include_str!("../data/wording.txt")) {
            assert!(sense(name).is_some(), "{name}");
        }
    }
}
