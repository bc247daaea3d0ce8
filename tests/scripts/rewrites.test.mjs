import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

/** Reads a link in a page of a webmail, by the webmail's own rules. */
function reader(webmail, page) {
  const { origin, pathname } = new URL(page);
  const get = load(["content/webmails/tables.js", "content/reading/rewrites.js"], { location: { origin, pathname } });
  const table = get("WEBMAIL_TABLES").find(({ name }) => name === webmail);
  const Rewrites = get("Rewrites");
  Rewrites.use(table);
  return Rewrites.undone;
}

test("Nextcloud's page for writing is a mail address again", () => {
  const undone = reader("nextcloud", "https://cloud.example/apps/mail/box/1");
  assert.equal(undone("https://cloud.example/apps/mail/mailto?to=help@kraken.com"), "mailto:help@kraken.com");
  assert.equal(undone("https://cloud.example/index.php/apps/mail/mailto?to=a@b.example"), "mailto:a@b.example");
});

test("the same address on another host, or in another folder, stays a link", () => {
  const undone = reader("nextcloud", "https://cloud.example/apps/mail/box/1");
  for (const href of [
    "https://evil.example/apps/mail/mailto?to=help@kraken.com",
    "https://cloud.example/other/apps/mail/mailto?to=help@kraken.com",
    "https://cloud.example.evil.example/apps/mail/mailto?to=help@kraken.com",
  ]) assert.equal(undone(href), href);
});

test("Horde's redirector leads where it leads", () => {
  const undone = reader("horde", "https://mail.example/horde/imp/dynamic.php");
  const href = (target) => `https://mail.example/horde/services/go.php?url=${target}&hmac=1&untrusted=1`;
  assert.equal(undone(href("https%3A%2F%2Fkraken.com%2F")), "https://kraken.com/");
  assert.equal(undone(href("not%20an%20address")), href("not%20an%20address"));
  assert.equal(undone(href("%E0%A4%A")), href("%E0%A4%A"));
});

test("a redirector that leads to itself ends", () => {
  const undone = reader("horde", "https://mail.example/horde/imp/dynamic.php");
  let href = "https://kraken.com/";
  for (let round = 0; round < 9; round += 1) {
    href = `https://mail.example/horde/services/go.php?url=${encodeURIComponent(href)}`;
  }
  assert.ok(undone(href).startsWith("https://mail.example/"));
});

test("without rules nothing changes", () => {
  const undone = reader("gmail", "https://mail.google.com/mail/u/0/");
  assert.equal(undone("https://mail.google.com/x?to=a@b.example"), "https://mail.google.com/x?to=a@b.example");
});
