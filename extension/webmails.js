"use strict";
// The webmails that have addresses of their own, and what the browser must let us into for each.
//
// A handful stands in the manifest and is checked from the start. The others are asked for one by one:
// a site that a later version adds to the manifest makes Chromium switch the extension off until the
// user agrees, and Firefox does not grant it.

/**
 * @typedef {object} NamedWebmail
 * @property {string} name as people know it
 * @property {string[]} sites in the address bar; `*.`: its servers have numbered names
 * @property {string[]} [frames] where the pages of its frames are, if elsewhere
 */

/** @type {NamedWebmail[]} */
const NAMED_WEBMAILS = [
  { name: "AOL", sites: ["https://mail.aol.com"] },
  { name: "Fastmail", sites: ["https://app.fastmail.com", "https://betaapp.fastmail.com"] },
  { name: "Gmail", sites: ["https://mail.google.com"] },
  {
    name: "GMX",
    sites: ["https://*.navigator.gmx.net", "https://navigator-bs.gmx.com"],
    frames: ["https://3c.gmx.net", "https://3c-bs.gmx.com", "https://webmailer.gmx.net", "https://*.mailbody-ui.de"],
  },
  {
    name: "iCloud Mail",
    sites: ["https://www.icloud.com", "https://www.icloud.com.cn"],
    frames: ["https://*.icloud-sandbox.com"],
  },
  {
    name: "Mail.com",
    sites: ["https://navigator-lxa.mail.com"],
    frames: ["https://3c-lxa.mail.com", "https://*.mailbody-ui.de"],
  },
  { name: "Mail.ru", sites: ["https://e.mail.ru", "https://octavius.mail.ru"] },
  { name: "mailbox.org", sites: ["https://app.mailbox.org", "https://office.mailbox.org"] },
  // Open-Xchange, by links to it in public code (2026-11); its servers have numbers, and others than these
  // are checked on the user's word, as any Open-Xchange is.
  { name: "Orange", sites: ["https://mail.orange.fr", "https://mail01.orange.fr"] },
  {
    name: "Outlook",
    sites: [
      "https://outlook.live.com", "https://outlook.office.com", "https://outlook.office365.com",
      "https://outlook.cloud.microsoft",
    ],
  },
  { name: "Proton Mail", sites: ["https://mail.proton.me"] },
  { name: "Tuta Mail", sites: ["https://app.tuta.com"] },
  {
    name: "WEB.DE",
    sites: ["https://*.navigator.web.de"],
    frames: ["https://3c.web.de", "https://webmailer.web.de", "https://*.mailbody-ui.de"],
  },
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

/** @param {string} site of a named webmail */
const namedPattern = (site) => `${site}/*`;

/**
 * Each site of a named webmail with the patterns that it needs, its own first.
 * @param {NamedWebmail} webmail
 */
const patternsByNamedSite = ({ sites, frames = [] }) => sites.map((site) => [site, ...frames].map(namedPattern));

/** @param {NamedWebmail} webmail */
const allPatternsOf = (webmail) => [...new Set(patternsByNamedSite(webmail).flat())];

/** The named webmails into which the browser lets us: all that they need, on one site at least. */
async function permittedWebmails() {
  /** @type {NamedWebmail[]} */
  const permitted = [];
  for (const webmail of NAMED_WEBMAILS) {
    const sites = patternsByNamedSite(webmail).map((origins) => ext.permissions.contains({ origins }));
    if ((await Promise.all(sites)).includes(true)) permitted.push(webmail);
  }
  return permitted;
}

/**
 * The webmail at a site, where it has one of the names that people know.
 * @param {string} origin
 */
function namedWebmailAt(origin) {
  const site = new URL(origin);
  return NAMED_WEBMAILS.find(({ sites }) => sites.some((own) => covers(namedPattern(own), site))) ?? null;
}

/** @param {string} origin */
function namedPatternsAt(origin) {
  const all = NAMED_WEBMAILS.flatMap(patternsByNamedSite);
  return all.find(([own]) => covers(own, new URL(origin))) ?? null;
}

/**
 * The match patterns that a site needs, its own first.
 * @param {string} origin
 */
function patternsOf(origin) {
  return namedPatternsAt(origin) ?? [sitePattern(origin)];
}

/** The match patterns of the webmails that are checked from the start. */
const fixedPatterns = () => ext.runtime.getManifest().content_scripts.flatMap(({ matches }) => matches);

/**
 * Whether content scripts run at a site without being registered.
 * @param {string} origin
 */
const isFixed = (origin) => fixedPatterns().some((pattern) => covers(pattern, new URL(origin)));

/**
 * Whether the browser lets us into a site. Firefox lets people take back what the manifest asks for.
 * @param {string} origin
 * @returns {Promise<boolean>}
 */
const isPermitted = (origin) => ext.permissions.contains({ origins: patternsOf(origin) });
