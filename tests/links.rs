//! Links: the table in `tests/cases/links.toml`, and what must hold for every link.

use rustix::time::{ClockId, clock_gettime};
use std::fs;

use proptest::prelude::*;
use serde::Deserialize;
use touchstone::analyzer::Analyzer;
use touchstone::domain::Target;
use touchstone::link::Opened;
use touchstone::message::{Link, LinkKind, Message, Reading, Source};
use touchstone::report::{Disguise, FindingKind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    wrapper: Vec<Wrapper>,
    hidden: Vec<Hidden>,
    disguise: Vec<Disguises>,
    text: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrapper {
    service: String,
    opens: Vec<String>,
    stays: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hidden {
    what: String,
    hides: Vec<String>,
    open: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Disguises {
    kind: String,
    fires: Vec<String>,
    silent: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    text: String,
    #[serde(default)]
    image: String,
    #[serde(default = "yes")]
    claim: bool,
    #[serde(default)]
    fires: Vec<String>,
    silent: Vec<String>,
    #[serde(default, rename = "why")]
    _why: String,
}

fn yes() -> bool {
    true
}

fn table() -> Table {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/links.toml");
    let text = fs::read_to_string(path).expect("the table");
    toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn host(href: &str) -> Option<String> {
    Opened::new(href).host().map(|host| host.ascii().to_owned())
}

/// The host on the outside.
fn outer(href: &str) -> Option<String> {
    match Target::parse(href) {
        Target::Web(web) => Some(web.host.ascii().to_owned()),
        _ => None,
    }
}

/// The same link on a host that only begins like the wrapper's.
fn on_a_strangers_host(href: &str) -> String {
    let (scheme, rest) = href.split_once("://").expect("a scheme");
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, rest) = rest.split_at(end);
    format!(
        "{scheme}://{}.stranger.example{rest}",
        host.trim_end_matches('.')
    )
}

/// Rows that open, and as many and more that stay: the given ones, and each row that opens on the
/// host of a stranger.
#[test]
fn wrappers() {
    for row in table().wrapper {
        let strangers = row.opens.iter().map(|href| on_a_strangers_host(href));
        for href in strangers.chain(row.stays) {
            assert_eq!(host(&href), outer(&href), "{}: {href}", row.service);
        }
        for href in row.opens {
            let found = host(&href);
            assert_eq!(
                found.as_deref(),
                Some("evil.example"),
                "{}: {href}",
                row.service
            );
        }
    }
}

#[test]
fn hidden() {
    for row in table().hidden {
        for href in &row.hides {
            assert!(Opened::new(href).hidden, "{}: {href}", row.what);
        }
        for href in &row.open {
            assert!(!Opened::new(href).hidden, "{}: {href}", row.what);
        }
    }
}

fn code(disguise: Option<Disguise>) -> String {
    let value = serde_json::to_value(disguise).expect("a value");
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn disguises() {
    for row in table().disguise {
        assert!(row.silent.len() >= row.fires.len(), "{}", row.kind);
        for href in &row.fires {
            assert_eq!(code(Opened::new(href).disguise), row.kind, "{href:?}");
        }
        for href in &row.silent {
            assert_ne!(code(Opened::new(href).disguise), row.kind, "{href:?}");
        }
    }
}

#[test]
fn texts() {
    let analyzer = Analyzer::new();
    let (mut firing, mut silent) = (0, 0);
    for row in table().text {
        let differs = |href: &str, kind: LinkKind| {
            let report = analyzer.analyze(&row.message(href, kind));
            let mut findings = report.findings.iter();
            findings.any(|finding| finding.kind == FindingKind::LinkTextDiffers)
        };
        for href in &row.fires {
            for kind in [
                LinkKind::Anchor,
                LinkKind::Area,
                LinkKind::Form,
                LinkKind::Svg,
            ] {
                assert!(differs(href, kind), "{:?} {kind:?}: {href}", row.text);
            }
        }
        for href in &row.silent {
            assert!(!differs(href, LinkKind::Anchor), "{:?}: {href}", row.text);
        }
        firing += row.fires.len();
        silent += row.silent.len();
    }
    assert!(silent >= firing, "{silent} silent for {firing} firing");
}

impl Text {
    fn message(&self, href: &str, kind: LinkKind) -> Message {
        let mut message = Message {
            text: "Hello.".to_owned(),
            links: vec![Link {
                href: href.to_owned(),
                text: self.text.clone(),
                image_text: self.image.clone(),
                kind,
                visible: true,
                quoted: false,
            }],
            ..Message::default()
        };
        if self.claim {
            message.sender.name = Some(Reading {
                value: "Kraken Crypto Exchange".to_owned(),
                from: Source::Header,
            });
            message.subject = "Your Kraken account".to_owned();
            message.text = "Dear Kraken customer, your crypto wallet is at risk.".to_owned();
        }
        message
    }
}

// A stranger's forwarder is believed where it makes things worse, and nowhere else.
#[test]
fn forwarders_accuse_and_never_excuse() {
    let analyzer = Analyzer::new();
    for (href, imitation) in [
        (
            "https://stranger.example/r?url=https://binance-verify.example/",
            true,
        ),
        (
            "https://stranger.example/CL0/https:%2F%2Fbinance-verify.example/1/2/3",
            true,
        ),
        (
            "https://protect-us.mimecast.com/s/a?domain=binance-verify.example",
            true,
        ),
        (
            "https://www.binance.com/r?url=https://binance-verify.example/",
            true,
        ),
        (
            "https://x.com/intent/tweet?url=https://binance-verify.example/",
            false,
        ),
        (
            "https://stranger.example/r?url=https://www.binance.com/",
            false,
        ),
        (
            "https://stranger.example/CL0/https:%2F%2Fwww.binance.com/1/2/3",
            false,
        ),
        (
            "https://protect-us.mimecast.com/s/a?domain=binance.com",
            false,
        ),
        (
            "https://stranger.example/r?url=https://shop.example/",
            false,
        ),
    ] {
        let report = analyzer.analyze(&only_link(href));
        let rating = serde_json::to_value(report.links[0].rating).expect("a value");
        assert_eq!(rating == "imitation", imitation, "{href}: {rating}");
        assert!(rating != "official", "{href}");
    }
}

// Without any other sign, a brand's name before the `@` is proof.
#[test]
fn a_brand_before_the_at_sign_is_impersonation() {
    let analyzer = Analyzer::new();
    for (href, expected) in [
        ("https://www.binance.com@evil.example/", "impersonation"),
        ("https://binance.com@198.51.100.7/", "impersonation"),
        ("https://login:binance.com@evil.example/", "impersonation"),
        ("https://binance-verify.com@evil.example/", "impersonation"),
        ("https://shop.example@evil.example/", "silent"),
        ("https://binance@evil.example/", "silent"),
        ("https://evil.example/@binance.com", "silent"),
        ("mailto:binance.com@evil.example", "silent"),
    ] {
        let report = analyzer.analyze(&only_link(href));
        let verdict = serde_json::to_value(report.verdict).expect("a value");
        assert_eq!(verdict, expected, "{href}");
    }
}

fn only_link(href: &str) -> Message {
    Message {
        text: "Hello.".to_owned(),
        links: vec![Link {
            href: href.to_owned(),
            visible: true,
            ..Link::default()
        }],
        ..Message::default()
    }
}

/// Puts an address into a known wrapper.
fn wrap(which: usize, href: &str) -> String {
    let coded: String = url::form_urlencoded::byte_serialize(href.as_bytes()).collect();
    match which {
        0 => format!("https://eur02.safelinks.protection.outlook.com/?url={coded}&data=05"),
        1 => format!("https://www.google.co.jp/url?sa=t&q={coded}"),
        2 => format!("https://l.facebook.com/l.php?u={coded}&h=1"),
        3 => format!("https://secure-web.cisco.com/1abc/{coded}"),
        4 => format!("https://x.r.us-east-1.awstrack.me/L0/{coded}/1/2/3"),
        5 => format!("https://linkprotect.cudasvc.com/url?a={coded}&c=E"),
        6 => {
            let coded = coded.replace('-', "%2D").replace('_', "%5F");
            let coded = coded.replace('%', "-");
            format!("https://urldefense.proofpoint.com/v2/url?u={coded}&d=DwM")
        }
        _ => format!("https://deref-gmx.net/mail/client/x/dereferrer/?redirectUrl={coded}"),
    }
}

#[test]
fn wrappers_are_opened_to_a_depth_and_then_said_to_be_hidden() {
    let nested = |depth: usize| {
        (0..depth).fold(String::from("https://evil.example/"), |href, _| {
            wrap(1, &href)
        })
    };
    assert_eq!(host(&nested(8)).as_deref(), Some("evil.example"));
    assert!(!Opened::new(&nested(8)).hidden);
    assert!(Opened::new(&nested(9)).hidden);
}

/// A host name of a few labels.
fn name() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9]{0,8}(\\.[a-z][a-z0-9]{0,8}){1,3}"
        .prop_filter("a name of nobody's", |name| !name.contains("google"))
        .prop_map(|name| format!("{name}.example"))
}

fn percent_encoded(name: &str, which: usize) -> String {
    name.bytes()
        .enumerate()
        .map(|(at, byte)| match (at + which) % 3 {
            0 => format!("%{byte:02x}"),
            _ => char::from(byte).to_string(),
        })
        .collect()
}

proptest! {
    #[test]
    fn every_href_gets_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        Opened::new(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn every_href_with_the_look_of_one_gets_an_answer(
        start in prop::sample::select(vec![
            "", "https://", "//", "\\\\", "www.", "https://urldefense.com/v3/__", "hxxp:",
            "https://a.translate.goog/?_x_tr_enc=0,1&_x_tr_hp=", "https://urldefense.com/v2/url?u=",
            "https://www.bing.com/ck/a?u=a1", "https://a.cdn.ampproject.org/", "https://a.example/CL0/",
            "https://web.archive.org/web/", "https://click.pstmrk.it/", "https://href.li/?",
            "https://r.search.yahoo.com/RU=", "https://url.avanan.click/v2/___", "https://disq.us/url?url=",
        ]),
        rest in ".{0,40}",
    ) {
        Opened::new(&format!("{start}{rest}"));
    }

    #[test]
    fn spelling_never_changes_the_host(name in name(), which in 0usize..3) {
        let expected = Some(name.clone());
        let upper = name.to_ascii_uppercase();
        prop_assert_eq!(host(&format!("https://{name}/x")), expected.clone());
        prop_assert_eq!(host(&format!("HTTPS://{upper}/x")), expected.clone());
        prop_assert_eq!(host(&format!("https://{name}./x")), expected.clone());
        prop_assert_eq!(host(&format!("https://{}/x", percent_encoded(&name, which))), expected);
    }

    #[test]
    fn a_labels_and_u_labels_are_one_host(label in "[а-яäöüßéñ]{1,12}") {
        let unicode = host(&format!("https://{label}.example/"));
        prop_assert!(unicode.is_some());
        let ascii = unicode.clone().unwrap_or_default();
        prop_assert_eq!(host(&format!("https://{ascii}/")), unicode);
    }

    #[test]
    fn wrapping_changes_nothing(name in name(), wrappers in prop::collection::vec(0usize..8, 0..5)) {
        let mut href = format!("https://{name}/a?b=c&d=https");
        for which in wrappers {
            href = wrap(which, &href);
        }
        prop_assert_eq!(host(&href), Some(name));
    }
}

/// What this thread has had of the processor, whatever else runs on the machine.
fn spent() -> std::time::Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    std::time::Duration::try_from(time).expect("a time since the start")
}

/// Ten times the size takes about ten times as long, whatever the address is made of; a square
/// would take a hundred times.
#[test]
fn a_long_address_is_handled_in_linear_time() {
    for (start, piece) in [
        ("https://a.example/", "a"),
        ("https://a.example/?u=", "https://b.example/&"),
        ("https://", "a@"),
        ("https://", "a.b:"),
        ("https://", "%62"),
        ("https://www.google.com/url?", "q=https://a.example&"),
        (
            "https://www.google.com/url?q=",
            "https://www.google.com/url?q=",
        ),
        ("https://urldefense.com/v3/__https://a.example/", "*"),
        ("https://a.example/CL0/", "https:%2F%2F"),
        ("", "https:"),
        ("https:", "\\/"),
    ] {
        let time = |size: usize| {
            let href = format!("{start}{}", piece.repeat(size / piece.len()));
            let run = || {
                let start = spent();
                std::hint::black_box(Opened::new(&href));
                spent() - start
            };
            (0..3).map(|_| run()).min().expect("a time")
        };
        let (small, large) = (time(100_000), time(1_000_000));
        let floor = std::time::Duration::from_millis(2);
        assert!(
            large < small.max(floor) * 40,
            "{start}{piece}…: {small:?}, then {large:?}"
        );
    }
}
