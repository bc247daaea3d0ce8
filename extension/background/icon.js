"use strict";
// The toolbar's icon, its badge and its title: how things stand in a tab, at a glance.

const Icon = (() => {
  /** @typedef {"off" | "on" | "paused" | "unread" | "caution" | "impersonation"} IconState */

  /** @type {Partial<Record<IconState, { text: string, color: string }>>} */
  const BADGES = {
    impersonation: { text: "!", color: "#b3261e" },
    caution: { text: "?", color: "#9a5b00" },
    paused: { text: "II", color: "#55636f" },
  };
  /** @type {IconState[]} */
  const UNCHECKED = ["off", "paused"];
  /** Icons are painted one after the other, so that the last state is the one that stays. */
  let painting = Promise.resolve();

  /** @param {number} tabId @returns {Promise<IconState>} */
  async function stateOf(tabId) {
    const known = (await Frames.of(tabId)).filter(({ state }) => state.supported);
    const checked = known.filter(({ state }) => state.enabled);
    if (checked.length === 0) return known.length > 0 && (await Choices.isPaused(tabId)) ? "paused" : "off";
    const verdict = Frames.worstVerdict(checked);
    if (verdict === "impersonation" || verdict === "caution") return verdict;
    return checked.some(({ state }) => state.problems.length > 0) ? "unread" : "on";
  }

  /** @param {number} tabId */
  async function paint(tabId) {
    const state = await stateOf(tabId);
    await Language.speak();
    const set = UNCHECKED.includes(state) ? "off" : "on";
    const path = { 16: `/icons/${set}-16.png`, 32: `/icons/${set}-32.png`, 48: `/icons/${set}-48.png` };
    const badge = BADGES[state];
    await ext.action.setIcon({ tabId, path });
    await ext.action.setTitle({ tabId, title: `${say("app_short_name")}: ${say(`ui_icon_${state}`)}` });
    await ext.action.setBadgeText({ tabId, text: badge?.text ?? "" });
    if (!badge) return;
    await ext.action.setBadgeBackgroundColor({ tabId, color: badge.color });
    await ext.action.setBadgeTextColor({ tabId, color: "#ffffff" });
  }

  /**
   * @param {number} tabId
   * @param {() => Promise<unknown>} change
   */
  function paintAfter(tabId, change) {
    painting = painting
      .then(change)
      .then(() => paint(tabId))
      // The tab may be closed by now; then there is nothing to paint.
      .catch(() => {});
    return painting;
  }

  return { paintAfter };
})();
