//! A TOML source in src/data: read, and blamed by line for what is wrong in it.

use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::error::{Error, Result};

/// A file's name, for messages, and its text.
pub struct Source<'a> {
    file: &'a str,
    text: &'a str,
}

impl<'a> Source<'a> {
    pub fn new(file: &'a str, text: &'a str) -> Source<'a> {
        Source { file, text }
    }

    pub fn parse<T: DeserializeOwned>(&self) -> Result<T> {
        toml::from_str(self.text).map_err(|error| {
            let line = error.span().map_or(1, |span| self.line_of(span.start));
            Error::at(self.file, line, error.message())
        })
    }

    /// The error for something wrong at this place.
    pub fn fail<T, U>(&self, place: &Spanned<T>, problem: impl Into<String>) -> Result<U> {
        let line = self.line_of(place.span().start);
        Err(Error::at(self.file, line, problem.into()))
    }

    /// Whatever is said has a source and a date.
    pub fn sourced(
        &self,
        what: &str,
        source: &Spanned<String>,
        checked: &Spanned<String>,
    ) -> Result<()> {
        if source.as_ref().trim().is_empty() {
            return self.fail(source, format!("{what} has no source"));
        }
        self.month(&format!("{what}: checked"), checked)
    }

    pub fn month(&self, what: &str, month: &Spanned<String>) -> Result<()> {
        if is_month(month.as_ref()) {
            return Ok(());
        }
        self.fail(month, format!("{what} is not YYYY-MM"))
    }

    pub fn host_name(&self, name: &Spanned<String>) -> Result<()> {
        if is_host_name(name.as_ref()) {
            return Ok(());
        }
        let problem = format!(
            "\"{}\" is no host name in lower-case A-labels",
            name.as_ref()
        );
        self.fail(name, problem)
    }

    /// The line, counted from 1, that holds byte `offset`.
    fn line_of(&self, offset: usize) -> usize {
        let before = &self.text.as_bytes()[..offset];
        before.iter().filter(|&&b| b == b'\n').count() + 1
    }
}

pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

pub fn is_host_name(name: &str) -> bool {
    let parsed = url::Host::parse(name);
    name.contains('.')
        && !name.ends_with('.')
        && matches!(parsed, Ok(url::Host::Domain(host)) if host == name)
}

/// Whether `host` is `domain` or below it; both are host names.
pub fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// `YYYY-MM-DD`.
pub fn is_day(text: &str) -> bool {
    let Some((month, day)) = text.rsplit_once('-') else {
        return false;
    };
    is_month(month) && day.len() == 2 && ("01"..="31").contains(&day)
}

fn is_month(text: &str) -> bool {
    let Some((year, month)) = text.split_once('-') else {
        return false;
    };
    let digits = |text: &str, len| text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
    digits(year, 4) && digits(month, 2) && ("01"..="12").contains(&month)
}
