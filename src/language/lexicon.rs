//! Words and phrases of many languages, each with a sense.

use std::collections::HashMap;

use super::{Tokens, is_unspaced};

/// Where in a word without spaces a phrase counts as standing next to its neighbour, in letters: a
/// particle or two may come between.
const NEXT_TO: usize = 8;

/// Phrases by their first word or letter; `S` says what they mean.
pub(crate) struct Lexicon<S> {
    /// By first word, folded.
    words: HashMap<String, Vec<Phrase<S>>>,
    /// By the first letter of a first word of which only the beginning is given.
    stems: HashMap<char, Vec<Phrase<S>>>,
    /// By first letter, for scripts without spaces.
    unspaced: HashMap<char, Vec<(String, S)>>,
}

struct Phrase<S> {
    words: Vec<Word>,
    sense: S,
}

/// A word as the reader sees it, or only its beginning.
struct Word {
    text: String,
    stem: bool,
}

impl Word {
    fn is(&self, seen: &str) -> bool {
        if self.stem {
            seen.starts_with(&self.text)
        } else {
            seen == self.text
        }
    }
}

/// A phrase found: the words `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit<S> {
    pub(crate) sense: S,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl<S: Copy + PartialEq> Lexicon<S> {
    /// Reads sections of phrases: `[name]`, then lines of `language: phrase, word*, …`. `sense` says
    /// what a section means; one that it does not know is left out.
    pub(crate) fn parse(text: &str, sense: impl Fn(&str) -> Option<S>) -> Lexicon<S> {
        let mut lexicon = Lexicon {
            words: HashMap::new(),
            stems: HashMap::new(),
            unspaced: HashMap::new(),
        };
        let mut section = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = section_name(line) {
                section = sense(name);
            }
            let (Some(sense), Some((_, phrases))) = (section, line.split_once(": ")) else {
                continue;
            };
            for phrase in phrases.split(',') {
                lexicon.add(phrase, sense);
            }
        }
        lexicon
    }

    fn add(&mut self, phrase: &str, sense: S) {
        let words: Vec<Word> = phrase.split_whitespace().flat_map(words).collect();
        let Some(first) = words.first() else { return };
        let letter = first.text.chars().next().unwrap_or_default();
        if is_unspaced(letter) && !first.stem {
            let text = words.into_iter().map(|word| word.text).collect();
            self.unspaced.entry(letter).or_default().push((text, sense));
        } else if first.stem {
            let row = self.stems.entry(letter).or_default();
            row.push(Phrase { words, sense });
        } else {
            let row = self.words.entry(first.text.clone()).or_default();
            row.push(Phrase { words, sense });
        }
    }

    /// Every phrase in the text, in order; linear in its length.
    pub(crate) fn scan(&self, tokens: &Tokens) -> Vec<Hit<S>> {
        let mut hits = Vec::new();
        for at in 0..tokens.len() {
            let token = tokens.get(Some(at));
            let whole = self.words.get(token).into_iter().flatten();
            let letter = token.chars().next().unwrap_or_default();
            let begun = self.stems.get(&letter).into_iter().flatten();
            for phrase in whole.chain(begun) {
                let mut words = phrase.words.iter().enumerate();
                if words.all(|(offset, word)| word.is(tokens.get(Some(at + offset)))) {
                    hits.push(Hit {
                        sense: phrase.sense,
                        start: at,
                        end: at + phrase.words.len(),
                    });
                }
            }
            hits.extend(self.inside(token).map(|(_, sense)| Hit {
                sense,
                start: at,
                end: at + 1,
            }));
        }
        hits
    }

    /// The phrases inside a word without spaces, and the letters before each.
    fn inside(&self, token: &str) -> impl Iterator<Item = (usize, S)> {
        let letters = token.char_indices().enumerate();
        letters.flat_map(move |(before, (at, letter))| {
            let rows = self.unspaced.get(&letter).into_iter().flatten();
            let rows = rows.filter(move |(text, _)| token[at..].starts_with(text.as_str()));
            rows.map(move |(_, sense)| (before, *sense))
        })
    }

    /// Whether the word has this sense; one without spaces, whether it holds such a phrase.
    pub(crate) fn is(&self, token: &str, sense: S) -> bool {
        self.is_whole(token, sense) || self.inside(token).any(|(_, inside)| inside == sense)
    }

    /// Whether the word, standing behind another, begins with this sense.
    pub(crate) fn begins(&self, token: &str, sense: S) -> bool {
        let mut inside = self.inside(token).take_while(|(at, _)| *at < NEXT_TO);
        self.is_whole(token, sense) || inside.any(|(_, inside)| inside == sense)
    }

    /// Whether the word, standing in front of another, ends with this sense.
    pub(crate) fn ends(&self, token: &str, sense: S) -> bool {
        let skip = token.chars().count().saturating_sub(NEXT_TO);
        let end: String = token.chars().skip(skip).collect();
        self.is_whole(token, sense) || self.inside(&end).any(|(_, inside)| inside == sense)
    }

    fn is_whole(&self, token: &str, sense: S) -> bool {
        let letter = token.chars().next().unwrap_or_default();
        let whole = self.words.get(token).into_iter().flatten();
        let begun = self.stems.get(&letter).into_iter().flatten();
        let mut phrases = whole.chain(begun);
        phrases.any(|phrase| {
            phrase.sense == sense && matches!(phrase.words.as_slice(), [word] if word.is(token))
        })
    }
}

/// The name of the section that begins in this line.
fn section_name(line: &str) -> Option<&str> {
    Some(line.strip_prefix('[')?.trim_end_matches(']'))
}

/// The sections of a file, for testing that each is known.
#[cfg(test)]
pub(crate) fn section_names(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(section_name)
}

/// A word of the file as a reader sees it: several where it holds signs.
fn words(word: &str) -> Vec<Word> {
    let stem = word.ends_with('*');
    let tokens = Tokens::new(word.trim_end_matches('*'));
    let mut words: Vec<Word> = (0..tokens.len())
        .map(|at| Word {
            text: tokens.get(Some(at)).to_owned(),
            stem: false,
        })
        .collect();
    if let Some(last) = words.last_mut() {
        last.stem = stem;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon<char> {
        let text = "# a: comment\n[money]\nen: pay, cash back\nde: zahl*\nzh: 钱包\n[time]\nen: now\nru: сид-фраз*\n[other]\nen: lost\n";
        Lexicon::parse(text, |name| match name {
            "money" => Some('m'),
            "time" => Some('t'),
            _ => None,
        })
    }

    fn senses(text: &str) -> String {
        let hits = lexicon().scan(&Tokens::new(text));
        hits.iter().map(|hit| hit.sense).collect()
    }

    #[test]
    fn phrases_are_found_in_order() {
        assert_eq!(senses("Pay NOW, zahlen Sie, cash back"), "mtmm");
        assert_eq!(senses("您的钱包现在"), "m");
        assert_eq!(senses("Ваша СИД-фраза"), "t");
    }

    #[test]
    fn other_words_are_not() {
        assert_eq!(
            senses("payment, cash and back, knowledge, lost, 钱 包, comment"),
            ""
        );
    }

    #[test]
    fn edges_of_a_word_without_spaces() {
        let lexicon = lexicon();
        assert!(
            lexicon.begins("钱包已被冻结", 'm')
                && !lexicon.begins("您的资产已经全部转移到了钱包", 'm')
        );
        assert!(lexicon.ends("请立即检查您的钱包", 'm') && lexicon.is("我的钱包里", 'm'));
        assert!(!lexicon.ends("pays", 'm') && !lexicon.begins("", 'm'));
    }
}
