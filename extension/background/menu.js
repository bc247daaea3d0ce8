"use strict";
// "Check this link" in the browser's menu of a link, on the pages where content scripts run.

const Menu = (() => {
  const ID = "check-link";
  /** One change after the other: the browser refuses a second entry of one id. */
  let changing = Promise.resolve();

  async function build() {
    if (!ext.contextMenus) return;
    const documentUrlPatterns = await Sites.patterns();
    await Language.speak();
    await ext.contextMenus.removeAll();
    ext.contextMenus.create({ id: ID, title: say("ui_menu_check_link"), contexts: ["link"], documentUrlPatterns });
  }

  /** Brings the entry up to date; where a browser has no such menus there is nothing to do. */
  function refresh() {
    changing = changing.then(build).catch((error) => console.error("Touchstone: no menu", error));
  }

  /**
   * A frame that holds only a mail has nobody to show a dialog; then the page around it does.
   * @param {number} tabId
   * @param {number} frameId
   * @param {string} href
   */
  async function explain(tabId, frameId, href) {
    /** @type {ToFrames} */
    const message = { type: "checkLink", href };
    const shown = await ext.tabs.sendMessage(tabId, message, { frameId }).catch(() => null);
    if (!shown && frameId !== 0) await ext.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => null);
  }

  /** @param {{ linkUrl?: string, frameId?: number }} chosen @param {Tab} [tab] */
  function onClicked({ linkUrl, frameId }, tab) {
    if (tab?.id !== undefined && linkUrl) void explain(tab.id, frameId ?? 0, linkUrl);
  }

  return { refresh, onClicked };
})();
