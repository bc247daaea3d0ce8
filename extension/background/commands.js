"use strict";
// The keyboard commands. The popup's own is the browser's business.

const Commands = (() => {
  /**
   * Sites that are not checked anyway have no switch to move.
   * @param {number} tabId
   * @param {string} site
   */
  async function toggleSite(tabId, site) {
    const known = await Frames.of(tabId);
    if (!known.some(({ state }) => state.supported)) return;
    const { enabled } = await Choices.answer(site, tabId);
    await Choices.switchSite(site, !enabled);
  }

  /**
   * To the warning that matters most.
   * @param {number} tabId
   */
  async function focusBanner(tabId) {
    const known = await Frames.of(tabId);
    const worst = Frames.worstVerdict(known);
    const frame = known.find(({ state }) => worst !== null && state.verdicts.includes(worst));
    if (frame) await ext.tabs.sendMessage(tabId, { type: "focusBanner" }, { frameId: frame.frameId });
  }

  /**
   * @param {string} command
   * @param {Tab} [tab] Firefox names it only of late
   */
  async function run(command, tab) {
    const { id, url } = tab ?? (await ext.tabs.query({ active: true, currentWindow: true }))[0] ?? {};
    if (id === undefined) return;
    if (command === "focus-banner") return focusBanner(id);
    if (command === "pause-tab") return Choices.pause(id, !(await Choices.isPaused(id)));
    if (command === "toggle-site" && url) return toggleSite(id, new URL(url).origin);
  }

  return { run };
})();
