"use strict";
// The last warnings, kept on this computer for whoever reports one later. Of a mail there is no text and no
// subject in it, of an address only its domain, and nothing of what is read in private windows.

const WarningLog = (() => {
  /** The key in `storage.local`. */
  const KEY = "log";
  const MAX_ENTRIES = 50;
  const MAX_LIST = 20;
  /** No host name is longer (RFC 1035, 2.3.4). */
  const MAX_TEXT = 255;

  /** @typedef {{ salt: string, entries: LogEntry[] }} Stored `salt`: so that no hash tells a mail */

  /** @returns {Promise<Stored>} */
  async function stored() {
    const { [KEY]: known } = await ext.storage.local.get(KEY);
    return { salt: newInstance(), entries: [], ...WellShaped.log(known) };
  }

  /** Newest first. */
  const entries = async () => (await stored()).entries;

  /**
   * One change after the other, whichever page or worker makes it.
   * @param {() => Promise<void>} change
   * @returns {Promise<void>}
   */
  const inOrder = (change) => navigator.locks.request(KEY, change);

  /** @param {unknown} value */
  const text = (value) => String(value ?? "").slice(0, MAX_TEXT);

  /** @param {unknown} values */
  const texts = (values) => (Array.isArray(values) ? values.slice(0, MAX_LIST).map(text) : []);

  /** @param {string} salt @param {unknown} mail */
  async function hash(salt, mail) {
    const bytes = new TextEncoder().encode(`${salt}\n${mail}`);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest.slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /**
   * A warning that a frame told, without anything that does not belong here.
   * @param {Warning} warning
   * @param {string} mail
   * @returns {LogEntry}
   */
  function entryOf({ webmail, verdict, brand, domain, hosts, findings }, mail) {
    return {
      mail,
      date: new Date().toISOString(),
      webmail: text(webmail),
      verdict: verdict === "impersonation" ? verdict : "caution",
      brand: text(brand),
      domain: text(domain),
      hosts: texts(hosts),
      findings: texts(findings),
    };
  }

  /**
   * One entry a mail: a mail that is looked at again keeps its place and its date.
   * @param {Warning} warning
   */
  function add(warning) {
    return inOrder(async () => {
      const { salt, entries } = await stored();
      const entry = entryOf(warning, await hash(salt, warning.mail));
      const known = entries.find(({ mail }) => mail === entry.mail);
      const renewed = known && { ...entry, date: known.date };
      if (known && JSON.stringify(renewed) === JSON.stringify(known)) return;
      const next = renewed ? entries.map((one) => (one === known ? renewed : one)) : [entry, ...entries];
      await ext.storage.local.set({ [KEY]: { salt, entries: next.slice(0, MAX_ENTRIES) } });
    });
  }

  const clear = () => inOrder(() => ext.storage.local.remove(KEY));

  /**
   * Brings back what was just cleared.
   * @param {Stored} before
   */
  const restore = (before) => inOrder(() => ext.storage.local.set({ [KEY]: before }));

  return { KEY, stored, entries, add, clear, restore };
})();
