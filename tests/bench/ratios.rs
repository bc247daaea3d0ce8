//! How much the checks cost beside what any program would do with the same input, in the same
//! run. Prints ratios; times alone say more about the machine than about the code.
//!
//!     cargo bench --bench ratios

mod mails;

use std::hint::black_box;
use std::time::{Duration, Instant};

use touchstone::analyzer::Analyzer;
use touchstone::domain::DomainName;
use touchstone::message::eml;

/// Long enough that the clock's resolution and a context switch don't matter.
const LEAST: Duration = Duration::from_millis(200);

/// Hosts of the kinds that mail links to.
const HOSTS: [&str; 8] = [
    "www.binance.com",
    "binance-verify.example",
    "b1nance.com",
    "kr\u{430}ken.com",
    "coinbase.com.login.example",
    "news.bbc.co.uk",
    "cdn.images.example.org",
    "mail.google.com",
];

fn main() {
    let analyzer = Analyzer::new();
    let mails = mails::mails();
    println!("{:<48} {:>12} {:>12} {:>7}", "", "ours", "peer", "ratio");
    compare(
        "read and check a mail : mail-parser's parse",
        || {
            for mail in &mails {
                let message = eml::read(mail).expect("a mail");
                black_box(analyzer.analyze(&message));
            }
        },
        || {
            for mail in &mails {
                black_box(mail_parser::MessageParser::default().parse(mail));
            }
        },
    );
    compare(
        "rate a host : url's Host::parse",
        || {
            HOSTS
                .iter()
                .for_each(|host| _ = black_box(analyzer.rate_host(host)))
        },
        || {
            HOSTS
                .iter()
                .for_each(|host| drop(black_box(url::Host::parse(host))))
        },
    );
    suffixes();
}

/// Our packed list parses the host as well; the peer gets it ready for use.
fn suffixes() {
    use publicsuffix::Psl;

    let source = include_str!("../../src/data/public_suffix_list.dat");
    let list: publicsuffix::List = source.parse().expect("the list parses");
    compare(
        "registrable domain : publicsuffix's List::domain",
        || {
            HOSTS
                .iter()
                .for_each(|host| drop(black_box(DomainName::parse(host))))
        },
        || {
            for host in HOSTS {
                let ascii = idna::domain_to_ascii(host).expect("a host");
                black_box(list.domain(ascii.as_bytes()));
            }
        },
    );
    compare(
        "first look-up : publicsuffix's List::from_str",
        || drop(black_box(DomainName::parse(HOSTS[0]))),
        || drop(black_box(source.parse::<publicsuffix::List>())),
    );
}

fn compare(what: &str, ours: impl Fn(), peer: impl Fn()) {
    let (ours, peer) = (time(ours), time(peer));
    let ratio = ours.as_secs_f64() / peer.as_secs_f64();
    println!("{what:<48} {ours:>12.1?} {peer:>12.1?} {ratio:>6.3}x");
}

/// The time of one run: the best of five series.
fn time(work: impl Fn()) -> Duration {
    let mut runs = 1;
    let series = |runs: u32| {
        let start = Instant::now();
        (0..runs).for_each(|_| work());
        start.elapsed()
    };
    while series(runs) < LEAST / 5 {
        runs *= 2;
    }
    let best = (0..5).map(|_| series(runs)).min().expect("five series");
    best / runs
}
