"use strict";
// Webmails on the user's own host: registered with the browser on the user's or the manager's word.

const Sites = (() => {
  /** @param {string} origin */
  const scriptId = (origin) => `webmail:${sitePattern(origin)}`;

  /** @param {string} origin */
  async function register(origin) {
    if (isNamedWebmail(origin)) return;
    const id = scriptId(origin);
    const scripts = [
      {
        id,
        matches: [sitePattern(origin)],
        js: Takeover.contentFiles(),
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

  /** @type {Promise<unknown>} */
  let enabling = Promise.resolve();

  /**
   * Checks mail on a site from now on. Asked for twice (popup, permission event) it acts once.
   * @param {number | undefined} tabId where the site is open; the options don't know
   * @param {string} origin
   */
  function enable(tabId, origin) {
    const done = enabling.then(async () => {
      await ext.storage.session.remove("pendingSite");
      if (!(await isPermitted(origin))) return { ok: false };
      await register(origin);
      await ext.storage.local.set({ [siteKey(origin)]: { enabled: true } });
      if (tabId !== undefined) await Takeover.into(tabId);
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
  async function remove(pattern) {
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
   * extension; the user's consent stays. Each site that was added has a switch in the storage, and
   * the manager's are in the policy.
   */
  async function restore() {
    const keys = Object.keys(await ext.storage.local.get(null));
    await registerAll(keys.filter((key) => key.startsWith(SITE_KEY)).map((key) => key.slice(SITE_KEY.length)));
    const { sitesOn = [] } = await Settings.managed();
    await registerAll(sitesOn);
  }

  /** @param {string[]} origins */
  async function registerAll(origins) {
    for (const origin of origins) if (await isPermitted(origin)) await register(origin);
  }

  /**
   * Firefox closes the popup when its permission prompt opens; the popup left a note of what the
   * user asked for.
   */
  async function finishPending() {
    const stored = await ext.storage.session.get("pendingSite");
    const pending = /** @type {{ tabId: number, origin: string } | undefined} */ (stored.pendingSite);
    if (pending) await enable(pending.tabId, pending.origin);
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

  /** @param {string} origin */
  async function isRegistered(origin) {
    const registered = await ext.scripting.getRegisteredContentScripts();
    return registered.some(({ matches }) => matches?.includes(sitePattern(origin)));
  }

  /** The patterns of all pages on which content scripts run. */
  async function patterns() {
    const registered = await ext.scripting.getRegisteredContentScripts();
    const named = ext.runtime.getManifest().content_scripts;
    return [...named, ...registered].flatMap(({ matches }) => matches ?? []);
  }

  /**
   * Whether content scripts run at an address. Of other tabs' addresses the browser tells us nothing.
   * @param {string} url
   */
  async function isReadAt(url) {
    if (!/^https?:/.test(url)) return false;
    const { origin } = new URL(url);
    return (isNamedWebmail(origin) && (await isPermitted(origin))) || isRegistered(origin);
  }

  return { enable, remove, restore, finishPending, unregister, isRegistered, isReadAt, patterns };
})();
