"use strict";
// The webmails that the user added, as the popup and the options list them.

const AddedSites = (() => {
  /** @param {string} pattern `https://host/*` */
  const siteOf = (pattern) => pattern.replace(/\/\*$/, "");

  /** The match patterns for which content scripts are registered. */
  async function patterns() {
    const registered = await ext.scripting.getRegisteredContentScripts();
    return registered.flatMap(({ matches }) => matches ?? []).sort();
  }

  /**
   * Forgets a site and gives the browser's permission back.
   * @param {string} pattern
   */
  const remove = (pattern) => ext.runtime.sendMessage({ type: "remove", pattern });

  return { siteOf, patterns, remove };
})();
