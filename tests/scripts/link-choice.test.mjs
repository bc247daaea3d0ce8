import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const LinkChoice = load(["content/reading/slices.js", "content/reading/link-choice.js"])("LinkChoice");

/** All of the work at once. */
function choose(links, limit) {
  const work = LinkChoice.of(links, limit, (href) => href, () => "");
  for (;;) {
    const { done, value } = work.next();
    if (done) return { chosen: [...value.chosen], isAll: value.isAll };
  }
}

const filling = (host, count) => Array.from({ length: count }, (_, index) => `https://${host}/${index}`);

test("few links are all taken", () => {
  assert.deepEqual(choose(["https://a.example/", "https://b.example/"], 2).chosen.length, 2);
});

test("one host's many links push out no other's", () => {
  const bad = "https://evil.example/";
  for (const links of [[...filling("a.example", 5000), bad], [bad, ...filling("a.example", 5000)]]) {
    const { chosen, isAll } = choose(links, 100);
    assert.equal(chosen.length, 100);
    assert.ok(chosen.includes(bad));
    assert.equal(isAll, false);
  }
});

test("a host that a redirector names counts as that host", () => {
  const bad = "https://go.example/?to=https%3A%2F%2Fevil.example%2F";
  const links = [...filling("go.example", 1000), bad, ...filling("go.example", 1000)];
  assert.ok(choose(links, 50).chosen.includes(bad));
});

test("what says the same once more is no loss", () => {
  const links = [...Array(3000).fill("https://a.example/"), "https://b.example/"];
  const { chosen, isAll } = choose(links, 10);
  assert.equal(isAll, true);
  assert.ok(chosen.includes("https://b.example/"));
});

test("the chosen ones keep their order", () => {
  const { chosen } = choose(["https://b.example/1", ...filling("a.example", 20), "https://c.example/"], 5);
  assert.deepEqual([chosen[0], chosen.at(-1)], ["https://b.example/1", "https://c.example/"]);
});
