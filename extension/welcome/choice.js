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

  /** @param {OpenTab} tab */
  async function tabItem({ id, site, state, frames }) {
    const frameIds = frames.filter((frame) => frame.state.supported).map(({ frameId }) => frameId);
    const steps = await SelfTestSteps.test(id, state, frameIds);
    const entry = document.createElement("li");
    const list = document.createElement("ul");
    entry.dataset.state = state;
    entry.textContent = site;
    list.append(...steps.map(SelfTestSteps.item));
    entry.append(list);
    return entry;
  }

  let round = 0;

  /** What works in the tabs that are open, in the popup's words. */
  async function showTabs() {
    round += 1;
    const mine = round;
    /** @type {OpenTab[]} */
    const tabs = await ext.runtime.sendMessage({ type: "openTabs" });
    const items = await Promise.all(tabs.map(tabItem));
    // A newer look is under way; its answer counts.
    if (mine !== round) return;
    byId("open-tabs").hidden = items.length === 0;
    byId("open-tabs-list").replaceChildren(...items);
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
