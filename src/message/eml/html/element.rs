//! What an element means for reading a mail: does it hide, quote, break the line, link?

use html5ever::tokenizer::Tag;

use crate::message::LinkKind;

/// So wide and high, in pixels, is a picture that may hold a mail's words (`MIN_PICTURE` in
/// `extension/content/reading/body-reader.js`).
const MIN_PICTURE: u32 = 100;

/// The value of an attribute.
pub(super) fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)
        .map(|attribute| &*attribute.value)
}

/// The kind and target of the link that the element is. `in_svg`: within an SVG image.
pub(super) fn link(tag: &Tag, in_svg: bool) -> Option<(LinkKind, &str)> {
    let kind = match &*tag.name {
        "a" if in_svg => LinkKind::Svg,
        "a" => LinkKind::Anchor,
        "area" => LinkKind::Area,
        "form" => return Some((LinkKind::Form, attribute(tag, "action")?)),
        "button" | "input" => return Some((LinkKind::Form, attribute(tag, "formaction")?)),
        _ => return None,
    };
    let href = attribute(tag, "href").or(attribute(tag, "xlink:href").filter(|_| in_svg))?;
    Some((kind, href))
}

/// Whether what stands in the element is not seen: by its nature, or by its style.
pub(super) fn hides(tag: &Tag) -> bool {
    matches!(
        &*tag.name,
        "head" | "script" | "style" | "template" | "title" | "noscript"
    ) || attribute(tag, "hidden").is_some()
        || attribute(tag, "style").is_some_and(style_hides)
}

fn style_hides(style: &str) -> bool {
    let style: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    style.split(';').any(|rule| {
        matches!(
            rule.trim_end_matches("!important"),
            "display:none"
                | "visibility:hidden"
                | "opacity:0"
                | "font-size:0"
                | "font-size:0px"
                | "max-height:0"
                | "max-height:0px"
        )
    })
}

/// Whether a picture says that it is too small to hold words: a logo, an icon, a counter's dot.
pub(super) fn is_small(tag: &Tag) -> bool {
    let pixels = |name| {
        attribute(tag, name)?
            .trim()
            .trim_end_matches("px")
            .parse()
            .ok()
    };
    ["width", "height"]
        .into_iter()
        .filter_map(pixels)
        .any(|pixels: u32| pixels < MIN_PICTURE)
}

/// Quotes and forwards as the common mail programs mark them.
pub(super) fn quotes(tag: &Tag) -> bool {
    let classes = [
        "gmail_quote",
        "yahoo_quoted",
        "protonmail_quote",
        "moz-cite-prefix",
        "zmail_extra",
    ];
    &*tag.name == "blockquote"
        || matches!(attribute(tag, "id"), Some("divRplyFwdMsg" | "appendonsend"))
        || attribute(tag, "class").is_some_and(|list| {
            list.split_ascii_whitespace()
                .any(|class| classes.contains(&class))
        })
}

/// Elements without content (HTML, "void elements").
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that begin a line.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ];
    BLOCKS.contains(&name)
}
