//! The HTML part of a mail: visible text, links, images; quoted parts kept apart.
//!
//! Reads the tokenizer's stream instead of building a tree: a tree builder's time grows with the
//! square of the nesting, and mail is written by strangers.

mod element;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use url::Url;

use super::{ends, links};
use crate::message::{Link, LinkKind, Message};

use element::{attribute, hides, is_block, is_small, is_void, quotes};

/// Of a link's text no more is read.
const MAX_LINK_TEXT: usize = 2_000;
const MAX_IMAGE_TEXTS: usize = 500;
/// An end tag closes an element at most this far out; deeper ones stay open.
const MAX_CLOSED: usize = 256;

pub(super) fn read(html: &str, message: &mut Message) {
    let reader = Reader {
        message,
        open: Vec::new(),
        hidden: 0,
        quoted: 0,
        svg: 0,
        links: Vec::new(),
        base: None,
    };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(reader)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
}

struct Sink<'m>(RefCell<Reader<'m>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => reader.close(&tag.name),
            Token::TagToken(tag) => {
                reader.open(&tag);
                return match &*tag.name {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "noscript" | "iframe" | "xmp" => {
                        TokenSinkResult::RawData(RawKind::Rawtext)
                    }
                    "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
            }
            Token::CharacterTokens(text) => reader.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// An element that is open, and what it does to what stands in it.
struct Open {
    name: String,
    hides: bool,
    quotes: bool,
    links: bool,
}

struct Reader<'m> {
    message: &'m mut Message,
    open: Vec<Open>,
    /// Open elements that hide, that quote, that are SVG images.
    hidden: usize,
    quoted: usize,
    svg: usize,
    /// Open links, by index.
    links: Vec<usize>,
    base: Option<Url>,
}

impl Reader<'_> {
    fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if is_block(name) {
            self.end_line();
        }
        match name {
            "base" if self.base.is_none() => {
                self.base = attribute(tag, "href").and_then(|href| Url::parse(href).ok())
            }
            "img" => self.image(tag),
            _ => {}
        }
        let (hides, quotes) = (hides(tag), quotes(tag));
        let links = element::link(tag, self.svg > 0)
            .is_some_and(|(kind, href)| self.link(kind, href, hides, quotes));
        if is_void(name) || tag.self_closing && self.svg > 0 {
            return;
        }
        self.hidden += usize::from(hides);
        self.quoted += usize::from(quotes);
        self.svg += usize::from(name == "svg");
        if links {
            self.links.push(self.message.links.len() - 1);
        }
        self.open.push(Open {
            name: name.to_owned(),
            hides,
            quotes,
            links,
        });
    }

    fn close(&mut self, name: &str) {
        if is_block(name) {
            self.end_line();
        }
        let reach = self.open.len().saturating_sub(MAX_CLOSED);
        let Some(at) = self.open[reach..]
            .iter()
            .rposition(|open| open.name == name)
        else {
            return;
        };
        for open in self.open.drain(reach + at..) {
            self.hidden -= usize::from(open.hides);
            self.quoted -= usize::from(open.quotes);
            self.svg -= usize::from(open.name == "svg");
            if open.links {
                self.links.pop();
            }
        }
    }

    /// Whether there was room for it.
    fn link(&mut self, kind: LinkKind, href: &str, hides: bool, quotes: bool) -> bool {
        let href = match &self.base {
            Some(base) => base.join(href.trim()).map_or(href.to_owned(), String::from),
            None => href.to_owned(),
        };
        let (visible, quoted) = (self.hidden == 0 && !hides, self.quoted > 0 || quotes);
        let link = Link {
            href,
            kind,
            visible,
            quoted,
            ..Link::default()
        };
        links::add(self.message, link)
    }

    fn text(&mut self, text: &str) {
        if self.hidden == 0 {
            self.write(|target, room| append(target, text, room));
        }
    }

    /// Only tags end a line: a line of the source is no line on the screen.
    fn end_line(&mut self) {
        if self.hidden == 0 {
            self.write(end_line);
        }
    }

    /// Writes to the message's text, and to that of the link that is open.
    fn write(&mut self, write: impl Fn(&mut String, usize)) {
        if let Some(link) = self
            .links
            .last()
            .and_then(|&at| self.message.links.get_mut(at))
        {
            write(&mut link.text, MAX_LINK_TEXT);
        }
        let target = if self.quoted > 0 {
            &mut self.message.quoted_text
        } else {
            &mut self.message.text
        };
        write(target, usize::MAX);
        self.message.truncated |= ends::bound(target);
    }

    fn image(&mut self, tag: &Tag) {
        if self.hidden > 0 || hides(tag) {
            return;
        }
        if self.quoted == 0 && !is_small(tag) {
            self.message.pictures += 1;
        }
        let text = attribute(tag, "alt").unwrap_or_default().trim();
        if text.is_empty() {
            return;
        }
        if let Some(link) = self
            .links
            .last()
            .and_then(|&at| self.message.links.get_mut(at))
        {
            append(&mut link.image_text, text, MAX_LINK_TEXT);
        }
        if self.quoted == 0 && self.message.image_texts.len() < MAX_IMAGE_TEXTS {
            self.message.image_texts.push(text.to_owned());
        }
    }
}

/// Appends with white space folded as a browser shows it, up to a length. The tokenizer cuts text
/// where it likes, on each machine elsewhere: no cut may make a difference.
fn append(target: &mut String, text: &str, max: usize) {
    for c in text.chars() {
        if target.len() >= max {
            return;
        }
        match target.chars().next_back() {
            _ if !c.is_whitespace() => target.push(c),
            None | Some('\n' | ' ') => {}
            Some(_) => target.push(' '),
        }
    }
}

/// Ends the line, if there is anything on it.
fn end_line(target: &mut String, max: usize) {
    if target.len() >= max {
        return;
    }
    if target.ends_with(' ') {
        target.pop();
    }
    if !target.is_empty() && !target.ends_with('\n') {
        target.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(html: &str) -> Message {
        let mut message = Message::default();
        read(html, &mut message);
        message
    }

    #[test]
    fn visible_text_in_lines() {
        let read = message(
            "<style>p{}</style><p>Dear\n customer,</p><div style='display: none'>secret</div>\
             <p>your <b>Kraken</b> account &amp; more</p><script>if (a<b) {}</script>",
        );
        assert_eq!(
            read.text.trim(),
            "Dear customer,\nyour Kraken account & more"
        );
    }

    #[test]
    fn lines_of_the_source_are_no_lines() {
        for (html, expected) in [
            ("<p>your\n24 words</p>", "your 24 words"),
            ("<b>your</b>\n<b>24</b>\r\n words", "your 24 words"),
            ("<b>your</b> \n\n <a href='x'>\n24</a>", "your 24"),
            ("your<br>\n24", "your\n24"),
        ] {
            assert_eq!(message(html).text.trim(), expected, "{html:?}");
        }
    }

    #[test]
    fn no_cut_of_the_text_makes_a_difference() {
        let text = " your\n 24  words\n\nhere \n";
        let mut whole = String::from("x");
        append(&mut whole, text, usize::MAX);
        assert_eq!(whole, "x your 24 words here ");
        for cut in 0..=text.len() {
            let mut cut_once = String::from("x");
            append(&mut cut_once, &text[..cut], usize::MAX);
            append(&mut cut_once, &text[cut..], usize::MAX);
            assert_eq!(cut_once, whole, "at {cut}");
        }
    }

    #[test]
    fn links_of_every_kind() {
        let read = message(
            "<base href='https://a.example/x/'><a href='y'>Y</a><a href='https://b.example'><img alt='Logo'></a>\
             <map><area href='https://c.example'></map><form action='https://d.example'></form>\
             <svg><a xlink:href='https://e.example'><text>s</text></a></svg><a name='n'>none</a>",
        );
        let hrefs: Vec<&str> = read
            .links
            .iter()
            .map(|link| link.href.trim_end_matches('/'))
            .collect();
        let expected = [
            "https://a.example/x/y",
            "https://b.example",
            "https://c.example",
            "https://d.example",
            "https://e.example",
        ];
        assert_eq!(hrefs, expected);
        assert_eq!(read.links[0].text, "Y");
        assert_eq!(read.links[1].image_text, "Logo");
        assert_eq!(read.links[4].kind, LinkKind::Svg);
    }

    #[test]
    fn quoted_parts_stay_apart() {
        let read = message(
            "mine <div class='gmail_quote'><p>theirs <a href='https://x.example'>x</a></div> mine again",
        );
        assert_eq!(read.text.trim(), "mine\nmine again");
        assert_eq!(read.quoted_text.trim(), "theirs x");
        assert!(read.links[0].quoted);
    }

    #[test]
    fn broken_markup_is_read_as_far_as_it_goes() {
        for html in [
            "<",
            "<a href=",
            "</p></div>",
            "<p><b></p>x</b>",
            "<svg><a/><a/>",
            "<!--",
            "<a href='https://x.example'>t",
        ] {
            let _ = message(html);
        }
        assert_eq!(message("<a href='https://x.example'>t").links[0].text, "t");
    }

    #[test]
    fn deep_nesting_takes_no_longer_than_flat_markup() {
        let html = format!("{}x{}", "<div>".repeat(200_000), "</div>".repeat(200_000));
        assert_eq!(message(&html).text.trim(), "x");
    }
}
