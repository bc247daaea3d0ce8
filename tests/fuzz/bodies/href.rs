//! A link's address: opened through its wrappers, and one wrapper more changes nothing.

use touchstone::domain::Target;
use touchstone::link::Opened;
use url::form_urlencoded::byte_serialize;

/// So many wrappers are opened, with the one that is put around.
const MAX_STEPS: usize = 7;

pub fn check(input: &[u8]) {
    let href = super::text(input);
    let (opened, steps) = Opened::step_by_step(href);
    if let Some(host) = opened.host() {
        assert!(host.ascii().is_ascii() && !host.ascii().ends_with('.'));
    }
    let is_web = matches!(Target::parse(href), Target::Web(web) if web.url.scheme() == "https");
    if !is_web || steps.len() > MAX_STEPS {
        return;
    }
    let coded: String = byte_serialize(href.as_bytes()).collect();
    let wrapped = format!("https://eur02.safelinks.protection.outlook.com/?url={coded}&data=05");
    let unwrapped = Opened::new(&wrapped);
    assert_eq!(unwrapped.host(), opened.host(), "{wrapped}");
    assert_eq!(unwrapped.named_host(), opened.named_host(), "{wrapped}");
    assert_eq!(unwrapped.hidden, opened.hidden, "{wrapped}");
}
