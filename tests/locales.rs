//! Every message of the English locale has its words in every locale, with the same placeholders,
//! and every code that the core can show is among them.

use std::collections::BTreeSet;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use serde_json::{Map, Value};
use touchstone::report::view::Code;

/// Messages that are names: the same in every language.
const NAMES: [&str; 1] = ["app_short_name"];

/// What the stores take for the manifest's name and description, in characters.
const STORE_LIMITS: [(&str, usize); 2] = [("app_name", 75), ("app_description", 132)];

/// How words that promise safety begin, by locale. Where words are not set apart by spaces, they
/// are looked for anywhere.
const PROMISES: [(&str, &[&str]); 19] = [
    ("ar", &["آمن", "الآمن", "أمان", "مأمون"]),
    ("de", &["sicher", "unbedenklich"]),
    ("en", &["safe", "secure"]),
    ("es", &["segur"]),
    ("fa", &["امن", "ایمن"]),
    ("fr", &["sûr", "sécuri"]),
    ("hi", &["सुरक्षित"]),
    ("id", &["aman"]),
    ("it", &["sicur"]),
    ("ja", &["安全", "安心"]),
    ("ko", &["안전"]),
    ("pt_BR", &["segur"]),
    ("ru", &["безопас", "надёж", "надеж"]),
    ("sr", &["bezbed", "sigur"]),
    ("tr", &["güven", "emniyet"]),
    ("uk", &["безпеч", "надійн"]),
    ("vi", &["an toàn"]),
    ("zh_CN", &["安全"]),
    ("zh_TW", &["安全"]),
];

/// Marks, embeddings and isolates that set a direction.
const DIRECTION_CONTROLS: [RangeInclusive<char>; 4] = [
    '\u{200e}'..='\u{200f}',
    '\u{61c}'..='\u{61c}',
    '\u{202a}'..='\u{202e}',
    '\u{2066}'..='\u{2069}',
];

type Messages = Map<String, Value>;

/// Every locale's name and messages.
fn locales() -> Vec<(String, Messages)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/_locales");
    let mut locales: Vec<_> = fs::read_dir(folder)
        .expect("the locales")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(path.join("messages.json")).expect("messages.json");
            let messages = serde_json::from_str(&text).expect("an object of messages");
            (name, messages)
        })
        .collect();
    locales.sort_by(|a: &(String, Messages), b| a.0.cmp(&b.0));
    locales
}

fn english() -> Messages {
    let mut locales = locales().into_iter();
    let (_, messages) = locales.find(|(name, _)| name == "en").expect("English");
    messages
}

/// Every locale but the English one.
fn translations() -> impl Iterator<Item = (String, Messages)> {
    locales().into_iter().filter(|(name, _)| name != "en")
}

fn words(message: &Value) -> &str {
    message["message"].as_str().expect("a message")
}

fn length(message: &Value) -> usize {
    words(message).chars().count()
}

/// The names between dollar signs: `{BRAND, HOST}`.
fn used_names(message: &Value) -> BTreeSet<String> {
    let pieces: Vec<&str> = words(message).split('$').collect();
    assert!(pieces.len() % 2 == 1, "a lone $: {message}");
    pieces
        .into_iter()
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The numbers of the values that a message uses: `{1, 2}` for `$1` and `$2`.
fn used_values(message: &Value) -> BTreeSet<usize> {
    used_names(message)
        .iter()
        .map(|name| {
            let content = &message["placeholders"][name.to_lowercase()]["content"];
            content
                .as_str()
                .and_then(|content| content.strip_prefix('$')?.parse().ok())
                .unwrap_or_else(|| panic!("{name}: {content}"))
        })
        .collect()
}

/// Whether a word of the text begins like this; a word begins after anything that is no letter.
fn holds_word(text: &str, start: &str) -> bool {
    let spaced = !start.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}'));
    text.match_indices(start).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        !spaced || before.is_none_or(|c| !c.is_alphabetic())
    })
}

#[test]
fn every_code_is_worded_with_all_its_values() {
    for (locale, messages) in locales() {
        for code in Code::ALL {
            let message = messages.get(code.key());
            let message = message.unwrap_or_else(|| panic!("{locale} lacks {}", code.key()));
            let expected: BTreeSet<usize> = (1..=code.arity()).collect();
            assert_eq!(used_values(message), expected, "{locale}: {}", code.key());
        }
    }
}

#[test]
fn all_locales_have_the_same_messages_with_the_same_placeholders() {
    let english = english();
    let keys = |messages: &Messages| messages.keys().cloned().collect::<BTreeSet<_>>();
    for (locale, messages) in translations() {
        assert_eq!(keys(&messages), keys(&english), "{locale}");
        for (key, message) in &messages {
            let source = &english[key];
            assert_eq!(
                message["placeholders"], source["placeholders"],
                "{locale}: {key}"
            );
            assert_eq!(used_names(message), used_names(source), "{locale}: {key}");
        }
    }
}

#[test]
fn every_message_is_translated_and_about_as_short_as_the_english() {
    let english = english();
    for (locale, messages) in translations() {
        for (key, message) in &messages {
            let source = &english[key];
            let text = words(message);
            assert!(!text.trim().is_empty(), "{locale}: {key} is empty");
            assert_eq!(text.trim(), text, "{locale}: {key} has spaces around it");
            assert_eq!(
                text == words(source),
                NAMES.contains(&key.as_str()),
                "{locale}: {key}: {text}"
            );
            assert!(
                length(message) <= 2 * length(source) + 40,
                "{locale}: {key} is too long: {text}"
            );
        }
    }
}

/// Screen readers choose their voice by it.
#[test]
fn every_locale_names_its_language() {
    for (locale, messages) in locales() {
        assert_eq!(words(&messages["ui_language"]), locale.replace('_', "-"));
    }
}

/// The languages that the options offer are those that there are.
#[test]
fn every_locale_can_be_chosen() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/language.js");
    let source = fs::read_to_string(file).expect("language.js");
    let (_, list) = source.split_once("CODES = [").expect("the list");
    let (list, _) = list.split_once(']').expect("its end");
    let offered: Vec<&str> = list
        .split(',')
        .map(|code| code.trim().trim_matches('"'))
        .filter(|code| !code.is_empty())
        .collect();
    let names: Vec<String> = locales().into_iter().map(|(name, _)| name).collect();
    assert_eq!(offered, names);
}

#[test]
fn the_stores_take_every_name_and_description() {
    for (locale, messages) in locales() {
        for (key, limit) in STORE_LIMITS {
            let length = length(&messages[key]);
            assert!(length <= limit, "{locale}: {key} has {length} characters");
        }
    }
}

/// The direction of a value is the code's business; a control in a message would be one too many.
#[test]
fn no_message_holds_a_direction_control() {
    let is_control = |c: char| DIRECTION_CONTROLS.iter().any(|range| range.contains(&c));
    for (locale, messages) in locales() {
        for (key, message) in &messages {
            assert!(!words(message).contains(is_control), "{locale}: {key}");
        }
    }
}

#[test]
fn no_locale_promises_safety() {
    for (locale, messages) in locales() {
        let promises = PROMISES.iter().find(|(name, _)| *name == locale);
        let (_, promises) = promises.unwrap_or_else(|| panic!("no promises known for {locale}"));
        for (key, message) in &messages {
            let text = words(message).to_lowercase();
            for promise in *promises {
                assert!(
                    !holds_word(&text, promise),
                    "{locale}: {key} promises too much: {text}"
                );
            }
        }
    }
}
