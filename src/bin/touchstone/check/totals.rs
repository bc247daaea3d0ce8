//! What came of all the mails together.

use std::path::PathBuf;
use std::process::ExitCode;

use touchstone::report::Verdict;

use crate::{FailOn, Input};

/// The verdicts, worst first, and what each is called.
const VERDICTS: [(Verdict, &str); 4] = [
    (Verdict::Impersonation, "impersonation"),
    (Verdict::Caution, "caution"),
    (Verdict::Consistent, "consistent"),
    (Verdict::Silent, "silent"),
];

/// The verdict's name for people, which is its code too.
pub fn name(verdict: Verdict) -> &'static str {
    let mut verdicts = VERDICTS.iter();
    verdicts
        .find(|(known, _)| *known == verdict)
        .map_or("", |(_, name)| name)
}

#[derive(Default)]
pub struct Totals {
    /// Mails by verdict, in the order above.
    counts: [usize; VERDICTS.len()],
    /// What could not be read.
    pub errors: usize,
}

impl Totals {
    pub fn count(&mut self, verdict: Verdict) {
        for ((known, _), count) in VERDICTS.iter().zip(&mut self.counts) {
            *count += usize::from(*known == verdict);
        }
    }

    pub fn checked(&self) -> usize {
        self.counts.iter().sum()
    }

    /// `12 mails: 2 impersonation, 10 silent`.
    pub fn summary(&self) -> String {
        let counts: Vec<String> = VERDICTS
            .iter()
            .zip(self.counts)
            .filter(|(_, count)| *count > 0)
            .map(|((_, name), count)| format!("{count} {name}"))
            .collect();
        format!("{} mails: {}", self.checked(), counts.join(", "))
    }

    /// 0: no mail got the verdict on which to fail, or a worse one. 1: one did. 2: an error, or nothing to check,
    /// but for rows: an engine that shares them out may have none left for somebody.
    pub fn exit_code(&self, paths: &[PathBuf], input: Input, fail_on: FailOn) -> ExitCode {
        if self.checked() == 0 && self.errors == 0 && input == Input::Mail {
            let paths = paths.iter().map(|path| path.display().to_string());
            let paths: Vec<String> = paths.collect();
            eprintln!("touchstone: no mail found in {}", paths.join(", "));
            return ExitCode::from(2);
        }
        let mildest = match fail_on {
            FailOn::Caution => Some(Verdict::Caution),
            FailOn::Impersonation => Some(Verdict::Impersonation),
            FailOn::Never => None,
        };
        let flagged = VERDICTS
            .iter()
            .zip(self.counts)
            .any(|((verdict, _), count)| {
                count > 0 && mildest.is_some_and(|mildest| *verdict >= mildest)
            });
        match (self.errors, flagged) {
            (0, false) => ExitCode::SUCCESS,
            (0, true) => ExitCode::from(1),
            _ => ExitCode::from(2),
        }
    }
}
