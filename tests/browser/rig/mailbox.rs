//! Many mails, no two of which call for the same banner.

use std::fs;
use std::path::Path;

use super::outcome::Outcome;
use super::samples::Sample;

/// Writes mails into the folder: imitations, genuine ones and private ones in turn.
pub fn fill(folder: &Path, count: usize) -> Outcome<Vec<Sample>> {
    (0..count)
        .map(|number| {
            let sample = sample(number);
            let file = folder.join(format!("{}.eml", sample.name));
            fs::write(file, source(&sample, number))?;
            Ok(sample)
        })
        .collect()
}

/// The host that the links of an imitation lead to; its banner shows it.
pub fn imitation_host(number: usize) -> String {
    format!("kraken-verify-{number}.example")
}

fn sample(number: usize) -> Sample {
    let (sender, verdict, brand) = match number % 3 {
        0 => (
            format!("security@{}", imitation_host(number)),
            "impersonation",
            "Kraken",
        ),
        1 => ("noreply@kraken.com".to_owned(), "consistent", "Kraken"),
        _ => (format!("bob@friend-{number}.example"), "silent", ""),
    };
    Sample {
        name: format!("mail-{number:03}"),
        subject: format!("Message {number:03} of many"),
        sender,
        verdict: verdict.to_owned(),
        brand: brand.to_owned(),
    }
}

fn source(sample: &Sample, number: usize) -> String {
    let (name, text, link) = match number % 3 {
        0 => (
            "Kraken Support",
            "Your Kraken account is on hold. Verify your identity.",
            format!("https://{}/login", imitation_host(number)),
        ),
        1 => (
            "Kraken",
            "Your Kraken statement is ready.",
            "https://www.kraken.com/".to_owned(),
        ),
        _ => (
            "Bob",
            "Lunch on Friday?",
            format!("https://maps.friend-{number}.example/"),
        ),
    };
    let Sample {
        subject, sender, ..
    } = sample;
    let minute = number % 60;
    let hour = number / 60;
    format!(
        "From: {name} <{sender}>\r\nTo: alice@example.test\r\nSubject: {subject}\r\n\
         Date: Mon, 6 Jul 2026 {hour:02}:{minute:02}:00 +0000\r\nMessage-ID: <{number}@mailbox.test>\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
         <p>{text}</p><p><a href=\"{link}\">Open</a></p>\r\n"
    )
}
