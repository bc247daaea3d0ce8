//! The page about the webmails, extension/content/webmails/README.md: its table, between two comments, and
//! each webmail in detail, below a third. All else in it is written by hand.

use super::docs;
use super::file::{Grade, How, Tested, Use};
use super::known::Webmail;
use crate::error::{Error, Result};

const BEGIN: &str = "<!-- Written by `pack data` from src/data/webmails: change it there. -->\n";
const END: &str = "<!-- The table ends here. -->\n";
const DETAILS: &str =
    "<!-- From here on written by `pack data` from src/data/webmails: change it there. -->\n";

/// The page with its generated parts as they should be.
pub fn replaced(page: &str, webmails: &[Webmail]) -> Result<String> {
    let Some((before, between)) = parts(page) else {
        let marks = [BEGIN, END, DETAILS].map(str::trim_end).join(", ");
        return Err(Error::new(format!(
            "{}: lacks a line, or has them in another order: {marks}",
            super::PAGE
        )));
    };
    let table = table(webmails);
    let details = docs::emit(webmails);
    Ok(format!(
        "{before}{BEGIN}{table}{END}{between}{DETAILS}{details}"
    ))
}

/// What is written by hand: above the table, and below it.
fn parts(page: &str) -> Option<(&str, &str)> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, rest) = rest.split_once(END)?;
    let (between, _) = rest.split_once(DETAILS)?;
    Some((before, between))
}

/// The rows, best tested first, then by name.
pub fn rows(webmails: &[Webmail]) -> Vec<(&Webmail, &Tested)> {
    let mut rows: Vec<(&Webmail, &Tested)> = webmails
        .iter()
        .flat_map(|webmail| webmail.file.tested.iter().map(move |row| (webmail, row)))
        .collect();
    rows.sort_by_key(|(_, row)| (row.how, row.what.to_lowercase()));
    rows
}

fn table(webmails: &[Webmail]) -> String {
    let head = "| webmail | tested | message | text | sender | when | missing |\n\
                |---|---|---|---|---|---|---|\n";
    let rows = rows(webmails).into_iter().map(|(webmail, row)| {
        let grade = |uses: &[Use]| told(webmail.best(uses, row));
        format!(
            "| {} | {} | {} | {} | {} | {} | {} |\n",
            row.what,
            tested(row),
            grade(&[Use::Message]),
            grade(&[Use::Body, Use::JoinBody]),
            grade(&[Use::Sender]),
            row.date.as_ref(),
            row.missing
        )
    });
    format!("\n{head}{}\n", rows.collect::<String>())
}

fn tested(row: &Tested) -> String {
    let join = if row.how == How::Live { "," } else { ":" };
    format!("{}{join} {}", row.how, row.words)
}

/// What is from memory is as good as not known.
fn told(grade: Option<Grade>) -> String {
    match grade {
        Some(Grade::M) | None => "–".to_owned(),
        Some(grade) => grade.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_comments_changes() {
        let page = format!("a\n{BEGIN}old\n{END}m\n{DETAILS}old\n");
        let made = replaced(&page, &[]).expect("a page");
        assert!(
            made.starts_with(&format!("a\n{BEGIN}\n| webmail |")),
            "{made}"
        );
        assert!(
            made.ends_with(&format!("|---|\n\n{END}m\n{DETAILS}")),
            "{made}"
        );
        assert_eq!(replaced(&made, &[]).expect("a page"), made);
    }

    #[test]
    fn a_page_without_its_comments_is_refused() {
        for page in [
            "a\n".to_owned(),
            format!("{BEGIN}{END}"),
            format!("{DETAILS}{BEGIN}{END}"),
        ] {
            let error = replaced(&page, &[]).expect_err("no page");
            assert!(error.to_string().contains("lacks a line"), "{error}");
        }
    }
}
