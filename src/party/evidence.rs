//! What speaks as each brand, and what it amounts to.

use std::collections::BTreeMap;

use crate::brand::Brand;
use crate::language::{MAX_SHOWN, cut};
use crate::report::Part;

use super::author::{Author, Certainty, Sign, Way};
use super::mention::Mention;
use super::topic::Topic;

/// Ways from which a text speaks as the brand, not about it.
const ENOUGH_WAYS: usize = 2;

/// Ways from which it does so even below the name of its own domain.
const ENOUGH_TO_OUTWEIGH: usize = 3;

/// What speaks as each brand.
pub(super) struct Evidence {
    pub(super) topic: Topic,
    pub(super) candidates: BTreeMap<&'static str, Candidate>,
}

/// What speaks as one brand: each way once.
pub(super) struct Candidate {
    pub(super) brand: &'static Brand,
    ways: BTreeMap<Way, String>,
    /// Something other than an ordinary word names the brand.
    pub(super) unmistakable: bool,
    pub(super) topic: Topic,
    /// In the display name it stands in a part of its own.
    pub(super) apart: bool,
    /// Nothing but an everyday word names the brand.
    everyday: bool,
}

impl Evidence {
    pub(super) fn new(topic: Topic) -> Evidence {
        Evidence {
            topic,
            candidates: BTreeMap::new(),
        }
    }

    pub(super) fn mention(&mut self, mention: &Mention, way: Way, text: &str) {
        self.mention_surely(mention, way, text, !mention.ordinary);
    }

    /// Adds a way in which a mention speaks, and whether it can't mean anything but the brand. An everyday
    /// word by itself speaks in none: rain is forecast, and stands on a line below its picture.
    pub(super) fn mention_surely(
        &mut self,
        mention: &Mention,
        way: Way,
        text: &str,
        unmistakable: bool,
    ) {
        if !mention.everyday {
            self.add(mention.brand, way, text, unmistakable);
        } else if way.is_of_name_in_use() {
            let candidate = self.candidate(mention.brand);
            candidate.add(way, text);
        }
    }

    pub(super) fn set_apart(&mut self, brand: &Brand, apart: bool) {
        if let Some(candidate) = self.candidates.get_mut(brand.id) {
            candidate.apart |= apart;
        }
    }

    pub(super) fn add(&mut self, brand: &'static Brand, way: Way, text: &str, unmistakable: bool) {
        let candidate = self.candidate(brand);
        candidate.unmistakable |= unmistakable;
        candidate.everyday = false;
        candidate.add(way, text);
    }

    fn candidate(&mut self, brand: &'static Brand) -> &mut Candidate {
        let topic = self.topic;
        self.candidates
            .entry(brand.id)
            .or_insert_with(|| Candidate {
                brand,
                ways: BTreeMap::new(),
                unmistakable: false,
                topic,
                apart: false,
                everyday: true,
            })
    }

    pub(super) fn most_plain(
        self,
        certainty: impl Fn(&Candidate) -> Option<Certainty>,
    ) -> Option<Author> {
        self.candidates
            .into_values()
            .filter_map(|candidate| Some((certainty(&candidate)?, candidate)))
            .max_by_key(|(certainty, candidate)| {
                // Who owns the sender's domain is the author, whatever the words say.
                let owns = candidate.ways.contains_key(&Way::Domain);
                (owns, *certainty, candidate.ways.len())
            })
            .map(|(certainty, candidate)| Author {
                brand: candidate.brand,
                certainty,
                signs: candidate
                    .ways
                    .into_iter()
                    .map(|(way, text)| Sign { way, text })
                    .collect(),
            })
    }
}

impl Candidate {
    fn add(&mut self, way: Way, text: &str) {
        let text = || cut(text.trim(), MAX_SHOWN).to_owned();
        self.ways.entry(way).or_insert_with(text);
    }

    fn has(&self, ways: &[Way]) -> bool {
        ways.iter().any(|way| self.ways.contains_key(way))
    }

    /// Whether an everyday word is used as a brand's name. In a mail about the trade two parts of it must
    /// use it so, one of them in the text; in any other all three.
    fn uses_word_as_name(&self) -> bool {
        let named = self.has(&[Way::WordAsName]);
        let held = self.has(&[Way::Greets, Way::Owns]);
        let signed = self.has(&[Way::Signs, Way::Imprint]);
        match self.topic {
            Topic::Trade => {
                (held || signed) && usize::from(named) + usize::from(held) + usize::from(signed) > 1
            }
            _ => named && held && signed,
        }
    }

    /// Whether the display name holds its name, in whatever way.
    pub(super) fn is_in_name(&self) -> bool {
        self.brand.word && self.ways.keys().any(|way| way.part() == Part::Name)
    }

    /// As how many ways of speaking a way counts.
    pub(super) fn count(&self, way: Way) -> usize {
        match way {
            // An ordinary word in a stranger's domain is a word.
            Way::DomainPerhaps => usize::from(!self.brand.word),
            // Nobody writes a name so by chance, or puts it there without meaning it.
            Way::SpelledOut
            | Way::SubjectAsName
            | Way::Imprint
            | Way::NameFirst
            | Way::NameMisspelled => ENOUGH_WAYS,
            way if way.names() => 0,
            _ => 1,
        }
    }

    /// `named_after_itself`: the sender goes by the name of its own domain, which is not like the
    /// brand's. It speaks for itself, whatever it writes about.
    pub(super) fn certainty(&self, named_after_itself: bool) -> Option<Certainty> {
        if self.ways.contains_key(&Way::Domain) || self.ways.contains_key(&Way::NameShowsAddress) {
            return Some(Certainty::Named);
        }
        if self.everyday && !self.uses_word_as_name() {
            return None;
        }
        let has = |ways: &[Way]| self.has(ways);
        let is_sure = !self.everyday || self.topic >= Topic::Trade;
        let meant = is_sure && has(&[Way::Greets, Way::Owns]) && has(&[Way::WordAsName]);
        let signed = has(&[Way::Greets, Way::Owns, Way::Signs])
            && has(&[Way::NameFirst, Way::NameMisspelled]);
        let named = meant || signed || self.ways.keys().any(|way| way.names());
        if !named && !self.unmistakable && !self.everyday && self.topic < Topic::Trade {
            return None;
        }
        let ways: usize = self.ways.keys().map(|way| self.count(*way)).sum();
        let in_text = self.ways.keys().filter(|way| way.part() != Part::Name);
        let in_text: usize = in_text.map(|way| self.count(*way)).sum();
        match (named, ways) {
            _ if named_after_itself && in_text >= ENOUGH_TO_OUTWEIGH => Some(Certainty::Spoken),
            _ if named_after_itself && in_text >= ENOUGH_WAYS => Some(Certainty::Hinted),
            _ if named_after_itself => None,
            (true, _) => Some(Certainty::Named),
            (false, ENOUGH_WAYS..) => Some(Certainty::Spoken),
            (false, 1) if has(&[Way::Owns]) => Some(Certainty::Alluded),
            (false, 1) => Some(Certainty::Hinted),
            (false, _) => None,
        }
    }
}
