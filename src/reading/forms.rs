//! The forms under which a name is entered: as it is, with letters written as two that look like one, and
//! with letters left out.

use crate::confusable::{GROUPS, fold_letter};

use super::ends::Ends;
use super::hashes::Hashes;
use super::names::{LONG, SHORTEST_MISSPELLED};

/// Of so many letters at an end three are left when two are left out.
const AT_END: usize = 5;

/// Enters the beginnings and ends of a name's forms, and gives their keys, some of them more than once.
pub fn enter(name: &str, fronts: &mut Ends, backs: &mut Ends, mut give: impl FnMut(u64)) {
    for (index, letters) in spelled(name).iter().enumerate() {
        let (is_name, length) = (index == 0, letters.len());
        let mut enter = |left_out: &[usize]| {
            let kept = || (0..length).filter(|at| !left_out.contains(at));
            let left = length - left_out.len();
            // What is left out further inside leaves the ends as the innermost of these do.
            if left_out.iter().all(|at| *at < AT_END) {
                fronts.add_form(first(letters, kept()), left);
            }
            if left_out.iter().all(|at| at + AT_END >= length) {
                backs.add_form(first(letters, kept().rev()), left);
            }
        };
        enter(&[]);
        let hashes = Hashes::new(letters);
        let part = hashes.part(0, length);
        give(hashes.whole(part));
        if name.len() < SHORTEST_MISSPELLED {
            continue;
        }
        if is_name {
            for letter in 0..length {
                enter(&[letter]);
                give(hashes.without(part, letter));
            }
        }
        if is_name && length >= LONG {
            for second in 1..length {
                for first in 0..second {
                    enter(&[first, second]);
                    give(hashes.without_two(part, first, second));
                }
            }
        }
        fronts.add_misspelled(first(letters, 0..length), letters, is_name);
        backs.add_misspelled(first(letters, (0..length).rev()), letters, is_name);
    }
}

/// The first three letters at some places.
fn first(letters: &[u8], mut at: impl Iterator<Item = usize>) -> [u8; 3] {
    std::array::from_fn(|_| at.next().map_or(0, |at| letters[at]))
}

/// How a name may be written so that it still looks like itself: the name first, then with one letter
/// as two that look like it, and with all of those (`rnetarnask`); letters that look alike folded to one.
/// A short name is not recognised so.
fn spelled(name: &str) -> Vec<Vec<u8>> {
    let mut spelled = vec![name.as_bytes().to_vec()];
    let groups = match name.len() < SHORTEST_MISSPELLED {
        true => &[],
        false => GROUPS,
    };
    for (letter, pair) in groups {
        for at in (0..name.len()).filter(|&at| name.as_bytes()[at] == *letter) {
            let (before, after) = (&name.as_bytes()[..at], &name.as_bytes()[at + 1..]);
            spelled.push([before, &pair[..], after].concat());
        }
        if name.bytes().filter(|seen| seen == letter).count() > 1 {
            let (one, two) = (char::from(*letter), String::from_utf8_lossy(&pair[..]));
            spelled.push(name.replace(one, &two).into_bytes());
        }
    }
    for letter in spelled.iter_mut().flatten() {
        *letter = fold_letter(*letter);
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::{Ends, enter};

    #[test]
    fn names_whose_letters_are_often_written_as_two_are_entered_too() {
        let keys = |name: &str| {
            let mut keys = 0;
            enter(name, &mut Ends::new(), &mut Ends::new(), |_| keys += 1);
            keys
        };
        assert!(keys("metamask") > 1 + 8);
        assert!(keys(&"m".repeat(24)) > 0);
    }
}
