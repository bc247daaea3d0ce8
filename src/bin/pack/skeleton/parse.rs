//! Reads a skeleton, strictly: what is none of its parts is a fault, told with its line and place.

use std::fmt;

use super::shape::{self, Piece};

const FIRST_LINE: &str = "<!-- Touchstone skeleton 1";
const MAX_DEPTH: usize = 200;
const MAX_ELEMENTS: usize = 20_000;
const VOID: &[&str] = &["area", "br", "col", "hr", "img", "input", "wbr"];
/// They would run, load, or style; no skeleton has them.
const BARRED: &[&str] = &[
    "base", "embed", "head", "link", "meta", "noscript", "object", "script", "style", "title",
];
/// Values that are what the page calls its elements.
const NAMES: &[&str] = &[
    "class",
    "data-test-id",
    "data-testid",
    "id",
    "itemprop",
    "role",
    "sandbox",
    "slot",
    "type",
];
/// Stands before each frame of another site.
const OTHER: &str = "frame of another site";
const NOT_READ: &str = "not read";

/// A page's structure.
#[derive(Debug)]
pub struct Skeleton {
    pub head: Head,
    pub page: Vec<Node>,
    /// The documents of frames of other sites.
    pub others: Vec<Vec<Node>>,
}

/// What the comment at its beginning says.
#[derive(Debug, Default)]
pub struct Head {
    pub touchstone: String,
    pub browser: String,
    pub date: String,
    /// None where it was left out.
    pub host: Option<String>,
    pub adapter: String,
    pub problems: String,
}

#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(Vec<Piece>),
    /// More of the same were left out.
    More,
    /// A frame that could not be looked into.
    NotRead,
}

#[derive(Debug, Default)]
pub struct Element {
    pub tag: String,
    pub attributes: Vec<(String, Value)>,
    pub children: Vec<Node>,
}

#[derive(Debug)]
pub enum Value {
    Name(String),
    Shape(Vec<Piece>),
}

/// What is wrong, and where.
#[derive(Debug)]
pub struct Fault {
    pub line: usize,
    column: usize,
    /// The elements that are open there.
    place: String,
    problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            column,
            place,
            problem,
            ..
        } = self;
        match place.as_str() {
            "" => write!(f, "column {column}: {problem}"),
            place => write!(f, "column {column}, in {place}: {problem}"),
        }
    }
}

type Parsed<T> = Result<T, Fault>;

/// The skeleton in a text.
pub fn parse(text: &str) -> Parsed<Skeleton> {
    let mut parser = Parser::new(text.strip_prefix('\u{feff}').unwrap_or(text));
    let head = parser.head()?;
    let mut documents = parser.documents()?;
    if documents.is_empty() || documents[0].is_empty() {
        return Err(parser.fault("there is no element after the head"));
    }
    let page = documents.remove(0);
    Ok(Skeleton {
        head,
        page,
        others: documents,
    })
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Element>,
    elements: usize,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            open: Vec::new(),
            elements: 0,
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn fault(&self, problem: impl Into<String>) -> Fault {
        let before = &self.text[..self.at];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let tags: Vec<&str> = self
            .open
            .iter()
            .map(|element| element.tag.as_str())
            .collect();
        Fault {
            line: before.matches('\n').count() + 1,
            column: before[start..].chars().count() + 1,
            place: tags.join(" > "),
            problem: problem.into(),
        }
    }

    /// Takes what comes up to a mark, and the mark.
    fn until(&mut self, mark: &str, missing: &str) -> Parsed<&'t str> {
        let rest = self.rest();
        let end = rest.find(mark).ok_or_else(|| self.fault(missing))?;
        self.at += end + mark.len();
        Ok(&rest[..end])
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn head(&mut self) -> Parsed<Head> {
        if self.rest().lines().next().map(str::trim_end) != Some(FIRST_LINE) {
            return Err(self.fault(format!("no skeleton: it must begin with “{FIRST_LINE}”")));
        }
        self.at = FIRST_LINE.len();
        let mut head = Head::default();
        let end = self.at
            + self
                .rest()
                .find("-->")
                .ok_or_else(|| self.fault("the head has no end"))?;
        loop {
            self.skip_space();
            if self.at >= end {
                self.at = end + "-->".len();
                return self.complete(head);
            }
            let line = self.rest().lines().next().unwrap_or_default();
            let Some((name, value)) = line.split_once(": ") else {
                return Err(self.fault("expected “name: value” in the head"));
            };
            self.set(&mut head, name, value.trim())?;
            self.at += line.len();
        }
    }

    fn set(&self, head: &mut Head, name: &str, value: &str) -> Parsed<()> {
        let field = match name {
            "touchstone" => &mut head.touchstone,
            "browser" => &mut head.browser,
            "date" => &mut head.date,
            "adapter" => &mut head.adapter,
            "problems" => &mut head.problems,
            "host" if value == "left out" => return Ok(()),
            "host" => head.host.insert(String::new()),
            _ => return Err(self.fault(format!("“{}” is nothing that a head says", short(name)))),
        };
        let is_host = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-".contains(&b);
        if name == "host" && !value.bytes().all(is_host) {
            return Err(self.fault(format!("“{}” is no host", short(value))));
        }
        value.clone_into(field);
        Ok(())
    }

    fn complete(&self, head: Head) -> Parsed<Head> {
        for (name, value) in [
            ("touchstone", &head.touchstone),
            ("date", &head.date),
            ("adapter", &head.adapter),
        ] {
            if value.is_empty() {
                return Err(self.fault(format!("the head does not say “{name}”")));
            }
        }
        Ok(head)
    }

    fn documents(&mut self) -> Parsed<Vec<Vec<Node>>> {
        let mut documents = vec![Vec::new()];
        loop {
            self.skip_space();
            if self.rest().is_empty() {
                break;
            }
            let node = if self.rest().starts_with("<!--") {
                match self.comment()? {
                    Some(node) => node,
                    None => {
                        documents.push(Vec::new());
                        continue;
                    }
                }
            } else if self.rest().starts_with("</") {
                Node::Element(self.close()?)
            } else if self.rest().starts_with('<') {
                match self.element()? {
                    Some(node) => node,
                    None => continue,
                }
            } else {
                self.words()?
            };
            match (self.open.last_mut(), documents.last_mut()) {
                (Some(parent), _) => parent.children.push(node),
                (None, Some(document)) => document.push(node),
                (None, None) => {}
            }
        }
        match self.open.last() {
            Some(element) => Err(self.fault(format!("<{}> is not closed", element.tag))),
            None => Ok(documents),
        }
    }

    /// None: another document begins.
    fn comment(&mut self) -> Parsed<Option<Node>> {
        let start = self.at;
        self.at += "<!--".len();
        let said = self.until("-->", "a comment has no end")?.trim();
        let is_count = said
            .strip_suffix(" more")
            .is_some_and(|count| count.parse::<u32>().is_ok());
        match (said, is_count) {
            (OTHER, _) if self.open.is_empty() => Ok(None),
            (NOT_READ, _) => Ok(Some(Node::NotRead)),
            (_, true) => Ok(Some(Node::More)),
            _ => {
                self.at = start;
                Err(self.fault("a comment that no skeleton has"))
            }
        }
    }

    fn close(&mut self) -> Parsed<Element> {
        let start = self.at;
        self.at += "</".len();
        let tag = self.until(">", "a tag has no end")?;
        match self.open.pop_if(|element| element.tag == tag) {
            Some(element) => Ok(element),
            None => {
                self.at = start;
                Err(self.fault(format!("</{}> closes nothing that is open", short(tag))))
            }
        }
    }

    /// A void element; any other is open then.
    fn element(&mut self) -> Parsed<Option<Node>> {
        self.elements += 1;
        if self.open.len() >= MAX_DEPTH || self.elements > MAX_ELEMENTS {
            return Err(self.fault("more elements than a skeleton has"));
        }
        let start = self.at;
        self.at += 1;
        let tag = self.name();
        if !is_tag(tag) {
            self.at = start;
            return Err(self.fault(format!("<{}> is no element of a skeleton", short(tag))));
        }
        let attributes = self.attributes(tag)?;
        let element = Element {
            tag: tag.to_owned(),
            attributes,
            children: Vec::new(),
        };
        if VOID.contains(&tag) {
            return Ok(Some(Node::Element(element)));
        }
        self.open.push(element);
        Ok(None)
    }

    fn name(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest
            .find(|c: char| c.is_whitespace() || "<>=\"/".contains(c))
            .unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn attributes(&mut self, tag: &str) -> Parsed<Vec<(String, Value)>> {
        let mut attributes = Vec::new();
        loop {
            self.skip_space();
            if self.rest().starts_with('>') {
                self.at += 1;
                return Ok(attributes);
            }
            let start = self.at;
            let name = self.name();
            if !is_attribute(name) {
                self.at = start;
                return Err(self.fault(format!("“{}” is no attribute of a skeleton", short(name))));
            }
            let raw = if self.rest().starts_with("=\"") {
                self.at += "=\"".len();
                self.until("\"", "a value has no end")?
            } else {
                ""
            };
            let value = value(tag, name, &unescaped(raw)).ok_or_else(|| {
                self.at = start;
                self.fault(format!(
                    "{name}=\"{}\" is no name and no kind of value",
                    short(raw)
                ))
            })?;
            attributes.push((name.to_owned(), value));
        }
    }

    fn words(&mut self) -> Parsed<Node> {
        let rest = self.rest();
        let raw = &rest[..rest.find('<').unwrap_or(rest.len())];
        let pieces = shape::pieces(&unescaped(raw));
        let pieces = pieces
            .ok_or_else(|| self.fault(format!("“{}” is no kind of text", short(raw.trim()))))?;
        self.at += raw.len();
        Ok(Node::Text(pieces))
    }
}

fn value(tag: &str, name: &str, value: &str) -> Option<Value> {
    let is_mode = tag == "template" && name == "shadowrootmode";
    if NAMES.contains(&name) || is_mode {
        return shape::is_name(value).then(|| Value::Name(value.to_owned()));
    }
    let pieces = shape::pieces(value).map(Value::Shape);
    let named = name == "name" && shape::is_name(value);
    pieces.or_else(|| named.then(|| Value::Name(value.to_owned())))
}

fn is_tag(tag: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    tag.starts_with(|c: char| c.is_ascii_lowercase())
        && tag.bytes().all(is_plain)
        && !BARRED.contains(&tag)
}

fn is_attribute(name: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_:-".contains(&b);
    !name.is_empty() && name.bytes().all(is_plain) && !name.starts_with("on") && name != "style"
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// The beginning of what a fault quotes.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
