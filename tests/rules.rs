//! What the user decided changes what is said, and only that.

use touchstone::analyzer::Analyzer;
use touchstone::message::{Authentication, Link, Mailbox, Message, Reading, Source};
use touchstone::report::view::{Code, Tone};
use touchstone::report::{FindingKind, Report, Verdict, english};
use touchstone::settings::{self, Rules};

const PRESSING: &str = "Dear Binance user, verify your account or it will be suspended.";
const NEWS: &str = "Here is what is new at Binance this month.";

fn rules(fields: &str) -> Rules {
    let file = format!("{{\"version\": 1, {fields}}}");
    settings::read(&file).expect("settings").into()
}

fn read(value: &str) -> Option<Reading> {
    Some(Reading {
        value: value.to_owned(),
        from: Source::Header,
    })
}

fn mail(sender: &str, text: &str, links: &[&str]) -> Message {
    let link = |href: &&str| Link {
        href: (*href).to_owned(),
        text: "Open".to_owned(),
        visible: true,
        ..Link::default()
    };
    Message {
        sender: Mailbox {
            name: read("Binance"),
            address: read(sender),
        },
        text: text.to_owned(),
        links: links.iter().map(link).collect(),
        ..Message::default()
    }
}

fn check(rules: &Rules, message: &Message) -> Report {
    Analyzer::with_rules(rules.clone()).analyze(message)
}

fn has(report: &Report, kind: FindingKind) -> bool {
    report.findings.iter().any(|finding| finding.kind == kind)
}

const OFFICIAL: &str = "do-not-reply@post.binance.com";
const PARTNER: &str = "desk@mailer.example";
const HOME: &str = "https://www.binance.com/";

#[test]
fn every_offered_rule_takes_its_warning_away() {
    let links = [
        "https://binance-refund.example/a",
        "https://stranger.example/",
        HOME,
    ];
    let message = mail(PARTNER, NEWS, &links);
    let before = check(&Rules::default(), &message);
    assert_eq!(before.verdict, Verdict::Impersonation);
    let offered = before.view.expect("a view").allow;
    let values: Vec<&str> = offered.iter().map(|rule| rule.value.as_str()).collect();
    assert_eq!(
        values,
        [
            "mailer.example",
            "binance-refund.example",
            "stranger.example"
        ]
    );
    let allowed = Rules {
        allowed: offered,
        ..Rules::default()
    };
    let after = check(&allowed, &message);
    assert_eq!(after.verdict, Verdict::Consistent);
    let view = after.view.expect("a view");
    assert_eq!(view.headline.code, Code::HeadlineAllowed);
    assert!(view.marks.is_empty() && view.allow.is_empty());
}

#[test]
fn an_allowed_sender_excuses_no_bad_link() {
    let allowed =
        rules(r#""allowed": [{"place": "sender", "value": "mailer.example", "brand": "Binance"}]"#);
    let good = check(&allowed, &mail(PARTNER, PRESSING, &[HOME]));
    assert_eq!(good.verdict, Verdict::Consistent);
    let bad = check(
        &allowed,
        &mail(PARTNER, NEWS, &["https://binance-refund.example/"]),
    );
    assert_eq!(bad.verdict, Verdict::Impersonation);
}

#[test]
fn a_rule_is_for_one_brand_and_one_sender() {
    let allowed =
        rules(r#""allowed": [{"place": "sender", "value": "mailer.example", "brand": "Kraken"}]"#);
    let other_brand = check(&allowed, &mail(PARTNER, NEWS, &[]));
    assert_eq!(other_brand.verdict, Verdict::Impersonation);
    let allowed =
        rules(r#""allowed": [{"place": "sender", "value": "desk@gmail.com", "brand": "Binance"}]"#);
    for (sender, verdict) in [
        ("desk@gmail.com", Verdict::Consistent),
        ("other@gmail.com", Verdict::Impersonation),
    ] {
        assert_eq!(
            check(&allowed, &mail(sender, NEWS, &[])).verdict,
            verdict,
            "{sender}"
        );
    }
}

#[test]
fn a_forged_sender_is_not_the_one_that_was_allowed() {
    let allowed =
        rules(r#""allowed": [{"place": "sender", "value": "mailer.example", "brand": "Binance"}]"#);
    let result = "mx.provider.example; dmarc=fail header.from=mailer.example";
    let forged = Message {
        authentication: Authentication {
            results: vec![result.to_owned()],
            ..Authentication::default()
        },
        ..mail(PARTNER, NEWS, &[])
    };
    assert_eq!(check(&allowed, &forged).verdict, Verdict::Impersonation);
}

#[test]
fn a_free_mailbox_is_allowed_by_its_address() {
    let report = check(&Rules::default(), &mail("Desk@gmail.com", NEWS, &[]));
    let allow = report.view.expect("a view").allow;
    assert_eq!(allow[0].value.as_str(), "desk@gmail.com");
}

#[test]
fn the_code_is_found_missed_and_told_nowhere() {
    let with_code = rules(r#""codes": [{"brand": "binance", "code": "fox-4711"}]"#);
    let carrying = |text: &str| mail(OFFICIAL, &format!("{text}\nYour code: FOX-4711"), &[HOME]);
    for (name, message, verdict, kind) in [
        (
            "found",
            carrying(NEWS),
            Verdict::Consistent,
            FindingKind::CodeFound,
        ),
        (
            "missing in news",
            mail(OFFICIAL, NEWS, &[HOME]),
            Verdict::Consistent,
            FindingKind::CodeMissing,
        ),
        (
            "missing where pressed",
            mail(OFFICIAL, PRESSING, &[HOME]),
            Verdict::Caution,
            FindingKind::CodeMissing,
        ),
        (
            "copied into quoted words",
            Message {
                quoted_text: "Your code: fox-4711".to_owned(),
                ..mail(OFFICIAL, NEWS, &[HOME])
            },
            Verdict::Consistent,
            FindingKind::CodeMissing,
        ),
        (
            "a leaked code excuses nobody",
            mail(PARTNER, &format!("{PRESSING} fox-4711"), &[]),
            Verdict::Impersonation,
            FindingKind::CodeFound,
        ),
    ] {
        let report = check(&with_code, &message);
        assert_eq!(report.verdict, verdict, "{name}");
        assert!(has(&report, kind), "{name}");
        let headline = report.view.as_ref().map(|view| view.headline.code);
        let expected = verdict == Verdict::Caution;
        assert_eq!(
            headline == Some(Code::HeadlineCodeMissing),
            expected,
            "{name}"
        );
        let told = serde_json::to_string(&report).expect("JSON").to_lowercase();
        assert!(!told.contains("fox-4711"), "{name}: {told}");
    }
}

#[test]
fn without_a_code_nothing_is_said_of_codes() {
    let other = rules(r#""codes": [{"brand": "Kraken", "code": "fox-4711"}]"#);
    let truncated = Message {
        truncated: true,
        ..mail(OFFICIAL, NEWS, &[HOME])
    };
    let own = rules(r#""codes": [{"brand": "Binance", "code": "fox-4711"}]"#);
    for (rules, message) in [
        (Rules::default(), mail(OFFICIAL, NEWS, &[HOME])),
        (other, mail(OFFICIAL, NEWS, &[HOME])),
        (own, truncated),
    ] {
        let report = check(&rules, &message);
        assert!(!has(&report, FindingKind::CodeFound) && !has(&report, FindingKind::CodeMissing));
    }
}

/// Who told which services they use reads so where another one's name is taken, and in the details of that
/// one's own mail.
#[test]
fn what_is_not_used_is_told() {
    let uses = |names: &str| rules(&format!(r#""exchanges": [{names}]"#));
    let kraken = uses(r#""Kraken""#);
    let claims = Message {
        sender: Mailbox {
            name: read("Account Desk"),
            address: read(PARTNER),
        },
        ..mail(
            PARTNER,
            "Please verify your details.\nBinance Team",
            &["https://stranger.example/"],
        )
    };
    let bad_link = ["https://stranger.example/", HOME];
    for (name, rules, message, verdict, headline) in [
        (
            "taken",
            &kraken,
            claims.clone(),
            Verdict::Caution,
            Some(Code::HeadlineNotUsed),
        ),
        (
            "used",
            &uses(r#""Kraken", "BINANCE""#),
            claims.clone(),
            Verdict::Silent,
            None,
        ),
        ("nothing told", &uses(""), claims, Verdict::Silent, None),
        (
            "its own, with a stranger's link",
            &kraken,
            mail(OFFICIAL, NEWS, &bad_link),
            Verdict::Caution,
            Some(Code::HeadlineLinkElsewhere),
        ),
    ] {
        let report = check(rules, &message);
        assert_eq!(report.verdict, verdict, "{name}");
        let view = report.view.as_ref();
        assert_eq!(view.map(|view| view.headline.code), headline, "{name}");
    }
    let genuine = check(&kraken, &mail(OFFICIAL, NEWS, &[HOME]));
    assert_eq!(genuine.verdict, Verdict::Consistent);
    let told = |report: &Report| {
        let reasons = &report.view.as_ref().expect("a view").reasons;
        reasons.iter().any(|line| line.code == Code::ReasonNotUsed)
    };
    assert!(told(&genuine));
    let by_all = check(&Rules::default(), &mail(OFFICIAL, NEWS, &[HOME]));
    assert!(!told(&by_all));
}

#[test]
fn own_brands_are_protected_like_others() {
    let own = rules(
        r#""brands": [{"name": "Larkfield", "domains": ["larkfield.example"]},
        {"name": "Binance", "domains": ["binance-local.example"]}]"#,
    );
    let analyzer = Analyzer::with_rules(own.clone());
    let owner = |host: &str| analyzer.rate_host(host).brand;
    assert_eq!(owner("my.larkfield.example"), Some("Larkfield"));
    assert_eq!(owner("larkfield-verify.example"), Some("Larkfield"));
    let added = mail("desk@binance-local.example", NEWS, &[HOME]);
    assert_eq!(check(&own, &added).verdict, Verdict::Consistent);
    let stranger = Message {
        sender: Mailbox {
            name: read("Larkfield Support"),
            ..mail(PARTNER, "", &[]).sender
        },
        ..mail(
            PARTNER,
            "Your Larkfield account is locked. Verify it now.",
            &["https://stranger.example/"],
        )
    };
    let report = check(&own, &stranger);
    assert_eq!(
        (report.verdict, report.brand),
        (Verdict::Impersonation, Some("Larkfield"))
    );
    assert_eq!(check(&Rules::default(), &stranger).verdict, Verdict::Silent);
}

/// The browser's manager and the user may each name domains of one service.
#[test]
fn rows_of_one_name_are_one_brand() {
    let own = rules(
        r#""brands": [{"name": "Larkfield", "domains": ["larkfield.example"]},
        {"name": "LARKFIELD", "domains": ["lark-mail.example"]}]"#,
    );
    let links = ["https://larkfield.example/", "https://lark-mail.example/"];
    let message = Message {
        sender: Mailbox {
            name: read("Larkfield Support"),
            address: read("desk@lark-mail.example"),
        },
        ..mail(PARTNER, "Dear Larkfield customer", &links)
    };
    let view = check(&own, &message).view.expect("a view");
    assert_eq!(view.headline.code, Code::HeadlineMatchesAll);
}

#[test]
fn a_single_link_that_is_allowed_is_told_as_allowed() {
    let allowed = rules(
        r#""allowed": [{"place": "link", "value": "binance-refund.example", "brand": "Binance"}]"#,
    );
    let told = |href: &str| {
        let mark = Analyzer::with_rules(allowed.clone()).check_link(href);
        (mark.tone, mark.headline.code)
    };
    for (href, expected) in [
        (
            "https://binance-refund.example/",
            (Tone::Quiet, Code::ReasonLinkAllowed),
        ),
        (
            "https://binance-refunds.example/",
            (Tone::Alarm, Code::MarkNotBrand),
        ),
        ("https://news.example/", (Tone::Quiet, Code::LinkUnrelated)),
        (HOME, (Tone::Quiet, Code::LinkOfficial)),
        (
            "mailto:desk@binance-refund.example",
            (Tone::Alarm, Code::MarkNotBrand),
        ),
        ("mailto:desk@news.example", (Tone::Quiet, Code::LinkNotWeb)),
    ] {
        assert_eq!(told(href), expected, "{href}");
    }
}

#[test]
fn a_draft_names_nothing_of_the_user() {
    let rules = rules(r#""codes": [{"brand": "Binance", "code": "fox-4711"}]"#);
    let links = ["https://binance-refund.example/claim?mail=me%40home.example#t"];
    let message = Message {
        subject: "Refund, your code FOX-4711".to_owned(),
        ..mail(PARTNER, PRESSING, &links)
    };
    let draft = Analyzer::with_rules(rules)
        .draft(&message)
        .expect("a draft");
    assert!(
        draft
            .body
            .contains("hxxps://binance-refund[.]example/claim"),
        "{}",
        draft.body
    );
    for hidden in ["me%40home", "FOX-4711", "http:", "https:", "mailer.example"] {
        assert!(!draft.body.contains(hidden), "{hidden} in {}", draft.body);
    }
    assert!(draft.recipients.len() >= 2, "{:?}", draft.recipients);
    assert_eq!(Analyzer::new().draft(&mail(OFFICIAL, NEWS, &[HOME])), None);
}

#[test]
fn a_draft_keeps_what_the_user_told_the_extension() {
    let rules = rules(r#""exchanges": ["Kraken"]"#);
    let analyzer = Analyzer::with_rules(rules);
    let message = mail(PARTNER, PRESSING, &["https://binance-refund.example/"]);
    let reasons = analyzer.analyze(&message).view.expect("a view").reasons;
    let not_used = reasons.iter().find(|line| line.code == Code::ReasonNotUsed);
    let not_used = english::sentence(not_used.expect("a reason"));
    let draft = analyzer.draft(&message).expect("a draft");
    assert!(!draft.body.contains(&not_used), "{}", draft.body);
}
