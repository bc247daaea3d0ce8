//! Services that keep the target in a query parameter, as it is.

use crate::domain::Web;

/// One form of a service's links.
struct QueryWrapper {
    /// The hosts, or parents of them.
    domains: &'static [&'static str],
    /// The whole path; or its beginning, where it ends with `/`.
    path: &'static str,
    /// The parameters that may hold the target.
    parameters: &'static [&'static str],
}

const fn row(
    domains: &'static [&'static str],
    path: &'static str,
    parameters: &'static [&'static str],
) -> QueryWrapper {
    QueryWrapper {
        domains,
        path,
        parameters,
    }
}

/// Mail filters and webmails.
const MAIL: &[QueryWrapper] = &[
    // Microsoft Defender for Office 365, "Safe Links": worldwide, government, China.
    // learn.microsoft.com/defender-office-365/safe-links-about
    row(
        &[
            "safelinks.protection.outlook.com",
            "safelinks.protection.office365.us",
            "safelinks.protection.outlook.cn",
        ],
        "/",
        &["url"],
    ),
    // The same in Teams and in Outlook on the web; seen in links copied from there.
    row(
        &[
            "statics.teams.cdn.office.net",
            "staticsint.teams.cdn.office.net",
        ],
        "/evergreen-assets/safelinks/",
        &["url"],
    ),
    row(&["outlook.office.com"], "/mail/safelink.html", &["url"]),
    // Proofpoint URL Defense v1: Proofpoint's published decoder (urldecoder.py).
    row(
        &["urldefense.proofpoint.com", "urldefense.com"],
        "/v1/url",
        &["u"],
    ),
    // Barracuda Link Protection: campus.barracuda.com, "Link Protection".
    row(&["linkprotect.cudasvc.com"], "/url", &["a"]),
    // Trend Micro, "Time-of-Click Protection": docs.trendmicro.com, Email Security.
    row(&["trendmicro.com"], "/wis/clicktime/v1/query", &["url"]),
    // FireEye (now Trellix) Email Security, "URL rewriting".
    row(
        &["protect.fireeye.com", "protect2.fireeye.com"],
        "/v1/url",
        &["u"],
    ),
    row(
        &["protect.fireeye.com", "protect2.fireeye.com"],
        "/url",
        &["u"],
    ),
    // Symantec Email Security.cloud, "Click-time URL Protection": techdocs.broadcom.com.
    row(&["clicktime.symantec.com"], "/", &["u"]),
    // Libraesva Email Security, "URL Sandbox": docs.libraesva.com.
    row(&["urlsand.esvalabs.com"], "/", &["u"]),
    // GMX, WEB.DE, mail.com and 1&1: the dereferrer of their webmails (library "urlpurify", redirector
    // list of the extension "TORPEDO", Sublime Security's rules).
    row(
        &[
            "deref-1und1.de",
            "deref-1und1-02.de",
            "deref-gmx.co.uk",
            "deref-gmx.com",
            "deref-gmx.fr",
            "deref-gmx.net",
            "deref-mail.com",
            "deref-mail-02.com",
            "deref-web.de",
            "deref-web-02.de",
        ],
        "/mail/client/",
        &["redirectUrl"],
    ),
    // The same on the hosts of the webmails themselves (the same sources).
    row(
        &[
            "3c.gmx.net",
            "3c-bs.gmx.com",
            "3c-bs.gmx.es",
            "3c.web.de",
            "3c-bap.web.de",
            "3c-lxa.mail.com",
        ],
        "/mail/client/dereferrer",
        &["redirectUrl"],
    ),
    // Mail.ru and Rambler: their webmails' link checkers (libraries "urlpurify", uBlock filters).
    row(&["checklink.mail.ru"], "/proxy", &["url"]),
    row(
        &["click.mail.ru", "click.my.mail.ru", "clicker.mail.ru"],
        "/redir",
        &["u"],
    ),
    row(&["mail.rambler.ru"], "/m/redirect", &["url"]),
    // Centrum.cz and Atlas.cz: the dereferrer of their webmails (library "urlpurify").
    row(&["redir.netcentrum.cz"], "/", &["url"]),
    // Rediffmail's webmail (library "urlpurify"; four public links of that form).
    row(
        &["www.rediffmail.com", "links.rediff.com"],
        "/cgi-bin/red.cgi",
        &["red"],
    ),
    // India's government mail, which runs Zoho Mail (four public links of that form, and the test of
    // a public scraper with a real page, 2026-09).
    row(&["mail.mgovcloud.in"], "/zm/reUrlCheck.do", &["url"]),
    // QQ Mail, new and old: seven public link cleaners agree, among them "just-open-it".
    row(&["wx.mail.qq.com"], "/xmspamcheck/xmsafejump", &["url"]),
    row(&["mail.qq.com"], "/cgi-bin/readtemplate", &["gourl"]),
    row(&["mail.qq.com"], "/cgi-bin/mail_spam", &["url"]),
];

/// Social networks, messengers and search engines; rules of the same form are public in the
/// libraries "urlpurify" and "ClearURLs".
const SOCIAL: &[QueryWrapper] = &[
    // Meta's link shim: engineering.fb.com, "Link Shim".
    row(
        &["l.facebook.com", "lm.facebook.com", "l.messenger.com"],
        "/l.php",
        &["u"],
    ),
    row(&["www.facebook.com", "m.facebook.com"], "/l.php", &["u"]),
    row(
        &["l.instagram.com", "l.threads.net", "l.threads.com"],
        "/",
        &["u"],
    ),
    row(&["l.wl.co"], "/l", &["u"]),
    row(&["linkedin.com"], "/redir/redirect", &["url"]),
    row(&["linkedin.com"], "/safety/go", &["url"]),
    row(&["youtube.com"], "/redirect", &["q"]),
    row(&["duckduckgo.com"], "/l", &["uddg"]),
    row(&["out.reddit.com"], "/", &["url"]),
    row(&["steamcommunity.com"], "/linkfilter", &["url", "u"]),
    row(&["vk.com", "vk.ru"], "/away.php", &["to"]),
    row(&["dzen.ru"], "/away", &["to"]),
    row(&["t.umblr.com"], "/redirect", &["z"]),
    row(&["medium.com"], "/r", &["url"]),
    row(&["slack-redir.net"], "/link", &["url"]),
    row(&["exit.sc"], "/", &["url"]),
    row(&["tiktok.com"], "/link/v2", &["target"]),
    row(&["pinterest.com"], "/offsite", &["url"]),
    row(&["go.bsky.app"], "/redirect", &["u"]),
    row(&["link.zhihu.com"], "/", &["target"]),
    // Telegram's Instant View: instantview.telegram.org.
    row(&["t.me"], "/iv", &["url"]),
];

/// Advertising and affiliate networks: their own manuals call these "deep links".
const ADVERTISING: &[QueryWrapper] = &[
    // support.google.com/google-ads, "final URL" and click trackers.
    row(
        &["googleadservices.com", "g.doubleclick.net"],
        "/",
        &["adurl"],
    ),
    // wiki.awin.com, "Deep links".
    row(&["awin1.com"], "/cread.php", &["ued", "p"]),
    // Rakuten: click.linksynergy.com/deeplink?…&murl=.
    row(&["click.linksynergy.com"], "/", &["murl"]),
    // Skimlinks and Sovrn (VigLink).
    row(&["go.skimresources.com"], "/", &["url"]),
    row(&["redirect.viglink.com"], "/", &["u"]),
];

/// Wallets' own app links, which open any site in the wallet's browser: the host is the brand's, the
/// target is not.
const WALLETS: &[QueryWrapper] = &[
    // docs.cdp.coinbase.com, "Mobile dapp integration".
    row(&["go.cb-w.com"], "/dapp", &["cb_url"]),
    // developer.trustwallet.com, "Deeplinking".
    row(&["link.trustwallet.com"], "/open_url", &["url"]),
];

impl QueryWrapper {
    /// In: the address, and its path.
    fn fits(&self, web: &Web, path: &str) -> bool {
        let here = match self.path.ends_with('/') {
            true => path.starts_with(self.path),
            false => path.strip_suffix('/').unwrap_or(path) == self.path,
        };
        here && self.domains.iter().any(|domain| web.host.is_within(domain))
    }
}

/// Everything that may be the target of a link of this form.
pub(super) fn addresses(web: &Web) -> Vec<String> {
    let path = web.url.path();
    [MAIL, SOCIAL, ADVERTISING, WALLETS]
        .into_iter()
        .flatten()
        .find(|row| row.fits(web, path))
        .map(|row| values(web, row.parameters))
        .unwrap_or_default()
}

/// The values of the parameters with these names, in the address's order.
pub(super) fn values(web: &Web, names: &[&str]) -> Vec<String> {
    web.url
        .query_pairs()
        .filter(|(name, _)| names.contains(&name.as_ref()))
        .map(|(_, value)| value.into_owned())
        .collect()
}

/// The value of the first parameter with this name.
pub(super) fn value(web: &Web, name: &str) -> Option<String> {
    web.url
        .query_pairs()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}
