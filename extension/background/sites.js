"use strict";
// Sites beside those of the manifest: webmails that the user chose, and those on the user's own host, on
// the user's or the manager's word. Each is registered with the browser by the patterns that it needs.

const Sites = (() => {
  /** One registration after the other: the browser refuses a second one of the same id. */
  let registering = Promise.resolve();

  /** @param {string} pattern the site's own */
  const scriptId = (pattern) => `webmail:${pattern}`;

  /** @param {string[]} matches */
  async function registerNow(matches) {
    const id = scriptId(matches[0]);
    const scripts = [
      {
        id,
        matches,
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

  /**
   * Where the browser lets us in and the manifest does not see to it.
   * @param {string[]} patterns a site's own first
   */
  function register(patterns) {
    const done = registering.then(async () => {
      if (fixedPatterns().includes(patterns[0]) || !(await ext.permissions.contains({ origins: patterns }))) return;
      await registerNow(patterns);
    });
    registering = done.catch(() => {});
    return done;
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
      await register(patternsOf(origin));
      await ext.storage.local.set({ [siteKey(origin)]: { enabled: true } });
      if (tabId !== undefined) await Takeover.into(tabId);
      return { ok: true };
    });
    const answered = done.catch((error) => ({ ok: false, error: String(error) }));
    enabling = answered;
    return answered;
  }

  /**
   * Forgets a site, and gives back what the browser allowed for it and for no other.
   * @param {string} pattern its own
   */
  async function remove(pattern) {
    const registered = await ext.scripting.getRegisteredContentScripts();
    const gone = registered.filter(({ id }) => id === scriptId(pattern));
    const kept = registered.filter(({ id }) => id !== scriptId(pattern)).flatMap(({ matches }) => matches ?? []);
    if (gone.length > 0) await ext.scripting.unregisterContentScripts({ ids: gone.map(({ id }) => id) });
    const sites = Settings.sitesIn(await ext.storage.local.get(null));
    // Frames that run there stop at once: a switch that went is off.
    await ext.storage.local.remove(sites.filter((site) => patternsOf(site)[0] === pattern).map(siteKey));
    // Consent may be there without a registration.
    const needed = gone[0]?.matches ?? [pattern];
    const ok = await ext.permissions.remove({ origins: needed.filter((match) => !kept.includes(match)) });
    return { ok };
  }

  /**
   * Registrations go with an update, and with the start of a browser that is given the unpacked
   * extension; the user's consent stays. So each site into which the browser lets us is registered
   * again: the named webmails, which an earlier version may have had in its manifest, those that have
   * a switch in the storage, and the manager's.
   */
  async function restore() {
    const { sitesOn = [] } = await Settings.managed();
    const origins = [...Settings.sitesIn(await ext.storage.local.get(null)), ...sitesOn];
    const all = [...NAMED_WEBMAILS.flatMap(patternsByNamedSite), ...origins.map(patternsOf)];
    const sites = [...new Map(all.map((patterns) => [patterns[0], patterns])).values()];
    // All asked at once: until its turn came a site that was checked would count as one that is not.
    const permitted = await Promise.all(sites.map((origins) => ext.permissions.contains({ origins })));
    for (const patterns of sites.filter((_, at) => permitted[at])) await register(patterns);
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
    const ids = [scriptId(patternsOf(origin)[0])];
    return (await ext.scripting.getRegisteredContentScripts({ ids })).length > 0;
  }

  /** The patterns of all pages on which content scripts run. */
  async function patterns() {
    const registered = await ext.scripting.getRegisteredContentScripts();
    return [...fixedPatterns(), ...registered.flatMap(({ matches }) => matches ?? [])];
  }

  /**
   * Whether content scripts run at an address. Of other tabs' addresses the browser tells us nothing.
   * @param {string} url
   */
  async function isReadAt(url) {
    if (!/^https?:/.test(url)) return false;
    const { origin } = new URL(url);
    return (isFixed(origin) && (await isPermitted(origin))) || isRegistered(origin);
  }

  return { enable, remove, restore, finishPending, unregister, isRegistered, isReadAt, patterns };
})();
