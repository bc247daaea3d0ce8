//! How a host's name is read: as an ordinary name and as one with a brand's in it, piece by piece,
//! and what each piece costs.

use web_sys::Element;

use crate::reading::{Branded, Costed, Explanation, Unread};

use super::dom::{Outcome, around, element, pairs, put};
use super::result;
use super::table::table;

/// Writes it, or why the name is not read.
pub fn write(place: &Element, read: &Result<Explanation, Unread>) -> Outcome {
    let section = result::section(place, "How the name is read")?;
    section.set_id("reading");
    let say = |text: &str| put(&section, &element("p", "", text)?);
    let Explanation { plain, branded } = match read {
        Ok(explanation) => explanation,
        Err(why) => return say(&format!("Not at all: {why}.")),
    };
    let note = "Piece by piece. The rarer a piece is, the more it costs: one nat more means 2.7 times as rare. So the \
                cheaper reading is the likelier one. Account words, such as login or support, cost less beside \
                a brand’s name, where they are common.";
    put(&section, &element("p", "note", note)?)?;
    let mut readings = vec![costed("As an ordinary name", plain)?];
    if let Ok(branded) = branded {
        let title = format!("As one that means {}", branded.brand);
        readings.push(costed(&title, &branded.reading)?);
    }
    put(&section, &around("div", "pair", readings)?)?;
    match branded {
        Ok(branded) => compare(&section, plain, branded),
        Err(none_near) => say(&format!("There is no other reading: {none_near}.")),
    }
}

/// A reading's pieces, their costs and the sum.
fn costed(title: &str, Costed { parts, total }: &Costed) -> Outcome<Element> {
    let cost = |nats: f32| format!("{nats:.3}");
    let rows = parts
        .iter()
        .map(|part| [part.text.clone(), part.read_as.to_owned(), cost(part.cost)]);
    let sum = ["Sum".to_owned(), "all pieces".to_owned(), cost(*total)];
    let table = table(["Piece", "Read as", "Nats"], rows.chain([sum]))?;
    table.set_class_name("costs");
    table.set_attribute("aria-label", title)?;
    around("div", "", [element("h4", "", title)?, table])
}

/// The difference, and what it is held against.
fn compare(section: &Element, plain: &Costed, branded: &Branded) -> Outcome {
    let (a, b) = (plain.total, branded.reading.total);
    let difference = format!("{a:.3} − {b:.3} = {:.3} nats", branded.odds);
    let rows = [
        ("The difference (log-odds)", difference),
        ("What it takes", branded.limits()),
    ];
    let rows = rows
        .into_iter()
        .map(|(name, text)| Ok((name, element("span", "", &text)?)))
        .collect::<Outcome<Vec<_>>>()?;
    put(section, &pairs(rows)?)?;
    for note in branded.notes() {
        put(section, &element("p", "", &note)?)?;
    }
    Ok(())
}
