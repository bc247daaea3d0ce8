//! `touchstone host --explain`: both readings, with costs that add up to what is concluded.

use super::rig::{err, out, touchstone};

const OTHER_SCRIPT: &str = "kr\u{430}ken.com";

fn explained(host: &str) -> String {
    let output = touchstone(&["host", "--explain", host]);
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{}",
        err(&output)
    );
    out(&output)
}

/// The rest of the line below a host that begins with this word.
fn line<'a>(text: &'a str, word: &str) -> &'a str {
    let mut below = text.lines().skip(1);
    let found = below.find_map(|line| line.strip_prefix("  ")?.strip_prefix(word));
    found
        .unwrap_or_else(|| panic!("no {word} in {text}"))
        .trim()
}

fn number(text: &str) -> f32 {
    text.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

/// What a reading costs: `12.250  metamask (MetaMask, 3.375) + s (letters, 7.25) + …`.
fn cost(text: &str, reading: &str) -> f32 {
    let (total, pieces) = line(text, reading).split_once("  ").expect("pieces");
    let cost = |piece: &str| {
        let (_, cost) = piece.rsplit_once(", ").expect("a cost");
        number(cost.trim_end_matches(')'))
    };
    let total = number(total);
    // Eighths: a float holds them, and their sums, as they are.
    assert_eq!(
        pieces.split(" + ").map(cost).sum::<f32>(),
        total,
        "{reading}: {text}"
    );
    total
}

/// The log-odds, and from where on a host is suspicious and an imitation.
fn odds(text: &str) -> [f32; 3] {
    let (odds, limits) = line(text, "odds")
        .split_once("  suspicious from ")
        .expect("limits");
    let (suspicious, imitation) = limits.split_once(", imitation from ").expect("two limits");
    [odds, suspicious, imitation].map(number)
}

#[test]
fn the_costs_add_up_to_the_odds_and_these_decide() {
    for (host, rating) in [
        ("metamasks.io", "imitation"),
        (OTHER_SCRIPT, "imitation"),
        ("binanse-123.com", "suspicious"),
        // Account words alone beside a name, or at an end of the host.
        ("gateaccess.com", "suspicious"),
        ("coinbase.service.example", "suspicious"),
        ("ledgerwood.com", "none"),
    ] {
        let text = explained(host);
        let [odds, suspicious, imitation] = odds(&text);
        assert_eq!(
            cost(&text, "plain") - cost(&text, "branded"),
            odds,
            "{text}"
        );
        let concluded = match odds {
            odds if odds >= imitation => "imitation",
            odds if odds >= suspicious => "suspicious",
            _ => "none",
        };
        assert_eq!(concluded, rating, "{text}");
        assert!(text.starts_with(&format!("{host}\t{rating}\t")), "{text}");
    }
}

#[test]
fn pieces_stand_as_the_host_has_them() {
    for (host, piece) in [
        (OTHER_SCRIPT, "kr\u{430}ken (Kraken, "),
        ("meta-mask.example", "meta-mask (MetaMask, "),
        ("币安.com", "币安 (letters, "),
    ] {
        let text = explained(host);
        assert!(text.contains(&format!("  {piece}")), "{text}");
    }
}

#[test]
fn what_the_costs_do_not_tell_is_said() {
    for (host, note) in [
        ("gateaccess.com", "lower odds are enough"),
        ("coinbase.service.example", "Left out: service."),
    ] {
        let text = explained(host);
        assert!(text.contains(note), "{text}");
    }
}

#[test]
fn an_ordinary_host_has_one_reading() {
    let text = explained("example.com");
    assert!(text.starts_with("example.com\tnone\t"), "{text}");
    assert!(cost(&text, "plain") > 0.0);
    assert_eq!(
        line(&text, "branded"),
        "-  no letters are near the name of a brand"
    );
    assert_eq!(text.lines().count(), 3, "{text}");
}

#[test]
fn a_host_that_is_not_read_says_why() {
    for (host, rating, why) in [
        ("www.binance.com", "official", "list of known ones"),
        ("co.uk", "none", "public suffix"),
    ] {
        let text = explained(host);
        assert!(text.starts_with(&format!("{host}\t{rating}\t")), "{text}");
        assert!(line(&text, "not read").contains(why), "{text}");
    }
}
