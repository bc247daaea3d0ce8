//! `Authentication-Results`, one header a line: what another server wrote further below, and the
//! mail may have brought along, changes nothing.

use touchstone::domain::Address;
use touchstone::message::{Authentication, auth_results};

const FORGED: &str = "forged.example; dmarc=pass header.from=binance.com";

pub fn check(input: &[u8]) {
    let headers = super::text(input);
    let sender = Address::parse("do-not-reply@ses.binance.com");
    let state = |results: &[String]| {
        let authentication = Authentication {
            results: results.to_vec(),
            ..Authentication::default()
        };
        auth_results::state(&authentication, sender.as_ref())
    };
    let mut results: Vec<String> = headers.lines().map(str::to_owned).collect();
    let before = state(&results);
    if results.is_empty() || headers.contains("forged.example") {
        return;
    }
    results.push(FORGED.to_owned());
    assert_eq!(state(&results), before);
}
