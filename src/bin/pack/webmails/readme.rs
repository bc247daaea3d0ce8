//! The README's table of webmails, between two comments.

use super::file::{Grade, How, Tested, Use};
use super::known::Webmail;
use crate::error::{Error, Result};

const BEGIN: &str = "<!-- Written by `pack data` from src/data/webmails: change it there. -->\n";
const END: &str = "<!-- The table ends here. -->\n";

/// The README with its table as it should be.
pub fn replaced(readme: &str, webmails: &[Webmail]) -> Result<String> {
    let parts = readme.split_once(BEGIN).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    });
    let Some((before, after)) = parts else {
        return Err(Error::new(format!(
            "README.md: lacks the lines around its table of webmails: {} and {}",
            BEGIN.trim_end(),
            END.trim_end()
        )));
    };
    Ok(format!("{before}{BEGIN}{}{END}{after}", table(webmails)))
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
        let readme = format!("a\n{BEGIN}old\n{END}z\n");
        let made = replaced(&readme, &[]).expect("a page");
        assert!(
            made.starts_with(&format!("a\n{BEGIN}\n| webmail |")),
            "{made}"
        );
        assert!(made.ends_with(&format!("|---|\n\n{END}z\n")), "{made}");
        assert_eq!(replaced(&made, &[]).expect("a page"), made);
        assert!(replaced("a\n", &[]).is_err());
    }
}
