"use strict";
// The webmails that are known, and which of them this frame is a page of.

const Webmails = (() => {
  /** @type {Webmail[]} */
  const known = [];

  /** @param {Webmail} webmail */
  function add(webmail) {
    known.push(webmail);
  }

  /**
   * @param {string} pattern a match pattern as in the manifest: `https://*.host/*`
   * @param {string} host
   */
  function covers(pattern, host) {
    const named = pattern.slice("https://".length, -"/*".length);
    if (!named.startsWith("*.")) return host === named;
    return host === named.slice(2) || host.endsWith(named.slice(1));
  }

  /** @param {string} pattern */
  const coversThisHost = (pattern) => covers(pattern, location.hostname);

  /**
   * The frame that this page stands in, where the page around it is of the same site.
   * @returns {Element | null}
   */
  function ownFrame() {
    try {
      return window.frameElement;
    } catch {
      return null;
    }
  }

  /**
   * Markup tells a webmail's page, but in a frame the markup may be a mail's. There it counts only
   * where the webmail is known to show its own pages.
   * @param {Webmail} webmail
   */
  function isRecognised(webmail) {
    const frame = ownFrame();
    const isOwnPage = !frame || (webmail.frame !== null && frame.matches(webmail.frame));
    return isOwnPage && webmail.isHere();
  }

  /**
   * The mail's body that this frame holds for a page of another site, or null. Looked for before
   * anything else: in such a frame all markup is a mail's.
   * @returns {Element | null}
   */
  function foreignBody() {
    if (window === window.top) return null;
    const owner = known.find(({ join }) => join?.hosts.some(coversThisHost));
    return owner?.join ? Dom.first(owner.join.body.css) : null;
  }

  /** @returns {Webmail | null} */
  function current() {
    const named = known.find(({ hosts }) => hosts.some(coversThisHost));
    if (named) return named;
    const recognised = known.find((webmail) => webmail.selfHosted && isRecognised(webmail));
    if (recognised) return recognised;
    return window === window.top ? GenericWebmail : null;
  }

  return { add, covers, current, foreignBody };
})();
