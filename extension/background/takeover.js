"use strict";
// Starts content scripts in tabs that were open before this version of the extension came: at
// install, after an update, when the extension is switched on again. A browser runs them by itself
// only in pages that load from now on. A tab that was discarded loads when it is looked at.

const Takeover = (() => {
  /** Gone with the version, and with the browser's run: so the next life takes over once more. */
  const KEY = "takenOver";
  /** Milliseconds that anybody waits for a page: one that is asleep answers only when it wakes. */
  const PATIENCE = 2_000;
  /**
   * What is under way in a tab, none twice at a time: a second injection would add each adapter twice.
   * @type {Map<number, Promise<boolean>>}
   */
  const injecting = new Map();

  /** The manifest's own list; Firefox hands out its paths as full addresses. */
  function contentFiles() {
    const root = ext.runtime.getURL("");
    const paths = ext.runtime.getManifest().content_scripts[0].js;
    return paths.map((path) => new URL(path, root).pathname.slice(1));
  }

  /**
   * Runs in the page. By its function: an element of the page may be called `Main`.
   */
  function isRunning() {
    return typeof Main === "object" && typeof Main.reports === "function";
  }

  /** @param {number} tabId */
  async function inject(tabId) {
    const found = await ext.scripting.executeScript({ target: { tabId, allFrames: true }, func: isRunning });
    const frameIds = found.filter(({ result }) => !result).map(({ frameId }) => frameId);
    if (frameIds.length === 0) return;
    await ext.scripting.executeScript({ target: { tabId, frameIds }, files: contentFiles() });
  }

  /**
   * Starts in an open tab, in those frames where no content script of this version runs yet.
   * @param {number} tabId
   * @returns {Promise<boolean>} false where the browser does not let us, or not yet
   */
  function into(tabId) {
    const done = (injecting.get(tabId) ?? Promise.resolve(true)).then(() => inject(tabId)).then(
      () => true,
      // The tab was closed meanwhile, shows an error page, or is one of those that browsers protect.
      () => false,
    );
    injecting.set(tabId, done);
    void done.then(() => injecting.get(tabId) === done && injecting.delete(tabId));
    return Promise.race([done, new Promise((resolve) => setTimeout(() => resolve(false), PATIENCE))]);
  }

  async function isDue() {
    return (await ext.storage.session.get(KEY))[KEY] !== true;
  }

  async function everywhere() {
    if (!(await isDue())) return;
    await ext.storage.session.set({ [KEY]: true });
    await again();
  }

  /** All open tabs on which content scripts should run by now. */
  async function again() {
    const tabs = await ext.tabs.query({ url: await Sites.patterns() });
    await Promise.all(tabs.map(({ id, discarded }) => id === undefined || discarded ? false : into(id)));
  }

  return { contentFiles, isDue, into, everywhere, again };
})();
