"use strict";
// The toolbar's icon, its badge and its title: how things stand in a tab, at a glance.

const Icon = (() => {
  /** @typedef {"off" | "on" | "paused" | "waiting" | "unreadable" | "unread" | "caution" | "impersonation"} IconState */

  /** @type {Partial<Record<IconState, { text: string, color: string }>>} */
  const BADGES = {
    impersonation: { text: "!", color: "#b3261e" },
    caution: { text: "?", color: "#9a5b00" },
    paused: { text: "II", color: "#55636f" },
    waiting: { text: "–", color: "#9a5b00" },
    unreadable: { text: "–", color: "#9a5b00" },
  };
  /** @type {IconState[]} */
  const UNCHECKED = ["off", "paused", "waiting", "unreadable"];
  /** Icons are painted one after the other, so that the last state is the one that stays. */
  let painting = Promise.resolve();
  /**
   * Tabs whose icon is to be painted; several changes are one.
   * @type {Set<number>}
   */
  const due = new Set();

  /**
   * The site in the address bar, where the browser tells us: where we may read it.
   * @param {number} tabId
   */
  async function siteOf(tabId) {
    const { url = "" } = await ext.tabs.get(tabId);
    return /^https?:/.test(url) ? new URL(url).origin : "";
  }

  /** @param {number} tabId @returns {Promise<IconState>} */
  async function stateOf(tabId) {
    const { state, frames } = await TabStates.of(tabId, await siteOf(tabId));
    if (state === "paused" || state === "waiting" || state === "unreadable") return state;
    if (state !== "on") return "off";
    const verdict = Frames.worstVerdict(frames);
    if (verdict === "impersonation" || verdict === "caution") return verdict;
    return frames.some(({ state: { problems } }) => problems.length > 0) ? "unread" : "on";
  }

  /** @param {IconState} state */
  const titleOf = (state) => `${say("app_short_name")}: ${say(`ui_icon_${state}`)}`;

  /** The title where nothing is painted: on pages of which the browser tells us nothing. */
  async function nameDefault() {
    await Language.speak();
    await ext.action.setTitle({ title: titleOf("off") });
  }

  /** @param {number} tabId */
  async function paintNow(tabId) {
    if (!due.delete(tabId)) return;
    const state = await stateOf(tabId);
    await Language.speak();
    const set = UNCHECKED.includes(state) ? "off" : "on";
    const path = { 16: `/icons/${set}-16.png`, 32: `/icons/${set}-32.png`, 48: `/icons/${set}-48.png` };
    const badge = BADGES[state];
    await ext.action.setIcon({ tabId, path });
    await ext.action.setTitle({ tabId, title: titleOf(state) });
    await ext.action.setBadgeText({ tabId, text: badge?.text ?? "" });
    if (!badge) return;
    await ext.action.setBadgeBackgroundColor({ tabId, color: badge.color });
    await ext.action.setBadgeTextColor({ tabId, color: "#ffffff" });
  }

  /**
   * As things stand by then.
   * @param {number} tabId
   */
  function paint(tabId) {
    due.add(tabId);
    // The tab may be closed by now; then there is nothing to paint.
    painting = painting.then(() => paintNow(tabId)).catch(() => {});
    return painting;
  }

  /** For what no frame tells: the browser lets us into other sites than before. */
  async function paintAll() {
    for (const { id } of await ext.tabs.query({})) if (id !== undefined) await paint(id);
  }

  return { paint, paintAll, nameDefault };
})();
