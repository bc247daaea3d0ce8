//! The origin of a web site.

use url::Url;

/// The origin (scheme, host, port) that the text is, with nothing after it but a slash; http and
/// https only.
///
/// ```
/// use touchstone::domain::web_origin;
/// assert_eq!(web_origin("HTTPS://Mail.example:443/").as_deref(), Some("https://mail.example"));
/// assert_eq!(web_origin("https://mail.example/inbox"), None);
/// ```
pub fn web_origin(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let is_origin = matches!(url.scheme(), "http" | "https")
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none();
    is_origin.then(|| url.origin().ascii_serialization())
}
