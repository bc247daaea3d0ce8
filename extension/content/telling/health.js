"use strict";
// What a bug report about a page that could not be read needs: which selectors still match, and the
// page's build. No text, no address, no subject, nothing of the mail.

const Health = (() => {
  const MAX_LINES = 300;
  const MAX_DEPTH = 24;
  const MAX_NAMES = 6;
  /** Names of the page's own making; the values of all other attributes are left out. */
  const KEPT = ["id", "class", "role", "data-testid", "data-test-id"];

  /**
   * Numbers in names may be a message's or a person's.
   * @param {string} name
   */
  function masked(name) {
    return /^[A-Za-z][A-Za-z_:-]*[\dA-Za-z_:-]*$/.test(name) && name.length <= 40 ? name.replace(/\d+/g, "0") : "…";
  }

  /** @param {Element} element */
  function described(element) {
    const names = KEPT.flatMap((attribute) => {
      const value = Dom.attribute(element, attribute)?.trim();
      return value ? [`${attribute}=${value.split(/\s+/).slice(0, MAX_NAMES).map(masked).join(".")}`] : [];
    });
    return [Dom.localName(element), ...names].join(" ");
  }

  /**
   * The page's elements as an indented list; bodies of mails and editors are closed.
   * @param {Set<Element>} closed
   */
  function skeleton(closed) {
    /** @type {string[]} */
    const lines = [];
    const page = Dom.first("body");
    /** @type {{ node: Node | null, depth: number }[]} */
    const levels = [{ node: page, depth: 0 }];
    for (let level = levels.at(-1); level && lines.length < MAX_LINES; level = levels.at(-1)) {
      const node = level.node;
      if (!node) {
        levels.pop();
        continue;
      }
      level.node = node === page ? null : Dom.nextSibling(node);
      if (!Dom.isElement(node) || isSkipped(node)) continue;
      const isClosed = closed.has(node);
      lines.push(`${" ".repeat(level.depth)}${described(node)}${isClosed ? " (mail)" : ""}`);
      if (!isClosed && level.depth < MAX_DEPTH) levels.push({ node: Dom.firstChild(node), depth: level.depth + 1 });
    }
    return lines;
  }

  /** @param {Element} element */
  function isSkipped(element) {
    return /^(?:script|style|link|svg|noscript|template)$/.test(Dom.localName(element))
      || !Visibility.isShown(element);
  }

  /** @param {Webmail} webmail */
  function selectors(webmail) {
    return Object.entries(webmail.facts).map(([use, { css, grade, date }]) => {
      const found = Dom.deep(css);
      const shown = found.filter(({ element }) => Visibility.isShown(element));
      return `${use} (${grade}, ${date}): ${css} → ${found.length}, shown ${shown.length}`;
    });
  }

  /** @param {Webmail} webmail */
  function mails(webmail) {
    const bodies = Object.entries(webmail.facts).filter(([use]) => use.startsWith("body"));
    return new Set([
      ...bodies.flatMap(([, { css }]) => Dom.deep(css).map(({ element }) => element)),
      ...webmail.messages().flatMap(({ parts }) => parts.map(({ element }) => element)),
    ]);
  }

  /**
   * @param {Webmail | null} webmail
   * @param {FrameState} state
   */
  function report(webmail, state) {
    if (!webmail) return [];
    const { problems, verdicts } = state;
    return [
      `webmail: ${webmail.name}`,
      `problems: ${problems.join(", ") || "none"}; messages: ${verdicts.length}`,
      ...selectors(webmail),
      "page:",
      ...skeleton(mails(webmail)),
    ];
  }

  return { report };
})();
