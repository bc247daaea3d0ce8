//! What the engine saw in a mail: who takes part in it and what follows, every finding, and what could be
//! checked at all.

use web_sys::Element;

use crate::report::Report;
use crate::report::why::Why;

use super::dom::{Outcome, element, pairs, put};
use super::table::table;
use super::{parties, result, words};

/// Writes it.
pub fn write(place: &Element, why: &Why, report: &Report) -> Outcome {
    let section = result::section(place, "What the engine saw")?;
    parties::write(&section, why)?;
    put(&section, &element("h4", "", "Findings, worst first")?)?;
    write_findings(&section, report)?;
    put(&section, &element("h4", "", "What was checked")?)?;
    put(&section, &checked(report)?)?;
    Ok(())
}

fn write_findings(section: &Element, report: &Report) -> Outcome {
    if report.findings.is_empty() {
        put(section, &element("p", "", "None.")?)?;
        return Ok(());
    }
    let rows = report.findings.iter().map(|finding| {
        [
            words::plain(&finding.kind),
            words::plain(&finding.severity),
            words::place(finding.location),
            words::evidence(&finding.evidence),
        ]
    });
    put(
        section,
        &table(["Finding", "Weight", "Where", "Compared"], rows)?,
    )?;
    Ok(())
}

fn checked(report: &Report) -> Outcome<Element> {
    let checked = &report.checked;
    let text = |text: &str| element("span", "", text);
    let links = format!(
        "{}; {} the service's own, {} with a hidden destination",
        checked.links, checked.official, checked.hidden
    );
    let read = if checked.sender { "read" } else { "not read" };
    let mut rows = vec![
        ("Sender's address", text(read)?),
        (
            "Its authentication",
            text(&words::plain(&checked.authentication))?,
        ),
        ("Links", text(&links)?),
    ];
    if checked.truncated {
        rows.push(("Cut", text("not all of the mail was checked")?));
    }
    pairs(rows)
}
