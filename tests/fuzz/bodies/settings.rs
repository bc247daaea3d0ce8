//! A settings file: what is taken is written and taken again, and a fault names its place.

use touchstone::report::english;
use touchstone::settings::{self, Fault, Rules};

pub fn check(input: &[u8]) {
    let text = super::text(input);
    // The rules of a running check pass over what is wrong.
    let rules = serde_json::from_str::<Rules>(text);
    match settings::read(text) {
        Ok(settings) => {
            let written = serde_json::to_string(&settings).expect("settings are JSON");
            assert_eq!(settings::read(&written), Ok(settings.clone()));
            let lenient = serde_json::from_str::<Rules>(&written).expect("rules");
            assert_eq!(lenient, Rules::from(settings.clone()));
            // A byte order mark is the file's own affair.
            if let Ok(rules) = rules {
                assert_eq!(rules, lenient);
            }
        }
        Err(fault) => {
            assert!(Fault::CODES.contains(&fault.code.as_str()), "{fault}");
            assert!(fault.line <= text.split('\n').count(), "{fault}");
            assert!(!english::fault(&fault).is_empty());
        }
    }
}
