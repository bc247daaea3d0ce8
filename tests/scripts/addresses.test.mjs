import assert from "node:assert/strict";
import { test } from "node:test";

import { load, plain } from "./load.mjs";

/** An element is what a test says of it: its text, or its attributes. */
const Dom = {
  text: (element) => element.text,
  attribute: (element, name) => element[name] ?? null,
};
const Addresses = load(["content/adapters/addresses.js"], { Dom })("Addresses");

const fromText = (text) => plain(Addresses.read({ text }, "text"));

test("a name and an address are told apart", () => {
  const read = { address: { value: "news@kraken.com", from: "text" }, name: { value: "Kraken", from: "text" } };
  assert.deepEqual(fromText("Kraken <news@kraken.com>"), read);
  assert.deepEqual(fromText("  \"Kraken\"\n <news@kraken.com> "), read);
});

test("the last brackets hold the address, whatever the name holds", () => {
  const { name, address } = fromText("support@kraken.com <x> <thief@evil.example>");
  assert.equal(address.value, "thief@evil.example");
  assert.equal(name.value, "support@kraken.com <x>");
});

test("what holds no address is not read", () => {
  for (const text of ["", "Kraken", "Kraken <kraken>", "a@b c@d", "<a@b> and more"]) assert.deepEqual(fromText(text), {}, text);
});

test("a mailto link is read up to its fields, a broken escape as it stands", () => {
  const address = (href) => plain(Addresses.read({ href }, "href")).address?.value;
  assert.equal(address("mailto:news%40kraken.com?subject=a@b.example"), "news@kraken.com");
  assert.equal(address("MAILTO:%E0%A4%A@kraken.com"), "%E0%A4%A@kraken.com");
  assert.equal(address("https://kraken.com/"), undefined);
});

test("a name that repeats the address says nothing", () => {
  const mailbox = { address: { value: "a@kraken.com", from: "text" } };
  assert.deepEqual(plain(Addresses.withName(mailbox, " a@kraken.com ", "text")), mailbox);
  assert.equal(Addresses.withName(mailbox, "Kraken", "text").name.value, "Kraken");
});
