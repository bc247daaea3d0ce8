import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { load, plain } from "./load.mjs";

const SCHEMA = JSON.parse(readFileSync(new URL("../../extension/managed_schema.json", import.meta.url), "utf8"));

const FILES = ["compat.js", "well-shaped.js", "settings.js"];

/** Values of every kind; by their kind in a schema. */
const VALUES = { array: [], boolean: true, string: "text", number: 7, object: {}, null: null };

/** What is made of a policy as the browser hands it over. */
async function taken(policy) {
  const storage = { managed: { get: async () => policy }, local: { get: async () => ({}) } };
  const Settings = load(FILES, { chrome: { storage } })("Settings");
  return plain(await Settings.managed());
}

test("of each key only values of its own kind are taken", async () => {
  for (const [key, { type }] of Object.entries(SCHEMA.properties)) {
    for (const [kind, value] of Object.entries(VALUES)) {
      const expected = kind === type ? { [key]: value } : {};
      assert.deepEqual(await taken({ [key]: value }), expected, `${key}: ${kind}`);
    }
  }
});

test("reports go to a mail address or a page, and nowhere else", () => {
  const Settings = load(FILES, { chrome: {} })("Settings");
  const desk = (reportTo) => plain(Settings.houseOf({ reportTo }).desk);
  assert.deepEqual(desk("phish@house.example"), { address: "phish@house.example", page: null });
  assert.deepEqual(desk("https://desk.house.example/new"), { address: null, page: "https://desk.house.example/new" });
  for (const other of ["", "phish", "a@b", "a@b.example?cc=c@d.example", "javascript:alert(1)", "http://desk.example/", "https://a b"]) {
    assert.equal(desk(other), null, other);
  }
});

test("whom to ask is one text of a few lines at most", () => {
  const Settings = load(FILES, { chrome: {} })("Settings");
  assert.equal(Settings.houseOf({ contactText: "  IT desk  " }).contact, "IT desk");
  assert.equal(Settings.houseOf({ contactText: "x".repeat(5000) }).contact.length, 300);
  assert.equal(Settings.houseOf({}).contact, "");
});
