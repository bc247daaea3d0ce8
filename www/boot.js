"use strict";
// Starts the page: the wasm comes in a script (core.js), for a page opened from disk may fetch nothing.

(async () => {
  const status = /** @type {HTMLElement} */ (document.getElementById("status"));
  try {
    const bytes = Uint8Array.from(atob(CORE), (character) => character.charCodeAt(0));
    await wasm_bindgen({ module_or_path: bytes });
    wasm_bindgen.open_page(SAMPLES);
    const version = document.getElementById("version");
    if (version) version.textContent = wasm_bindgen.version();
    if (status.textContent === "Loading.") status.textContent = "";
  } catch (error) {
    status.textContent = `The check could not start: ${error}`;
  }
})();
