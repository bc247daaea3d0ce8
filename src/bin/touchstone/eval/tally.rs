//! Counts and their shares.

use std::collections::BTreeMap;
use std::io::{self, Write};

/// Rows of counts under one heading, in the order of their names or of their first appearance.
pub struct Tally {
    heading: Option<&'static str>,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    count: usize,
    of: usize,
}

impl Tally {
    /// Figures without a heading, in the order given: name and count, each out of `of`.
    pub fn of(of: usize, figures: &[(&str, usize)]) -> Tally {
        let row = |&(name, count): &(&str, usize)| Row {
            name: name.to_owned(),
            count,
            of,
        };
        Tally {
            heading: None,
            rows: figures.iter().map(row).collect(),
        }
    }

    /// How many of each group are hits, by the group's name.
    pub fn by<'a>(heading: &'static str, cases: impl Iterator<Item = (&'a str, bool)>) -> Tally {
        let mut groups: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (name, hit) in cases {
            let (count, of) = groups.entry(name).or_default();
            *count += usize::from(hit);
            *of += 1;
        }
        let rows = groups.into_iter().map(|(name, (count, of))| Row {
            name: name.to_owned(),
            count,
            of,
        });
        Tally {
            heading: Some(heading),
            rows: rows.collect(),
        }
    }

    /// Writes the rows, aligned.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let indent = match self.heading {
            Some(heading) => {
                writeln!(out, "  {heading}")?;
                4
            }
            None => 2,
        };
        for Row { name, count, of } in &self.rows {
            let width = 36 - indent;
            let share = share(*count, *of);
            writeln!(
                out,
                "{:indent$}{name:<width$} {count:>6} of {of:>6} {share}",
                ""
            )?;
        }
        Ok(())
    }
}

fn share(count: usize, of: usize) -> String {
    if of == 0 {
        return format!("{:>10}", "-");
    }
    format!("{:>8.2} %", 100.0 * count as f64 / of as f64)
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn written(tally: &Tally) -> String {
        let mut out = Vec::new();
        tally.write(&mut out).expect("a vector takes all");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn groups_are_sorted_and_counted() {
        let cases = [
            ("typo", true),
            ("idn", false),
            ("typo", false),
            ("typo", true),
        ];
        let text = written(&Tally::by("by kind", cases.into_iter()));
        let rows: Vec<Vec<&str>> = text
            .lines()
            .map(|line| line.split_whitespace().collect())
            .collect();
        assert_eq!(rows[1], ["idn", "0", "of", "1", "0.00", "%"]);
        assert_eq!(rows[2], ["typo", "2", "of", "3", "66.67", "%"]);
    }

    #[test]
    fn nothing_has_no_share() {
        assert!(written(&Tally::of(0, &[("flagged", 0)])).ends_with("-\n"));
    }
}
