//! Who takes part in a mail, as the policy's table sees them, with what says so; and the table's row.

use web_sys::Element;

use crate::domain::DomainName;
use crate::report::why::Why;

use super::dom::{Outcome, element, put};
use super::table::table;
use super::{split, words};

/// Party, what it was seen as, in which words.
type Row = [String; 3];

/// Writes it.
pub fn write(section: &Element, why: &Why) -> Outcome {
    let heading = element("h4", "", "Whose mail it is")?;
    put(section, &heading)?;
    let seen = table(["Party", "Seen as", "In the mail"], rows(why))?;
    seen.set_id("parties");
    put(section, &seen)?;
    let row = format!(
        "So this row of the policy’s table holds: “{}”, because {}.",
        why.row, why.because
    );
    let row = element("p", "", &row)?;
    row.set_id("row");
    put(section, &row)?;
    if let Some(domain) = why.sender.as_deref().and_then(DomainName::parse) {
        put(section, &element("h4", "", "The sender’s domain")?)?;
        put(section, &split::parts(&domain)?)?;
    }
    Ok(())
}

fn rows(why: &Why) -> Vec<Row> {
    let mut rows = author(why);
    let sender = why.sender.clone().unwrap_or_default();
    rows.push(party("Carrier", words::carrier(why.carrier), sender));
    let hosts = why.elsewhere.join(", ");
    rows.push(party(
        "Destination",
        words::destination(why.destination),
        hosts,
    ));
    rows.push(party("Demand", words::demand(why.demand), String::new()));
    for (kind, said) in &why.requests {
        rows.push(party("Request", &words::plain(kind), said.clone()));
    }
    for what in &why.unseen {
        rows.push(party("Not read", words::obscured(*what), String::new()));
    }
    rows
}

fn author(why: &Why) -> Vec<Row> {
    let Some(author) = &why.author else {
        let nobody = "nothing in it speaks as a service that Touchstone knows";
        return vec![party("Author", nobody, String::new())];
    };
    let certainty = words::certainty(author.certainty);
    let seen = format!("{}, {certainty}", author.brand);
    let signs = author
        .signs
        .iter()
        .map(|(way, said)| party("Sign", words::way(*way), said.clone()));
    std::iter::once(party("Author", &seen, String::new()))
        .chain(signs)
        .collect()
}

fn party(name: &str, seen: &str, said: String) -> Row {
    [name.to_owned(), seen.to_owned(), said]
}
