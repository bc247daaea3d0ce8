"use strict";
// The background: icon and badge, the core for pages that forbid WebAssembly, and the webmails
// that the user added. Keeps nothing in variables that a stopped worker would miss.

if (typeof importScripts === "function") importScripts("compat.js", "settings.js", "wasm/touchstone.js", "core.js");

const Background = (() => {
  /** @typedef {{ instance: string, state: FrameState }} StoredFrame */
  /** @typedef {{ frameId: number, state: FrameState }} KnownFrame */

  /** @type {Verdict[]} */
  const WORST_FIRST = ["impersonation", "caution", "consistent", "silent"];
  /** @type {Record<string, { text: string, color: string }>} */
  const BADGES = {
    impersonation: { text: "!", color: "#b3261e" },
    caution: { text: "?", color: "#9a5b00" },
  };
  /** Icons are painted one after the other, so that the last state is the one that stays. */
  let painting = Promise.resolve();

  /** @param {number} tabId */
  const tabPrefix = (tabId) => `frame:${tabId}:`;

  /** @param {number} tabId @returns {Promise<KnownFrame[]>} */
  async function frames(tabId) {
    const stored = await ext.storage.session.get(null);
    const prefix = tabPrefix(tabId);
    return Object.keys(stored)
      .filter((key) => key.startsWith(prefix))
      .map((key) => ({
        frameId: Number(key.slice(prefix.length)),
        state: /** @type {StoredFrame} */ (stored[key]).state,
      }));
  }

  /**
   * Remembers a frame's state; a frame that left takes only its own state along.
   * @param {string} key
   * @param {string} instance
   * @param {FrameState | null} state
   */
  async function remember(key, instance, state) {
    if (state) return ext.storage.session.set({ [key]: { instance, state } });
    const stored = /** @type {StoredFrame | undefined} */ ((await ext.storage.session.get(key))[key]);
    if (stored?.instance === instance) await ext.storage.session.remove(key);
  }

  /** @param {KnownFrame[]} known */
  function worstVerdict(known) {
    const verdicts = known.flatMap(({ state }) => state.verdicts);
    return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? null;
  }

  /** @param {number} tabId */
  async function paint(tabId) {
    const known = await frames(tabId);
    const isOn = known.some(({ state }) => state.supported && state.enabled);
    const verdict = isOn ? worstVerdict(known) : null;
    const set = isOn ? "on" : "off";
    const path = { 16: `/icons/${set}-16.png`, 32: `/icons/${set}-32.png`, 48: `/icons/${set}-48.png` };
    const badge = BADGES[verdict ?? ""];
    const title = say(`ui_icon_${badge ? verdict : set}`);
    await ext.action.setIcon({ tabId, path });
    await ext.action.setTitle({ tabId, title: `${say("app_short_name")}: ${title}` });
    await ext.action.setBadgeText({ tabId, text: badge?.text ?? "" });
    if (!badge) return;
    await ext.action.setBadgeBackgroundColor({ tabId, color: badge.color });
    await ext.action.setBadgeTextColor({ tabId, color: "#ffffff" });
  }

  /**
   * @param {number} tabId
   * @param {() => Promise<void>} change
   */
  function repaintAfter(tabId, change) {
    painting = painting
      .then(change)
      .then(() => paint(tabId))
      // The tab may be closed by now; then there is nothing to paint.
      .catch(() => {});
  }

  /** @param {Sender} sender @param {string} instance @param {FrameState | null} state */
  function takeState(sender, instance, state) {
    const tabId = sender.tab?.id;
    if (tabId === undefined) return;
    const key = tabPrefix(tabId) + (sender.frameId ?? 0);
    repaintAfter(tabId, () => remember(key, instance, state));
  }

  /**
   * Asks a frame what it knows now; a page that was left behind does not answer.
   * @param {number} tabId
   * @param {number} frameId
   */
  async function askAgain(tabId, frameId) {
    const key = tabPrefix(tabId) + frameId;
    const known = await ext.tabs.sendMessage(tabId, { type: "state" }, { frameId }).catch(() => null);
    if (known) await ext.storage.session.set({ [key]: known });
    else await ext.storage.session.remove(key);
  }

  /**
   * A page that goes into the back/forward cache can't say goodbye, so a tab that loads is asked.
   * @param {number} tabId
   */
  async function verifyTab(tabId) {
    const known = await frames(tabId);
    if (known.length === 0) return;
    repaintAfter(tabId, async () => {
      for (const { frameId } of known) await askAgain(tabId, frameId);
    });
  }

  /** @param {number} tabId */
  async function forgetTab(tabId) {
    const known = await frames(tabId);
    await ext.storage.session.remove(known.map(({ frameId }) => tabPrefix(tabId) + frameId));
  }

  /** @param {Snapshot} snapshot */
  async function analyze(snapshot) {
    try {
      return { report: await Core.analyze(snapshot) };
    } catch (error) {
      return { error: String(error) };
    }
  }

  /**
   * @param {any} message
   * @param {Sender} sender
   * @returns {Promise<unknown> | null}
   */
  function answer(message, sender) {
    if (sender.id !== ext.runtime.id) return null;
    if (message?.type === "analyze") return analyze(message.snapshot);
    if (message?.type === "frames") return frames(message.tabId).then((known) => ({ frames: known }));
    if (message?.type === "enable") return enableSite(message.tabId, message.origin);
    if (message?.type === "site") return Promise.resolve({ site: siteOf(sender) });
    if (message?.type === "remove") return removeSite(message.pattern);
    if (message?.type === "state") takeState(sender, message.instance, message.state);
    if (["part", "askParts", "bodyHere", "marks"].includes(message?.type)) passOn(message, sender);
    return null;
  }

  /** @param {Sender} sender */
  function siteOf(sender) {
    return sender.tab?.url ? new URL(sender.tab.url).origin : null;
  }

  /**
   * A mail's body and its header may stand in frames of two sites; all frames of the tab are told,
   * and each takes what is for it.
   * @param {{ type: string }} message
   * @param {Sender} sender
   */
  function passOn(message, sender) {
    if (sender.tab?.id === undefined) return;
    // Where no frame listens there is nothing to join.
    ext.tabs.sendMessage(sender.tab.id, message).catch(() => {});
  }

  // --- Webmails on the user's own host ---

  /** @param {string} origin */
  const scriptId = (origin) => `webmail:${sitePattern(origin)}`;

  /** The manifest's own list; Firefox hands out its paths as full addresses. */
  function contentFiles() {
    const root = ext.runtime.getURL("");
    const paths = ext.runtime.getManifest().content_scripts[0].js;
    return paths.map((path) => new URL(path, root).pathname.slice(1));
  }

  /** @param {string} origin */
  async function register(origin) {
    if (isNamedWebmail(origin)) return;
    const id = scriptId(origin);
    const scripts = [
      {
        id,
        matches: [sitePattern(origin)],
        js: contentFiles(),
        allFrames: true,
        matchOriginAsFallback: true,
        runAt: /** @type {const} */ ("document_idle"),
        persistAcrossSessions: true,
      },
    ];
    const known = await ext.scripting.getRegisteredContentScripts({ ids: [id] });
    // A registration that outlived an update names the files of the version before.
    if (known.length > 0) await ext.scripting.updateContentScripts(scripts);
    else await ext.scripting.registerContentScripts(scripts);
  }

  /**
   * Starts in an open tab, in those frames where it doesn't run yet.
   * @param {number} tabId
   */
  async function inject(tabId) {
    const found = await ext.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => typeof Main !== "undefined",
    });
    const frameIds = found.filter(({ result }) => !result).map(({ frameId }) => frameId);
    if (frameIds.length === 0) return;
    await ext.scripting.executeScript({ target: { tabId, frameIds }, files: contentFiles() });
  }

  /** @type {Promise<unknown>} */
  let enabling = Promise.resolve();

  /**
   * Checks mail on a site from now on. Asked for twice (popup, permission event) it acts once.
   * @param {number} tabId
   * @param {string} origin
   */
  function enableSite(tabId, origin) {
    const done = enabling.then(async () => {
      await ext.storage.session.remove("pendingSite");
      if (!(await isPermitted(origin))) return { ok: false };
      await register(origin);
      await ext.storage.local.set({ [siteKey(origin)]: { enabled: true } });
      await inject(tabId);
      return { ok: true };
    });
    const answered = done.catch((error) => ({ ok: false, error: String(error) }));
    enabling = answered;
    return answered;
  }

  /**
   * Forgets a site that was added, and gives the browser's permission back.
   * @param {string} pattern as registered
   */
  async function removeSite(pattern) {
    await unregister([pattern]);
    const stored = Object.keys(await ext.storage.local.get(null)).filter((key) => key.startsWith(SITE_KEY));
    const switches = stored.filter((key) => sitePattern(key.slice(SITE_KEY.length)) === pattern);
    // Frames that run there stop at once: a switch that went is off.
    await ext.storage.local.remove(switches);
    const ok = await ext.permissions.remove({ origins: [pattern] });
    return { ok };
  }

  /**
   * Registrations go with an update, and with the start of a browser that is given the unpacked
   * extension; the user's consent stays. Each site that was added has a switch in the storage.
   */
  async function restoreSites() {
    const keys = Object.keys(await ext.storage.local.get(null));
    const origins = keys.filter((key) => key.startsWith(SITE_KEY)).map((key) => key.slice(SITE_KEY.length));
    for (const origin of origins) {
      if (await isPermitted(origin)) await register(origin);
    }
  }

  /**
   * Firefox closes the popup when its permission prompt opens; the popup left a note of what the
   * user asked for.
   */
  async function finishPending() {
    const stored = await ext.storage.session.get("pendingSite");
    const pending = /** @type {{ tabId: number, origin: string } | undefined} */ (stored.pendingSite);
    if (pending) await enableSite(pending.tabId, pending.origin);
  }

  /**
   * A registration outlives its permission in both browsers and would block the next one.
   * @param {string[]} patterns
   */
  async function unregister(patterns) {
    const registered = await ext.scripting.getRegisteredContentScripts();
    const ids = registered
      .filter(({ matches }) => matches?.some((match) => patterns.includes(match)))
      .map(({ id }) => id);
    if (ids.length > 0) await ext.scripting.unregisterContentScripts({ ids });
  }

  ext.runtime.onMessage.addListener((message, sender, respond) => {
    const answered = answer(message, sender);
    if (!answered) return false;
    answered.then(respond);
    return true;
  });
  ext.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
  ext.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status) void verifyTab(tabId);
  });
  ext.runtime.onInstalled.addListener(() => void restoreSites());
  ext.permissions.onAdded.addListener(() => void finishPending());
  ext.permissions.onRemoved.addListener(({ origins }) => void unregister(origins ?? []));

  return { frames };
})();
