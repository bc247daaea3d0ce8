//! What a skeleton becomes, and what is none.

use std::path::Path;

use proptest::prelude::*;

use super::{made, parse, target};

const HEAD: &str = "<!-- Touchstone skeleton 1\ntouchstone: 0.1.0\nbrowser: Firefox/153.0\ndate: 2026-11-28\n\
    host: mail.example\nadapter: generic\nproblems: sender\n-->\n";

/// The files' names and texts.
fn files(body: &str, sender: u32) -> Vec<(String, String)> {
    let skeleton = parse::parse(&format!("{HEAD}{body}"))
        .unwrap_or_else(|fault| panic!("{}: {fault}", fault.line));
    let files = made(&skeleton, Path::new("x"), "page", sender);
    files
        .into_iter()
        .map(|(path, text)| (path.display().to_string(), text))
        .collect()
}

#[track_caller]
fn html(body: &str, sender: u32) -> String {
    let page = files(body, sender).remove(0).1;
    let (_, page) = page.split_once("-->\n").expect("the comment");
    page.replace('\n', "")
}

#[track_caller]
fn fault(text: &str) -> String {
    let fault = parse::parse(text).expect_err("no skeleton");
    format!("{}, {fault}", fault.line)
}

#[test]
fn one_address_has_one_place() {
    let body = "<p><span class=\"gD\" email=\"address-2\">words:2</span>\n &lt;address-2&gt;, words:1 (address-1) date</p>";
    assert!(
        parse::parse(&format!("{HEAD}{body}")).is_err(),
        "a comma is no shape"
    );
    let body = body.replace(", ", " ");
    assert_eq!(
        html(&body, 2),
        "<p><span class=\"gD\" email=\"security@kraken-verify-login.example\">Kraken Support</span>\
         &lt;security@kraken-verify-login.example&gt; Kraken Support (alice@local.test) 28.11.2026</p>"
    );
    assert!(html(&body, 1).contains("email=\"alice@local.test\">apple river</span>"));
}

#[test]
fn mails_frames_and_roots_are_filled() {
    let body = "<h2 class=\"subject\">words:4</h2>
        <x-card><template shadowrootmode=\"open\"><i>words:1</i></template></x-card>
        <iframe class=\"m\" src=\"url:https own-host\"><template><body mail-body><p>words:many more</p></body></template></iframe>
        <iframe><!-- not read --></iframe><img src=\"url:data\"><!-- 3 more --><a href=\"mailto:address-1\" title=\"\">mark</a>
        <!-- frame of another site --><html><body mail-body><p>words:1</p></body></html>";
    let page = html(body, 1);
    for part in [
        "<h2 class=\"subject\">Your Kraken account</h2>",
        "<template shadowrootmode=\"open\"><i>apple</i></template>",
        "<iframe class=\"m\" srcdoc=\"&lt;body&gt;&lt;div style=&quot;display:none&quot;&gt;hidden preheader",
        "<iframe></iframe><img src=\"data:,\"><a href=\"mailto:security@kraken-verify-login.example\" title>·</a>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let all = files(body, 1);
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["x/page.html", "x/page-frame-1.html", "x/page.json"]);
    assert!(all[1].1.contains("Thank you"), "{}", all[1].1);
    assert_eq!(
        all[2].1,
        "{\n  \"host\": \"mail.example\",\n  \"seen\": {\n    \"by\": \"capture\",\n    \"date\": \"2026-11\"\n  },\n  \"webmail\": \"generic\"\n}\n"
    );
    assert!(
        all[0].1.contains("Evidence: capture (2026-11-28)"),
        "{}",
        all[0].1
    );
}

#[test]
fn what_is_no_skeleton_is_refused_with_its_place() {
    for (text, told) in [
        ("<html></html>".to_owned(), "1, column 1: no skeleton"),
        (
            "<!-- Touchstone skeleton 2\n-->".to_owned(),
            "1, column 1: no skeleton",
        ),
        (
            "<!-- Touchstone skeleton 1\ndate: x".to_owned(),
            "1, column 27: the head has no end",
        ),
        (
            "<!-- Touchstone skeleton 1\nx: y\n-->".to_owned(),
            "2, column 1: “x” is nothing",
        ),
        (
            "<!-- Touchstone skeleton 1\n-->".to_owned(),
            "2, column 4: the head does not say “touchstone”",
        ),
        (
            HEAD.replace("mail.example", "Mail Example"),
            "5, column 1: “Mail Example” is no host",
        ),
        (HEAD.to_owned(), "9, column 1: there is no element"),
        (
            format!("{HEAD}<p>\n Hello Bob</p>"),
            "10, column 2, in p: “Hello Bob” is no kind of text",
        ),
        (
            format!("{HEAD}<p><b title=\"Bob\"></b></p>"),
            "9, column 7, in p: title=\"Bob\" is no name and no kind",
        ),
        (
            format!("{HEAD}<p class=\"a@b\"></p>"),
            "9, column 4: class=\"a@b\" is no name",
        ),
        (
            format!("{HEAD}<p onclick=\"x\"></p>"),
            "9, column 4: “onclick” is no attribute",
        ),
        (
            format!("{HEAD}<script></script>"),
            "9, column 1: <script> is no element",
        ),
        (
            format!("{HEAD}<p><!-- Bob --></p>"),
            "9, column 4, in p: a comment that no skeleton has",
        ),
        (
            format!("{HEAD}<p></b>"),
            "9, column 4, in p: </b> closes nothing",
        ),
        (format!("{HEAD}<p>"), "9, column 4, in p: <p> is not closed"),
        (
            format!("{HEAD}{}", "<p>".repeat(300)),
            "more elements than a skeleton has",
        ),
    ] {
        let said = fault(&text);
        assert!(said.contains(told), "expected {told}, it says {said}");
    }
}

#[test]
fn pages_have_plain_names() {
    assert_eq!(target("example").expect("a name"), ("example", "page"));
    assert_eq!(
        target("example/list-2").expect("a name"),
        ("example", "list-2")
    );
    for wrong in ["", "../x", "x/", "a/b/c", "X"] {
        assert!(target(wrong).is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn any_text_has_an_answer(body in "(<|>|</|<!--|-->|p|=\"|\"| |\n|words:1|address-|&lt;|mail-body|template|iframe|\\PC){0,60}") {
        if let Ok(skeleton) = parse::parse(&format!("{HEAD}{body}")) {
            let _ = made(&skeleton, Path::new("x"), "page", 1);
        }
    }
}
