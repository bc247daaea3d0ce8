"use strict";
// The welcome page's choice of webmails: those that the browser does not let us into yet, each with a
// button that asks for it, and how things stand in the tabs that are open.

const Choice = (() => {
  /**
   * Must call `permissions.request` before anything is awaited: the click permits it only once. What
   * follows from the permission is the background's business.
   * @param {NamedWebmail} webmail
   */
  async function permit(webmail) {
    await ext.permissions.request({ origins: allPatternsOf(webmail) });
    await show();
  }

  /** @param {NamedWebmail} webmail */
  function item(webmail) {
    const entry = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.dataset.webmail = webmail.name;
    button.textContent = webmail.name;
    button.setAttribute("aria-label", say("opt_permit_site", [webmail.name]));
    button.addEventListener("click", () => permit(webmail));
    entry.append(button);
    return entry;
  }

  async function showUngranted() {
    const permitted = await permittedWebmails();
    const others = NAMED_WEBMAILS.filter((webmail) => !permitted.includes(webmail));
    byId("ungranted").hidden = others.length === 0;
    byId("ungranted-list").replaceChildren(...others.map(item));
  }

  /** In the popup's words. */
  async function showTabs() {
    /** @type {{ site: string, state: TabState }[]} */
    const tabs = await ext.runtime.sendMessage({ type: "openTabs" });
    byId("open-tabs").hidden = tabs.length === 0;
    byId("open-tabs-list").replaceChildren(...tabs.map(({ site, state }) => {
      const entry = document.createElement("li");
      entry.dataset.state = state;
      entry.textContent = `${site}: ${say(`ui_state_${state}`)}`;
      return entry;
    }));
  }

  async function show() {
    await showUngranted();
    await showTabs();
  }

  /** Shows it now, and again whenever something changed. */
  async function follow() {
    ext.permissions.onAdded.addListener(() => void show());
    ext.permissions.onRemoved.addListener(() => void show());
    ext.storage.onChanged.addListener(() => void showTabs());
    await show();
  }

  return { follow };
})();
