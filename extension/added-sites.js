"use strict";
// The webmails that the user chose or added, as the popup and the options list them.

const AddedSites = (() => {
  /** @param {string} pattern `https://host/*` */
  const siteOf = (pattern) => pattern.replace(/\/\*$/, "");

  /** Each registered site's own match pattern. */
  async function patterns() {
    const registered = await ext.scripting.getRegisteredContentScripts();
    return registered.flatMap(({ matches }) => matches?.[0] ?? []).sort();
  }

  /**
   * Forgets a site and gives the browser's permission back.
   * @param {string} pattern
   */
  const remove = (pattern) => ext.runtime.sendMessage({ type: "remove", pattern });

  return { siteOf, patterns, remove };
})();
