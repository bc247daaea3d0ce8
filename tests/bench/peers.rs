//! What the rating of a host is compared with.

use publicsuffix::{List, Psl};
use touchstone::brand::Registry;
use unicode_security::skeleton;

/// What any program has to do: read the host, find its registrable domain.
pub struct Bound(List);

impl Bound {
    pub fn new() -> Bound {
        let list = include_str!("../../src/data/public_suffix_list.dat");
        Bound(list.parse().expect("the list parses"))
    }

    /// The registrable domain.
    pub fn look_up(&self, host: &str) -> Option<String> {
        let url::Host::Domain(ascii) = url::Host::parse(host).ok()? else {
            return None;
        };
        let domain = self.0.domain(ascii.as_bytes())?;
        Some(String::from_utf8_lossy(domain.as_bytes()).into_owned())
    }
}

/// The plain way, as in Chromium's lookalike warnings: each label and each part between hyphens is
/// compared with each name, by what it looks like and by one edit.
pub struct Naive {
    bound: Bound,
    /// Skeletons of the brands' labels.
    names: Vec<Vec<char>>,
}

impl Naive {
    pub fn new(registry: &Registry) -> Naive {
        let labels = registry.brands().iter().flat_map(|brand| brand.labels);
        Naive {
            bound: Bound::new(),
            names: labels.map(|label| skeleton(label).collect()).collect(),
        }
    }

    /// Whether a part of the host is a name, or one edit from it.
    pub fn is_alike(&self, host: &str) -> bool {
        if self.bound.look_up(host).is_none() {
            return false;
        }
        let (shown, _) = idna::domain_to_unicode(host);
        shown.split(['.', '-']).any(|part| {
            let part: Vec<char> = skeleton(part).collect();
            self.names.iter().any(|name| is_one_edit(&part, name))
        })
    }
}

/// Whether the one becomes the other by at most one letter more, less or other.
fn is_one_edit(a: &[char], b: &[char]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    let rest =
        |letters: &[char], skipped: usize| letters.get(skipped..).unwrap_or_default().to_vec();
    rest(a, 1) == rest(b, 1) || rest(a, 1) == b || a == rest(b, 1)
}
