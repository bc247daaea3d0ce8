"use strict";
// What holds in a tab. The browser's manager decides before the switch for all sites, that before
// the tab's pause, that before the site's own switch.

const Choices = (() => {
  /** @param {number} tabId */
  const pauseKey = (tabId) => `paused:${tabId}`;

  /** @param {number} tabId */
  async function isPaused(tabId) {
    const key = pauseKey(tabId);
    return (await ext.storage.session.get(key))[key] === true;
  }

  /**
   * A site that nobody switched is on, as long as it is one that is read: Firefox covers the other
   * ports of a host with it, and a page of a site that was removed may still be open.
   * @param {string} site
   * @param {unknown} stored
   */
  async function isSwitchedOn(site, stored) {
    if (stored !== undefined) return isEnabled(stored);
    return isFixed(site) || Sites.isRegistered(site);
  }

  /**
   * @param {ManagedPolicy} policy
   * @param {string | null} site
   * @returns {boolean | null} null: the manager leaves it to the user
   */
  function decreed({ sitesOn = [], sitesOff = [] }, site) {
    if (site === null) return null;
    if (sitesOff.includes(site)) return false;
    return sitesOn.includes(site) ? true : null;
  }

  /**
   * How the switches stand.
   * @param {string | null} site
   * @param {number | undefined} tabId
   */
  async function switchesAt(site, tabId) {
    return switches(site, tabId, await Settings.managed());
  }

  /**
   * A frame that can't tell its site is checked as long as anything is.
   * @param {string | null} site
   * @param {number | undefined} tabId
   * @param {ManagedPolicy} policy
   * @returns {Promise<Switches>}
   */
  async function switches(site, tabId, policy) {
    const key = siteKey(site ?? "");
    const decree = decreed(policy, site);
    const isLocked = decree !== null || policy.lockSwitches === true;
    // What nobody may switch stands as nobody has switched it.
    const stored = isLocked ? {} : await ext.storage.local.get([Settings.EVERYWHERE, key]);
    const everywhere = isEnabled(stored[Settings.EVERYWHERE]);
    const isOn = site === null || (await isSwitchedOn(site, stored[key]));
    return {
      enabled: decree ?? (everywhere && isOn),
      paused: !isLocked && tabId !== undefined && (await isPaused(tabId)),
      everywhere,
      decreed: isLocked,
    };
  }

  /**
   * The answer to a content script, or to the popup, which names its tab and site.
   * @param {string | null} site
   * @param {number | undefined} tabId
   * @returns {Promise<SettingsAnswer & Switches>}
   */
  async function answer(site, tabId) {
    const [settings, policy] = await Promise.all([Settings.effective(), Settings.managed()]);
    const canAllow = policy.lockAllowed !== true && policy.hideAllow !== true;
    const words = await Language.wordsOf(settings.language);
    return { settings, site, canAllow, house: Settings.houseOf(policy), words, ...(await switches(site, tabId, policy)) };
  }

  /**
   * @param {number} tabId
   * @param {boolean} paused
   */
  async function pause(tabId, paused) {
    const key = pauseKey(tabId);
    if (paused) await ext.storage.session.set({ [key]: true });
    else await ext.storage.session.remove(key);
    await tell(tabId);
  }

  /** @param {number} tabId */
  const forget = (tabId) => ext.storage.session.remove(pauseKey(tabId));

  /**
   * @param {string} site
   * @param {boolean} enabled
   */
  const switchSite = (site, enabled) => ext.storage.local.set({ [siteKey(site)]: { enabled } });

  /** @param {number} tabId */
  const tell = (tabId) => ext.tabs.sendMessage(tabId, { type: "settingsChanged" }).catch(() => {});

  /** Content scripts hear of changes in the storage, but not of the manager's. */
  async function tellAll() {
    for (const { id } of await ext.tabs.query({})) if (id !== undefined) await tell(id);
  }

  return { answer, switchesAt, isPaused, pause, forget, switchSite, tellAll };
})();
