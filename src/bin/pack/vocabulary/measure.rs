//! What a vocabulary makes of mails.

use std::collections::BTreeMap;
use std::fmt;

use touchstone::party::{Topic, Vocabulary};

use super::mails::{Kind, Mail};

/// How many mails of each kind are about the trade, about an account at least, and how many there are.
#[derive(Default)]
pub struct Counts {
    kinds: BTreeMap<Kind, [usize; 3]>,
}

/// What a vocabulary makes of all these mails.
pub fn of(mails: &[Mail], vocabulary: &Vocabulary) -> Counts {
    let mut counts = Counts::default();
    mails.iter().for_each(|mail| counts.add(mail, vocabulary));
    counts
}

impl Counts {
    pub fn add(&mut self, mail: &Mail, vocabulary: &Vocabulary) {
        let topic = mail.topic(vocabulary);
        let counts = self.kinds.entry(mail.kind).or_default();
        counts[0] += usize::from(topic == Topic::Trade);
        counts[1] += usize::from(topic >= Topic::Account);
        counts[2] += 1;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, [trade, account, all]) in &self.kinds {
            let share = |count: &usize| 100.0 * *count as f64 / *all as f64;
            writeln!(
                f,
                "  {:<44} trade {trade:>4} ({:5.1} %), account or trade {account:>4} ({:5.1} %) of {all}",
                kind.title(),
                share(trade),
                share(account)
            )?;
        }
        Ok(())
    }
}
