//! Services that keep the target in base64.

use crate::domain::Web;
use crate::link::base64;

use super::query;

/// A form whose parameter holds the target in base64.
struct EncodedWrapper {
    /// The host, or a parent of it.
    domain: &'static str,
    path: &'static str,
    parameter: &'static str,
    /// What stands before the base64 text.
    prefix: &'static str,
}

const WRAPPERS: &[EncodedWrapper] = &[
    // Sophos Email, "Time of Click URL Protection": docs.sophos.com; `d` only names the host.
    EncodedWrapper {
        domain: "protection.sophos.com",
        path: "/",
        parameter: "u",
        prefix: "",
    },
    // Bing's results: "a1" says how the rest is coded (library "urlpurify").
    EncodedWrapper {
        domain: "bing.com",
        path: "/ck/a",
        parameter: "u",
        prefix: "a1",
    },
    // WP Poczta and o2 (library "urlpurify").
    EncodedWrapper {
        domain: "zasobygwp.pl",
        path: "/redirect",
        parameter: "url",
        prefix: "",
    },
];

/// Yandex Mail's hosts; it puts every link of a mail behind `re.jsx` (library "urlpurify").
const YANDEX: &[&str] = &[
    "mail.yandex.az",
    "mail.yandex.by",
    "mail.yandex.com",
    "mail.yandex.com.am",
    "mail.yandex.com.ge",
    "mail.yandex.com.tr",
    "mail.yandex.ee",
    "mail.yandex.fr",
    "mail.yandex.kz",
    "mail.yandex.lt",
    "mail.yandex.lv",
    "mail.yandex.md",
    "mail.yandex.ru",
    "mail.yandex.tj",
    "mail.yandex.tm",
    "mail.yandex.uz",
];

/// The target of a link of one of these forms.
pub(super) fn inner(web: &Web) -> Option<String> {
    let path = web.url.path();
    if path == "/re.jsx" && YANDEX.contains(&web.host.ascii()) {
        return base64::decode_text(&query::value(web, "l")?);
    }
    let row = WRAPPERS
        .iter()
        .find(|row| row.path == path && web.host.is_within(row.domain))?;
    let value = query::value(web, row.parameter)?;
    base64::decode_text(value.strip_prefix(row.prefix)?)
}
