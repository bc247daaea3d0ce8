//! What is wrong with a settings file, and where.

use std::fmt;

use serde::Serialize;
use serde_json::error::Category;

use super::Settings;

/// Longer files are no settings of ours.
const MAX_FILE: usize = 1_000_000;
/// Parts code and value in the text of a parser's error; stands in no JSON string unescaped.
const MARK: char = '\u{1f}';
/// Longer values are cut in what is told.
const MAX_VALUE: usize = 80;

/// Why a settings file was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// What is wrong: the message `settings_<code>` in `_locales`. One of [`Fault::CODES`].
    pub code: String,
    /// The value that is wrong, shortened.
    pub value: String,
    /// Line in the file, from 1; 0 when the file as a whole is meant.
    pub line: usize,
    /// Column in the line, from 1.
    pub column: usize,
}

impl Fault {
    /// Every code: not JSON; another shape than expected; a field that there is not; the version;
    /// too long a list; a file too large; and those of what a value may hold (`value.rs`).
    pub const CODES: &[&str] = &[
        "json", "shape", "field", "version", "many", "large", "name", "domain", "suffix", "shared",
        "code", "origin", "language",
    ];

    fn new(code: &str, value: &str, line: usize, column: usize) -> Fault {
        Fault {
            code: code.to_owned(),
            value: value.chars().take(MAX_VALUE).collect(),
            line,
            column,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let Fault {
            code,
            value,
            line,
            column,
        } = self;
        write!(formatter, "line {line}, column {column}: {code}: {value}")
    }
}

impl std::error::Error for Fault {}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Fault {
        let (line, column) = (error.line(), error.column());
        let text = error.to_string();
        let told = text
            .strip_suffix(&format!(" at line {line} column {column}"))
            .unwrap_or(&text);
        let unknown = || told.strip_prefix("unknown field `")?.split('`').next();
        let (code, value) = match error.classify() {
            Category::Data => told
                .split_once(MARK)
                .or_else(|| Some(("field", unknown()?)))
                .unwrap_or(("shape", told)),
            _ => ("json", told),
        };
        Fault::new(code, value, line, column)
    }
}

/// A fault's code and value as the text of a parser's error, which [`Fault`] reads again.
pub(super) fn mark(code: &str, value: &str) -> String {
    format!("{code}{MARK}{value}")
}

/// Reads a settings file, all of it or nothing.
pub fn read(text: &str) -> Result<Settings, Fault> {
    if text.len() > MAX_FILE {
        return Err(Fault::new("large", &MAX_FILE.to_string(), 0, 0));
    }
    // Windows' editors put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Ok(serde_json::from_str(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (String, String, usize) {
        let fault = read(text).expect_err("a fault");
        assert!(Fault::CODES.contains(&fault.code.as_str()), "{fault}");
        (fault.code, fault.value, fault.line)
    }

    fn is(code: &str, value: &str, line: usize) -> (String, String, usize) {
        (code.to_owned(), value.to_owned(), line)
    }

    #[test]
    fn an_empty_file_of_ours_is_good() {
        let settings = read("\u{feff}{\"version\": 1}").expect("settings");
        assert!(settings.allowed.is_empty() && settings.show_consistent);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = r#"{"version":1,"allowed":[{"place":"sender","value":"desk@gmail.com","brand":"Kraken"}],
            "brands":[{"name":"My Bank","domains":["bank.example"]}],"codes":[{"brand":"Binance","code":"blue-7 Fox"}],
            "exchanges":["Binance","Kraken"],"showConsistent":false,"keepLog":false,"language":"pt_BR","sites":[{"origin":"https://mail.example.org:8443","enabled":true}]}"#;
        let settings = read(text).expect("settings");
        let written = serde_json::to_string(&settings).expect("JSON");
        assert_eq!(read(&written), Ok(settings));
    }

    #[test]
    fn faults_name_what_and_where() {
        assert_eq!(fault("{\"version\": 1,\n \"brands\": [").0, "json");
        assert_eq!(fault("[]").0, "shape");
        assert_eq!(fault("{\"version\": 2}"), is("version", "2", 1));
        assert_eq!(fault("{\"version\": 2\n}"), is("version", "2", 1));
        assert_eq!(
            fault("{\"version\": 1,\n\n\"colour\": 3}"),
            is("field", "colour", 3)
        );
        let at = |entry: &str| fault(&format!("{{\"version\": 1,\n{entry}}}"));
        assert_eq!(
            at(r#""sites": [{"origin": "mail", "enabled": true}]"#),
            is("origin", "mail", 2)
        );
        assert_eq!(
            at(r#""codes": [{"brand": "Binance", "code": "ab"}]"#),
            is("code", "", 2)
        );
        assert_eq!(at(r#""exchanges": ["Binance", "…"]"#), is("name", "…", 2));
        assert_eq!(at(r#""language": "../en""#), is("language", "../en", 2));
        assert_eq!(
            at(r#""brands": [{"name": " ", "domains": []}]"#),
            is("name", " ", 2)
        );
        assert_eq!(
            at(r#""allowed": [{"place": "link", "value": "github.io", "brand": "Kraken"}]"#),
            is("suffix", "github.io", 2)
        );
    }

    #[test]
    fn what_is_too_long_is_refused() {
        assert_eq!(fault(&" ".repeat(MAX_FILE + 1)).0, "large");
        let site = r#"{"origin": "https://mail.example", "enabled": true}"#;
        let sites = vec![site; super::super::list::MAX_ENTRIES + 1].join(",\n");
        let text = format!("{{\"version\": 1, \"sites\": [{sites}]}}");
        assert_eq!(fault(&text), is("many", "1000", 1001));
    }
}
