"use strict";
// The popup's switches: of the site, of all sites, and the tab's pause. How they stand the background
// says; it also knows what the browser's manager decided.

const PopupSwitches = (() => {
  /** @typedef {{ tabId: number, site: string }} Place */

  const element = {
    site: /** @type {HTMLInputElement} */ (byId("switch")),
    everywhere: /** @type {HTMLInputElement} */ (byId("everywhere")),
    everywhereRow: byId("everywhere-row"),
    pause: /** @type {HTMLButtonElement} */ (byId("pause")),
    decreed: byId("decreed"),
  };

  /**
   * @param {Switches | null} switches none where no mail is checked anyway
   * @param {TabState} state
   */
  function show(switches, state) {
    element.decreed.hidden = !switches?.decreed;
    element.site.hidden = !switches || state === "everywhere_off" || state === "waiting";
    element.site.checked = switches?.enabled ?? false;
    element.site.disabled = switches?.decreed ?? false;
    element.everywhereRow.hidden = !switches || switches.decreed;
    element.everywhere.checked = switches?.everywhere ?? true;
    element.pause.hidden = switches?.decreed !== false || state === "off" || state === "everywhere_off";
    element.pause.textContent = say(state === "paused" ? "ui_resume_short" : "ui_pause_short");
    element.pause.title = say(state === "paused" ? "ui_resume" : "ui_pause");
    element.pause.dataset.paused = String(state === "paused");
  }

  /** @param {Place} place @param {() => void} changed */
  function start({ tabId, site }, changed) {
    element.site.setAttribute("aria-label", say("ui_switch"));
    element.site.addEventListener("change", () =>
      ext.storage.local.set({ [siteKey(site)]: { enabled: element.site.checked } }),
    );
    element.everywhere.addEventListener("change", () =>
      ext.storage.local.set({ [Settings.EVERYWHERE]: { enabled: element.everywhere.checked } }),
    );
    element.pause.addEventListener("click", async () => {
      await ext.runtime.sendMessage({ type: "pause", tabId, paused: element.pause.dataset.paused !== "true" });
      changed();
    });
  }

  return { show, start };
})();
