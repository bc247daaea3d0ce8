//! ASCII characters that are taken for each other in running text.

/// Single characters, in pairs, in both directions.
const SINGLES: &[u8] = b"0o1i1l2z3e4a5s6b7t8b9gaobdceckgqijilmnnrszuvvy";
/// A character and two that look like it together.
pub const GROUPS: &[(u8, &[u8; 2])] = &[
    (b'b', b"lb"),
    (b'd', b"cl"),
    (b'h', b"lh"),
    (b'k', b"lc"),
    (b'k', b"lk"),
    (b'm', b"nn"),
    (b'm', b"rn"),
    (b'm', b"rr"),
    (b'w', b"vv"),
];

/// For each character the set of those that look like it.
static ALIKE: [u128; 128] = {
    let mut alike = [0u128; 128];
    let mut at = 0;
    while at < SINGLES.len() {
        let (a, b) = (SINGLES[at] as usize, SINGLES[at + 1] as usize);
        alike[a] |= 1 << b;
        alike[b] |= 1 << a;
        at += 2;
    }
    alike
};

/// Whether one character is taken for the other.
///
/// ```
/// use touchstone::confusable::looks_alike;
/// assert!(looks_alike(b'0', b'o') && !looks_alike(b'f', b'b'));
/// ```
pub fn looks_alike(a: u8, b: u8) -> bool {
    let in_set = || ALIKE[usize::from(a & 127)] >> (b & 127) & 1 == 1;
    a == b || (a.is_ascii() && b.is_ascii() && in_set())
}

/// Whether two characters side by side are taken for one.
pub fn grouped(pair: [u8; 2], one: u8) -> bool {
    GROUPS
        .iter()
        .any(|(letter, group)| *letter == one && **group == pair)
}

/// Pairs that few readers tell from the letter. The rest of [`GROUPS`] may be taken for it only where
/// its cost is weighed: to fold `nn` or `lk` would make different words one.
const FUSED: [([u8; 2], u8); 3] = [(*b"cl", b'd'), (*b"rn", b'm'), (*b"vv", b'w')];

static FOLDED: [u8; 128] = {
    let mut folded = [0; 128];
    let mut letter = 0;
    while letter < folded.len() {
        folded[letter] = folded_letter(letter as u8);
        letter += 1;
    }
    folded
};

/// A character that stands for all that look most like it, so that they meet under one key.
pub fn fold_letter(letter: u8) -> u8 {
    *FOLDED.get(usize::from(letter)).unwrap_or(&letter)
}

const fn folded_letter(letter: u8) -> u8 {
    match letter {
        b'0' => b'o',
        b'1' | b'i' | b'|' | b'!' => b'l',
        b'5' | b'$' => b's',
        b'3' => b'e',
        b'4' => b'a',
        b'9' | b'q' => b'g',
        b'2' => b'z',
        b'8' => b'b',
        b'7' => b't',
        b'v' => b'u',
        _ => letter,
    }
}

/// Folds ASCII characters that look alike: pairs that look like one letter become that letter, all
/// others what [`fold_letter`] says. Only strings folded by this same function may be compared: the
/// result is not meant to be read.
pub fn ascii_fold(skeleton: &str) -> String {
    let mut folded = String::with_capacity(skeleton.len());
    let mut rest = skeleton;
    while let Some(c) = rest.chars().next() {
        let (letter, length) = match (fused(rest), u8::try_from(c)) {
            (Some(letter), _) => (char::from(letter), 2),
            (None, Ok(byte)) if c.is_ascii() => (char::from(fold_letter(byte)), 1),
            _ => (c, c.len_utf8()),
        };
        folded.push(letter);
        rest = &rest[length..];
    }
    folded
}

/// The letter that the first two characters look like.
fn fused(text: &str) -> Option<u8> {
    let pair = text.as_bytes().first_chunk::<2>()?;
    let row = FUSED.iter().find(|(pairs, _)| pairs == pair);
    row.map(|(_, letter)| *letter)
}

#[cfg(test)]
mod tests {
    use super::ascii_fold;

    #[test]
    fn ascii_lookalikes_meet() {
        for (seen, name) in [
            ("b1nance", "binance"),
            ("blnance", "binance"),
            ("c0inbase", "coinbase"),
            ("rnetamask", "metamask"),
            ("qemini", "gemini"),
            ("hu0bi", "huobi"),
            ("5wissborg", "swissborg"),
            ("8inance", "binance"),
            ("7ether", "tether"),
            ("vniswap", "uniswap"),
        ] {
            assert_eq!(ascii_fold(seen), ascii_fold(name), "{seen}");
        }
        assert_ne!(ascii_fold("finance"), ascii_fold("binance"));
        assert_ne!(ascii_fold("weather"), ascii_fold("tether"));
    }
}
