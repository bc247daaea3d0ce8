//! From counts to weights.

use super::mails::{Counted, Kind};
use super::table::Table;

/// A word of its own weight stands in so many mails.
const MIN_MAILS: u32 = 8;
/// What the words of the same hand-written weight count beside a word's own, in mails of each kind.
const PRIOR: f64 = 10.0;
/// How far beyond the middle between two weights a word must be to move, in standard errors.
const SURE: f64 = 1.0;
const WEIGHTS: [u32; 4] = [0, 1, 2, 3];

/// What may be fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freedom {
    /// How much a word weighs. What it speaks of, the trade or anybody's accounts, stays as written.
    Weight,
    /// Both.
    Topic,
}

impl Freedom {
    pub const ALL: [Freedom; 2] = [Freedom::Weight, Freedom::Topic];

    pub fn title(self) -> &'static str {
        match self {
            Freedom::Weight => "fitted weights",
            Freedom::Topic => "fitted weights and topics",
        }
    }

    fn allows(self, by_hand: u32, weight: u32) -> bool {
        let is_of_trade = |weight| weight > 1;
        self == Freedom::Topic || weight == 0 || is_of_trade(by_hand) == is_of_trade(weight)
    }
}

/// In how many mails of each kind a word stands, or how many there are.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    trade: f64,
    ordinary: f64,
}

impl Seen {
    fn mails(self) -> u32 {
        (self.trade + self.ordinary) as u32
    }

    /// The log of the ratio of the odds, and its standard error (Monroe et al., eq. 15, 20), of a word
    /// among `all`, with `prior` as shares.
    fn log_odds(self, all: Seen, prior: Seen) -> (f64, f64) {
        let trade = self.trade + PRIOR * prior.trade;
        let ordinary = self.ordinary + PRIOR * prior.ordinary;
        let odds = |seen: f64, all: f64| (seen / (all + PRIOR - seen)).ln();
        let log_odds = odds(trade, all.trade) - odds(ordinary, all.ordinary);
        (log_odds, (1.0 / trade + 1.0 / ordinary).sqrt())
    }
}

/// The words with fitted weights where there is enough to fit to.
pub fn fit(words: &Table, mails: &[&Counted], freedom: Freedom) -> Table {
    let fit = Fit::new(words, mails);
    let mut table = words.clone();
    for (row, seen) in table.rows.iter_mut().zip(&fit.words) {
        row.weight = fit.weight(row.by_hand, *seen, freedom);
    }
    table
}

/// The sections of a table, and in how many mails each fitted word stands: to the next five, since the
/// mails themselves are nobody's business.
pub fn written(table: &Table, mails: &[&Counted]) -> String {
    let fit = Fit::new(table, mails);
    let rounded = |seen: f64| (seen / 5.0).round() * 5.0;
    table.text(|row| {
        let at = table.rows.iter().position(|other| other == row)?;
        let Seen { trade, ordinary } = fit.words[at];
        let (trade, ordinary) = (rounded(trade), rounded(ordinary));
        Some(format!("{}: {trade} and {ordinary}", row.word))
    })
}

struct Fit {
    all: Seen,
    words: Vec<Seen>,
    /// The share of mails that a word of each weight stands in, on average.
    priors: [Seen; WEIGHTS.len()],
    /// The log odds of each weight's average word; nothing that tells has 0.
    centres: [f64; WEIGHTS.len()],
}

impl Fit {
    fn new(table: &Table, mails: &[&Counted]) -> Fit {
        let mut all = Seen::default();
        let mut words = vec![Seen::default(); table.rows.len()];
        for mail in mails {
            let count = |seen: &mut Seen| match mail.kind {
                Kind::Trade => seen.trade += 1.0,
                Kind::Ordinary | Kind::Near => seen.ordinary += 1.0,
                Kind::Measured => {}
            };
            count(&mut all);
            mail.words
                .iter()
                .for_each(|word| count(&mut words[*word as usize]));
        }
        let mut fit = Fit {
            all,
            words,
            priors: Default::default(),
            centres: Default::default(),
        };
        for weight in WEIGHTS.into_iter().skip(1) {
            let prior = fit.average(table, weight);
            fit.priors[weight as usize] = prior;
            fit.centres[weight as usize] = Seen::default().log_odds(Seen::default(), prior).0;
        }
        fit
    }

    /// Of the words that were seen at all: what never occurs tells nothing about what does.
    fn average(&self, table: &Table, weight: u32) -> Seen {
        let rows = table.rows.iter().zip(&self.words);
        let of_weight = rows.filter(|(row, seen)| row.by_hand == weight && seen.mails() > 0);
        let (mut sum, mut count) = (Seen::default(), 0.0_f64);
        for (_, seen) in of_weight {
            sum.trade += seen.trade;
            sum.ordinary += seen.ordinary;
            count += 1.0;
        }
        // Half a mail for what was not seen.
        Seen {
            trade: (sum.trade + 0.5) / (count.max(1.0) * self.all.trade + 1.0),
            ordinary: (sum.ordinary + 0.5) / (count.max(1.0) * self.all.ordinary + 1.0),
        }
    }

    /// The weight whose average word is nearest, unless the word's own may be that within the error.
    fn weight(&self, by_hand: u32, seen: Seen, freedom: Freedom) -> u32 {
        if seen.mails() < MIN_MAILS {
            return by_hand;
        }
        let (log_odds, error) = seen.log_odds(self.all, self.priors[by_hand as usize]);
        let far = |weight: u32| (log_odds - self.centres[weight as usize]).abs();
        let allowed = WEIGHTS
            .into_iter()
            .filter(|weight| freedom.allows(by_hand, *weight));
        let nearest = allowed.min_by(|a, b| far(*a).total_cmp(&far(*b)));
        let nearest = nearest.unwrap_or(by_hand);
        let between = (self.centres[nearest as usize] + self.centres[by_hand as usize]) / 2.0;
        if (log_odds - between).abs() < SURE * error {
            by_hand
        } else {
            nearest
        }
    }
}
