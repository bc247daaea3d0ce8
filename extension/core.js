"use strict";
// The Rust core, loaded once and only when there is something to check.
// Used by content scripts (engine.js) and by the background; the same wasm file in both.

const Core = (() => {
  /** @type {Promise<void> | null} */
  let ready = null;
  /** The settings that the core has. */
  let configured = "";

  async function load() {
    const response = await fetch(ext.runtime.getURL("wasm/touchstone_bg.wasm"));
    await wasm_bindgen({ module_or_path: await response.arrayBuffer() });
  }

  /**
   * Settings that the core does not take change nothing: mail is checked by its own knowledge.
   * @param {Settings} settings
   */
  function configure(settings) {
    const text = JSON.stringify(settings);
    if (text === configured) return;
    configured = text;
    try {
      wasm_bindgen.configure(settings);
    } catch (fault) {
      console.error("Touchstone: the settings were not taken", fault);
    }
  }

  /**
   * @template {CoreTask} T
   * @param {T} task
   * @param {Parameters<(typeof wasm_bindgen)[T]>[0]} value
   * @param {Settings | null} settings none: those that the core has
   * @returns {Promise<ReturnType<(typeof wasm_bindgen)[T]>>}
   */
  async function run(task, value, settings) {
    ready ??= load();
    try {
      await ready;
    } catch (fault) {
      // What failed once may go well the next time.
      ready = null;
      throw fault;
    }
    if (settings) configure(settings);
    return /** @type {any} */ (wasm_bindgen[task])(value);
  }

  return { run };
})();
