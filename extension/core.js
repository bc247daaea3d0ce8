"use strict";
// The Rust core, loaded once and only when a message is there to check.
// Used by content scripts (engine.js) and by the background; the same wasm file in both.

const Core = (() => {
  /** @type {Promise<void> | null} */
  let ready = null;

  async function load() {
    const response = await fetch(ext.runtime.getURL("wasm/touchstone_bg.wasm"));
    await wasm_bindgen({ module_or_path: await response.arrayBuffer() });
  }

  /**
   * Checks one message.
   * @param {Snapshot} snapshot
   * @returns {Promise<Report>}
   */
  async function analyze(snapshot) {
    ready ??= load();
    await ready;
    return wasm_bindgen.analyze(snapshot);
  }

  return { analyze };
})();
