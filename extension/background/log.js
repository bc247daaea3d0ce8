"use strict";
// Takes the warnings that frames tell into the list of the last ones, where it is kept.

const LogTaker = (() => {
  /**
   * What the webmail is called: as people know it, or else as its reader is called; never the host of a
   * webmail of somebody's own.
   * @param {string | null} site
   * @param {string | null} reader
   */
  function nameOf(site, reader) {
    const named = site ? namedWebmailAt(site)?.name : null;
    return named ?? (reader === "generic" ? "" : reader ?? "");
  }

  /**
   * @param {Warning} warning
   * @param {Sender} sender
   * @param {string | null} site
   */
  async function take(warning, { tab }, site) {
    // Where the browser does not say that a window is not private, it may be one.
    if (tab?.incognito !== false) return;
    if (!(await Settings.effective()).keepLog) return;
    await WarningLog.add({ ...warning, webmail: nameOf(site, warning.webmail) });
  }

  /** A manager who wants no list wants none of before either. */
  async function obey() {
    if ((await Settings.managed()).log === false) await WarningLog.clear();
  }

  return { take, obey };
})();
