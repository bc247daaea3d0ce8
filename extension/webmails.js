"use strict";
// What the browser must let us into for each webmail that has addresses of its own (named-webmails.js).
//
// A handful stands in the manifest and is checked from the start. The others are asked for one by one:
// a site that a later version adds to the manifest makes Chromium switch the extension off until the
// user agrees, and Firefox does not grant it.

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
