//! Time grows with a mail's size and not with its square, whatever the mail is made of: a hostile
//! mail must not be able to keep a page busy.

use std::hint::black_box;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use touchstone::analyzer::Analyzer;
use touchstone::message::{Link, Mailbox, Message, Reading, Source};
use touchstone::settings;

/// Each input is made in this size and at `1 / STEP` of it.
const STEP: usize = 8;

/// Linear work takes `STEP` times as long, a square `STEP` times that. The bound lies between,
/// with room for a noisy machine.
const MAX_GROWTH: f64 = STEP as f64 * 3.0;

/// Below this a measurement is noise.
const SHORTEST: f64 = 0.000_5;

/// Without optimisation everything takes many times as long, and a square shows as well in less.
const SHRINK: usize = if cfg!(debug_assertions) { 20 } else { 1 };

/// A disturbed measurement is repeated: noise only ever adds time. Other programs' time is not counted,
/// but they empty the caches.
const ATTEMPTS: usize = 6;

/// One measurement at a time: two at once would disturb each other.
static CLOCK: Mutex<()> = Mutex::new(());

/// Measures `work` on input made at the full size and at the small one.
fn assert_linear<T>(what: &str, size: usize, make: impl Fn(usize) -> T, work: impl Fn(&T)) {
    let _alone = CLOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let size = size / SHRINK;
    let inputs = [make(size / STEP), make(size)];
    let mut best = [f64::INFINITY; 2];
    for _ in 0..ATTEMPTS {
        for (input, best) in inputs.iter().zip(&mut best) {
            let start = own_time();
            work(input);
            *best = best.min((own_time() - start).as_secs_f64()).max(SHORTEST);
        }
        if best[1] / best[0] < MAX_GROWTH {
            return;
        }
    }
    let [small, large] = best;
    panic!(
        "{what}: {STEP} times the size took {:.1} times as long ({large:.2} s)",
        large / small
    );
}

/// How long the processor worked for this thread.
fn own_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::try_from(time).expect("a time after the start")
}

fn read(value: String) -> Option<Reading> {
    Some(Reading {
        value,
        from: Source::Text,
    })
}

/// A mail that claims a brand, so that every check runs.
fn claim() -> Message {
    Message {
        sender: Mailbox {
            name: read("Binance".to_owned()),
            address: read("help@mailer.example".to_owned()),
        },
        text: "Dear Binance user, log in to your Binance account.".to_owned(),
        ..Message::default()
    }
}

fn link(href: String) -> Link {
    Link {
        href,
        visible: true,
        ..Link::default()
    }
}

/// The piece repeated until it has this many bytes.
fn fill(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len() + 1)
}

fn analysis_is_linear(what: &str, size: usize, make: impl Fn(usize) -> Message) {
    let analyzer = Analyzer::new();
    assert_linear(what, size, make, |message| {
        black_box(analyzer.analyze(message));
    });
}

#[test]
fn in_the_number_of_links() {
    for href in [
        "https://a{}.binance-login{}.example/",
        "https://kr\u{430}ken.com/{}",
        "https://www.google.com/url?q=https://bin{}ance.example",
        "https://www.binance.com/{}",
        "data:text/html,{}",
    ] {
        analysis_is_linear(href, 10_000, |count| Message {
            links: (0..count)
                .map(|at| Link {
                    text: format!("https://www.binance.com/{at}"),
                    ..link(href.replace("{}", &at.to_string()))
                })
                .collect(),
            ..claim()
        });
    }
}

#[test]
fn in_the_number_of_links_beside_many_rules() {
    let rule = |at| format!(r#"{{"place": "link", "value": "a{at}.example", "brand": "Binance"}}"#);
    let rules: Vec<String> = (0..1_000).map(rule).collect();
    let file = format!("{{\"version\": 1, \"allowed\": [{}]}}", rules.join(","));
    let settings = settings::read(&file).expect("settings");
    let analyzer = Analyzer::with_rules(settings.into());
    let make = |count: usize| Message {
        links: (0..count)
            .map(|at| link(format!("https://b{at}.example/")))
            .collect(),
        ..claim()
    };
    assert_linear("links beside rules", 10_000, make, |message| {
        black_box(analyzer.analyze(message));
    });
}

#[test]
fn in_the_length_of_a_url() {
    for (start, piece) in [
        ("https://a.example/", "x/"),
        ("", "https://"),
        ("https://", "binance."),
        ("https://", "a@"),
        ("https://a.example/", "%25"),
        ("https://a.example/?u=", "https%3A%2F%2Fbinance.com%2F"),
        ("", "https://www.google.com/url?q="),
        ("https://a.example/?", "q=https://binance.com&"),
        ("https://urldefense.com/v3/__https://", "binance.com/"),
        ("https://a.example/", "aHR0cHM6Ly9iaW5hbmNlLmNvbS8"),
        ("data:text/html,", "<a href=https://binance.com>"),
        ("https://", "\u{3002}\u{200b}\u{fe0f}"),
        ("https://a.example\\", "/\\"),
    ] {
        analysis_is_linear(&format!("{start}{piece}…"), 1 << 20, |size| Message {
            links: vec![link(format!("{start}{}", fill(piece, size)))],
            ..claim()
        });
    }
}

#[test]
fn in_the_length_of_every_text() {
    const PLACES: [fn(&mut Message, String); 11] = [
        |message, text| message.sender.name = read(text),
        |message, text| message.sender.address = read(format!("{text}@mailer.example")),
        |message, text| message.sender.address = read(format!("help@{text}.example")),
        |message, text| message.subject = text,
        |message, text| message.text = text,
        |message, text| message.quoted_text = text,
        |message, text| message.image_texts = vec![text],
        |message, text| message.attachments = vec![text],
        |message, text| message.authentication.results = vec![text],
        |message, text| message.authentication.signed_by = Some(text),
        |message, text| {
            let shown = link("https://a.example/".to_owned());
            message.links = vec![Link { text, ..shown }];
        },
    ];
    for piece in [
        "Binance ",
        "B i n a n c e",
        "b\u{456}nance\u{301}\u{200b}",
        "\u{301}",
        "\u{fdfa}",
        "help@binance.com ",
        "https://binance.com/",
        "© Binance\n",
        "Your Binance account ",
        "验证",
        "验证您的账户",
        "币安用户",
        "確認を",
        "(",
        "\"",
        "; dkim=pass header.d=binance.com",
        "a.",
        "open a.example/x ",
        "open the attached file ",
        "Bin\u{200b}ance ",
        "-",
        "=?utf-8?q?=42?= ",
        " ",
    ] {
        for (place, put) in PLACES.iter().enumerate() {
            analysis_is_linear(&format!("{piece:?} in place {place}"), 100_000, |size| {
                let mut message = claim();
                put(&mut message, fill(piece, size));
                message
            });
        }
    }
}

#[cfg(feature = "eml")]
#[test]
fn in_the_size_of_a_mail_file() {
    use touchstone::message::eml;

    const HTML: &str = "From: Binance <a@b.example>\nContent-Type: text/html\n\n";
    const PLAIN: &str = "From: Binance <a@b.example>\n\n";
    let analyzer = Analyzer::new();
    for (start, piece) in [
        (PLAIN, "Your Binance account https://binance.com/ \n"),
        (PLAIN, "> "),
        (PLAIN, ">\n"),
        (PLAIN, "https://"),
        (PLAIN, "On Monday you wrote:\n"),
        (HTML, "<p>Your Binance account</p>\n"),
        (HTML, "<a href='https://binance.example/'>log in</a>"),
        (HTML, "<blockquote>"),
        (HTML, "<div style='display:none'>"),
        (HTML, "<a href=x><b><i>"),
        (HTML, "<table><tr><td>"),
        (HTML, "<svg><a href=x>"),
        (HTML, "&amp;"),
        (HTML, "<!--"),
        (HTML, "<img alt='Binance'>"),
        (HTML, "<img src=a width=600 style='a: b;'>"),
        ("", "From: Binance <a@b.example>\n"),
        ("From: ", "Binance <a@b.example>, "),
        ("From: ", "=?utf-8?q?Binance?= "),
        ("From: ", "("),
        ("From: ", "a: b@c.example; "),
        ("", "Received: from a.example by b.example (((\n"),
        ("Authentication-Results: ", "mx.example; dkim=pass; "),
        (
            "Content-Type: multipart/mixed; boundary=a\n\n",
            "--a\nContent-Type: text/html\n\n<p>x\n",
        ),
        (
            "Content-Type: multipart/mixed; boundary=a\n\n",
            "--a\nContent-Type: image/png; name=a.png\n\nx\n",
        ),
        (
            "Content-Type: multipart/mixed; boundary=a\n\n",
            "--a\nContent-Type: multipart/mixed; boundary=a\n\n",
        ),
        (
            "",
            "Content-Type: message/rfc822\n\nFrom: Binance <a@b.example>\n",
        ),
    ] {
        let make = |size| format!("{start}{}", fill(piece, size)).into_bytes();
        assert_linear(&format!("{start}{piece}…"), 5 << 20, make, |source| {
            if let Ok(message) = eml::read(source) {
                black_box(analyzer.analyze(&message));
            }
        });
    }
}
