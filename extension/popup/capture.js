"use strict";
// The popup's way to the page on which somebody with an account can show how a webmail is built that
// is not read, or not wholly.

const PopupCapture = (() => {
  /** Where how the page is built says more. */
  const HELPED = new Set(["sender", "layout", "frame", "unknown"]);

  /**
   * @param {TabState} state
   * @param {string[]} problems
   * @param {boolean} isGeneral whether no table describes this webmail
   */
  function offer(state, problems, isGeneral) {
    const isRead = state === "on" || state === "unreadable";
    byId("open-capture").hidden = !isRead || !(isGeneral || problems.some((problem) => HELPED.has(problem)));
  }

  /** @param {{ tabId: number, site: string }} place */
  function start({ tabId, site }) {
    const query = new URLSearchParams({ tab: String(tabId), site });
    byId("open-capture").addEventListener("click", () => ext.tabs.create({ url: ext.runtime.getURL(`capture.html?${query}`) }));
  }

  return { offer, start };
})();
