//! `Authentication-Results`, one header a line: never "passed" for a domain that it doesn't name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use touchstone::domain::Address;
use touchstone::message::{Authentication, auth_results};
use touchstone::report::AuthenticationState;

fuzz_target!(|headers: &str| {
    let sender = Address::parse("do-not-reply@ses.binance.com");
    let authentication = Authentication {
        results: headers.lines().map(str::to_owned).collect(),
        ..Authentication::default()
    };
    let state = auth_results::state(&authentication, sender.as_ref());
    if state == AuthenticationState::Passed {
        let text = headers.to_ascii_lowercase();
        // DMARC is about the From domain even where it names none; letters may be encoded.
        let can_mean_it = ["binance", "dmarc", "%", "xn--"];
        assert!(can_mean_it.iter().any(|part| text.contains(part)) || !text.is_ascii());
    }
});
