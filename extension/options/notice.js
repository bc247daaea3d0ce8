"use strict";
// The line under a list that says what just happened, with the way back.

const Notice = (() => {
  /** @type {HTMLElement | null} */
  let shown = null;

  function clear() {
    shown?.replaceChildren();
    shown = null;
  }

  /**
   * The focus goes to "Undo": what had it may just have been removed.
   * @param {string} id of the place, a live region that is there from the start
   * @param {string} text
   * @param {(() => void | Promise<unknown>) | null} undo
   */
  function show(id, text, undo) {
    clear();
    shown = byId(id);
    shown.append(Rows.textElement("span", "", text));
    if (!undo) return;
    const button = Rows.textElement("button", "small", say("opt_undo"));
    button.type = "button";
    button.addEventListener("click", async () => {
      await undo();
      const place = byId(id);
      clear();
      place.closest("section")?.querySelector("h2")?.focus();
    });
    shown.append(button);
    button.focus();
  }

  return { show, clear };
})();
