//! Proofpoint URL Defense, versions 2 and 3, as Proofpoint's published decoder reads them
//! (help.proofpoint.com, "URL Decoder", `urldecoder.py`). Version 1 is a plain parameter.

use crate::domain::{Web, percent};
use crate::link::base64;

use super::query;

fn is_url_defense(web: &Web) -> bool {
    [
        "urldefense.proofpoint.com",
        "urldefense.com",
        "urldefense.us",
    ]
    .iter()
    .any(|domain| web.host.is_within(domain))
}

/// `/v2/url?u=https-3A__evil.example_x`: "-" stands for "%", "_" for "/".
pub(super) fn v2(web: &Web) -> Option<String> {
    if !is_url_defense(web) || web.url.path() != "/v2/url" {
        return None;
    }
    let coded = query::value(web, "u")?.replace('-', "%").replace('_', "/");
    Some(percent::decode(&coded))
}

/// `/v3/__https://evil.example/x*y__;Iw!!abc!def$`: "*" stands for one character of the base64
/// text after "__;", and "**" with a letter for a run of them.
pub(super) fn v3(web: &Web) -> Option<String> {
    if !is_url_defense(web) {
        return None;
    }
    let rest = web.after_host().strip_prefix("/v3/__")?;
    let (coded, tail) = rest.split_once("__;").unwrap_or((rest, ""));
    let replaced = tail.split('!').next().unwrap_or_default();
    let replaced = base64::decode_text(replaced).unwrap_or_default();
    Some(fill(&percent::decode(&two_slashes(coded)), &replaced))
}

/// Some servers on the way fold "https://" to "https:/".
fn two_slashes(address: &str) -> String {
    match address.split_once(":/") {
        Some((scheme, rest)) => format!("{scheme}://{}", rest.trim_start_matches('/')),
        None => address.to_owned(),
    }
}

/// Puts the replaced characters back.
fn fill(coded: &str, replaced: &str) -> String {
    let mut replaced = replaced.chars();
    let mut filled = String::with_capacity(coded.len() + replaced.as_str().len());
    let mut rest = coded;
    while let Some((before, after)) = rest.split_once('*') {
        filled.push_str(before);
        let run = after
            .strip_prefix('*')
            .and_then(|run| run.chars().next())
            .and_then(run_length);
        rest = match run {
            Some(_) => &after[2..],
            None => after,
        };
        filled.extend(replaced.by_ref().take(run.unwrap_or(1)));
    }
    filled.push_str(rest);
    filled
}

/// The length of a run: "A" stands for two, and so on through the base64url alphabet.
fn run_length(letter: char) -> Option<usize> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    LETTERS.find(letter).map(|at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn puts_characters_and_runs_back() {
        assert_eq!(fill("https://a.example/*b*", "#é"), "https://a.example/#bé");
        assert_eq!(
            fill("https://a.example/**Ax", "öü"),
            "https://a.example/öüx"
        );
        assert_eq!(fill("https://a.example/*", ""), "https://a.example/");
        assert_eq!(fill("**", "x"), "x");
        assert_eq!(fill("**é", "xy"), "xyé");
    }
}
