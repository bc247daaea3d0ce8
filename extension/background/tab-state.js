"use strict";
// Whether the page of a tab is checked, and if not, why. Popup, icon and welcome page all ask here, so
// that they can't contradict each other.

const TabStates = (() => {
  /** With one of these and no verdict, nothing of the open mail was checked. */
  const UNREADABLE = ["layout", "view", "engine"];
  /** Milliseconds that a content script may take from its start to its first word. */
  const PATIENCE = 1_500;

  /** @param {string} site */
  async function isRead(site) {
    if (!(await isPermitted(site))) return false;
    if (isFixed(site) || (await Sites.isRegistered(site))) return true;
    // Right after the browser's start the registration may still be on its way.
    return siteKey(site) in (await ext.storage.local.get(siteKey(site)));
  }

  /** @param {Switches} switches @returns {TabState | null} */
  function switchedState({ enabled, paused, everywhere, decreed }) {
    if (!everywhere && !decreed) return "everywhere_off";
    if (!enabled) return "off";
    return paused ? "paused" : null;
  }

  /** @param {FrameState[]} frames @returns {TabState} */
  function runningState(frames) {
    const supported = frames.filter((frame) => frame.supported);
    if (supported.length === 0) return "waiting";
    const isUnread = supported.some(({ problems }) => problems.some((problem) => UNREADABLE.includes(problem)));
    return isUnread && supported.every(({ verdicts }) => verdicts.length === 0) ? "unreadable" : "on";
  }

  /**
   * How things stand now.
   * @param {number} tabId
   * @param {string} site
   * @returns {Promise<KnownTab>}
   */
  async function of(tabId, site) {
    if (!/^https?:\/\//.test(site)) return { state: "unsupported", switches: null, frames: [] };
    const frames = await Frames.of(tabId);
    if (!(await isRead(site))) return { state: namedPatternsAt(site) ? "ungranted" : "available", switches: null, frames };
    const switches = await Choices.switchesAt(site, tabId);
    const state = switchedState(switches) ?? runningState(frames.map((frame) => frame.state));
    return { state, switches, frames };
  }

  /**
   * The same, after content scripts were started where they should run and don't.
   * @param {number} tabId
   * @param {string} site
   */
  async function started(tabId, site) {
    const known = await of(tabId, site);
    if (known.state !== "waiting" || !(await Takeover.into(tabId))) return known;
    let isLate = false;
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(() => (isLate = true));
    for (;;) {
      const word = Frames.word();
      const now = await of(tabId, site);
      if (now.state !== "waiting" || isLate) return now;
      await Promise.race([word, patience]);
    }
  }

  /**
   * The open tabs with a webmail that the browser lets us know of.
   * @returns {Promise<OpenTab[]>}
   */
  async function open() {
    const tabs = await ext.tabs.query({ url: await Sites.patterns() });
    return Promise.all(tabs.flatMap(({ id, url }) => {
      if (id === undefined || !url) return [];
      const site = new URL(url).origin;
      return [started(id, site).then(({ state, frames }) => ({ id, site, state, frames }))];
    }));
  }

  return { of, started, open };
})();
