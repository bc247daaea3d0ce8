"use strict";
// The switch of the site in the address bar, as every frame of it must follow it.

const SiteSwitch = (() => {
  /**
   * The origin of the page in the address bar. `ancestorOrigins` also answers in frames of other
   * sites; Firefox lacks it, and there the background knows.
   * @returns {Promise<string>}
   */
  async function site() {
    const ancestors = location.ancestorOrigins;
    if (ancestors && ancestors.length > 0) return ancestors[ancestors.length - 1];
    try {
      return window.top?.location.origin ?? location.origin;
    } catch {
      return (await ext.runtime.sendMessage({ type: "site" }))?.site ?? location.origin;
    }
  }

  /**
   * Tells how the switch stands, now and whenever it is moved.
   * @param {(on: boolean) => void} change
   */
  async function follow(change) {
    const key = siteKey(await site());
    ext.storage.onChanged.addListener((changes, area) => {
      if (area !== "local" || !(key in changes)) return;
      const { newValue } = changes[key];
      // A switch that went, went with its site.
      change(newValue !== undefined && isEnabled(newValue));
    });
    const stored = await ext.storage.local.get(key);
    change(isEnabled(stored[key]));
  }

  return { follow };
})();
