//! Where the reports go: text for people, or JSON lines for programs.

use std::io::{self, BufWriter, Stdout, Write};

use anstream::AutoStream;
use clap::ColorChoice;
use serde::Serialize;
use touchstone::report::why::Why;
use touchstone::report::{Report, Verdict};

use super::totals::Totals;
use super::{Checked, Options, text, why};
use crate::Format;

/// One line of the JSON output; `src/report/json.md` describes it.
#[derive(Serialize)]
struct Row<'a> {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a Why>,
}

pub enum Output {
    /// The exit code tells all.
    None,
    Json(BufWriter<Stdout>),
    Text {
        /// Takes the colours out where they are not wanted.
        out: BufWriter<AutoStream<Stdout>>,
        /// Silent mails too.
        all: bool,
    },
}

impl Output {
    pub fn new(options: &Options) -> Output {
        if options.quiet {
            return Output::None;
        }
        if options.format == Format::Json {
            return Output::Json(BufWriter::new(io::stdout()));
        }
        let color = match options.color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        };
        Output::Text {
            out: BufWriter::new(AutoStream::new(io::stdout(), color)),
            all: options.all,
        }
    }

    pub fn write(&mut self, mail: &Checked) -> io::Result<()> {
        let Checked { origin, report, .. } = mail;
        let why = mail.why.as_ref();
        match self {
            Output::None => Ok(()),
            Output::Json(out) => {
                let file = origin.path.display().to_string();
                let message = origin.number;
                let row = Row {
                    file,
                    message,
                    id: origin.id.as_deref(),
                    report,
                    why,
                };
                serde_json::to_writer(&mut *out, &row)?;
                writeln!(out)
            }
            Output::Text { out, all } => {
                let asked = origin.named && origin.number.is_none();
                if report.verdict == Verdict::Silent && !*all && !asked {
                    return Ok(());
                }
                text::write(out, &origin.to_string(), &mail.heading, report)?;
                why.map_or(Ok(()), |why| why::write(out, why))
            }
        }
    }

    pub fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::None => Ok(()),
            Output::Json(out) => out.flush(),
            Output::Text { out, .. } => out.flush(),
        }
    }

    /// Ends the text with the totals of several mails.
    pub fn finish(mut self, totals: &Totals) -> io::Result<()> {
        if let Output::Text { out, .. } = &mut self
            && totals.checked() > 1
        {
            writeln!(out, "{}", totals.summary())?;
        }
        self.flush()
    }
}
