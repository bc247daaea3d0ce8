"use strict";
// Links that a webmail turned into links to itself, read as what they were: `mailto:` that became its own
// page for writing, addresses behind its own redirector. The rules stand in src/data/webmails.
//
// A sender can write such a link himself. It does what it is read as, so that gains him nothing; what does
// not fit a rule to the letter stays a link to the webmail's host.

const Rewrites = (() => {
  /** Longer addresses are left as they are: no more of them is read anyway. */
  const MAX_HREF = 8_192;
  /** A redirector may lead to itself. */
  const MAX_ROUNDS = 4;

  /** @type {Rewrite[]} */
  let rules = [];
  let hasOthers = false;

  /**
   * From now on by the rules of this webmail.
   * @param {Webmail | null} webmail
   */
  function use(webmail) {
    rules = webmail?.rewrites ?? [];
    hasOthers = rules.some(({ ownHost }) => !ownHost);
  }

  /**
   * What a link was before the webmail changed it, or null: no link.
   * @param {string} href as the browser resolved it
   */
  function undone(href) {
    let was = href;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const before = undoneOnce(was);
      if (before === null || before === was) return before;
      was = before;
    }
    return was;
  }

  /** @param {string} href */
  function undoneOnce(href) {
    const isOwn = rules.length > 0 && href.startsWith(`${location.origin}/`);
    if ((!isOwn && !hasOthers) || href.length > MAX_HREF) return href;
    const path = isOwn ? href.slice(location.origin.length) : "";
    for (const rule of rules) {
      const found = rule.pattern.exec(rule.ownHost ? path : href);
      if (found && isOfPage(found.groups ?? {})) return before(rule, found.groups?.target, href);
    }
    return href;
  }

  /**
   * In another folder of the same host may stand what has nothing to do with the webmail.
   * @param {{ origin?: string, folder?: string }} groups
   */
  function isOfPage({ origin = location.origin, folder = "" }) {
    return origin === location.origin && location.pathname.startsWith(`${folder}/`);
  }

  /**
   * @param {Rewrite} rule
   * @param {string | undefined} target
   * @param {string} href stays where the target is nothing that can be read
   */
  function before({ becomes, decode }, target, href) {
    if (target === undefined) return null;
    const text = decode ? decoded(target) : target;
    return text === null ? href : normalised(becomes + text) ?? href;
  }

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return null;
    }
  }

  /**
   * As the browser would have resolved it; null without a scheme of its own.
   * @param {string} address
   */
  function normalised(address) {
    if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) return null;
    try {
      return new URL(address).href;
    } catch {
      // Being evidence itself.
      return address;
    }
  }

  return { use, undone };
})();
