"use strict";
// The toolbar's icon and its title: how things stand in a tab, at a glance.

const Icon = (() => {
  /**
   * @typedef {"nowhere" | "on" | "matches" | "confirmed" | "caution" | "impersonation" | "off" | "paused" |
   *   "waiting" | "unreadable" | "unread"} IconState
   */

  /**
   * Of which drawing in icons/ each state is.
   * @type {Record<IconState, string>}
   */
  const DRAWINGS = {
    nowhere: "idle",
    on: "idle",
    matches: "matches",
    confirmed: "confirmed",
    caution: "caution",
    impersonation: "imitation",
    off: "unchecked",
    paused: "unchecked",
    waiting: "unchecked",
    unreadable: "unchecked",
    unread: "unchecked",
  };
  /**
   * Where there is no webmail that is known as one, nothing is left unchecked.
   * @type {TabState[]}
   */
  const NOWHERE = ["unsupported", "available"];
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
    if (state !== "on") return NOWHERE.includes(state) ? "nowhere" : "off";
    const verdict = Frames.worstVerdict(frames);
    if (verdict === "impersonation" || verdict === "caution") return verdict;
    if (frames.some(({ state: { problems } }) => problems.length > 0)) return "unread";
    return Frames.fit(frames) ?? "on";
  }

  /** @param {IconState} state */
  const titleOf = (state) => `${say("app_short_name")}: ${say(`ui_icon_${state === "nowhere" ? "off" : state}`)}`;

  /** The title where nothing is painted: on pages of which the browser tells us nothing. */
  async function nameDefault() {
    await Language.speak();
    await ext.action.setTitle({ title: titleOf("nowhere") });
  }

  /** @param {number} tabId */
  async function paintNow(tabId) {
    if (!due.delete(tabId)) return;
    const state = await stateOf(tabId);
    await Language.speak();
    const file = `/icons/${DRAWINGS[state]}`;
    await ext.action.setIcon({ tabId, path: { 16: `${file}-16.png`, 32: `${file}-32.png`, 48: `${file}-48.png` } });
    await ext.action.setTitle({ tabId, title: titleOf(state) });
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
