//! A skeleton as a page: the same elements, with made-up words.

use super::fill::{Filler, MAIL, OTHER_MAIL, Place};
use super::parse::{Element, Node, Skeleton, Value};
use super::shape::Piece;

/// The mark of the element that holds a mail's own words.
const MAIL_BODY: &str = "mail-body";
const VOID: &[&str] = &["area", "br", "col", "hr", "img", "input", "wbr"];
/// Values that a browser loads. A page of the tests loads nothing.
const LOADS: &[&str] = &["background", "poster", "src", "srcset"];
const LINKS: &[&str] = &["action", "cite", "formaction", "href"];

/// The page, with what it stands on in its first comment.
pub fn html(skeleton: &Skeleton, filler: &mut Filler) -> String {
    let head = &skeleton.head;
    let browser = if head.browser.is_empty() {
        "a browser"
    } else {
        &head.browser
    };
    let mut out = format!(
        "<!doctype html>\n<!-- A webmail's page, made by `pack fixture` from a skeleton that somebody with an account copied.\n     \
         Evidence: capture ({}), by Touchstone {} as {} in {}; problems then: {}.\n     \
         Made up: all texts and addresses, the mail. -->\n",
        head.date, head.touchstone, head.adapter, browser, head.problems
    );
    nodes(&skeleton.page, Place::Anywhere, filler, &mut out);
    out
}

/// The document of a frame of another site.
pub fn other(frame: &[Node], filler: &mut Filler) -> String {
    let mut out = "<!doctype html>\n".to_owned();
    nodes(frame, Place::Anywhere, filler, &mut out);
    out
}

/// What whoever made the page has to do with it.
pub fn hints(skeleton: &Skeleton) -> Vec<String> {
    let mut hints = vec!["Read the page, then bless what is read of it: TOUCHSTONE_BLESS=1 cargo test -p browser-tests pages::".to_owned()];
    let all = skeleton.others.iter().chain([&skeleton.page]);
    if !all.clone().any(|nodes| {
        holds(
            nodes,
            &|node| matches!(node, Node::Element(e) if is_mail(e)),
        )
    }) {
        hints.push(
            "No element is marked as the mail's body: put the mail where it belongs.".to_owned(),
        );
    }
    if holds(&skeleton.page, &|node| matches!(node, Node::NotRead)) {
        hints.push("A frame could not be looked into: give it its document by hand.".to_owned());
    }
    if !skeleton.others.is_empty() {
        hints.push("Frames of other sites are files of their own: put them into the frames that they belong to.".to_owned());
    }
    hints
}

fn holds(nodes: &[Node], is_it: &dyn Fn(&Node) -> bool) -> bool {
    nodes.iter().any(|node| {
        is_it(node) || matches!(node, Node::Element(element) if holds(&element.children, is_it))
    })
}

fn is_mail(element: &Element) -> bool {
    element.attributes.iter().any(|(name, _)| name == MAIL_BODY)
}

fn nodes(nodes: &[Node], place: Place, filler: &mut Filler, out: &mut String) {
    for node in nodes {
        match node {
            Node::Element(one) => element(one, place, filler, out),
            Node::Text(pieces) => {
                *out += &escaped(&filler.filled(pieces, place));
                out.push('\n');
            }
            Node::More | Node::NotRead => {}
        }
    }
}

fn element(element: &Element, outer: Place, filler: &mut Filler, out: &mut String) {
    let place = filler.place(element, outer);
    let tag = element.tag.as_str();
    *out += &format!("<{tag}{}", attributes(element, place, filler));
    if VOID.contains(&tag) {
        *out += ">";
        return;
    }
    if tag == "iframe" {
        frame(element, filler, out);
        return;
    }
    *out += ">";
    if is_mail(element) {
        *out += if filler.has_mail { OTHER_MAIL } else { MAIL };
        filler.has_mail = true;
    } else {
        nodes(&element.children, place, filler, out);
    }
    *out += &format!("</{tag}>\n");
}

/// A frame's document stands in a template.
fn frame(frame: &Element, filler: &mut Filler, out: &mut String) {
    let documents = frame.children.iter().filter_map(|node| match node {
        Node::Element(inner) if inner.tag == "template" => Some(inner),
        _ => None,
    });
    let mut inside = String::new();
    for document in documents {
        nodes(&document.children, Place::Anywhere, filler, &mut inside);
    }
    if !inside.is_empty() {
        *out += &format!(" srcdoc=\"{}\"", escaped(&inside));
    }
    *out += "></iframe>\n";
}

fn attributes(element: &Element, place: Place, filler: &mut Filler) -> String {
    let mut out = String::new();
    for (name, value) in &element.attributes {
        let is_left_out = name == MAIL_BODY
            || element.tag == "iframe" && matches!(name.as_str(), "src" | "srcdoc");
        if is_left_out {
            continue;
        }
        let filled = match value {
            Value::Name(value) => value.clone(),
            Value::Shape(_) if LOADS.contains(&name.as_str()) => "data:,".to_owned(),
            Value::Shape(pieces) if is_link(name, pieces) => filler.link(pieces),
            Value::Shape(pieces) => filler.filled(pieces, place),
        };
        out += &match filled.as_str() {
            "" => format!(" {name}"),
            value => format!(" {name}=\"{}\"", escaped(value)),
        };
    }
    out
}

fn is_link(name: &str, pieces: &[Piece]) -> bool {
    LINKS.contains(&name) || matches!(pieces.first(), Some(Piece::Url | Piece::Mailto(_)))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
