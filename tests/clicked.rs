//! The page for somebody who followed a bad mail (`extension/clicked`): its links lead to the services
//! themselves, everything it says has a source, and every step has its words.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use touchstone::brand::Registry;
use touchstone::domain::DomainName;
use url::Url;

/// ISO 3166-1 alpha-2.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ \
    BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM \
    DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS \
    GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN \
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ \
    MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM \
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV \
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI \
    VN VU WF WS YE YT ZA ZM ZW";

fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn rows<'a>(table: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    let rows = table[name].as_array();
    rows.unwrap_or_else(|| panic!("no {name}")).iter()
}

fn field<'a>(row: &'a Value, name: &str) -> &'a str {
    let value = row[name].as_str().filter(|value| !value.is_empty());
    value.unwrap_or_else(|| panic!("no {name}: {row}"))
}

fn services() -> Value {
    json("extension/clicked/services.json")
}

fn authorities() -> Value {
    json("extension/clicked/authorities.json")
}

/// The values of this key in the page's list of steps.
fn listed(key: &str) -> Vec<String> {
    let source = text("extension/clicked/steps.js");
    let (_, list) = source.split_once("const ALL = [").expect("the steps");
    let (list, _) = list.split_once("];").expect("their end");
    let start = format!("{key}: \"");
    list.split(&start)
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect()
}

/// The host of a page, or the domain of a mail address.
fn host_of(address: &str) -> String {
    match address.strip_prefix("mailto:") {
        Some(mailbox) => mailbox.rsplit('@').next().unwrap_or_default().to_owned(),
        None => {
            let url = Url::parse(address).unwrap_or_else(|error| panic!("{address}: {error}"));
            assert_eq!(url.scheme(), "https", "{address}");
            url.host_str().unwrap_or_default().to_owned()
        }
    }
}

/// Where it was read, and on which day.
#[track_caller]
fn has_source(row: &Value) {
    host_of(field(row, "source"));
    let date = field(row, "date");
    let parts: Vec<Option<u32>> = date.split('-').map(|part| part.parse().ok()).collect();
    let is_day = matches!(parts[..], [Some(2026..), Some(1..=12), Some(1..=31)]);
    assert!(is_day && date.len() == 10, "{row}");
}

#[test]
fn services_are_brands_that_touchstone_knows_and_their_links_lead_there() {
    let registry = Registry::builtin();
    let mut seen = BTreeSet::new();
    for service in rows(&services(), "services") {
        let name = field(service, "brand");
        let brand = registry.brands().iter().find(|brand| brand.name == name);
        assert!(brand.is_some(), "{name} is no brand");
        assert!(seen.insert(name.to_owned()), "{name} is there twice");
        for link in rows(service, "links") {
            let host = host_of(field(link, "address"));
            let owner = DomainName::parse(&host).and_then(|host| registry.owner(&host));
            assert_eq!(owner.map(|owner| owner.name), Some(name), "{host}");
        }
    }
}

#[test]
fn everything_has_a_source_and_a_date() {
    let services = services();
    for service in rows(&services, "services") {
        rows(service, "links").for_each(has_source);
    }
    for advice in rows(&services, "advice") {
        field(advice, "title");
        has_source(advice);
    }
    rows(&authorities(), "authorities").for_each(has_source);
}

#[test]
fn every_step_has_its_words_and_a_source() {
    let messages = json("extension/_locales/en/messages.json");
    let messages = messages.as_object().expect("an object of messages");
    let steps = listed("id");
    assert!(steps.len() > 10, "{steps:?}");
    let services = services();
    let advised: BTreeSet<&str> = rows(&services, "advice")
        .flat_map(|advice| rows(advice, "steps"))
        .filter_map(Value::as_str)
        .collect();
    for step in &steps {
        for kind in ["step", "why"] {
            let key = format!("clk_{kind}_{step}");
            assert!(messages.contains_key(&key), "{key} is missing");
        }
        assert!(advised.contains(step.as_str()), "{step} has no source");
    }
    let is_step = |step: &str| steps.iter().any(|known| known == step);
    for key in messages.keys() {
        let of_step = ["clk_step_", "clk_why_"].map(|start| key.strip_prefix(start));
        for step in of_step.into_iter().flatten() {
            assert!(is_step(step), "{key} belongs to no step");
        }
    }
    let linked = rows(&services, "services").flat_map(|service| rows(service, "links"));
    let linked = linked.map(|link| field(link, "step"));
    for step in advised.into_iter().chain(linked) {
        assert!(is_step(step), "{step} is no step");
    }
}

#[test]
fn what_can_have_happened_has_its_words() {
    let messages = json("extension/_locales/en/messages.json");
    let source = text("extension/clicked/steps.js");
    let (_, list) = source.split_once("SITUATIONS = [").expect("the list");
    let (list, _) = list.split_once(']').expect("its end");
    let situations = list.split(',').map(|one| one.trim().trim_matches('"'));
    for situation in situations {
        let key = format!("clk_was_{situation}");
        assert!(messages[&key].is_object(), "{key} is missing");
    }
}

#[test]
fn countries_are_countries() {
    let codes: BTreeSet<&str> = COUNTRIES.split_whitespace().collect();
    assert_eq!(codes.len(), 249);
    for office in rows(&authorities(), "authorities") {
        assert!(codes.contains(field(office, "country")), "{office}");
        field(office, "name");
        field(office, "lang");
        if !office["address"].is_null() {
            host_of(field(office, "address"));
        }
    }
}

/// A wallet has no account to lock, so that its users get other steps.
#[test]
fn wallets_are_those_of_the_brands() {
    let source: toml::Table = text("src/data/brands.toml").parse().expect("brands.toml");
    let brands = source["brand"].as_array().expect("brands");
    let of_sort = brands
        .iter()
        .filter(|brand| brand["sort"].as_str() == Some("wallet"));
    let expected: BTreeSet<&str> = of_sort.filter_map(|brand| brand["name"].as_str()).collect();
    let services = services();
    let named: BTreeSet<&str> = rows(&services, "wallets")
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(named, expected);
}
