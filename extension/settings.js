"use strict";
// What the user, and whoever manages the browser, decided. Read and written by the background and
// the extension's own pages; content scripts are told by the background.

const Settings = (() => {
  /** The key in `storage.local`; sites have keys of their own (compat.js). */
  const KEY = "settings";
  /** The key in `storage.local` of the switch for all sites. */
  const EVERYWHERE = "everywhere";
  const MAX_CONTACT = 300;

  /** @returns {Settings} */
  function none() {
    return {
      version: 1, allowed: [], brands: [], codes: [], exchanges: [], showConsistent: true, keepLog: true, language: null,
      sites: [],
    };
  }

  /**
   * What the user decided.
   * @returns {Promise<Settings>}
   */
  async function stored() {
    const { [KEY]: known } = await ext.storage.local.get(KEY);
    return { ...none(), ...WellShaped.settings(known) };
  }

  /**
   * The sites that have a switch in the storage.
   * @param {Record<string, unknown>} storage all of it
   */
  function sitesIn(storage) {
    const keys = Object.keys(storage).filter((key) => key.startsWith(SITE_KEY));
    return keys.map((key) => key.slice(SITE_KEY.length)).filter(WellShaped.isSite);
  }

  /**
   * What the browser's manager decided; nothing where nobody does.
   * @returns {Promise<ManagedPolicy>}
   */
  async function managed() {
    try {
      return WellShaped.policy(await ext.storage.managed.get(null));
    } catch {
      // Firefox says that way that there is no policy for this extension.
      return {};
    }
  }

  /**
   * What holds: the manager's rules beside the user's own.
   * @returns {Promise<Settings>}
   */
  async function effective() {
    const [own, policy] = await Promise.all([stored(), managed()]);
    return {
      ...own,
      allowed: [...(policy.allowed ?? []), ...(policy.lockAllowed ? [] : own.allowed)],
      brands: [...(policy.brands ?? []), ...own.brands],
      keepLog: own.keepLog && policy.log !== false,
      language: policy.language ?? own.language,
    };
  }

  /**
   * Where the manager wants reports to go, and whom readers may ask.
   * @param {ManagedPolicy} policy
   * @returns {House}
   */
  function houseOf({ reportTo = "", contactText = "" }) {
    const isAddress = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(reportTo);
    const isPage = /^https:\/\/[^\s]+$/.test(reportTo);
    return {
      contact: contactText.trim().slice(0, MAX_CONTACT),
      desk: isAddress || isPage ? { address: isAddress ? reportTo : null, page: isPage ? reportTo : null } : null,
    };
  }

  /**
   * Changes what the user decided. One after the other, whichever page or worker asks: the lock is
   * the browser's, so that no change is lost to another's reading.
   * @param {(settings: Settings) => Settings | Promise<Settings>} change
   * @returns {Promise<void>}
   */
  function update(change) {
    return navigator.locks.request(KEY, async () => {
      await ext.storage.local.set({ [KEY]: await change(await stored()) });
    });
  }

  /** @param {AllowRule} a @param {AllowRule} b */
  const isSameRule = (a, b) => a.place === b.place && a.value === b.value && a.brand === b.brand;

  /** @param {AllowRule} rule */
  function allow(rule) {
    return update((settings) => ({
      ...settings,
      allowed: [...settings.allowed.filter((known) => !isSameRule(known, rule)), rule],
    }));
  }

  /** @param {AllowRule} rule */
  function disallow(rule) {
    return update((settings) => ({
      ...settings,
      allowed: settings.allowed.filter((known) => !isSameRule(known, rule)),
    }));
  }

  return { KEY, EVERYWHERE, none, stored, sitesIn, managed, effective, houseOf, update, allow, disallow };
})();
