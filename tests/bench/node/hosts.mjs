// How long hosts take in Node: ours as the extension runs it, and what npm has.
// Run by tests/bench/hosts.rs: node hosts.mjs LIST WASM PACKAGES. Prints a line for each way, its name
// and the microseconds a host, or why there are none.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { runInThisContext } from "node:vm";

const [list, wasm, packages] = process.argv.slice(2).map((path) => resolve(path));
const hosts = readFileSync(list, "utf8").trimEnd().split("\n");
const need = createRequire(`${packages}/package.json`);

/** Links of a long newsletter. */
const LINKS = 200;
/** Enough for the compiler to have seen what runs often. */
const WARM_UP = 1000;

/** The time of one pass over all hosts after a short one; passes take seconds. */
function time(pass) {
  pass(hosts.slice(0, WARM_UP));
  const start = performance.now();
  pass(hosts);
  return ((performance.now() - start) * 1000) / hosts.length;
}

/** Prints a way's line, whatever becomes of it. */
function row(name, prepare) {
  try {
    console.log(`${name}\t${time(prepare())}`);
  } catch (error) {
    console.log(`${name}\tskipped: ${error.message.split("\n")[0]}`);
  }
}

function mail(links) {
  return {
    sender: { address: { value: "news@digest.example", from: "header" } },
    subject: "Weekly",
    text: "The weather was fine and the garden grew well this week.",
    links: links.map((host) => ({ href: `https://${host}/`, text: "Read on", visible: true })),
  };
}

function ours() {
  const glue = readFileSync(`${wasm}/touchstone.js`, "utf8");
  const core = runInThisContext(`${glue}; wasm_bindgen`);
  core.initSync({ module: readFileSync(`${wasm}/touchstone_bg.wasm`) });
  return (some) => {
    for (let at = 0; at < some.length; at += LINKS) core.analyze(mail(some.slice(at, at + LINKS)));
  };
}

function legacy() {
  const check = need("eth-phishing-detect");
  return (some) => some.forEach((host) => check(host));
}

/** The detector of MetaMask's wallet, with the lists of the package above. */
function wallet() {
  const { PhishingDetector } = need("@metamask/phishing-controller");
  const { whitelist, blacklist, fuzzylist, tolerance, version } = need("eth-phishing-detect/src/config.json");
  const lists = { allowlist: whitelist, blocklist: blacklist, fuzzylist, tolerance, version, name: "lists" };
  const detector = new PhishingDetector([lists]);
  return (some) => some.forEach((host) => detector.check(`https://${host}/`));
}

row("ours, wasm, mails of 200 links", ours);
row("eth-phishing-detect 1.2.0", legacy);
row("@metamask/phishing-controller", wallet);
