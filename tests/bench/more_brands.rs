//! Brands that nobody has, by the thousand: does a host take longer where more names are known?

use touchstone::brand::Registry;
use touchstone::settings::OwnBrand;

/// The registry with so many times the brands that it ships.
pub fn registry(times: usize) -> Registry {
    let shipped = Registry::builtin().brands().len();
    let rows = (0..shipped * (times - 1)).map(|at| {
        let name = name(at);
        format!(r#"{{"name": "{name}", "domains": ["{name}.example"]}}"#)
    });
    let rows = rows.collect::<Vec<_>>().join(",");
    let own: Vec<OwnBrand> = serde_json::from_str(&format!("[{rows}]")).expect("brands");
    Registry::with_own(&own)
}

/// Three or four syllables and an ending of the trade: a name of seven to eleven letters, another for
/// each number.
fn name(number: usize) -> String {
    const ONSETS: &[u8] = b"bcdfghklmnprstvz";
    const VOWELS: &[u8] = b"aeiou";
    const ENDINGS: [&str; 8] = ["", "x", "pay", "ex", "fi", "swap", "n", "dex"];
    let mut name = String::new();
    // An odd factor spreads neighbours over all names.
    let mut rest = number.wrapping_mul(0x9e37_79b1) % (1 << 30);
    for _ in 0..3 {
        name.push(char::from(ONSETS[rest % ONSETS.len()]));
        rest /= ONSETS.len();
        name.push(char::from(VOWELS[rest % VOWELS.len()]));
        rest /= VOWELS.len();
    }
    name.push(char::from(ONSETS[rest % ONSETS.len()]));
    name + ENDINGS[rest / ONSETS.len() % ENDINGS.len()]
}
