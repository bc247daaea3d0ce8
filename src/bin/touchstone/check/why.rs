//! The parties of a mail and the row of the policy's table, for people.

use std::io::{self, Write};

use touchstone::report::why::Why;

use crate::code::code;
use crate::printable::printable;

/// A line for each party, its evidence below.
pub fn write(out: &mut impl Write, why: &Why) -> io::Result<()> {
    match &why.author {
        Some(author) => {
            writeln!(
                out,
                "    author       {}, {}",
                author.brand,
                code(author.certainty)
            )?;
            for (way, words) in &author.signs {
                writeln!(
                    out,
                    "                 {:<20} {}",
                    code(way),
                    printable(words)
                )?;
            }
        }
        None => writeln!(out, "    author       no known service")?,
    }
    let sender = why.sender.as_deref().unwrap_or("unread");
    writeln!(
        out,
        "    carrier      {}: {}",
        code(why.carrier),
        printable(sender)
    )?;
    let place = code(why.destination);
    match printable(&why.elsewhere.join(", ")) {
        hosts if hosts.is_empty() => writeln!(out, "    destination  {place}")?,
        hosts => writeln!(out, "    destination  {place}: {hosts}")?,
    }
    writeln!(out, "    demand       {}", code(why.demand))?;
    for (kind, words) in &why.requests {
        writeln!(
            out,
            "                 {:<20} {}",
            code(kind),
            printable(words)
        )?;
    }
    for what in &why.unseen {
        writeln!(out, "    not read     {}", code(what))?;
    }
    writeln!(out, "    row          {}: {}\n", why.row, why.because)
}
