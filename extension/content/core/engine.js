"use strict";
// Runs the core: in this content script, or in the background where the page forbids WebAssembly.

const Engine = (() => {
  /** A snapshot is long from here on. */
  const LONG_LINKS = 800;
  const LONG_TEXT = 60_000;

  /** @type {"page" | "background"} */
  let road = "page";
  /** @type {Settings | null} */
  let settings = null;

  /**
   * What holds for all that is asked from now on. The background looks it up by itself.
   * @param {Settings} next
   */
  function configure(next) {
    settings = next;
  }

  /**
   * Chromium applies the page's CSP to WebAssembly in content scripts and answers with a
   * CompileError. Where documents come and go faster than their memories are given back, there is none
   * for one more: a RangeError (WebAssembly JavaScript Interface, "instantiate"). Any other failure is a
   * failure and is not retried elsewhere.
   * @param {unknown} error
   */
  function isRefusedByPage(error) {
    return error instanceof WebAssembly.CompileError || error instanceof RangeError;
  }

  /**
   * @param {CoreTask} task
   * @param {unknown} value
   */
  async function runInBackground(task, value) {
    const answer = await Background.ask({ type: "core", task, value });
    if (answer && answer.error === undefined) return answer.result;
    throw new Error(answer?.error ?? "no answer from the background");
  }

  /**
   * @template {CoreTask} T
   * @param {T} task
   * @param {Parameters<(typeof wasm_bindgen)[T]>[0]} value
   * @returns {Promise<ReturnType<(typeof wasm_bindgen)[T]>>}
   */
  async function run(task, value) {
    if (road === "background") return runInBackground(task, value);
    try {
      return await Core.run(task, value, settings);
    } catch (error) {
      if (!isRefusedByPage(error)) throw error;
      road = "background";
      return runInBackground(task, value);
    }
  }

  /** @param {Snapshot} snapshot */
  const isLong = ({ text, quotedText, links }) =>
    links.length > LONG_LINKS || text.length + quotedText.length > LONG_TEXT;

  /**
   * Checks one message. Of a long one the page would notice it: the background takes it, which keeps
   * nobody waiting.
   * @param {Snapshot} snapshot
   * @returns {Promise<Report>}
   */
  async function analyze(snapshot) {
    if (isLong(snapshot)) {
      try {
        return await runInBackground("analyze", snapshot);
      } catch {
        // Better late than not at all.
      }
    }
    return run("analyze", snapshot);
  }

  /**
   * A report for others, to be sent by the reader.
   * @param {Snapshot} snapshot
   */
  const draft = (snapshot) => run("draft", snapshot);
  /**
   * What is known of one link by itself.
   * @param {string} href
   */
  const checkLink = (href) => run("check_link", href);

  return { configure, analyze, draft, checkLink, road: () => road };
})();
