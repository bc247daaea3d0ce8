"use strict";
// The popup's list of the webmails that the user added, each of which can be removed.

const PopupSites = (() => {
  /** @type {() => void} */
  let changed = () => {};

  /** @param {string} pattern */
  async function remove(pattern) {
    await AddedSites.remove(pattern);
    changed();
  }

  /** @param {string} pattern */
  function row(pattern) {
    const entry = document.createElement("li");
    const name = document.createElement("span");
    const button = document.createElement("button");
    name.dir = "ltr";
    name.textContent = AddedSites.siteOf(pattern);
    button.type = "button";
    button.textContent = say("ui_remove");
    button.setAttribute("aria-label", say("ui_remove_site", [AddedSites.siteOf(pattern)]));
    button.addEventListener("click", () => remove(pattern));
    entry.append(name, button);
    return entry;
  }

  async function show() {
    const patterns = await AddedSites.patterns();
    byId("sites").hidden = patterns.length === 0;
    byId("sites-list").replaceChildren(...patterns.map(row));
  }

  /** @param {() => void} onChange */
  function start(onChange) {
    changed = onChange;
  }

  return { show, start };
})();
