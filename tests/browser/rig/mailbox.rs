//! A full mailbox: the samples, and then many mails no two of which call for the same banner.

use std::fs;
use std::path::Path;

use super::outcome::Outcome;
use super::samples::{self, Sample};

/// What the names of the mails begin with that are made here.
const MADE: &str = "mail-";

/// Writes so many mails into the folder: the samples in their order, then imitations, genuine ones and
/// private ones in turn. Their files' names sort as they stand here.
pub fn fill(folder: &Path, count: usize) -> Outcome<Vec<Sample>> {
    let mut samples = samples::load()?;
    for number in samples.len()..count {
        samples.push(sample(number));
    }
    for (number, sample) in samples.iter().enumerate() {
        let source = if is_made(sample) {
            source(sample, number).into_bytes()
        } else {
            fs::read(samples::directory().join(format!("{}.eml", sample.name)))?
        };
        fs::write(folder.join(format!("{number:03}.eml")), source)?;
    }
    Ok(samples)
}

/// The host that the links of an imitation made here lead to; its banner shows it.
pub fn shown_host(sample: &Sample) -> Option<&str> {
    let is_imitation = is_made(sample) && sample.verdict == "impersonation";
    let (_, host) = sample.sender.rsplit_once('@')?;
    is_imitation.then_some(host)
}

fn is_made(sample: &Sample) -> bool {
    sample.name.starts_with(MADE)
}

fn imitation_host(number: usize) -> String {
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
        name: format!("{MADE}{number:03}"),
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
