//! The words of the table of costs, and what else it has by its letters: each with a number.
//!
//! They are shipped front-coded, which compresses nearly twice as well as an automaton does, and unpacked
//! at the first use into a tree, which is followed several times as fast.

/// Set in the byte that a word begins with, beside how many letters it has in common with the word
/// before it; in no letter.
const WORD: u8 = 0x80;
/// In place of a number that one byte can't hold; two bytes follow.
const LARGE: u8 = u8::MAX;
/// The number of a node where no word ends.
const NONE: u16 = u16::MAX;
/// Letters are ASCII.
const LETTERS: usize = 128;

/// Words as a tree of their letters. The nodes lie in the words' order, each before those below it.
pub struct Words {
    letters: Vec<u8>,
    /// The place behind the last node below each.
    ends: Vec<u32>,
    /// The number of the word that ends at each.
    numbers: Vec<u16>,
    /// One more than the place of a first letter's node, or of the node of a first letter and a second one:
    /// those have the most neighbours, and every look-up passes them. Zero where there is none.
    openings: Vec<u32>,
}

impl Words {
    /// In: the length of the words in bytes, in four bytes, least first; the words, sorted bytewise, each as 128
    /// plus the number of letters in common with the one before it, and its other letters; and their
    /// numbers, each a byte, or 255 and two bytes, least first. None when that is not so.
    pub fn unpack(packed: &[u8]) -> Option<Words> {
        let (&size, rest) = packed.split_first_chunk()?;
        let size = usize::try_from(u32::from_le_bytes(size)).ok()?;
        let (mut written, numbers) = rest.split_at_checked(size)?;
        let mut numbers = numbers.iter().copied();
        let mut words = Words {
            letters: Vec::with_capacity(size),
            ends: Vec::with_capacity(size),
            numbers: Vec::with_capacity(size),
            openings: vec![0; LETTERS * LETTERS],
        };
        let mut path = Vec::new();
        while let Some((head, rest)) = written.split_first() {
            let shared = usize::from(head.checked_sub(WORD)?);
            let length = rest.iter().position(|byte| byte & WORD != 0);
            let (letters, rest) = rest.split_at(length.unwrap_or(rest.len()));
            words.close(path.get(shared..)?);
            path.truncate(shared);
            letters
                .iter()
                .for_each(|&letter| words.open(&mut path, letter));
            *words.numbers.last_mut()? = number(&mut numbers)?;
            written = rest;
        }
        words.close(&path);
        Some(words)
    }

    /// Adds a node below the last of a path.
    fn open(&mut self, path: &mut Vec<u32>, letter: u8) {
        let node = self.letters.len() as u32;
        let opening = match *path.as_slice() {
            [] => place(letter, 0),
            [first] => place(self.letters[first as usize], letter),
            _ => None,
        };
        if let Some(opening) = opening {
            self.openings[opening] = node + 1;
        }
        self.letters.push(letter);
        self.ends.push(node + 1);
        self.numbers.push(NONE);
        path.push(node);
    }

    /// Nothing more comes below these nodes.
    fn close(&mut self, nodes: &[u32]) {
        let end = self.letters.len() as u32;
        for &node in nodes {
            self.ends[node as usize] = end;
        }
    }

    /// Calls `each` with the words that some letters begin with: the number of letters, and the word's.
    #[inline]
    pub fn prefixes(&self, letters: &[u8], mut each: impl FnMut(usize, u16)) {
        self.follow(letters.iter().copied(), |length, number| {
            each(length, number);
        });
    }

    /// The number of just that word.
    pub fn find(&self, word: impl Iterator<Item = u8>) -> Option<u16> {
        let (mut letters, mut last) = (0, None);
        let counted = word.inspect(|_| letters += 1);
        self.follow(counted, |length, number| last = Some((length, number)));
        last.filter(|(length, _)| *length == letters)
            .map(|(_, number)| number)
    }

    /// Follows letters as far as a word begins so, and tells of each word on the way.
    #[inline]
    fn follow(&self, mut letters: impl Iterator<Item = u8>, mut each: impl FnMut(usize, u16)) {
        let mut tell = |length, node: u32| match self.numbers[node as usize] {
            NONE => {}
            number => each(length, number),
        };
        let Some(first) = letters.next() else {
            return;
        };
        if let Some(node) = self.opening(first, 0) {
            tell(1, node);
        }
        let second = letters.next().filter(|&letter| letter != 0);
        let Some(mut node) = second.and_then(|second| self.opening(first, second)) else {
            return;
        };
        tell(2, node);
        for (letter, length) in letters.zip(3..) {
            let Some(next) = self.below(node, letter) else {
                return;
            };
            node = next;
            tell(length, node);
        }
    }

    #[inline]
    fn opening(&self, first: u8, second: u8) -> Option<u32> {
        self.openings[place(first, second)?].checked_sub(1)
    }

    /// The node of a letter below a node.
    #[inline]
    fn below(&self, node: u32, letter: u8) -> Option<u32> {
        let end = self.ends[node as usize];
        let mut child = node + 1;
        while child < end && self.letters[child as usize] < letter {
            child = self.ends[child as usize];
        }
        (child < end && self.letters[child as usize] == letter).then_some(child)
    }
}

/// Where the node of two letters is told, or of one and nothing (0). Others begin no word.
#[inline]
fn place(first: u8, second: u8) -> Option<usize> {
    let place = usize::from(first) * LETTERS + usize::from(second);
    (first.is_ascii() && second.is_ascii()).then_some(place)
}

fn number(numbers: &mut impl Iterator<Item = u8>) -> Option<u16> {
    match numbers.next()? {
        LARGE => Some(u16::from_le_bytes([numbers.next()?, numbers.next()?])),
        small => Some(u16::from(small)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        // "a", "abc", "abd", "b".
        let written = b"\x80a\x81bc\x82d\x80b";
        let packed = [&[9, 0, 0, 0], &written[..], &[7, 255, 44, 1, 0, 5]].concat();
        let words = Words::unpack(&packed).expect("words");
        for (word, number) in [("a", 7), ("abc", 300), ("abd", 0), ("b", 5)] {
            assert_eq!(words.find(word.bytes()), Some(number), "{word}");
        }
        for other in ["", "ab", "abcd", "abe", "c", "ba", "\u{e4}", "\0", "a\0"] {
            assert_eq!(words.find(other.bytes()), None, "{other}");
        }
        let mut found = Vec::new();
        words.prefixes(b"abcb", |length, number| found.push((length, number)));
        assert_eq!(found, [(1, 7), (3, 300)]);
    }

    #[test]
    fn what_is_cut_is_refused() {
        let packed = [&[2, 0, 0, 0], &b"\x80a"[..], &[7]].concat();
        assert!(Words::unpack(&packed).is_some());
        for size in 0..packed.len() {
            assert!(Words::unpack(&packed[..size]).is_none(), "{size}");
        }
        assert!(Words::unpack(&[2, 0, 0, 0, 0x81, b'a', 7]).is_none());
        assert!(Words::unpack(&[2, 0, 0, 0, b'a', b'b', 7]).is_none());
    }
}
