import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const Lines = load(["content/reading/lines.js"])("Lines");

test("spaces are folded, a block is a line", () => {
  const lines = new Lines(100);
  lines.add("  Dear ");
  lines.add(" customer,\n\t");
  lines.newline();
  lines.newline();
  lines.add(" hello");
  assert.equal(lines.value, "Dear customer,\nhello");
});

test("what is preformatted stays as it is", () => {
  const lines = new Lines(100);
  lines.add("a  b\n c", true);
  assert.equal(lines.value, "a  b\n c");
});

test("of what is too long the middle goes, and its two ends stay apart", () => {
  for (const limit of [10, 11, 1000]) {
    const lines = new Lines(limit);
    lines.add("begin");
    for (let piece = 0; piece < 5000; piece += 1) lines.add("x");
    lines.add("end");
    assert.ok(lines.value.length <= limit, `${limit}`);
    assert.ok(lines.value.startsWith("begin".slice(0, limit / 2 - 1)), lines.value);
    assert.ok(lines.value.includes("\n") && lines.value.endsWith("end"), lines.value);
  }
});

test("at its limit nothing goes", () => {
  const lines = new Lines(10);
  lines.add("0123456789");
  assert.equal(lines.value, "0123456789");
  assert.equal(lines.overflowed, false);
});
