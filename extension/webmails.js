"use strict";
// The webmails that the manifest names, as people know them: their sites in the address bar, without
// those of their frames.

/** @type {{ name: string, sites: string[] }[]} `*.`: the webmail's servers have numbered names */
const NAMED_WEBMAILS = [
  { name: "AOL", sites: ["https://mail.aol.com"] },
  { name: "Fastmail", sites: ["https://app.fastmail.com", "https://betaapp.fastmail.com"] },
  { name: "Gmail", sites: ["https://mail.google.com"] },
  { name: "GMX", sites: ["https://*.navigator.gmx.net", "https://navigator-bs.gmx.com"] },
  { name: "iCloud Mail", sites: ["https://www.icloud.com", "https://www.icloud.com.cn"] },
  { name: "Mail.com", sites: ["https://navigator-lxa.mail.com"] },
  { name: "Mail.ru", sites: ["https://e.mail.ru", "https://octavius.mail.ru"] },
  { name: "mailbox.org", sites: ["https://app.mailbox.org", "https://office.mailbox.org"] },
  {
    name: "Outlook",
    sites: [
      "https://outlook.live.com", "https://outlook.office.com", "https://outlook.office365.com",
      "https://outlook.cloud.microsoft",
    ],
  },
  { name: "Proton Mail", sites: ["https://mail.proton.me"] },
  { name: "Tuta Mail", sites: ["https://app.tuta.com"] },
  { name: "WEB.DE", sites: ["https://*.navigator.web.de"] },
  {
    name: "Yandex",
    sites: [
      "https://mail.yandex.ru", "https://mail.yandex.com", "https://mail.yandex.by", "https://mail.yandex.kz",
      "https://mail.yandex.uz", "https://mail.yandex.com.tr",
    ],
  },
  { name: "Yahoo Mail", sites: ["https://mail.yahoo.com"] },
  {
    name: "Zoho Mail",
    sites: [
      "https://mail.zoho.com", "https://mail.zoho.eu", "https://mail.zoho.in", "https://mail.zoho.com.au",
      "https://mail.zoho.jp", "https://mail.zoho.ca", "https://mail.zoho.sa",
    ],
  },
];
