//! What crosses the boundary between the core and the extension's scripts is what `extension/types.d.ts` says:
//! `tsc` holds the scripts to those types, this test the core. A field that is renamed on one side would be
//! read as empty on the other.

mod declared;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Value, json};
use touchstone::analyzer::Analyzer;
use touchstone::brand::Brand;
use touchstone::message::{Message, eml};
use touchstone::settings;

use declared::Types;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn types() -> Types {
    let file = project().join("extension/types.d.ts");
    Types::read(&fs::read_to_string(file).expect("types.d.ts"))
}

fn expect(types: &Types, name: &str, value: &impl Serialize) {
    let value = serde_json::to_value(value).expect("JSON");
    if let Err(fault) = types.check(name, &value) {
        panic!("{fault}");
    }
}

fn sample_mails() -> Vec<Message> {
    let folder = fs::read_dir(project().join("tests/mail")).expect("tests/mail");
    let files = folder.map(|entry| entry.expect("a file").path());
    let is_mail = |file: &PathBuf| file.extension().is_some_and(|end| end == "eml");
    let read = |file: PathBuf| eml::read(&fs::read(file).expect("a file")).expect("a mail");
    files.filter(is_mail).map(read).collect()
}

/// A snapshot with something in every field.
fn full_snapshot() -> Value {
    let reading = |value: &str| json!({ "value": value, "from": "attribute" });
    let mailbox = json!({ "name": reading("Kraken"), "address": reading("a@kraken.com") });
    json!({
        "sender": mailbox,
        "replyTo": [mailbox],
        "authentication": {
            "results": ["mx.example; dmarc=pass"],
            "hearsay": ["mx.example; dmarc=fail"],
            "mailedBy": "kraken.com",
            "signedBy": "kraken.com",
            "headers": "From: a@kraken.com",
            "warned": true,
        },
        "subject": "News",
        "text": "News",
        "quotedText": "Old news",
        "imageTexts": ["Kraken"],
        "pictures": 1,
        "links": [{
            "href": "https://kraken.com/", "text": "Kraken", "imageText": "Kraken", "kind": "area",
            "visible": true, "quoted": true,
        }],
        "attachments": ["a.pdf"],
        "truncated": true,
    })
}

#[test]
fn the_core_reads_every_field_of_a_snapshot() {
    let types = types();
    let snapshot = full_snapshot();
    expect(&types, "Snapshot", &snapshot);
    types.expect_all_seen(&["Snapshot", "Mailbox", "Reading", "Authentication", "Link"]);
    let message: Message = serde_json::from_value(snapshot.clone()).expect("a message");
    // A field that the core does not know would be lost on this way.
    let mut read = serde_json::to_value(message).expect("JSON");
    // Only a mail's file has these: a webmail shows one sender.
    read.as_object_mut()
        .expect("an object")
        .remove("otherSenders");
    assert_eq!(read, snapshot);
}

#[test]
fn reports_and_drafts_have_the_declared_fields() {
    let types = types();
    let analyzer = Analyzer::new();
    for message in sample_mails() {
        expect(&types, "Report", &analyzer.analyze(&message));
        expect(&types, "Draft | null", &analyzer.draft(&message));
    }
    types.expect_all_seen(&[
        "Report",
        "View",
        "Line",
        "Comparison",
        "Piece",
        "Mark",
        "Draft",
        "Recipient",
    ]);
}

#[test]
fn marks_of_single_links_have_the_declared_fields() {
    let types = types();
    let analyzer = Analyzer::new();
    expect(
        &types,
        "Mark",
        &analyzer.check_link("https://blnance.com/login"),
    );
    expect(&types, "Mark | null", &analyzer.check_pasted("binance.com"));
    expect(
        &types,
        "Mark | null",
        &analyzer.check_pasted("nothing here"),
    );
}

#[test]
fn settings_faults_and_brands_have_the_declared_fields() {
    let types = types();
    let text = r#"{
        "version": 1,
        "allowed": [{ "place": "link", "value": "a.example", "brand": "Kraken" }],
        "brands": [{ "name": "Bank", "domains": ["bank.example"] }],
        "codes": [{ "brand": "Kraken", "code": "tulip" }],
        "exchanges": ["Kraken"],
        "language": "de",
        "sites": [{ "origin": "https://mail.example", "enabled": false }]
    }"#;
    let Ok(settings) = settings::read(text) else {
        panic!("expected settings");
    };
    expect(&types, "Settings", &settings);
    types.expect_all_seen(&[
        "Settings",
        "AllowRule",
        "OwnBrand",
        "AntiPhishingCode",
        "SiteChoice",
    ]);
    let fault = settings::read("{").expect_err("a fault");
    expect(&types, "SettingsFault", &fault);
    expect(&types, "KnownBrand[]", &Brand::facts());
}
