//! Reading the packed table of brands. A tenth of the program would be the table's addresses, were it
//! written as Rust: as text it is a third as long, and reading it takes a fraction of what the indices
//! over it take.
//!
//! `table.txt` is generated from `data/brands.toml`; data/README.md has the format.

use std::sync::LazyLock;

use super::{Brand, DomainKind, OfficialDomain, Scope};

const TABLE: &str = include_str!("table.txt");

/// Letters of a day.
const DATE: usize = "YYYY-MM-DD".len();

/// The day as of which the list of brands is: `YYYY-MM-DD`.
pub const LIST_DATE: &str = TABLE.split_at(DATE).0;

static BRANDS: LazyLock<Vec<Brand>> = LazyLock::new(|| TABLE.lines().skip(1).map(brand).collect());

/// The brands that Touchstone ships, those first that most people use.
pub(super) fn brands() -> &'static [Brand] {
    &BRANDS
}

fn brand(row: &'static str) -> Brand {
    let mut fields = row.split('\t');
    let mut next = || fields.next().unwrap_or_default();
    Brand {
        id: next(),
        name: next(),
        home: next(),
        names: list(next()),
        everyday: list(next()),
        labels: list(next()),
        word: next() == "yes",
        code: match next() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        report: Some(next()).filter(|report| !report.is_empty()),
        domains: entries(next()).map(domain).collect::<Vec<_>>().leak(),
    }
}

fn list(field: &'static str) -> &'static [&'static str] {
    entries(field).collect::<Vec<_>>().leak()
}

fn entries(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split('|').filter(|entry| !entry.is_empty())
}

/// In: a letter for the kind, a sign for the scope, and the name.
fn domain(entry: &'static str) -> OfficialDomain {
    let (marks, name) = entry.split_at_checked(2).unwrap_or_default();
    let (kind, scope) = marks.split_at_checked(1).unwrap_or_default();
    OfficialDomain {
        name,
        kind: match kind {
            "m" => DomainKind::Mail,
            "c" => DomainKind::Click,
            "s" => DomainKind::Short,
            "l" => DomainKind::Legacy,
            _ => DomainKind::Web,
        },
        scope: match scope {
            "+" => Scope::Suffix,
            "=" => Scope::ExactHost,
            _ => Scope::None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_whole() {
        assert!(LIST_DATE.starts_with("20") && TABLE.as_bytes()[DATE] == b'\n');
        assert!(brands().len() > 200);
        for (row, brand) in TABLE.lines().skip(1).zip(brands()) {
            assert_eq!(row.split('\t').count(), 10, "{row}");
            assert!(
                !brand.names.is_empty() && !brand.domains.is_empty(),
                "{row}"
            );
            assert!(
                brand.domains.iter().all(|domain| domain.name.contains('.')),
                "{row}"
            );
        }
    }

    #[test]
    fn a_row_is_what_its_fields_say() {
        let read = brand(
            "rain\tRain\train.com\train exchange\train|رين\train\tyes\tno\t\tw+rain.com|s=rain.onelink.me|m-rain.bh",
        );
        assert_eq!(
            (read.id, read.name, read.home),
            ("rain", "Rain", "rain.com")
        );
        assert_eq!(read.names, ["rain exchange"]);
        assert_eq!(read.everyday, ["rain", "رين"]);
        assert!(read.word && read.report.is_none());
        assert_eq!(read.code, Some(false));
        let domains = read
            .domains
            .iter()
            .map(|domain| (domain.name, domain.kind, domain.scope));
        let expected = [
            ("rain.com", DomainKind::Web, Scope::Suffix),
            ("rain.onelink.me", DomainKind::Short, Scope::ExactHost),
            ("rain.bh", DomainKind::Mail, Scope::None),
        ];
        assert!(domains.eq(expected));
    }
}
