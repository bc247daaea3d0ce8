//! `touchstone check`: mails are read ahead by one thread and checked by all, in batches. What is
//! held at a time stays the same however much there is to read.

mod align;
mod json_lines;
mod mails;
mod output;
mod progress;
mod text;
mod totals;
mod why;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::{self, SyncSender};
use std::thread;

use indicatif::ProgressBar;
use rayon::prelude::*;
use touchstone::analyzer::Analyzer;
use touchstone::message::auth_results::ServerId;
use touchstone::message::mbox::MAX_MAIL;
use touchstone::message::{Mailbox, Message, Reading, eml};
use touchstone::report::Report;
use touchstone::report::why::Why;
use touchstone::settings::Rules;

use crate::files::{self, Candidate};
use crate::{FailOn, Format, Input};
use mails::{Mail, Origin};
use output::Output;
use totals::Totals;

/// A batch ends with this many mails, or bytes.
const BATCH: usize = 256;
const BATCH_BYTES: usize = 4 << 20;

/// What to read, and how to print.
pub struct Options {
    /// What the files hold.
    pub input: Input,
    pub format: Format,
    pub color: clap::ColorChoice,
    /// Silent mails too.
    pub all: bool,
    /// Nothing of the mails.
    pub quiet: bool,
    /// From which verdict on the exit code tells of a find.
    pub fail_on: FailOn,
    /// With the parties and the row of the policy.
    pub explain: bool,
    /// Whose word about senders is believed.
    pub trust: Vec<ServerId>,
}

#[derive(Default)]
struct Batch {
    mails: Vec<io::Result<Mail>>,
    bytes: usize,
}

/// A mail and what was seen in it.
struct Checked {
    origin: Origin,
    heading: Heading,
    report: Report,
    /// Where it is asked for.
    why: Option<Why>,
    /// Only the mail's beginning was read.
    cut: bool,
}

/// By what a person knows a mail in a list.
struct Heading {
    from: String,
    subject: String,
}

impl Heading {
    fn of(message: &Message) -> Heading {
        let Mailbox { name, address } = &message.sender;
        let value = |reading: &Option<Reading>| reading.as_ref().map(|read| read.value.clone());
        let from = match (value(name), value(address)) {
            (Some(name), Some(address)) => format!("{name} <{address}>"),
            (one, other) => one.or(other).unwrap_or_default(),
        };
        Heading {
            from,
            subject: message.subject.clone(),
        }
    }
}

/// Checks the mails and prints a report for each.
pub fn run(paths: &[PathBuf], rules: Rules, options: &Options) -> io::Result<ExitCode> {
    let found = files::collect(paths);
    let mut run = Run {
        analyzer: Analyzer::with_rules(rules),
        bar: progress::bar(&found.candidates),
        output: Output::new(options),
        totals: Totals::default(),
        explain: options.explain,
        trust: &options.trust,
    };
    for error in &found.errors {
        run.complain(error);
    }
    let (sender, batches) = mpsc::sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(|| read(&found.candidates, options.input, sender));
        // A failure here drops the receiver, and the reader stops.
        batches.into_iter().try_for_each(|batch| run.check(batch))
    })?;
    run.bar.finish_and_clear();
    run.output.finish(&run.totals)?;
    Ok(run.totals.exit_code(paths, options.input, options.fail_on))
}

/// Reads the mails and sends them in batches, until all are read or nobody wants more.
fn read(candidates: &[Candidate], input: Input, sender: SyncSender<Batch>) {
    let mut batch = Batch::default();
    let mut tell = |mail: io::Result<Mail>| {
        batch.bytes += mail.as_ref().map_or(0, |mail| mail.source.bytes.len());
        batch.mails.push(mail);
        let full = batch.mails.len() >= BATCH || batch.bytes >= BATCH_BYTES;
        !full || sender.send(std::mem::take(&mut batch)).is_ok()
    };
    if candidates
        .iter()
        .all(|candidate| mails::read(candidate, input, &mut tell))
    {
        // Should nobody want the last either, there is nothing left to stop.
        let _ = sender.send(batch);
    }
}

struct Run<'o> {
    analyzer: Analyzer,
    bar: ProgressBar,
    output: Output,
    totals: Totals,
    explain: bool,
    trust: &'o [ServerId],
}

impl Run<'_> {
    fn check(&mut self, batch: Batch) -> io::Result<()> {
        let (analyzer, explain, trust) = (&self.analyzer, self.explain, self.trust);
        let checked: Vec<_> = batch
            .mails
            .into_par_iter()
            .map(|mail| mail.and_then(|mail| analyze(mail, analyzer, explain, trust)))
            .collect();
        self.bar.inc(batch.bytes as u64);
        // The bar makes room once for all that is told.
        let bar = self.bar.clone();
        bar.suspend(|| self.tell(checked))
    }

    fn tell(&mut self, checked: Vec<io::Result<Option<Checked>>>) -> io::Result<()> {
        for mail in checked {
            match mail {
                Ok(Some(mail)) => self.tell_mail(&mail)?,
                Ok(None) => {}
                Err(error) => self.complain(&error),
            }
        }
        self.output.flush()
    }

    fn tell_mail(&mut self, mail: &Checked) -> io::Result<()> {
        if mail.cut {
            let limit = MAX_MAIL >> 20;
            let mail = &mail.origin;
            eprintln!("touchstone: {mail}: larger than {limit} MiB, only its beginning was read");
        }
        self.totals.count(mail.report.verdict);
        self.output.write(mail)
    }

    fn complain(&mut self, error: &io::Error) {
        self.totals.errors += 1;
        eprintln!("touchstone: {error}");
    }
}

/// Checks a mail; `None` when a file found in a directory is no mail.
fn analyze(
    mail: Mail,
    analyzer: &Analyzer,
    explain: bool,
    trust: &[ServerId],
) -> io::Result<Option<Checked>> {
    let Mail { origin, source } = mail;
    let mut message = match eml::read_trusting(&source.bytes, trust) {
        Ok(message) => message,
        Err(_) if !origin.named && origin.number.is_none() => return Ok(None),
        Err(error) => return Err(origin.at(io::Error::other(error))),
    };
    message.truncated |= source.cut;
    let (report, why) = match explain {
        true => {
            let (report, why) = analyzer.explain(&message);
            (report, Some(why))
        }
        false => (analyzer.analyze(&message), None),
    };
    Ok(Some(Checked {
        heading: Heading::of(&message),
        report,
        why,
        cut: source.cut,
        origin,
    }))
}
