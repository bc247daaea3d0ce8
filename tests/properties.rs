//! What must hold for every message, also for those nobody thought of.

use proptest::prelude::*;
use touchstone::analyzer::Analyzer;
use touchstone::message::{Link, Mailbox, Message, Reading, Source};
use touchstone::report::Verdict;

/// Pieces that mails are made of, mixed with arbitrary text.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,24}",
        prop::sample::select(vec![
            "Binance",
            "binance.com",
            "kr\u{430}ken",
            "https://",
            "@",
            "://",
            ".",
            "xn--",
            "\u{200b}",
            "%2e",
            "\u{3002}",
            "Your ",
            " account",
            "Dear ",
            "\n",
            "©",
            "https://www.google.com/url?q=",
            "data:",
            "[::1]",
            "バイナンス",
            "\u{301}",
            "-",
            "www.",
        ])
        .prop_map(str::to_owned),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..8).prop_map(|pieces| pieces.concat())
}

fn reading() -> impl Strategy<Value = Option<Reading>> {
    prop::option::of(text().prop_map(|value| Reading {
        value,
        from: Source::Text,
    }))
}

fn link() -> impl Strategy<Value = Link> {
    (text(), text(), any::<bool>(), any::<bool>()).prop_map(|(href, text, visible, quoted)| Link {
        href,
        text,
        visible,
        quoted,
        ..Link::default()
    })
}

prop_compose! {
    fn message()(
        name in reading(),
        address in reading(),
        subject in text(),
        text in text(),
        quoted_text in text(),
        links in prop::collection::vec(link(), 0..6),
        results in prop::collection::vec(text(), 0..3),
    ) -> Message {
        let mut message = Message { sender: Mailbox { name, address }, subject, text, quoted_text, links, ..Message::default() };
        message.authentication.results = results;
        message
    }
}

fn official_link() -> Link {
    Link {
        href: "https://www.binance.com/".to_owned(),
        visible: true,
        ..Link::default()
    }
}

thread_local! {
    static ANALYZER: Analyzer = Analyzer::new();
}

fn verdict(message: &Message) -> Verdict {
    ANALYZER.with(|analyzer| analyzer.analyze(message).verdict)
}

proptest! {
    #[test]
    fn every_message_gets_a_report(message in message()) {
        let report = ANALYZER.with(|analyzer| analyzer.analyze(&message));
        prop_assert_eq!(report.links.len(), message.links.len());
        prop_assert_eq!(report.view.is_some(), report.verdict != Verdict::Silent);
        for link in &report.links {
            prop_assert!(link.findings.iter().all(|&finding| finding < report.findings.len()));
        }
    }

    #[test]
    fn a_genuine_link_never_lowers_the_verdict(message in message()) {
        let before = verdict(&message);
        let mut more = message;
        more.links.push(official_link());
        prop_assert!(verdict(&more) >= before);
    }

    #[test]
    fn every_host_gets_a_rating_that_case_and_a_final_dot_do_not_change(name in text()) {
        let rate = |name: &str| ANALYZER.with(|analyzer| analyzer.rate_host(name));
        let rating = rate(&name);
        // A second final dot makes no host; the first may be written as an escape.
        let dotted = name.ends_with('.') || name.to_ascii_lowercase().ends_with("%2e");
        if name.is_ascii() && !name.is_empty() && !dotted {
            prop_assert_eq!(rate(&name.to_ascii_uppercase()), rating);
            prop_assert_eq!(rate(&format!("{name}.")), rating);
        }
    }
}
