"use strict";
// Where the open mail stands, as far as any reader knows: of that more is shown, and within the mail
// itself nothing of what its sender calls his elements.

const CapturePlace = (() => {
  /** @param {() => T} read @param {T} other @template T */
  function attempt(read, other) {
    try {
      return read();
    } catch {
      return other;
    }
  }

  /** @returns {OpenMessage[]} */
  function messages() {
    const known = attempt(() => Webmails.current(), null);
    const own = known ? attempt(() => known.messages(), []) : [];
    return [...own, ...(known ? attempt(() => GenericWebmail.messages(), []) : [])];
  }

  /** @returns {Element[]} */
  function bodies() {
    if (window !== window.top && Webmails.isSandboxed()) return Dom.all("body");
    const foreign = attempt(() => Webmails.foreignBody(), null);
    if (foreign) return Dom.deep(foreign.body.css).map(({ element }) => element);
    const known = attempt(() => Webmails.current(), null);
    const facts = Object.entries(known?.facts ?? {}).filter(([use]) => use.startsWith("body"));
    return facts.flatMap(([, { css }]) => attempt(() => Dom.deep(css).map(({ element }) => element), []));
  }

  /** @param {Element} frame whether nobody but a mail's sender can have written what is in it */
  function holdsMail(frame) {
    return Dom.attribute(frame, "sandbox") !== null || Dom.attribute(frame, "srcdoc") !== null;
  }

  /** @param {Node} node the element that holds it: its parent, its shadow's host, its frame */
  function above(node) {
    const parent = Dom.parentNode(node);
    if (parent && Dom.isElement(parent)) return parent;
    const root = Dom.root(node);
    // Of another frame's window: no instance of this one's classes.
    if (Dom.nodeType(root) === Node.DOCUMENT_FRAGMENT_NODE) return /** @type {ShadowRoot} */ (root).host ?? null;
    return attempt(() => Dom.windowOf(root)?.frameElement ?? null, null);
  }

  /** Where the mail is in this frame. */
  function find() {
    const open = messages();
    const mails = new Set([...open.flatMap(({ parts }) => parts.map(({ element }) => element)), ...bodies()]);
    /** @type {Set<Node>} */
    const path = new Set();
    for (const start of [...mails, ...open.map(({ root }) => root)]) {
      for (let node = /** @type {Node | null} */ (start); node && !path.has(node); node = above(node)) path.add(node);
    }
    return {
      isKnown: path.size > 0,
      /** @param {Element} element */
      isMail: (element) => mails.has(element),
      /** @param {Node} node whether the mail, or a part of it, stands in it */
      leadsThere: (node) => path.has(node),
      holdsMail,
    };
  }

  return { find };
})();
