//! Every message of the English locale has its words in every locale, with the same placeholders,
//! and every code that the core can show is among them.

use std::collections::BTreeSet;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use serde_json::{Map, Value};
use touchstone::report::view::Code;
use touchstone::settings::Fault;

/// Messages that are names: the same in every language.
const NAMES: [&str; 1] = ["app_short_name"];

/// What every store takes for the manifest's name and description, in characters. Chrome's would take a
/// longer name.
const STORE_LIMITS: [(&str, usize); 2] = [("app_name", 45), ("app_description", 132)];

/// How words that promise safety begin, by locale. Where words are not set apart by spaces, they
/// are looked for anywhere.
const PROMISES: [(&str, &[&str]); 30] = [
    ("ar", &["آمن", "الآمن", "أمان", "مأمون"]),
    ("bn", &["নিরাপদ", "নিরাপত্তা", "সুরক্ষিত", "সুরক্ষা"]),
    ("cs", &["bezpeč", "zabezpeč"]),
    ("de", &["sicher", "unbedenklich"]),
    ("el", &["ασφαλ", "ασφάλ", "εξασφαλ", "εξασφάλ"]),
    ("en", &["safe", "secure"]),
    ("es", &["segur"]),
    ("fa", &["امن", "ایمن"]),
    (
        "fil",
        &[
            "ligtas", "kaligtas", "segurado", "sigurado", "safe", "secure",
        ],
    ),
    ("fr", &["sûr", "sécuri"]),
    (
        "he",
        &[
            "בטוח",
            "הבטוח",
            "בבטחה",
            "לבטח",
            "בטיחות",
            "מאובטח",
            "המאובטח",
        ],
    ),
    ("hi", &["सुरक्षित"]),
    ("id", &["aman"]),
    ("it", &["sicur"]),
    ("ja", &["安全", "安心"]),
    ("ko", &["안전"]),
    ("nl", &["veilig", "beveilig"]),
    ("pl", &["bezpiecz", "zabezpiecz", "ubezpiecz"]),
    ("pt_BR", &["segur"]),
    ("pt_PT", &["segur"]),
    ("ro", &["sigur", "asigur", "securiz", "securit"]),
    ("ru", &["безопас", "надёж", "надеж"]),
    ("sr", &["bezbed", "sigur"]),
    ("th", &["ปลอดภัย", "มั่นคง"]),
    ("tr", &["güven", "emniyet"]),
    ("uk", &["безпеч", "надійн"]),
    ("ur", &["محفوظ", "سیکیور", "سیف", "حفاظت"]),
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

/// A locale's messages by their keys.
pub type Messages = Map<String, Value>;

/// Every locale's name and messages.
pub fn locales() -> Vec<(String, Messages)> {
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

/// A message as it is shown.
pub fn words(message: &Value) -> &str {
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
    let spaced = !start
        .chars()
        .any(|c| matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{9fff}'));
    text.match_indices(start).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        !spaced || before.is_none_or(|c| !c.is_alphabetic())
    })
}

/// What promises safety in a text, if anything does.
pub fn promise_in(locale: &str, text: &str) -> Option<&'static str> {
    let promises = PROMISES.iter().find(|(name, _)| *name == locale);
    let (_, promises) = promises.unwrap_or_else(|| panic!("no promises known for {locale}"));
    let text = text.to_lowercase();
    let promise = promises.iter().find(|promise| holds_word(&text, promise));
    promise.copied()
}

#[test]
fn every_code_is_worded_with_all_its_values() {
    for (locale, messages) in locales() {
        for &code in Code::ALL {
            let expected: BTreeSet<usize> = (1..=code.arity()).collect();
            for (key, is_special) in forms(&locale, code) {
                let message = messages.get(&key);
                let message = message.unwrap_or_else(|| panic!("{locale} lacks {key}"));
                let used = used_values(message);
                // "One link" needs no number.
                let fits = used == expected || is_special && used.is_subset(&expected);
                assert!(fits, "{locale}: {key}: {used:?}");
            }
        }
    }
}

/// The keys of a code's words in a language, and whether the form is one for few numbers alone.
fn forms(locale: &str, code: Code) -> Vec<(String, bool)> {
    if !code.is_counted() {
        return vec![(code.key().to_owned(), false)];
    }
    let forms = plural_categories(locale).iter();
    forms
        .map(|category| (format!("{}_{category}", code.key()), *category != "other"))
        .collect()
}

/// The plural categories of whole numbers, but for those of millions.
/// <https://www.unicode.org/cldr/charts/48/supplemental/language_plural_rules.html> (2026-11-28)
fn plural_categories(locale: &str) -> &'static [&'static str] {
    match locale {
        "id" | "ja" | "ko" | "th" | "vi" | "zh_CN" | "zh_TW" => &["other"],
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        "he" => &["one", "two", "other"],
        "ro" | "sr" => &["one", "few", "other"],
        "cs" => &["one", "few", "other"],
        "pl" | "ru" | "uk" => &["one", "few", "many", "other"],
        _ => &["one", "other"],
    }
}

/// The key of a plural form without its category; any other key as it is.
fn family(key: &str) -> String {
    let of_form = Code::ALL.iter().filter(|code| code.is_counted());
    let mut keys = of_form.map(|code| code.key());
    let found = keys.find(|family| {
        key.rsplit_once('_')
            .is_some_and(|(start, _)| start == *family)
    });
    found.unwrap_or(key).to_owned()
}

#[test]
fn all_locales_have_the_same_messages_with_the_same_placeholders() {
    let english = english();
    let keys = |messages: &Messages| {
        messages
            .keys()
            .map(|key| family(key))
            .collect::<BTreeSet<_>>()
    };
    for (locale, messages) in translations() {
        let (theirs, wanted) = (keys(&messages), keys(&english));
        let differing: Vec<_> = theirs.symmetric_difference(&wanted).collect();
        assert!(differing.is_empty(), "{locale}: {differing:?}");
        for (key, message) in &messages {
            let source = source_of(&english, key);
            assert_eq!(
                message["placeholders"], source["placeholders"],
                "{locale}: {key}"
            );
            if family(key) == *key {
                assert_eq!(used_names(message), used_names(source), "{locale}: {key}");
            }
        }
    }
}

/// The English message that a message translates: of a plural form the general one.
fn source_of<'a>(english: &'a Messages, key: &str) -> &'a Value {
    let family = family(key);
    match family == key {
        true => &english[key],
        false => &english[&format!("{family}_other")],
    }
}

#[test]
fn every_message_is_translated_and_about_as_short_as_the_english() {
    let english = english();
    for (locale, messages) in translations() {
        for (key, message) in &messages {
            let source = source_of(&english, key);
            let text = words(message);
            assert!(!text.trim().is_empty(), "{locale}: {key} is empty");
            assert_eq!(text.trim(), text, "{locale}: {key} has spaces around it");
            // Languages share words such as "link", but no sentences.
            let may_be_shared = NAMES.contains(&key.as_str()) || !text.contains(' ');
            assert!(
                text != words(source) || may_be_shared,
                "{locale}: {key} is not translated: {text}"
            );
            let most = match stands_where_space_is_short(key, source) {
                // Half a word more, for the shortest.
                true => length(source) * 16 / 10 + 4,
                false => 2 * length(source) + 40,
            };
            assert!(
                length(message) <= most,
                "{locale}: {key} is too long: {text}"
            );
        }
    }
}

/// Headlines, the labels beside hosts, chips at links, and buttons.
fn stands_where_space_is_short(key: &str, english: &Value) -> bool {
    let starts = ["headline_", "seen_", "chip_", "genuine_"];
    let note = english["description"].as_str().unwrap_or_default();
    starts.iter().any(|start| key.starts_with(start)) || note.starts_with("Button")
}

/// Screen readers choose their voice by it.
#[test]
fn every_locale_names_its_language() {
    for (locale, messages) in locales() {
        // The folders' names can't say a script; this language has two.
        let tag = match locale.as_str() {
            "sr" => "sr-Latn".to_owned(),
            other => other.replace('_', "-"),
        };
        assert_eq!(words(&messages["ui_language"]), tag);
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
        for (key, message) in &messages {
            let text = words(message);
            let promise = promise_in(&locale, text);
            assert_eq!(promise, None, "{locale}: {key} promises too much: {text}");
        }
    }
}

#[test]
fn every_fault_of_a_settings_file_is_worded() {
    let english = english();
    for code in Fault::CODES {
        assert!(english.contains_key(&format!("settings_{code}")), "{code}");
    }
}

/// Every message is asked for somewhere, and every message that is asked for is there.
#[test]
fn messages_and_those_who_ask_for_them_agree() {
    let english = english();
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("extension"));
    let quoted = sources.split(['"', '`']);
    let in_manifest = sources
        .split("__MSG_")
        .filter_map(|rest| rest.split("__").next());
    let asked: BTreeSet<&str> = quoted.clone().chain(in_manifest).collect();
    let is_ours = |key: &str| {
        ["ui_", "opt_", "wel_", "app_", "clk_", "cap_", "log_", "my_"]
            .iter()
            .any(|start| key.starts_with(start))
            && key
                .bytes()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_')
    };
    for key in asked.iter().filter(|key| is_ours(key)) {
        assert!(
            english.contains_key(*key),
            "{key} is asked for, and is not there"
        );
    }
    // `ui_problem_${code}`
    let composed: Vec<&str> = quoted
        .filter_map(|text| Some(text.split_once("_${")?.0))
        .collect();
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.key()).collect();
    for key in english.keys().map(String::as_str) {
        let is_composed = || {
            composed.iter().any(|start| {
                key.strip_prefix(start)
                    .is_some_and(|rest| rest.starts_with('_'))
            })
        };
        assert!(
            asked.contains(key) || codes.contains(family(key).as_str()) || is_composed(),
            "nobody asks for {key}"
        );
    }
}

/// All scripts, pages and manifests of the extension, one after the other.
fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() && !path.ends_with("_locales") {
            text += &sources(&path);
        } else if matches!(ending, Some("js" | "html" | "json")) {
            text += &fs::read_to_string(&path).expect("text");
        }
    }
    text
}
