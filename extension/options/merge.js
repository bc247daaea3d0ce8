"use strict";
// Two settings put together: what a file adds to the user's own, or puts in their place.

const Merge = (() => {
  /** @typedef {"allowed" | "brands" | "codes" | "exchanges" | "sites"} Part */
  /** @typedef {{ inFile: number, added: number, lost: number }} Count */

  /** @type {Part[]} */
  const PARTS = ["allowed", "brands", "codes", "exchanges", "sites"];

  /**
   * The single decisions of a part, as texts that are the same when they are.
   * @param {Settings} settings
   * @param {Part} part
   * @returns {string[]}
   */
  function decisions(settings, part) {
    if (part === "allowed") return settings.allowed.map(({ place, value, brand }) => JSON.stringify([place, value, brand]));
    if (part === "codes") return settings.codes.map(({ brand, code }) => JSON.stringify([brand, code]));
    if (part === "exchanges") return settings.exchanges.map((name) => name.toLowerCase());
    if (part === "sites") return settings.sites.map(({ origin, enabled }) => JSON.stringify([origin, enabled]));
    return settings.brands.flatMap(({ name, domains }) => domains.map((domain) => JSON.stringify([name.toLowerCase(), domain])));
  }

  /**
   * @param {OwnBrand[]} mine
   * @param {OwnBrand[]} theirs
   */
  function brandsOf(mine, theirs) {
    return theirs.reduce((all, { name, domains }) => BrandSection.withDomains(all, name, domains), mine);
  }

  /**
   * @template T
   * @param {T[]} mine
   * @param {T[]} theirs
   */
  function united(mine, theirs) {
    const texts = new Set(mine.map((entry) => JSON.stringify(entry)));
    return [...mine, ...theirs.filter((entry) => !texts.has(JSON.stringify(entry)))];
  }

  /**
   * @param {string[]} mine
   * @param {string[]} theirs
   */
  function namesOf(mine, theirs) {
    return [...mine, ...theirs.filter((name) => !mine.some((own) => Change.isSameName(own, name)))];
  }

  /**
   * What is the user's stays; the file's rules come beside it.
   * @param {Settings} mine
   * @param {Settings} theirs
   * @returns {Settings}
   */
  function added(mine, theirs) {
    return {
      ...mine,
      allowed: united(mine.allowed, theirs.allowed),
      brands: brandsOf(mine.brands, theirs.brands),
      codes: united(mine.codes, theirs.codes),
      exchanges: namesOf(mine.exchanges, theirs.exchanges),
    };
  }

  /**
   * The file's take the place of the user's. Files mostly come without codes; then codes stay.
   * @param {Settings} mine
   * @param {Settings} theirs
   * @returns {Settings}
   */
  function replaced(mine, theirs) {
    return { ...theirs, codes: theirs.codes.length > 0 ? theirs.codes : mine.codes, sites: [] };
  }

  /**
   * What a file would change. Sites are only added or switched: they go where they are listed.
   * @param {Settings} mine with sites
   * @param {Settings} theirs
   * @param {boolean} replaces
   * @returns {Map<Part, Count>}
   */
  function counts(mine, theirs, replaces) {
    const after = replaces ? replaced(mine, theirs) : added(mine, theirs);
    return new Map(PARTS.map((part) => {
      const before = new Set(decisions(mine, part));
      const stays = new Set(decisions(after, part));
      const inFile = decisions(theirs, part);
      const lost = part === "sites" ? 0 : [...before].filter((decision) => !stays.has(decision)).length;
      return [part, { inFile: inFile.length, added: inFile.filter((decision) => !before.has(decision)).length, lost }];
    }));
  }

  return { added, replaced, counts };
})();
