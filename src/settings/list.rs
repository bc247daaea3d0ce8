//! Lists with a bound.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, SeqAccess, Visitor};

use super::fault;

/// Entries of a list; more is no person's choice.
pub(super) const MAX_ENTRIES: usize = 1_000;

/// Reads a list; a longer one than [`MAX_ENTRIES`] is a fault, told at the first entry too many.
pub(super) fn bounded<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_seq(Bounded(PhantomData))
}

/// Reads the entries that are good, up to the bound, and leaves the others out.
pub(super) fn good<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let entries = bounded::<Entry<T>, D>(deserializer)?;
    let good = |entry| match entry {
        Entry::Good(value) => Some(value),
        Entry::Bad(_) => None,
    };
    Ok(entries.into_iter().filter_map(good).collect())
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Entry<T> {
    Good(T),
    Bad(IgnoredAny),
}

struct Bounded<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Bounded<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element()? {
            if list.len() == MAX_ENTRIES {
                return Err(A::Error::custom(fault::mark(
                    "many",
                    &MAX_ENTRIES.to_string(),
                )));
            }
            list.push(entry);
        }
        Ok(list)
    }
}
