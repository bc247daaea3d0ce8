"use strict";
// Starts the page: the wasm comes in a script (core.js), for a page opened from disk may fetch nothing.

(async () => {
  const status = /** @type {HTMLElement} */ (document.getElementById("status"));
  try {
    const bytes = Uint8Array.from(atob(CORE), (character) => character.charCodeAt(0));
    const core = /** @type {PageCore} */ (wasm_bindgen);
    await core({ module_or_path: bytes.buffer });
    core.open_page(SAMPLES);
    const version = document.getElementById("version");
    if (version) version.textContent = core.version();
    if (status.textContent === "Loading.") status.textContent = "";
  } catch (error) {
    status.textContent = `The check could not start: ${error}`;
  }
})();
