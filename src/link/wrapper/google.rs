//! Google's redirects, the pages it translates, and AMP pages that it serves for others.

use crate::domain::Web;

use super::query;

/// Suffixes of Google's domains: www.google.com/supported_domains, 2026-11. Any other suffix may
/// be a stranger's.
const SUFFIXES: &str = "\
    com ad ae com.af com.ag com.ai al am co.ao com.ar as at com.au az ba com.bd be bf bg com.bh bi \
    bj com.bn com.bo com.br bs bt co.bw by com.bz ca cd cf cg ch ci co.ck cl cm cn com.co co.cr \
    com.cu cv com.cy cz de dj dk dm com.do dz com.ec ee com.eg es com.et fi com.fj fm fr ga ge gg \
    com.gh com.gi gl gm gr com.gt gy com.hk hn hr ht hu co.id ie co.il im co.in iq is it je com.jm \
    jo co.jp co.ke com.kh ki kg co.kr com.kw kz la com.lb li lk co.ls lt lu lv com.ly co.ma md me \
    mg mk ml com.mm mn com.mt mu mv mw com.mx com.my co.mz com.na com.ng com.ni ne nl no com.np nr \
    nu co.nz com.om com.pa com.pe com.pg com.ph com.pk pl pn com.pr ps pt com.py com.qa ro ru rw \
    com.sa com.sb sc se com.sg sh si sk com.sl sn so sm sr st com.sv td tg co.th com.tj tl tm tn to \
    com.tr tt com.tw co.tz com.ua co.ug co.uk com.uy co.uz com.vc co.ve co.vi com.vn vu ws rs co.za \
    co.zm co.zw cat";

/// Paths and parameters: search and Gmail, Scholar, advertisements, Meet, the translator.
const REDIRECTS: &[(&str, &[&str])] = &[
    ("/url", &["q", "url"]),
    ("/scholar_url", &["url"]),
    ("/aclk", &["adurl"]),
    ("/pagead/aclk", &["adurl"]),
    ("/linkredirect", &["dest"]),
    ("/translate", &["u"]),
];

/// The target of one of Google's forms, where only one address can be meant.
pub(super) fn inner(web: &Web) -> Option<String> {
    amp_viewer(web)
        .or_else(|| amp_cache(web))
        .or_else(|| translated(web))
}

/// The addresses in the parameters of one of Google's redirects.
pub(super) fn addresses(web: &Web) -> Vec<String> {
    let path = web.url.path();
    REDIRECTS
        .iter()
        .find(|(here, _)| path == *here && is_google(web))
        .map(|(_, parameters)| query::values(web, parameters))
        .unwrap_or_default()
}

fn is_google(web: &Web) -> bool {
    web.host.name_label() == Some("google")
        && SUFFIXES
            .split(' ')
            .any(|suffix| suffix == web.host.suffix())
}

/// `www.google.com/amp/s/evil.example/x`: Google's AMP viewer; the "s" is for https.
fn amp_viewer(web: &Web) -> Option<String> {
    let rest = web.after_host().strip_prefix("/amp/")?;
    is_google(web).then(|| with_scheme(rest))
}

/// `evil-example.cdn.ampproject.org/c/s/evil.example/x`: amp.dev, "AMP Cache URL format". The
/// first segment is the kind of content.
fn amp_cache(web: &Web) -> Option<String> {
    if !["cdn.ampproject.org", "bing-amp.com"]
        .iter()
        .any(|domain| web.host.is_within(domain))
    {
        return None;
    }
    let (kind, rest) = web.after_host().strip_prefix('/')?.split_once('/')?;
    (kind.len() <= 2).then(|| with_scheme(rest))
}

fn with_scheme(rest: &str) -> String {
    match rest.strip_prefix("s/") {
        Some(rest) => format!("https://{rest}"),
        None => format!("http://{rest}"),
    }
}

/// `evil-example.translate.goog/x`: developers.google.com/search, "Enable ad networks for
/// translation-related features".
fn translated(web: &Web) -> Option<String> {
    let label = web.host.ascii().strip_suffix(".translate.goog")?;
    let start = query::value(web, "_x_tr_hp").unwrap_or_default();
    let coding = query::value(web, "_x_tr_enc").unwrap_or_default();
    let coded = format!("{start}{label}");
    let is = |kind: &str| coding.split(',').any(|k| k == kind);
    let coded = coded
        .strip_prefix("1-")
        .filter(|_| is("1"))
        .unwrap_or(&coded);
    let host = match coded.strip_prefix("0-").filter(|_| is("0")) {
        Some(coded) => format!("xn--{}", dots(coded)),
        None => dots(coded),
    };
    Some(format!("https://{host}{}", web.after_host()))
}

/// One "-" stands for a dot, two for one "-".
fn dots(coded: &str) -> String {
    coded
        .split("--")
        .map(|part| part.replace('-', "."))
        .collect::<Vec<_>>()
        .join("-")
}
