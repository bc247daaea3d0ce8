//! The mail that Touchstone began with: a country is no longer served, and everybody there is to
//! withdraw by a date. The words are the same whether the brand writes it or somebody else.

use std::fs;

use touchstone::analyzer::Analyzer;
use touchstone::message::eml;
use touchstone::report::Verdict;
use touchstone::report::view::{Code, Tone, View};

const OWN_LINKS: &str = "https://www.binance.com/en/";

fn sample(file: &str) -> String {
    let path = format!("{}/tests/mail/{file}.eml", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The brand's own, confirmed by its receiver's provider.
fn genuine() -> String {
    sample("binance-withdraw-genuine")
}

/// The same, as it looks to who can't see what the provider says.
fn unseen() -> String {
    let genuine = genuine();
    let (results, mail) = genuine.split_once("\nFrom:").expect("a sender");
    assert!(results.starts_with("Authentication-Results:"));
    format!("From:{mail}")
}

/// What the provider reports, with its own mark that it received the mail.
fn forged() -> String {
    genuine().replace("=pass", "=fail")
}

/// The verdict, the policy's row, and what is shown.
fn judged(mail: &str) -> (Verdict, &'static str, View) {
    let message = eml::read(mail.as_bytes()).expect("a mail");
    let (report, why) = Analyzer::new().explain(&message);
    (report.verdict, why.row, report.view.expect("a view"))
}

#[test]
fn where_it_comes_from_decides() {
    use Code::{HeadlineConfirmed, HeadlineForged, HeadlineMatchesAll, HeadlineNotBrand};
    use Verdict::{Consistent, Impersonation};
    let imitation = sample("binance-withdraw-imitation");
    for (mail, verdict, row, headline) in [
        (genuine(), Consistent, "own", HeadlineConfirmed),
        (unseen(), Consistent, "own", HeadlineMatchesAll),
        (forged(), Impersonation, "own", HeadlineForged),
        (
            imitation,
            Impersonation,
            "named, a stranger",
            HeadlineNotBrand,
        ),
    ] {
        let (seen, met, view) = judged(&mail);
        assert_eq!(
            (seen, met, view.headline.code),
            (verdict, row, headline),
            "{mail}"
        );
    }
}

/// Anybody can write the brand's address into a mail: where neither the provider nor a link speaks
/// for it, the headline says so. Where the provider does, the sentence below tells of the links.
#[test]
fn the_words_say_what_ties_the_mail_to_the_brand() {
    use Code::*;
    use Tone::{Confirmed, Quiet};
    let counted = |mail: &str| mail.replace(OWN_LINKS, "https://u7.ct.sendgrid.net/ls/click?upn=");
    let partly = |mail: &str| mail.replace(&format!("{OWN_LINKS}my"), "https://apps.apple.com");
    let elsewhere = |mail: &str| mail.replace(OWN_LINKS, "https://apps.apple.com/");
    let (seen, unseen) = (genuine(), unseen());
    for (mail, tone, headline, says) in [
        (
            seen.clone(),
            Confirmed,
            HeadlineConfirmed,
            &[SaysConfirmedAll][..],
        ),
        (unseen.clone(), Quiet, HeadlineMatchesAll, &[SaysUnseen]),
        (
            partly(&seen),
            Confirmed,
            HeadlineConfirmed,
            &[SaysConfirmedSome],
        ),
        (partly(&unseen), Quiet, HeadlineMatchesSome, &[SaysUnseen]),
        (
            counted(&seen),
            Confirmed,
            HeadlineConfirmed,
            &[SaysConfirmedNone, SaysLinkHides],
        ),
        (
            counted(&unseen),
            Quiet,
            HeadlineUnconfirmed,
            &[SaysLinkHides],
        ),
        (elsewhere(&unseen), Quiet, HeadlineUnconfirmed, &[]),
        (
            without_links(&seen),
            Confirmed,
            HeadlineConfirmed,
            &[SaysConfirmed],
        ),
        (without_links(&unseen), Quiet, HeadlineUnconfirmed, &[]),
    ] {
        let (verdict, row, view) = judged(&mail);
        assert_eq!((verdict, row), (Verdict::Consistent, "own"), "{mail}");
        let said: Vec<Code> = view.says.iter().map(|line| line.code).collect();
        assert_eq!((view.tone, view.headline.code), (tone, headline), "{mail}");
        assert_eq!(said, says, "{mail}");
        let advice = view.advice.expect("what to do");
        assert_eq!(advice.values, ["binance.com"], "{mail}");
    }
}

fn without_links(mail: &str) -> String {
    mail.replace("href=\"https://", "title=\"")
        .replace("https://www.binance.com", "our site")
}
