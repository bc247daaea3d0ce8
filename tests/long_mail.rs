//! A mail too long to read is not silence: what stands behind, before or between a filling is found,
//! and what stayed unread is told. The twins of these mails stay silent.

use touchstone::analyzer::Analyzer;
use touchstone::message::eml;
use touchstone::report::{Report, Verdict};

const BAD_LINK: &str = "<a href='https://binance-refund.example/claim'>Claim</a>";
const CLAIM: &str = "<p>Dear Binance user, your Binance account is suspended. Verify your identity at once \
    to keep your account. <a href='https://a.example/x'>Log in to Binance</a></p><p>© Binance</p>";

fn check(body: &str) -> Report {
    let head = "From: Digest <news@digest.example>\nSubject: Weekly\nContent-Type: text/html; charset=utf-8\n\n";
    let message = eml::read(format!("{head}{body}").as_bytes()).expect("a mail");
    Analyzer::new().analyze(&message)
}

/// Words of many sentences, none of which says anything.
fn prose(bytes: usize) -> String {
    let sentence = "The weather was fine and the garden grew well this week. ";
    format!("<p>{}</p>", sentence.repeat(bytes / sentence.len() + 1))
}

/// Links to one host, no two of them the same.
fn links(count: usize, host: &str) -> String {
    let link = |at| format!("<a href='https://{host}/{at}'>Read {at}</a> ");
    (0..count).map(link).collect()
}

#[test]
fn a_claim_behind_much_text() {
    for size in [100_001, 200_001, 1_000_000] {
        let report = check(&(prose(size) + CLAIM));
        assert_eq!(report.verdict, Verdict::Impersonation, "{size}");
        let report = check(&(CLAIM.to_owned() + &prose(size)));
        assert_eq!(report.verdict, Verdict::Impersonation, "{size}");
    }
}

#[test]
fn a_bad_link_among_many() {
    for count in [5_001, 20_001, 60_000] {
        let genuine = links(count, "www.binance.com");
        for body in [
            genuine.clone() + BAD_LINK,
            format!("{genuine}{BAD_LINK}{genuine}"),
        ] {
            let report = check(&body[..]);
            assert_eq!(report.verdict, Verdict::Impersonation, "{count}");
        }
    }
}

#[test]
fn what_stayed_unread_is_told() {
    let middle = prose(400_000) + CLAIM + &prose(400_000);
    let report = check(&middle);
    assert!(report.checked.truncated && report.checked.unread);
}

#[test]
fn a_long_harmless_mail_stays_silent() {
    for body in [
        prose(150_000) + &links(3_000, "digest.example"),
        prose(400_000) + &links(20_000, "www.digest.example"),
        links(6_000, "elsewhere.example"),
    ] {
        let report = check(&body);
        assert_eq!(report.verdict, Verdict::Silent);
        assert!(!report.checked.unread);
    }
}
