//! The letter model: how likely a letter is after two others in ordinary names.

use touchstone::reading::{Gap, SYMBOLS, Text};

use super::corpora::Host;
use super::cost;
use crate::reading::index;

/// How much the shorter context weighs, in letters seen.
const TO_PAIRS: f64 = 10.0;
const TO_SINGLE: f64 = 20.0;

/// Costs by the two letters before, from ordinary hosts: trigrams that fall back on bigrams, and
/// those on single letters. The last symbol stands for ten digits and for what is no letter.
pub fn model(hosts: &[&Host]) -> Vec<u8> {
    let mut triples = vec![0.0; SYMBOLS * SYMBOLS * SYMBOLS];
    let mut pairs = vec![0.0; SYMBOLS * SYMBOLS];
    let mut single = [1.0; SYMBOLS];
    for host in hosts.iter().filter(|host| host.brand.is_none()) {
        for at in 0..host.text.len() {
            let [a, b, c] = [2, 1, 0].map(|back| symbol(&host.text, at, back));
            triples[(a * SYMBOLS + b) * SYMBOLS + c] += 1.0;
            pairs[b * SYMBOLS + c] += 1.0;
            single[c] += 1.0;
        }
    }
    let all: f64 = single.iter().sum();
    let mut model = Vec::with_capacity(triples.len());
    for (context, row) in triples.chunks(SYMBOLS).enumerate() {
        let after = context % SYMBOLS;
        let pairs = &pairs[after * SYMBOLS..(after + 1) * SYMBOLS];
        let (of_row, of_pairs): (f64, f64) = (row.iter().sum(), pairs.iter().sum());
        for letter in 0..SYMBOLS {
            let share = single[letter] / all;
            let share = (pairs[letter] + TO_SINGLE * share) / (of_pairs + TO_SINGLE);
            let share = (row[letter] + TO_PAIRS * share) / (of_row + TO_PAIRS);
            let choices = if letter == SYMBOLS - 1 { 10.0 } else { 1.0 };
            model.push(cost(share / choices));
        }
    }
    model
}

/// The letter so many places back within the same run of letters.
fn symbol(text: &Text, at: usize, back: usize) -> usize {
    let inside = at >= back && (0..back).all(|step| text.gap(at - step) == Gap::None);
    if inside {
        index(text.letters()[at - back])
    } else {
        SYMBOLS - 1
    }
}
