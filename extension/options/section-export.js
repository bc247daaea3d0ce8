"use strict";
// The settings as a file. Anti-phishing codes are in it only on request: who has the file and the
// codes can write mail that looks confirmed.

const ExportSection = (() => {
  const element = {
    link: /** @type {HTMLAnchorElement} */ (byId("export")),
    codes: /** @type {HTMLInputElement} */ (byId("export-codes")),
  };
  /** @type {OptionsState | null} */
  let last = null;

  /** @param {OptionsState} state @param {boolean} withCodes @returns {Settings} */
  function fileOf({ settings, switches }, withCodes) {
    const sites = Object.entries(switches).map(([origin, enabled]) => ({ origin, enabled }));
    return { ...settings, codes: withCodes ? settings.codes : [], sites };
  }

  /** The link always holds the file as it would be now: so it is a link, and the browser saves it. */
  function prepare() {
    if (!last) return;
    const text = `${JSON.stringify(fileOf(last, element.codes.checked), null, 2)}\n`;
    URL.revokeObjectURL(element.link.href);
    element.link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  }

  /** @param {OptionsState} state */
  function show(state) {
    last = state;
    prepare();
  }

  function start() {
    element.codes.addEventListener("change", prepare);
  }

  return { start, show };
})();
