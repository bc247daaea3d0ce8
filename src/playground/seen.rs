//! What the engine saw in a mail: whose it says it is and by what, the sender's domain, what the
//! mail presses for, every finding, and what could be checked at all.

use web_sys::Element;

use crate::check::Facts;
use crate::claim::{CLAIMED, Claim, STRONG};
use crate::report::Report;

use super::dom::{Outcome, element, pairs, put};
use super::table::table;
use super::{result, split, words};

/// Writes it.
pub fn write(place: &Element, facts: &Facts, report: &Report) -> Outcome {
    let section = result::section(place, "What the engine saw")?;
    put(&section, &element("h4", "", "Whose mail it says it is")?)?;
    write_claim(&section, facts.claim.as_ref())?;
    if let Some(sender) = &facts.sender {
        put(&section, &element("h4", "", "The sender's domain")?)?;
        put(&section, &split::parts(&sender.domain)?)?;
    }
    put(&section, &element("h4", "", "Findings, worst first")?)?;
    write_findings(&section, report)?;
    put(&section, &element("h4", "", "What was checked")?)?;
    put(&section, &checked(report)?)?;
    Ok(())
}

fn write_claim(section: &Element, claim: Option<&Claim>) -> Outcome {
    let Some(claim) = claim else {
        let nobody = "Nothing in it speaks enough as a service that Touchstone knows.";
        put(section, &element("p", "", nobody)?)?;
        return Ok(());
    };
    let strength = if claim.is_strong() { "strong" } else { "weak" };
    let sum = format!(
        "{}, with weight {} in the end: {strength} (a claim from {CLAIMED}, strong from {STRONG}). What \
         stands around the words can raise or lower the sum.",
        claim.brand.name, claim.weight
    );
    put(section, &element("p", "", &sum)?)?;
    let rows = claim.signs.iter().map(|sign| {
        [
            words::plain(&sign.part),
            sign.text.clone(),
            sign.weight.to_string(),
        ]
    });
    put(section, &table(["Part", "Words", "Weight"], rows)?)?;
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
