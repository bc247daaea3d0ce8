"use strict";
// The webmails that are known, and which of them this frame is a page of.

const Webmails = (() => {
  /** @type {Webmail[]} */
  const known = [];

  /** @param {Webmail} webmail */
  function add(webmail) {
    known.push(webmail);
  }

  /** @param {string} pattern */
  const coversThisHost = (pattern) => covers(pattern, location);

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
   * In a frame the markup may be a mail's, and its address too: what a page writes into a frame takes
   * the page's address. It counts only where the webmail is known to show its own pages.
   * @param {Webmail} webmail
   */
  function isOwnPage(webmail) {
    const frame = ownFrame();
    return !frame || (webmail.frame !== null && frame.matches(webmail.frame));
  }

  /**
   * The webmail for whose page of another site this frame holds a mail's body, or null. In such a
   * frame all markup is a mail's, so nothing else is looked for.
   * @returns {Join | null}
   */
  function foreignBody() {
    if (window === window.top) return null;
    const owner = known.find(({ join }) => join?.hosts.some(coversThisHost));
    if (!owner?.join) return null;
    // One host may serve the application as well as the bodies; then the body itself tells.
    const isApplication = owner.hosts.some(coversThisHost) && !Dom.first(owner.join.body.css);
    return isApplication ? null : owner.join;
  }

  /**
   * Whether this document has no origin: it stands in a sandbox, where a webmail puts what it does
   * not trust.
   */
  function isSandboxed() {
    return window.origin === "null";
  }

  /** @returns {Webmail | null} */
  function current() {
    // A frame without an address of its own holds what somebody wrote into it: a mail.
    if (!/^https?:$/.test(location.protocol) || isSandboxed()) return null;
    const named = known.find(({ hosts }) => hosts.some(coversThisHost));
    if (named) return isOwnPage(named) ? named : null;
    const recognised = known.find((webmail) => webmail.selfHosted && isOwnPage(webmail) && webmail.isHere());
    if (recognised) return recognised;
    return window === window.top ? GenericWebmail : null;
  }

  const all = () => known;

  return { add, all, current, foreignBody, isSandboxed };
})();
