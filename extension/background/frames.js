"use strict";
// What the content scripts of a tab's frames said last. In `storage.session`: a worker that was
// stopped meanwhile misses nothing.

const Frames = (() => {
  /** @typedef {{ instance: string, state: FrameState }} StoredFrame */
  /** @typedef {{ frameId: number, state: FrameState }} KnownFrame */

  /** @type {Verdict[]} */
  const WORST_FIRST = ["impersonation", "caution", "consistent", "silent"];

  /**
   * Who waits for any frame's word.
   * @type {(() => void)[]}
   */
  const waiting = [];

  /** Until some frame says something. */
  const word = () => /** @type {Promise<void>} */ (new Promise((resolve) => waiting.push(resolve)));

  /** @param {number} tabId */
  const tabPrefix = (tabId) => `frame:${tabId}:`;

  /** @param {number} tabId @returns {Promise<KnownFrame[]>} */
  async function of(tabId) {
    const stored = await ext.storage.session.get(null);
    const prefix = tabPrefix(tabId);
    return Object.keys(stored)
      .filter((key) => key.startsWith(prefix) && /^\d+$/.test(key.slice(prefix.length)) && WellShaped.isFrame(stored[key]))
      .map((key) => ({
        frameId: Number(key.slice(prefix.length)),
        state: /** @type {StoredFrame} */ (stored[key]).state,
      }));
  }

  /**
   * What is under way in a tab.
   * @type {Map<number, Promise<unknown>>}
   */
  const changing = new Map();

  /**
   * A tab's changes one after the other: what a frame said last is what stays.
   * @param {number} tabId
   * @param {() => Promise<void>} change
   */
  function inOrder(tabId, change) {
    const done = (changing.get(tabId) ?? Promise.resolve()).then(change);
    changing.set(tabId, done.catch(() => {}));
    return done;
  }

  /**
   * Remembers a frame's state; a frame that left takes only its own state along.
   * @param {number} tabId
   * @param {number} frameId
   * @param {string} instance
   * @param {FrameState | null} state
   */
  function remember(tabId, frameId, instance, state) {
    const key = tabPrefix(tabId) + frameId;
    return inOrder(tabId, async () => {
      if (state) {
        await ext.storage.session.set({ [key]: { instance, state } });
        for (const resolve of waiting.splice(0)) resolve();
        return;
      }
      const stored = /** @type {StoredFrame | undefined} */ ((await ext.storage.session.get(key))[key]);
      if (stored?.instance === instance) await ext.storage.session.remove(key);
    });
  }

  /** @param {KnownFrame[]} known */
  function worstVerdict(known) {
    const verdicts = known.flatMap(({ state }) => state.verdicts);
    return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? null;
  }

  /**
   * How sure it is that the mails that fit are genuine: as sure as of the least sure one.
   * @param {KnownFrame[]} known
   * @returns {Fit | null}
   */
  function fit(known) {
    const fits = known.filter(({ state }) => state.verdicts.includes("consistent")).map(({ state }) => state.fit);
    if (fits.length === 0 || fits.includes(null)) return null;
    return fits.every((one) => one === "confirmed") ? "confirmed" : "matches";
  }

  /**
   * Asks each frame what it knows now; a page that was left behind does not answer.
   * @param {number} tabId
   */
  function askAgain(tabId) {
    return inOrder(tabId, async () => {
      for (const { frameId } of await of(tabId)) {
        const key = tabPrefix(tabId) + frameId;
        const state = await ext.tabs.sendMessage(tabId, { type: "state" }, { frameId }).catch(() => null);
        if (state) await ext.storage.session.set({ [key]: state });
        else await ext.storage.session.remove(key);
      }
    });
  }

  /** @param {number} tabId */
  async function forget(tabId) {
    const known = await of(tabId);
    changing.delete(tabId);
    await ext.storage.session.remove(known.map(({ frameId }) => tabPrefix(tabId) + frameId));
  }

  return { of, word, remember, worstVerdict, fit, askAgain, forget };
})();
