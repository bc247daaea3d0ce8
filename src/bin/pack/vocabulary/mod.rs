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
use mails::{Counted, Kind, Mail};
use measure::Counts;
use table::Table;
use weigh::Freedom;

const VOCABULARY: &str = "src/data/vocabulary.txt";

const COMMAND: &str = "cargo run --features pack --bin pack -- fit-words CORPORA --write";

/// Parts of the cross-validation.
const FOLDS: u64 = 5;

/// Compares the weights written by hand with fitted ones, and writes these where that is wanted.
pub fn run(root: &Path, corpora: &Path, write: bool) -> Result<()> {
    let path = root.join(VOCABULARY);
    let text = read(&path)?;
    let by_hand = Table::read(VOCABULARY, &text)?.by_hand();
    let numbered = Vocabulary::parse(&by_hand.numbered());
    let mails = mails::load(root, corpora)?;
    let counted: Vec<Counted> = mails.iter().map(|mail| mail.counted(&numbered)).collect();

    let all: Vec<&Counted> = counted.iter().collect();
    let old = library(&by_hand);
    println!("by hand:\n{}", measure::of(&mails, &old));
    for freedom in Freedom::ALL {
        let held_out = held_out(&by_hand, &mails, &counted, freedom);
        println!("{}, held out by fifths:\n{held_out}", freedom.title());
    }
    for folder in mails::MEASURED {
        let measured = mails::folder(&corpora.join(folder), Kind::Measured)?;
        println!("{folder}, by hand:\n{}", measure::of(&measured, &old));
        for freedom in Freedom::ALL {
            let new = library(&weigh::fit(&by_hand, &all, freedom));
            let counts = measure::of(&measured, &new);
            println!("{folder}, {}:\n{counts}", freedom.title());
        }
    }
    if write {
        let table = weigh::fit(&by_hand, &all, Freedom::Weight);
        let new = head(&all) + &weigh::written(&table, &all);
        std::fs::write(&path, new).map_err(|cause| Error::file(&path, cause))?;
        println!("{VOCABULARY}: written");
    }
    Ok(())
}

/// The words as the library reads them.
fn library(table: &Table) -> Vocabulary {
    Vocabulary::parse(&table.text(|_| None))
}

/// The comment above the sections.
fn head(mails: &[&Counted]) -> String {
    let count = |is_trade| {
        mails
            .iter()
            .filter(|mail| (mail.kind == Kind::Trade) == is_trade)
            .count()
    };
    let (trade, others) = (count(true), count(false));
    format!(
        "# Words of mail about crypto, accounts and money, in the languages such mail is written in: what
# src/party/topic.rs weighs to tell whether `Ledger` is the wallet or a newspaper. Ours, from the languages' own
# vocabulary; no mail was copied. Written as pressure.txt is. A section is what one of its words weighs; a word
# counts once. 3 and more of words that weigh 2 or 3 is about the trade, 2 and more of any about somebody's account.
#
# Sections such as [2] were written by hand. Those such as [3, by hand 2] were fitted on 2026-11-28 by
#     {COMMAND}
# to {trade} mails of the trade and {others} others (src/bin/pack/vocabulary); before each of their words stands in
# how many of both it is, to the next five. To change a weight, change it by hand and run that again.
"
    )
}

/// What weights fitted to four fifths of the mails make of the fifth that is left, for each fifth.
fn held_out(by_hand: &Table, mails: &[Mail], counted: &[Counted], freedom: Freedom) -> Counts {
    let mut counts = Counts::default();
    for fold in 0..FOLDS {
        let train: Vec<&Counted> = counted.iter().filter(|mail| mail.fold != fold).collect();
        let table = weigh::fit(by_hand, &train, freedom);
        let vocabulary = library(&table);
        let test = mails.iter().filter(|mail| mail.fold == fold);
        test.for_each(|mail| counts.add(mail, &vocabulary));
    }
    counts
}
