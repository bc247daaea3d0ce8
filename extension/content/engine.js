"use strict";
// Runs the core: in this content script, or in the background where the page forbids WebAssembly.

const Engine = (() => {
  /** @type {"page" | "background"} */
  let road = "page";

  /**
   * Chromium applies the page's CSP to WebAssembly in content scripts and answers with a
   * CompileError. Any other failure is a failure and is not retried elsewhere.
   * @param {unknown} error
   */
  function isRefusedByPage(error) {
    return error instanceof WebAssembly.CompileError;
  }

  /**
   * @param {Snapshot} snapshot
   * @returns {Promise<Report>}
   */
  async function analyzeInBackground(snapshot) {
    const answer = await ext.runtime.sendMessage({ type: "analyze", snapshot });
    if (answer?.report) return answer.report;
    throw new Error(answer?.error ?? "no answer from the background");
  }

  /**
   * Checks one message.
   * @param {Snapshot} snapshot
   * @returns {Promise<Report>}
   */
  async function analyze(snapshot) {
    if (road === "background") return analyzeInBackground(snapshot);
    try {
      return await Core.analyze(snapshot);
    } catch (error) {
      if (!isRefusedByPage(error)) throw error;
      road = "background";
      return analyzeInBackground(snapshot);
    }
  }

  return { analyze, road: () => road };
})();
