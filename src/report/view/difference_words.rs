//! The differences between two hosts in words, for those who don't see them, and for those who do.

use crate::confusable::{Script, script};
use crate::report::{Evidence, ImitationKind, Span};

use super::{Code, Line};

/// More words are no help.
const MAX_NOTES: usize = 3;

/// What differs, in the order of the seen host's letters.
pub(super) fn of(evidence: &Evidence) -> Vec<Line> {
    let Evidence::Host {
        host,
        unicode,
        registrable,
        genuine: Some(genuine),
        imitation: Some(imitation),
    } = evidence
    else {
        return Vec::new();
    };
    let seen = unicode.as_deref().unwrap_or(host);
    let owner = registrable.as_deref().unwrap_or(host);
    match imitation.kind {
        ImitationKind::Homograph | ImitationKind::AsciiHomograph | ImitationKind::Typo => letters(
            seen,
            genuine,
            &imitation.seen_spans,
            &imitation.genuine_spans,
        ),
        ImitationKind::OtherSuffix => suffixes(seen, genuine),
        ImitationKind::Combosquat => added(seen, owner, &imitation.seen_spans),
        ImitationKind::Embedding | ImitationKind::Subdomain | ImitationKind::Hosting => {
            vec![Line::new(Code::DiffOwner, [owner])]
        }
    }
}

/// Letter by letter where the two have as many that differ; else what stands for what, what is more,
/// and what is less.
fn letters(seen: &str, genuine: &str, in_seen: &[Span], in_genuine: &[Span]) -> Vec<Line> {
    let (positions, wanted) = (positions(in_seen), positions(in_genuine));
    let mut notes: Vec<Line> = match (in_seen, in_genuine) {
        _ if positions.len() == wanted.len() => {
            let pairs = positions.iter().zip(wanted);
            pairs
                .filter_map(|(&at, instead)| letter(seen, at, genuine.chars().nth(instead)?))
                .collect()
        }
        ([there], [here]) if place(seen, there.start) == here.start => {
            let (instead, right) = (cut_out(seen, *there), cut_out(genuine, *here));
            vec![Line::new(Code::DiffStandsFor, [&instead, &right])]
        }
        _ => {
            let run = |text: &str, span: &Span, code| Line::new(code, [&cut_out(text, *span)]);
            let added = in_seen.iter().map(|span| run(seen, span, Code::DiffAdded));
            let missing = in_genuine
                .iter()
                .map(|span| run(genuine, span, Code::DiffMissing));
            added.chain(missing).collect()
        }
    };
    notes.truncate(MAX_NOTES);
    notes
}

/// One letter that stands where another belongs: its place in its label, and what it is.
fn letter(seen: &str, at: usize, instead: char) -> Option<Line> {
    let letter = seen.chars().nth(at)?;
    let code = match script(letter) {
        Script::Ascii => Code::DiffLetter,
        Script::Latin => Code::DiffLetterLatin,
        Script::Cyrillic => Code::DiffLetterCyrillic,
        Script::Greek => Code::DiffLetterGreek,
        Script::Other => Code::DiffLetterOther,
    };
    let place = (place(seen, at) + 1).to_string();
    Some(Line::new(
        code,
        [&place, &letter.to_string(), &instead.to_string()],
    ))
}

/// Characters between the last dot before it and this one.
fn place(name: &str, at: usize) -> usize {
    name.chars()
        .take(at)
        .fold(0, |place, c| if c == '.' { 0 } else { place + 1 })
}

/// What stands around the name within the domain that decides; what stands left of it anyone may
/// write.
fn added(seen: &str, owner: &str, spans: &[Span]) -> Vec<Line> {
    let start = seen.chars().count().saturating_sub(owner.chars().count());
    let label_end = seen.chars().count() - after_first_dot(owner);
    let inside = spans.iter().filter_map(|span| {
        let (from, to) = (span.start.max(start), span.end.min(label_end));
        (from < to).then(|| {
            cut_out(
                seen,
                Span {
                    start: from,
                    end: to,
                },
            )
        })
    });
    inside
        .filter(|text| text.chars().any(char::is_alphanumeric))
        .take(MAX_NOTES)
        .map(|text| Line::new(Code::DiffAdded, [&text]))
        .collect()
}

/// Characters from the first dot on.
fn after_first_dot(name: &str) -> usize {
    name.find('.').map_or(0, |dot| name[dot..].chars().count())
}

fn suffixes(seen: &str, genuine: &str) -> Vec<Line> {
    let after_name = |name: &str, label: &str| {
        let at = name.find(label)? + label.len();
        name[at..].starts_with('.').then(|| name[at..].to_owned())
    };
    let label = genuine.split('.').next().unwrap_or_default();
    match (after_name(seen, label), after_name(genuine, label)) {
        (Some(seen), Some(genuine)) => vec![Line::new(Code::DiffSuffix, [&seen, &genuine])],
        _ => Vec::new(),
    }
}

fn positions(spans: &[Span]) -> Vec<usize> {
    spans.iter().flat_map(|span| span.start..span.end).collect()
}

fn cut_out(text: &str, span: Span) -> String {
    text.chars()
        .skip(span.start)
        .take(span.end.saturating_sub(span.start))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::analyzer::Analyzer;

    use super::*;

    /// The codes and values told of a host.
    fn told(host: &str) -> Vec<(Code, Vec<String>)> {
        let view = Analyzer::new().check_link(&format!("https://{host}/"));
        let comparison = view.comparison.expect("a comparison");
        comparison
            .notes
            .into_iter()
            .map(|line| (line.code, line.values))
            .collect()
    }

    fn is(code: Code, values: &[&str]) -> (Code, Vec<String>) {
        (code, values.iter().map(|&value| value.to_owned()).collect())
    }

    #[test]
    fn differences_in_words() {
        assert_eq!(
            told("www.bіnance.example"),
            [is(Code::DiffLetterCyrillic, &["2", "і", "i"])]
        );
        assert_eq!(
            told("b1nance.example"),
            [is(Code::DiffLetter, &["2", "1", "i"])]
        );
        assert_eq!(told("binannce.example"), [is(Code::DiffAdded, &["n"])]);
        assert_eq!(told("binace.example"), [is(Code::DiffMissing, &["n"])]);
        assert_eq!(
            told("metarnask.example"),
            [is(Code::DiffStandsFor, &["rn", "m"])]
        );
        assert_eq!(
            told("binance-verify.example"),
            [is(Code::DiffAdded, &["-verify"])]
        );
        assert_eq!(
            told("login.binance.cx"),
            [is(Code::DiffSuffix, &[".cx", ".com"])]
        );
        assert_eq!(
            told("binance.com.stranger.example"),
            [is(Code::DiffOwner, &["stranger.example"])]
        );
    }
}
