"use strict";
// The one place that knows how browsers differ. Loaded first in content scripts, background and popup.

/**
 * The WebExtension API. `chrome` exists in Chromium and Firefox and returns promises in both under
 * MV3. `browser` is not looked at: where it is undefined, a page's `<a id="browser">` would answer.
 */
const ext = chrome;

function isFirefox() {
  return ext.runtime.getURL("").startsWith("moz-extension:");
}

/**
 * An HTML element's shadow root, the closed ones too.
 * @param {Element} element
 * @returns {ShadowRoot | null}
 */
function shadowRootOf(element) {
  if (ext.dom) return ext.dom.openOrClosedShadowRoot(element);
  return element.openOrClosedShadowRoot ?? element.shadowRoot;
}

/** Tells this run of the content script from any other. */
function newInstance() {
  // `crypto.randomUUID` is missing on plain-http pages.
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (number) => number.toString(36)).join("-");
}

/** @param {string} origin */
function hostPattern(origin) {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/**
 * The match pattern that covers a site. Firefox knows no ports in patterns; there the host's other
 * ports are covered too.
 * @param {string} origin
 */
function sitePattern(origin) {
  return isFirefox() ? hostPattern(origin) : `${origin}/*`;
}

/**
 * Whether a match pattern of the manifest's kind, `https://host/*` or `https://*.host/*`, covers a site.
 * @param {string} pattern
 * @param {URL | Location} site
 */
function covers(pattern, { protocol, hostname }) {
  if (protocol !== "https:") return false;
  const named = pattern.slice("https://".length, -"/*".length);
  if (!named.startsWith("*.")) return hostname === named;
  return hostname === named.slice(2) || hostname.endsWith(named.slice(1));
}

const SITE_KEY = "site:";

/**
 * The key in `storage.local` of a site's switch.
 * @param {string} origin
 */
function siteKey(origin) {
  return `${SITE_KEY}${origin}`;
}

/**
 * Whether a stored switch is on; a site that nobody switched is on.
 * @param {unknown} stored
 */
function isEnabled(stored) {
  return /** @type {{enabled?: boolean} | undefined} */ (stored)?.enabled !== false;
}

/**
 * The words of the language that the user chose; without them the browser chooses.
 * @type {Words | null}
 */
let chosenWords = null;

/** @param {Words | null} words a `_locales/…/messages.json` */
function setWords(words) {
  chosenWords = words;
}

/**
 * As the browser does it for its own language: values stand where their numbers do (`$1`). In one pass, so
 * that no value is taken for a number.
 * @param {Wording} wording
 * @param {string[]} values
 */
function filled({ message }, values) {
  return message.replace(/\$([1-9])/g, (_, number) => values[number - 1] ?? "");
}

/**
 * A message of the interface. A missing one shows its key, never an empty line.
 * @param {string} key
 * @param {string[]} [values]
 */
function say(key, values = []) {
  const chosen = chosenWords && Object.hasOwn(chosenWords, key) ? filled(chosenWords[key], values) : "";
  return chosen || ext.i18n.getMessage(key, values) || key;
}

/**
 * The key of a line's words. Where they depend on a number, the language's plural rules choose; a form that
 * it lacks is told by its general one.
 * @param {Pick<Line, "code" | "count">} line
 */
function keyOf({ code, count }) {
  if (count === undefined) return code;
  const form = `${code}_${new Intl.PluralRules(interfaceLanguage()).select(count)}`;
  return say(form) === form ? `${code}_other` : form;
}

/** The language of the interface's own words: the browser's may be none of ours. */
function interfaceLanguage() {
  return say("ui_language");
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

const BIDI_CONTROLS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/**
 * A value inside a sentence must not turn the sentence around, nor be turned around by it.
 * @param {string} value
 */
function isolated(value) {
  const plain = value.replace(BIDI_CONTROLS, "");
  return textDirection() === "rtl" || RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/**
 * A line of the core's in words.
 * @param {Line} line
 */
function sentence(line) {
  return say(keyOf(line), line.values.map(isolated));
}

/**
 * The direction of the interface's own words. `@@bidi_dir` is that of the browser's language, which
 * may be another one.
 */
function textDirection() {
  return RIGHT_TO_LEFT.test(say("ui_details")) ? "rtl" : "ltr";
}
