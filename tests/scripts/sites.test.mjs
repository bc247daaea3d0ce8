import assert from "node:assert/strict";
import { test } from "node:test";

import { load, plain } from "./load.mjs";

const browser = (scheme) => ({ runtime: { getURL: () => `${scheme}://id/` } });
const FILES = ["compat.js", "named-webmails.js", "webmails.js"];
const chromium = load(FILES, { chrome: browser("chrome-extension") });
const firefox = load(FILES, { chrome: browser("moz-extension") });

test("a webmail has its name at its own sites alone", () => {
  const nameAt = (origin) => chromium("namedWebmailAt")(origin)?.name;
  assert.equal(nameAt("https://mail.google.com"), "Gmail");
  for (const origin of ["http://mail.google.com", "https://mail.google.com.evil.example", "https://google.com"]) {
    assert.equal(nameAt(origin), undefined, origin);
  }
});

test("a wildcard covers a site and what is below it, and no longer name", () => {
  const covers = (pattern, site) => chromium("covers")(pattern, new URL(site));
  assert.ok(covers("https://*.a.example/*", "https://a.example/"));
  assert.ok(covers("https://*.a.example/*", "https://m.a.example/"));
  assert.ok(!covers("https://*.a.example/*", "https://bada.example/"));
  assert.ok(!covers("https://*.a.example/*", "http://m.a.example/"));
});

test("one's own webmail is asked for by its port in Chromium, by its host in Firefox", () => {
  const own = "https://mail.example:8443";
  assert.deepEqual(plain(chromium("patternsOf")(own)), ["https://mail.example:8443/*"]);
  assert.deepEqual(plain(firefox("patternsOf")(own)), ["https://mail.example/*"]);
});

test("a site that nobody switched is on", () => {
  const isEnabled = chromium("isEnabled");
  for (const stored of [undefined, {}, { enabled: true }, { enabled: 0 }]) assert.ok(isEnabled(stored));
  assert.ok(!isEnabled({ enabled: false }));
});
