//! What webmails make of a mail's links, so that each is read as what it was.

use super::file::{File, Grade, Rewrite, SameAs};

/// The group of a pattern that is where the link led.
const TARGET: &str = "(?<target>";
/// The group that is the folder in which the webmail is installed.
const FOLDER: &str = "(?<folder>";

/// A rule with where it comes from.
#[derive(Clone)]
pub struct KnownRewrite {
    pub pattern: String,
    pub own_host: bool,
    pub becomes: String,
    pub decode: bool,
    pub grade: Grade,
    pub date: String,
    pub sources: Vec<String>,
    pub note: String,
}

impl KnownRewrite {
    /// Whether it was a link at all.
    pub fn is_link(&self) -> bool {
        self.pattern.contains(TARGET)
    }
}

/// What is wrong with a rule, if anything.
pub fn problem(rule: &Rewrite, file: &File) -> Option<String> {
    let pattern = rule.pattern.as_ref().as_str();
    let problem = if !pattern.starts_with('^') || !pattern.ends_with('$') {
        "the pattern is for the whole of it, from ^ to $"
    } else if rule.own_host && !begins_with_path(pattern) {
        "what follows a host begins with ^/, or a folder before that"
    } else if !pattern.contains(TARGET) && (rule.decode || !rule.becomes.is_empty()) {
        "what is no link becomes and decodes nothing"
    } else if !file.evidence.contains_key(rule.evidence.as_ref()) {
        "there is no such evidence"
    } else {
        return None;
    };
    Some(format!("rewrite: {problem}"))
}

fn begins_with_path(pattern: &str) -> bool {
    let rest = pattern.trim_start_matches('^');
    rest.starts_with('/') || rest.starts_with(FOLDER)
}

/// The rules of a file.
pub fn own(file: &File) -> Vec<KnownRewrite> {
    let rules = file.rewrites.iter().filter_map(|rule| {
        let evidence = file.evidence.get(rule.evidence.as_ref())?;
        Some(KnownRewrite {
            pattern: rule.pattern.as_ref().clone(),
            own_host: rule.own_host,
            becomes: rule.becomes.clone(),
            decode: rule.decode,
            grade: evidence.grade,
            date: evidence.date.as_ref().clone(),
            sources: evidence.sources.as_ref().clone(),
            note: rule.note.clone(),
        })
    });
    rules.collect()
}

/// The rules of a webmail as those of another one on the same software.
pub fn lent(rules: &[KnownRewrite], same_as: &SameAs) -> Vec<KnownRewrite> {
    let lent = rules.iter().cloned().map(|rule| {
        let sources = same_as.told(&rule.sources);
        KnownRewrite { sources, ..rule }
    });
    lent.collect()
}
