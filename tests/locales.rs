//! Every code that the core can show has its words in every locale, with the same placeholders.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use touchstone::report::view::Code;

/// Every locale's name and messages.
fn locales() -> Vec<(String, Value)> {
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
            (name, serde_json::from_str(&text).expect("JSON"))
        })
        .collect();
    locales.sort_by(|a: &(String, Value), b| a.0.cmp(&b.0));
    locales
}

/// The numbers of the values that a message uses: `{1, 2}` for `$1` and `$2`.
fn used_values(message: &Value) -> BTreeSet<usize> {
    let text = message["message"].as_str().expect("a message");
    let Some(placeholders) = message["placeholders"].as_object() else {
        return BTreeSet::new();
    };
    placeholders
        .iter()
        .filter(|(name, _)| text.contains(&format!("${}$", name.to_uppercase())))
        .map(|(name, row)| {
            let content = row["content"].as_str().unwrap_or_default();
            content
                .strip_prefix('$')
                .and_then(|n| n.parse().ok())
                .unwrap_or_else(|| panic!("{name}: {content}"))
        })
        .collect()
}

#[test]
fn every_code_is_worded_with_all_its_values() {
    for (locale, messages) in locales() {
        for code in Code::ALL {
            let message = &messages[code.key()];
            assert!(message.is_object(), "{locale} lacks {}", code.key());
            let expected: BTreeSet<usize> = (1..=code.arity()).collect();
            assert_eq!(used_values(message), expected, "{locale}: {}", code.key());
        }
    }
}

#[test]
fn all_locales_have_the_same_messages_and_never_say_safe() {
    let locales = locales();
    let keys = |messages: &Value| {
        messages
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect::<BTreeSet<_>>()
    };
    let (_, english) = locales
        .iter()
        .find(|(name, _)| name == "en")
        .expect("English");
    for (locale, messages) in &locales {
        assert_eq!(keys(messages), keys(english), "{locale}");
    }
    for (key, message) in english.as_object().expect("an object") {
        let text = message["message"]
            .as_str()
            .unwrap_or_default()
            .to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
        assert!(!words.contains(&"safe"), "{key} promises too much: {text}");
    }
}
