//! Mboxes, Maildirs and standard input.

use std::fs;

use super::rig::{err, folder, folder_with, out, sample, touchstone, touchstone_reading};

const SEPARATOR: &[u8] = b"From a@b.example Sun Nov 22 10:00:00 2026\n";

/// An mbox of these mails.
fn mbox(mails: &[&[u8]]) -> Vec<u8> {
    let mails = mails.iter().map(|mail| [SEPARATOR, mail, b"\n"].concat());
    mails.collect::<Vec<_>>().concat()
}

/// File, message and verdict of each line of JSON.
fn rows(json: &str) -> Vec<(String, Option<u64>, String)> {
    json.lines()
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let text = |key: &str| row[key].as_str().expect("a text").to_owned();
            (text("file"), row["message"].as_u64(), text("verdict"))
        })
        .collect()
}

#[test]
fn each_mail_of_an_mbox_is_told_by_its_number() {
    let (friend, fake) = (sample("friend.eml"), sample("kraken-homograph.eml"));
    let (_, file) = folder_with("mbox", &mbox(&[&friend, &fake, &friend]));
    let file = file.display().to_string();
    let output = touchstone(&["check", "--format", "json", &file]);
    assert_eq!(output.status.code(), Some(1));
    let expected = [(1, "silent"), (2, "impersonation"), (3, "silent")];
    let expected =
        expected.map(|(number, verdict)| (file.clone(), Some(number), verdict.to_owned()));
    assert_eq!(rows(&out(&output)), expected);

    let text = out(&touchstone(&["check", &file]));
    assert!(
        text.contains("mail.eml, message 2  ") && !text.contains("message 1"),
        "{text}"
    );
    assert!(
        text.ends_with("\n3 mails: 1 impersonation, 2 silent\n"),
        "{text}"
    );
    let all = out(&touchstone(&["check", "--all", &file]));
    assert!(
        all.contains("message 1  ") && all.contains("message 3  "),
        "{all}"
    );
}

#[test]
fn standard_input_is_a_mail_or_an_mbox() {
    let (friend, fake) = (sample("friend.eml"), sample("kraken-homograph.eml"));
    let json = ["check", "--format", "json", "-"];
    let row = |number, verdict: &str| ("-".to_owned(), number, verdict.to_owned());
    let one = touchstone_reading(&fake, &json);
    assert_eq!(rows(&out(&one)), [row(None, "impersonation")]);
    let both = touchstone_reading(&mbox(&[&friend, &fake]), &json);
    assert_eq!(
        rows(&out(&both)),
        [row(Some(1), "silent"), row(Some(2), "impersonation")]
    );
    let none = touchstone_reading(b"", &json);
    assert_eq!(none.status.code(), Some(2));
    assert_eq!(
        err(&none),
        "touchstone: standard input: there is nothing in it\n"
    );
}

#[test]
fn of_a_maildir_the_delivered_mails_are_read() {
    let maildir = folder("maildir");
    for part in ["cur", "new", "tmp", ".Sent/cur", ".Sent/new"] {
        fs::create_dir_all(maildir.join(part)).expect("a folder");
        let name = format!("{part}/1763805600.M1.host:2,S");
        fs::write(maildir.join(name), sample("friend.eml")).expect("a mail");
    }
    fs::write(
        maildir.join("dovecot-uidlist"),
        "Subject: a server's notes\n",
    )
    .expect("a file");
    let output = touchstone(&["check", "--format", "json", &maildir.display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let files: Vec<_> = rows(&out(&output))
        .into_iter()
        .map(|(file, ..)| file)
        .collect();
    assert_eq!(files.len(), 4, "{files:?}");
    assert!(
        !files.iter().any(|file| file.contains("/tmp/1763805600")),
        "{files:?}"
    );
}

#[test]
fn what_can_t_be_read_is_named_and_stops_nothing() {
    let (friend, fake) = (sample("friend.eml"), sample("kraken-homograph.eml"));
    let (_, file) = folder_with("broken-mbox", &mbox(&[&friend, b"no mail\n", &fake]));
    let file = file.display().to_string();
    let output = touchstone(&["check", "--format", "json", "no-such-file.eml", &file]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(rows(&out(&output)).len(), 2);
    let told = err(&output);
    assert!(
        told.contains("no-such-file.eml") && told.contains("mail.eml, message 2: not a mail"),
        "{told}"
    );
}

#[test]
fn a_mail_too_large_is_cut_and_said_so() {
    let head = b"From: Kraken <a@kr\xd0\xb0ken.com>\nSubject: Kraken\n\n".to_vec();
    let large = [head, vec![b'x'; 33 << 20]].concat();
    for input in [large.clone(), mbox(&[&large])] {
        let output = touchstone_reading(&input, &["check", "--format", "json", "-"]);
        let row: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(row["checked"]["truncated"], true);
        assert_eq!(row["verdict"], "impersonation");
        assert!(
            err(&output).contains("only its beginning was read"),
            "{}",
            err(&output)
        );
        assert_eq!(output.status.code(), Some(1));
    }
}
