"use strict";
// Opens the welcome page, once, when a person installed the extension.

const Welcome = (() => {
  /** @param {string} reason why the browser says that this version is new to it */
  async function open(reason) {
    if (reason !== "install" || (await Settings.managed()).welcome === false) return;
    await ext.tabs.create({ url: ext.runtime.getURL("welcome.html") });
  }

  return { open };
})();
