//! `pack fit-words`: weighs the words of src/data/vocabulary.txt by the mails that they stand in.
//!
//! How much more often a mail about the trade has a word than an ordinary one: the log of the ratio of the
//! two odds, with the words of the same hand-written weight as an informative prior (Monroe, Colaresi and
//! Quinn, "Fightin' Words", Political Analysis 16, 2008, eq. 15; counted by mails, since a word weighs
//! once). A word that stands in few mails keeps the weight that was written by hand. The corpora give
//! counts; none of their rows is written down.

mod mails;
mod measure;
mod table;
mod weigh;

use std::path::Path;

use touchstone::party::Vocabulary;

use crate::error::{Error, Result, read};
use mails::{Counted, Kind};
use table::Table;

const VOCABULARY: &str = "src/data/vocabulary.txt";

/// Parts of the cross-validation.
const FOLDS: u64 = 5;

/// Compares the weights of the file with fitted ones, and writes these where a file is named.
pub fn run(root: &Path, corpora: &Path, out: Option<&Path>) -> Result<()> {
    let text = read(&root.join(VOCABULARY))?;
    let by_hand = Table::read(VOCABULARY, &text)?;
    let numbered = Vocabulary::parse(&by_hand.numbered());
    let mails = mails::load(root, corpora)?;
    let counted: Vec<Counted> = mails.iter().map(|mail| mail.counted(&numbered)).collect();

    let mut hand = measure::Counts::default();
    let mut fitted = measure::Counts::default();
    let old = Vocabulary::parse(&by_hand.text());
    for fold in 0..FOLDS {
        let is_out = |at: &usize| counted[*at].fold == fold;
        let (test, train): (Vec<usize>, Vec<usize>) = (0..mails.len()).partition(is_out);
        let train: Vec<&Counted> = train.into_iter().map(|at| &counted[at]).collect();
        let table = weigh::fit(&by_hand, &train);
        let new = Vocabulary::parse(&table.text());
        for at in test {
            hand.add(&mails[at], &old);
            fitted.add(&mails[at], &new);
        }
    }
    println!("by hand:\n{hand}held out, fitted to the other four fifths:\n{fitted}");

    let all: Vec<&Counted> = counted.iter().collect();
    let table = weigh::fit(&by_hand, &all);
    let new = Vocabulary::parse(&table.text());
    for folder in mails::MEASURED {
        let measured = mails::folder(&corpora.join(folder), Kind::Measured)?;
        for (title, vocabulary) in [("by hand", &old), ("fitted", &new)] {
            let mut counts = measure::Counts::default();
            measured
                .iter()
                .for_each(|mail| counts.add(mail, vocabulary));
            print!("{folder}, {title}:\n{counts}");
        }
    }
    for change in weigh::changes(&by_hand, &table, &all) {
        println!("{change}");
    }
    if let Some(path) = out {
        std::fs::write(path, table.text()).map_err(|cause| Error::file(path, cause))?;
    }
    Ok(())
}
