"use strict";
// What is stored, and what a policy says, as far as it has the shape that it must have: a storage may be
// damaged and a policy written wrongly, and neither may keep mail from being checked. What has another
// shape is left out, in lists entry by entry. What the values mean, the core decides.

const WellShaped = (() => {
  /** @typedef {(value: any) => any} Shape gives what of a value may stay; undefined: nothing */

  /** @param {unknown} value */
  const isText = (value) => typeof value === "string";
  /** @param {unknown} value */
  const isFlag = (value) => typeof value === "boolean";
  /** @param {unknown} value */
  const isTexts = (value) => Array.isArray(value) && value.every(isText);
  /** @param {unknown} value */
  const isDate = (value) => isText(value) && !Number.isNaN(Date.parse(/** @type {string} */ (value)));
  /** @param {unknown} value */
  const isPlace = (value) => value === "sender" || value === "link";

  /** @param {unknown} value */
  function isSite(value) {
    try {
      return isText(value) && /^https?:$/.test(new URL(/** @type {string} */ (value)).protocol);
    } catch {
      return false;
    }
  }

  /**
   * @param {Record<string, (value: unknown) => boolean>} fields
   * @returns {(value: any) => boolean}
   */
  const has = (fields) => (value) =>
    typeof value === "object" && value !== null && Object.entries(fields).every(([name, fits]) => fits(value[name]));

  /** @param {(value: any) => boolean} fits @returns {Shape} */
  const only = (fits) => (value) => (fits(value) ? value : undefined);
  /** @param {(value: any) => boolean} fits @returns {Shape} */
  const list = (fits) => (value) => (Array.isArray(value) ? value.filter(fits) : undefined);

  /**
   * @param {Record<string, Shape>} shapes
   * @returns {(value: any) => any}
   */
  const parts = (shapes) => (value) => {
    if (typeof value !== "object" || value === null) return {};
    const kept = Object.entries(shapes).map(([name, shape]) => [name, shape(value[name])]);
    return Object.fromEntries(kept.filter(([, part]) => part !== undefined));
  };

  const brands = list(has({ name: isText, domains: isTexts }));
  const allowed = list(has({ place: isPlace, value: isText, brand: isText }));

  /** @type {(stored: unknown) => Partial<Settings>} */
  const settings = parts({
    allowed, brands, codes: list(has({ brand: isText, code: isText })), exchanges: list(isText),
    showConsistent: only(isFlag), keepLog: only(isFlag), language: only(isText),
  });

  /** Firefox does not look at managed_schema.json. @type {(policy: unknown) => ManagedPolicy} */
  const policy = parts({
    sitesOn: list(isSite), sitesOff: list(isSite), brands, allowed,
    lockAllowed: only(isFlag), hideAllow: only(isFlag), lockSwitches: only(isFlag), welcome: only(isFlag), log: only(isFlag),
    language: only(isText), reportTo: only(isText), contactText: only(isText),
  });

  const isEntry = has({
    mail: isText, date: isDate, webmail: isText, verdict: isText, brand: isText, domain: isText, hosts: isTexts, findings: isTexts,
  });
  /** @type {(stored: unknown) => { salt?: string, entries?: LogEntry[] }} */
  const log = parts({ salt: only(isText), entries: list(isEntry) });

  /** What a frame said. @type {(stored: unknown) => boolean} */
  const isFrame = has({ instance: isText, state: has({ supported: isFlag, enabled: isFlag, verdicts: isTexts, problems: isTexts }) });

  /** @type {(stored: unknown) => Partial<ClickedState>} */
  const ticks = parts({ was: list(isText), done: list(isText), country: only(isText) });

  return { settings, policy, log, isFrame, isSite, ticks };
})();
