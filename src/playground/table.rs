//! Tables that, on a narrow screen, can show each row as a block: the roles stay with them there.

use web_sys::Element;

use super::dom::{Outcome, around, element};

/// A table of texts.
pub fn table<const N: usize>(
    heads: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Outcome<Element> {
    let heads = heads.map(str::to_owned);
    let head = with_role("thead", "rowgroup", [row("th", "columnheader", &heads)?])?;
    let rows: Vec<Element> = rows
        .into_iter()
        .map(|texts| row("td", "cell", &texts))
        .collect::<Outcome<_>>()?;
    let body = with_role("tbody", "rowgroup", rows)?;
    with_role("table", "table", [head, body])
}

fn row(name: &str, role: &str, texts: &[String]) -> Outcome<Element> {
    let cells: Vec<Element> = texts
        .iter()
        .map(|text| with_role(name, role, [element("span", "", text)?]))
        .collect::<Outcome<_>>()?;
    with_role("tr", "row", cells)
}

fn with_role(
    name: &str,
    role: &str,
    children: impl IntoIterator<Item = Element>,
) -> Outcome<Element> {
    let made = around(name, "", children)?;
    made.set_attribute("role", role)?;
    Ok(made)
}
