//! A link's address: opened through its wrappers, checked in a mail that claims a brand.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use touchstone::analyzer::Analyzer;
use touchstone::link::Opened;
use touchstone::message::{Link, Message};

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

fuzz_target!(|href: &str| {
    let opened = Opened::new(href);
    if let Some(host) = opened.host() {
        assert!(host.ascii().is_ascii() && !host.ascii().ends_with('.'));
    }
    let link = |text: &str| Link {
        href: href.to_owned(),
        text: text.to_owned(),
        visible: true,
        ..Link::default()
    };
    let message = Message {
        text: "Dear Binance user, log in to your Binance account.".to_owned(),
        links: vec![link("binance.com"), link(href)],
        ..Message::default()
    };
    assert_eq!(ANALYZER.analyze(&message).links.len(), 2);
});
