//! Writing src/brand/table.txt, which src/brand/packed.rs reads: src/data/README.md has the format.

use toml::Spanned;

use crate::brands::{Brand, Brands, Domain, Kind, Scope};
use crate::error::{Error, Result};

/// What parts a brand's fields, and the entries of one field.
const SEPARATORS: [char; 3] = ['\n', '\t', '|'];

/// The table: its day, and a line a brand.
pub fn emit(Brands { date, all }: &Brands) -> Result<String> {
    let rows = all.iter().map(row).collect::<Result<Vec<String>>>()?;
    Ok(format!("{date}\n{}", rows.concat()))
}

/// How much there is, for people.
pub fn summary(brands: &[Brand]) -> String {
    let domains = brands.iter().flat_map(|brand| &brand.domains);
    let positive = domains
        .clone()
        .filter(|domain| domain.scope != Scope::None)
        .count();
    format!(
        "{} brands, {} domains, {positive} of them positive",
        brands.len(),
        domains.count()
    )
}

fn row(brand: &Brand) -> Result<String> {
    let truth = |truth: bool| if truth { "yes" } else { "no" };
    let domains: Vec<String> = brand.domains.iter().map(coded).collect();
    let fields = [
        vec![brand.id.as_ref().clone()],
        vec![brand.name.clone()],
        vec![brand.home.as_ref().clone()],
        lowered(&brand.names),
        lowered(&brand.everyday),
        lowered(&brand.labels),
        vec![truth(brand.word).to_owned()],
        vec![
            brand
                .code
                .as_ref()
                .map_or("", |code| truth(code.printed))
                .to_owned(),
        ],
        vec![
            brand
                .report
                .as_ref()
                .map_or_else(String::new, |report| report.to.as_ref().clone()),
        ],
        domains,
    ];
    let mut entries = fields.iter().flatten();
    if let Some(entry) = entries.find(|entry| entry.contains(SEPARATORS)) {
        return Err(Error::new(format!("{entry:?} holds what parts entries")));
    }
    let fields = fields.map(|entries| entries.join("|"));
    Ok(format!("{}\n", fields.join("\t")))
}

fn coded(domain: &Domain) -> String {
    let kind = match domain.kind {
        Kind::Web => 'w',
        Kind::Mail => 'm',
        Kind::Click => 'c',
        Kind::Short => 's',
        Kind::Legacy => 'l',
    };
    let scope = match domain.scope {
        Scope::Suffix => '+',
        Scope::ExactHost => '=',
        Scope::None => '-',
    };
    format!("{kind}{scope}{}", domain.name.as_ref())
}

fn lowered(texts: &[Spanned<String>]) -> Vec<String> {
    texts
        .iter()
        .map(|text| text.as_ref().to_lowercase())
        .collect()
}
