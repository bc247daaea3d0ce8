//! The maintainers' tool: generates the data tables, puts the extension together and says whether it
//! grew, and makes pages for the tests out of saved ones.
//!
//! Most of it also uses the library of this package, which the tables are part of: should a table not
//! compile, take the last good one out of git.

mod age;
mod archive;
mod brand_table;
mod brands;
mod budget;
mod bundle;
mod confusables;
mod data;
mod date;
mod english_table;
mod error;
mod fit;
mod fixture;
mod hash;
mod linked;
mod manifest;
mod messages;
mod notices;
mod page;
mod reading;
mod release;
mod sbom;
mod service_table;
mod services;
mod skeleton;
mod source;
mod stores;
mod suffixes;
mod vocabulary;
mod webmails;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Generates Touchstone's data tables, puts the extension together, makes pages for its tests.
#[derive(Parser)]
#[command(version)]
struct Cli {
    /// The project's folder.
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the tables and pages generated from src/data.
    Data {
        /// Write nothing; fail when a table is not what its source gives.
        #[arg(long)]
        check: bool,
    },
    /// Estimate what the pieces of host names cost (src/data/reading.tsv) from a folder of corpora.
    ///
    /// Prints a cross-validation before: what a fit to a part of the hosts makes of the others.
    /// The same corpora give the same table. `pack data` packs it then.
    Fit {
        /// benign_domains.txt, trade_domains.txt: ordinary hosts; imitation_hosts.tsv,
        /// fresh_hosts.tsv, wallet_hosts.tsv: imitations, with columns host, brand and kind.
        #[arg(value_name = "CORPORA")]
        corpora: PathBuf,
        /// Write the table as of this day; without one nothing is written.
        #[arg(long, value_name = "YYYY-MM-DD")]
        day: Option<String>,
    },
    /// Weigh the words of src/data/vocabulary.txt anew, from the mails of a folder of corpora and of the
    /// tests.
    ///
    /// Cross-validates: prints what weights fitted to a part of the mails make of the others, beside what
    /// the file's own make of them. The same mails give the same weights.
    FitWords {
        /// ham/: ordinary mail; genuine_rebuilt/: mail as services send it, with index.tsv, and
        /// namesakes/: innocent senders. phish/ and phish2/ are measured, and nothing is fitted to them.
        #[arg(value_name = "CORPORA")]
        corpora: PathBuf,
        /// Write the fitted weights into the file.
        #[arg(long)]
        write: bool,
    },
    /// List the rows of data that were last checked long before the day of the list of brands.
    Age {
        /// So many months before.
        #[arg(long, value_name = "NUMBER", default_value_t = 12)]
        months: u32,
    },
    /// Put the extension together: the folder to load, and a zip for each store.
    Bundle {
        /// The library as cargo built it for wasm32-unknown-unknown.
        #[arg(long, value_name = "FILE")]
        wasm: PathBuf,
        /// Where touchstone/, touchstone-chrome.zip and touchstone-firefox.zip go.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Make a release of what `bundle` made: `./build.sh release` calls it.
    ///
    /// Standard input names the files of the sources, each with a NUL behind it.
    Release {
        /// What it is made of.
        #[arg(long, value_name = "ID")]
        commit: String,
        /// The commit's time, after 1970-01-01.
        #[arg(long, value_name = "SECONDS")]
        date: u64,
        /// Where `bundle` put the stores' zips; release/ goes there.
        #[arg(value_name = "DIR")]
        dist: PathBuf,
    },
    /// Put the page for trying the check together (www/): a folder that works from any place.
    Page {
        /// The library as cargo built it for wasm32-unknown-unknown, with the feature playground.
        #[arg(long, value_name = "FILE")]
        wasm: PathBuf,
        /// Where www/ goes.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Fail when the extension grew by more than tests/budgets.toml allows.
    Budget {
        /// Write its sizes down as what is allowed.
        #[arg(long)]
        write: bool,
        /// Where `bundle` put the stores' zips.
        #[arg(value_name = "DIR")]
        dist: PathBuf,
    },
    /// Make a page for tests/pages out of a saved webmail page: structure stays, what is personal goes.
    ///
    /// Elements, classes, ids and roles stay. Texts, addresses, names, links and every value that is
    /// not known to be structure are replaced, the same by the same; scripts, styles, images and
    /// comments are removed. Read the result before you publish it: what a class or an id says
    /// about you, no program knows.
    ///
    /// With --page the file is a skeleton instead, copied from Touchstone's own page "Help us read this
    /// webmail": it gets made-up words, and anything that is no skeleton is refused.
    Fixture {
        /// The page, as the browser saved it or copied from the element inspector (outerHTML); or a skeleton.
        #[arg(value_name = "FILE")]
        saved: PathBuf,
        /// Where the page goes; standard output if not given.
        #[arg(long, value_name = "FILE", conflicts_with = "page")]
        out: Option<PathBuf>,
        /// Make tests/pages/NAME/page.html and the beginning of page.json out of a skeleton.
        #[arg(long, value_name = "NAME[/PAGE]")]
        page: Option<String>,
        /// The number of the sender's address in the skeleton.
        #[arg(long, value_name = "NUMBER", default_value_t = 1, requires = "page")]
        sender: u32,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Data { check: false } => data::write(&cli.root),
        Command::Data { check: true } => data::check(&cli.root),
        Command::Fit { corpora, day } => fit::run(&cli.root, &corpora, day.as_deref()),
        Command::FitWords { corpora, write } => vocabulary::run(&cli.root, &corpora, write),
        Command::Bundle { wasm, out } => bundle::build(&cli.root, &wasm, &out),
        Command::Age { months } => age::run(&cli.root, months),
        Command::Page { wasm, out } => page::build(&cli.root, &wasm, &out),
        Command::Release { commit, date, dist } => {
            let commit = release::Commit {
                id: commit,
                seconds: date,
            };
            release::run(&cli.root, &dist, &commit)
        }
        Command::Budget { write: false, dist } => budget::check(&cli.root, &dist),
        Command::Budget { write: true, dist } => budget::write(&cli.root, &dist),
        Command::Fixture {
            saved,
            page: Some(page),
            sender,
            ..
        } => skeleton::write(&cli.root, &saved, &page, sender),
        Command::Fixture { saved, out, .. } => fixture::write(&saved, out.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pack: {error}");
            ExitCode::FAILURE
        }
    }
}
