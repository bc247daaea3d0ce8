//! The English words of the surface are easy to read: headlines are short, and the Flesch reading ease
//! of all messages together is that of plain English or better.
//!
//! Flesch, R. (1948), "A new readability yardstick", Journal of Applied Psychology 32(3), 221–233:
//! `206.835 - 1.015 words/sentences - 84.6 syllables/words`; 60 to 70 is plain English, 70 to 80 fairly
//! easy. Run it with `--nocapture` to see the figures.

use serde_json::{Map, Value};

const MESSAGES: &str = include_str!("../extension/_locales/en/messages.json");

const EASE: f64 = 65.0;
const HEADLINE_WORDS: usize = 12;

/// Every message's key and its words, placeholders filled with their examples.
fn messages() -> Vec<(String, String)> {
    let all: Map<String, Value> = serde_json::from_str(MESSAGES).expect("an object of messages");
    all.into_iter()
        .map(|(key, message)| {
            let mut text = message["message"].as_str().expect("a message").to_owned();
            for (name, placeholder) in message["placeholders"].as_object().into_iter().flatten() {
                let example = placeholder["example"].as_str().expect("an example");
                text = text.replace(&format!("${}$", name.to_uppercase()), example);
            }
            (key, text)
        })
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    words.filter(|word| word.contains(char::is_alphanumeric))
}

/// A message is a sentence or several: each ends in a mark before a space, or with the message.
fn sentences(text: &str) -> usize {
    let ends = |word: &&str| {
        word.trim_end_matches(['”', ')', '"'])
            .ends_with(['.', '!', '?', ':'])
    };
    let inner: Vec<&str> = text.split_whitespace().collect();
    1 + inner.iter().rev().skip(1).filter(|word| ends(word)).count()
}

/// Groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    let is_vowel = |c: &char| "aeiouy".contains(*c);
    let starts = |at: usize| is_vowel(&letters[at]) && (at == 0 || !is_vowel(&letters[at - 1]));
    let groups = (0..letters.len()).filter(|at| starts(*at)).count();
    let text: String = letters.iter().collect();
    let silent = text.ends_with('e') && !text.ends_with("le")
        || text.ends_with("ed") && !text.ends_with("ted") && !text.ends_with("ded")
        || text.ends_with("es") && !text.ends_with("ses") && !text.ends_with("ges");
    groups.saturating_sub(usize::from(silent)).max(1)
}

fn ease<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> f64 {
    let total = |count: fn(&str) -> usize| texts.clone().map(count).sum::<usize>() as f64;
    let all_words = total(|text| words(text).count());
    let all_syllables = total(|text| words(text).map(syllables).sum());
    206.835 - 1.015 * all_words / total(sentences) - 84.6 * all_syllables / all_words
}

#[test]
fn headlines_are_short() {
    for (key, text) in messages()
        .iter()
        .filter(|(key, _)| key.starts_with("headline_"))
    {
        let count = words(text).count();
        assert!(count <= HEADLINE_WORDS, "{key}: {count} words: {text}");
    }
}

#[test]
fn the_surface_is_plain_english() {
    let messages = messages();
    let all = ease(messages.iter().map(|(_, text)| text.as_str()));
    println!(
        "Flesch reading ease of {} messages: {all:.1}",
        messages.len()
    );
    let mut groups: Vec<&str> = messages
        .iter()
        .filter_map(|(key, _)| Some(key.split_once('_')?.0))
        .collect();
    groups.dedup();
    for group in groups {
        let of_group = messages
            .iter()
            .filter(|(key, _)| key.split_once('_').is_some_and(|(start, _)| start == group));
        println!(
            "  {group}_…: {:.1}",
            ease(of_group.map(|(_, text)| text.as_str()))
        );
    }
    assert!(
        all >= EASE,
        "the words of the surface are too hard: {all:.1}"
    );
}

/// Texts whose figures were counted by hand.
#[test]
fn the_measure_measures() {
    let counted = ["The", "made", "address", "recovery"].map(syllables);
    assert_eq!(counted, [1, 1, 2, 4]);
    assert_eq!(sentences("Don’t click. Delete it."), 2);
    let (easy, hard) = (
        ease(["The cat sat on the mat."].into_iter()),
        ease(
            ["Authentication infrastructure irregularities necessitate verification."].into_iter(),
        ),
    );
    assert!(easy > 100.0 && hard < 0.0, "{easy:.1} {hard:.1}");
}
