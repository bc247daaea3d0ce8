//! What a skeleton may say of a text or a value: of what kind it is, and nothing of what it says.

/// One piece of it: `words:3`, `<address-1>`, `date`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// So many words; `words:many` are twelve.
    Words(usize),
    /// An address by its number, with the brackets around it. 0: too many to count.
    Address(u32, Option<(char, char)>),
    /// `mailto:`, before an address or alone.
    Mailto(Option<u32>),
    /// Somewhere else.
    Url,
    OwnHost,
    OtherHost,
    Date,
    Time,
    Number,
    /// Marks alone, or data of the page's.
    Mark,
    /// More of the same, left out.
    More,
    /// `true` or `false`.
    Bool(bool),
}

const MANY: usize = 12;
const SCHEMES: &[&str] = &[
    "about",
    "blob",
    "cid",
    "data",
    "file",
    "ftp",
    "http",
    "https",
    "javascript",
    "other",
    "sms",
    "tel",
];

/// The shape's pieces, or none where it is no shape.
pub fn pieces(shape: &str) -> Option<Vec<Piece>> {
    shape.split_ascii_whitespace().map(piece).collect()
}

fn piece(word: &str) -> Option<Piece> {
    if let Some(count) = word.strip_prefix("words:") {
        return words(count);
    }
    if let Some(scheme) = word.strip_prefix("url:") {
        return SCHEMES.contains(&scheme).then_some(Piece::Url);
    }
    if let Some(address) = word.strip_prefix("mailto:") {
        let number = (!address.is_empty()).then(|| address_number(address));
        return Some(Piece::Mailto(number.map_or(Some(None), |n| n.map(Some))?));
    }
    Some(match word {
        "url" => Piece::Url,
        "own-host" => Piece::OwnHost,
        "other-host" => Piece::OtherHost,
        "date" => Piece::Date,
        "time" => Piece::Time,
        "number" => Piece::Number,
        "mark" | "data" => Piece::Mark,
        "more" => Piece::More,
        "true" | "false" => Piece::Bool(word == "true"),
        _ => return bracketed(word),
    })
}

fn words(count: &str) -> Option<Piece> {
    if count == "many" {
        return Some(Piece::Words(MANY));
    }
    count
        .parse()
        .ok()
        .filter(|count| (1..MANY).contains(count))
        .map(Piece::Words)
}

fn bracketed(word: &str) -> Option<Piece> {
    for (open, close) in [('<', '>'), ('(', ')'), ('[', ']')] {
        let inner = word
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner {
            return Some(Piece::Address(address_number(inner)?, Some((open, close))));
        }
    }
    address_number(word).map(|number| Piece::Address(number, None))
}

fn address_number(word: &str) -> Option<u32> {
    match word.strip_prefix("address")? {
        "" => Some(0),
        number => number.strip_prefix('-')?.parse().ok(),
    }
}

/// Whether a value is what a page calls its elements, with what was a person's taken out.
pub fn is_name(value: &str) -> bool {
    const LONGEST: usize = 80;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"_:.[]()/-".contains(&b);
    value
        .split(' ')
        .all(|token| token.len() <= LONGEST && token.bytes().all(is_plain))
}
