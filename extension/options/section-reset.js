"use strict";
// Everything as it was at install. What the browser allowed for added sites goes back to it.

const ResetSection = (() => {
  const dialog = /** @type {HTMLDialogElement} */ (byId("reset-dialog"));

  async function reset() {
    dialog.close();
    for (const pattern of await AddedSites.patterns()) await AddedSites.remove(pattern);
    const keys = Object.keys(await ext.storage.local.get(null));
    await ext.storage.local.remove(keys.filter((key) => key === Settings.EVERYWHERE || key.startsWith(SITE_KEY)));
    await WarningLog.clear();
    await Settings.update(Settings.none);
    Notice.show("reset-notice", say("opt_reset_done"), null);
    byId("reset-title").focus();
  }

  function start() {
    byId("reset").addEventListener("click", () => dialog.showModal());
    byId("reset-cancel").addEventListener("click", () => dialog.close());
    byId("reset-confirm").addEventListener("click", reset);
  }

  return { start };
})();
