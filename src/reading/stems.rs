//! Names that only their suffix makes somebody's: `crypto.com`, `bitcoin.com`. The label alone is an
//! ordinary word, so it is no name; misspelled before the same suffix it is one (`cyrpto.com`).

use std::collections::{BTreeMap, HashMap};

use crate::brand::Brand;
use crate::domain::DomainName;

use super::names::{Name, SHORTEST_MISSPELLED};
use super::text::Text;

/// So many letters may be missing or too many.
const SLIPS: usize = 2;

/// The labels of such names by the suffix that completes them: indices among all names.
#[derive(Debug, Default)]
pub struct Stems(BTreeMap<&'static str, Vec<usize>>);

impl Stems {
    /// Adds the stems of brands behind the names that stand by themselves. In: those, by their letters.
    pub fn new(
        brands: &[&'static Brand],
        known: &HashMap<String, usize>,
        names: &mut Vec<Name>,
    ) -> Stems {
        let mut stems = Stems::default();
        for &brand in brands {
            let Some((label, suffix)) = brand.home.split_once('.') else {
                continue;
            };
            let whole = known.get(&format!("{label}{}", suffix.replace('.', "")));
            let is_stem = is_stem(label) && !known.contains_key(label) && is_suffix(suffix, brand);
            if let Some(&whole) = whole.filter(|_| is_stem) {
                let stem = Name::stem(label, &names[whole]);
                stems.0.entry(suffix).or_default().push(names.len());
                names.push(stem);
            }
        }
        stems
    }

    /// The names of which the registrable label of a host with this suffix may be a misspelled stem. An
    /// exact one is the brand's own domain.
    pub fn near(&self, text: &Text, suffix: &str, names: &[Name]) -> impl Iterator<Item = usize> {
        let label = &text.letters()[text.name()..];
        let stems = self.0.get(suffix).into_iter().flatten().copied();
        stems.filter(move |&stem| {
            let stem = names[stem].text.as_bytes();
            let is_one_end_right = label.first() == stem.first() || label.last() == stem.last();
            is_one_end_right && label.len().abs_diff(stem.len()) <= SLIPS && label != stem
        })
    }
}

fn is_stem(label: &str) -> bool {
    label.len() >= SHORTEST_MISSPELLED && !label.contains('-')
}

/// Whether all behind the first label of a brand's own domain is a public suffix.
fn is_suffix(suffix: &str, brand: &Brand) -> bool {
    DomainName::parse(brand.home).is_some_and(|home| home.suffix() == suffix)
}
