"use strict";
// Of too many links those that are checked. Whoever fills a mail with links fills it with one host's,
// or with the same once more, and neither pushes out the one that he means.

const LinkChoice = (() => {
  /** The host of an address, and hosts in it: it may lead on to them. */
  const HOSTS = /(?:https?|ftp)(?::|%3a)(?:\/|%2f){2}[^/?#&%\s]*/gi;

  /** @param {string} href */
  const groupOf = (href) => href.match(HOSTS)?.join(" ").toLowerCase() ?? href;

  /**
   * The first of each group come before the second of any. What says the same once more comes last
   * and is no loss.
   * @template T
   * @param {T[]} all
   * @param {number} limit
   * @param {(one: T) => string} hrefOf
   * @param {(one: T) => string} sayingOf what it says of where it leads; asked only if there are too many
   * @returns {Work<{ chosen: T[], isAll: boolean }>} in their order
   */
  function* of(all, limit, hrefOf, sayingOf) {
    if (all.length <= limit) return { chosen: all, isAll: true };
    /** @type {Map<string, number>} */
    const groups = new Map();
    const said = new Set();
    const ranked = [];
    for (const [index, one] of all.entries()) {
      if (index % Slices.STEPS === 0) yield;
      const href = hrefOf(one);
      const group = groupOf(href);
      const nth = groups.get(group) ?? 0;
      groups.set(group, nth + 1);
      const saying = `${href}\n${sayingOf(one)}`;
      ranked.push({ index, nth, repeats: said.has(saying) });
      said.add(saying);
    }
    ranked.sort((a, b) => Number(a.repeats) - Number(b.repeats) || a.nth - b.nth);
    const kept = ranked.slice(0, limit).sort((a, b) => a.index - b.index);
    return { chosen: kept.map(({ index }) => all[index]), isAll: said.size <= limit };
  }

  return { of };
})();
