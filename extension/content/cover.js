"use strict";
// Keeps a mail below its banner. Whatever a mail sets itself, a negative margin, a place, a
// transform, a layer on top of all: nothing of it is painted above the upper edge of its body, and
// that edge stays where the webmail puts it. What sticks out elsewhere stays: it may be scrolled to.
//
// A mail's style sheet may also speak of the body's own element: webmails put that in the place of
// `body`. Only where it lies over the banner is it put back: a webmail may have moved it for a reason.
// The style attribute of that element is used for this, and where the mail's sheet is stronger than
// an effect. The element is the webmail's; nothing in it is touched.

const Cover = (() => {
  const ID = "touchstone-cover";
  /** Nothing above the upper edge, whatever stands at the others. */
  const CLIP = "inset(0px -100000px -100000px)";
  const CLIPPED = "inset(0px -";
  /** So that a margin of the mail's first element does not move the body. */
  const OWN_MARGINS = "flow-root";
  /** The same by an effect: not every browser lets one change what `display` says. */
  const EDGE = "0.1px";
  /** In long form each, so that what stood there can come back. */
  const IN_PLACE = {
    display: OWN_MARGINS, position: "relative", top: "auto", right: "auto", bottom: "auto", left: "auto",
    "z-index": "auto", "margin-top": "0px", float: "none", order: "0",
    "grid-row-start": "auto", "grid-row-end": "auto", "grid-column-start": "auto", "grid-column-end": "auto",
    transform: "none", translate: "none", rotate: "none", scale: "none", "offset-path": "none",
    // A transition would keep what it comes from.
    transition: "none",
  };
  const BLOCKS = ["block", "contents"];
  /** So often a body is put back that does not stay there. */
  const MAX_PUT_BACK = 3;

  /** @param {Element} element */
  function isKept(element) {
    const { clipPath, display, paddingTop, borderTopWidth } = getComputedStyle(element);
    const hasEdge = display === "block" && parseFloat(paddingTop) + parseFloat(borderTopWidth) > 0;
    return clipPath.startsWith(CLIPPED) && (hasEdge || !BLOCKS.includes(display));
  }

  /**
   * What stood in the style attribute comes back by the function returned.
   * @param {HTMLElement} element
   * @param {Record<string, string>} style
   */
  function put(element, style) {
    const names = Object.keys(style);
    const before = names.map((name) => [
      name, element.style.getPropertyValue(name), element.style.getPropertyPriority(name),
    ]);
    for (const name of names) element.style.setProperty(name, style[name], "important");
    return () => {
      for (const [name, value, priority] of before) element.style.setProperty(name, value, priority);
    };
  }

  /**
   * What holds a body in the banner's own tree: itself, or the host of its shadow root. Bodies in
   * frames can't leave them.
   * @param {Node} body
   * @param {Element} before
   */
  function holderOf(body, before) {
    let at = body;
    for (let root = Dom.root(at); root !== Dom.root(before); root = Dom.root(at)) {
      if (!(root instanceof ShadowRoot)) return null;
      at = root.host;
    }
    return at instanceof HTMLElement ? at : null;
  }

  /**
   * Turned over, its upper edge is where things go on.
   * @param {CSSStyleDeclaration} style
   */
  function isTurned({ transform, rotate, scale }) {
    if ((rotate && rotate !== "none") || scale?.includes("-")) return true;
    if (transform === "none") return false;
    const { b, d, is2D } = new DOMMatrixReadOnly(transform);
    return !is2D || b !== 0 || d < 0;
  }

  /**
   * Whether something of a body may be seen above the banner's lower edge. What scrolls in a box of
   * its own below the banner ends there.
   * @param {HTMLElement} body
   * @param {Element} banner
   */
  function isOver(body, banner) {
    const style = getComputedStyle(body);
    if (isTurned(style)) return true;
    const [own, other] = [Dom.box(body), Dom.box(banner)];
    if (own.width === 0 || own.height === 0 || other.height === 0) return false;
    const isBeside = own.right <= other.left + 1 || own.left >= other.right - 1;
    return !isBeside && Math.max(own.top, ...edges(body, style, banner)) < other.bottom - 1;
  }

  /** @param {HTMLElement} body @param {CSSStyleDeclaration} style @param {Element} banner */
  function edges(body, style, banner) {
    if (style.position === "fixed" || style.position === "absolute") return [];
    return Dom.ancestors(body)
      .filter((box) => !Dom.contains(box, banner) && getComputedStyle(box).overflowY !== "visible")
      .map((box) => Dom.box(box).top);
  }

  class KeptDown {
    constructor() {
      /** @type {Set<HTMLElement>} */
      this.kept = new Set();
      /** By body that no effect keeps, what takes our style back. @type {Map<HTMLElement, () => void>} */
      this.styled = new Map();
      /** The same of those that were put back in their place. @type {Map<HTMLElement, () => void>} */
      this.inPlace = new Map();
      this.putBack = 0;
    }

    /**
     * Nothing of the body is seen above its upper edge any more.
     * @param {HTMLElement} body
     */
    keep(body) {
      this.kept.add(body);
      if (isKept(body)) return;
      const { display, paddingTop } = getComputedStyle(body);
      Effect.give(body, ID, { clipPath: CLIP, paddingTop: parseFloat(paddingTop) > 0 ? paddingTop : EDGE });
      if (isKept(body)) return;
      Effect.take(body, ID);
      const inner = BLOCKS.includes(display) ? OWN_MARGINS : display;
      remember(this.styled, body, put(body, { "clip-path": CLIP, display: inner }));
    }

    /**
     * @param {Element[]} bodies
     * @param {Element} banner
     * @param {Element} before what the banner stands before
     * @returns {boolean} whether all of them stay below
     */
    sync(bodies, banner, before) {
      const held = [...new Set(bodies.flatMap((body) => holderOf(body, before) ?? []))];
      for (const body of held) this.keep(body);
      const over = held.filter((body) => isOver(body, banner));
      if (over.length === 0) return true;
      if (this.putBack >= MAX_PUT_BACK) return false;
      this.putBack += 1;
      for (const body of over) remember(this.inPlace, body, put(body, IN_PLACE));
      return !over.some((body) => isOver(body, banner));
    }

    remove() {
      for (const undo of [...this.inPlace.values(), ...this.styled.values()]) undo();
      for (const body of this.kept) Effect.take(body, ID);
      this.inPlace.clear();
      this.styled.clear();
      this.kept.clear();
      this.putBack = 0;
    }
  }

  /**
   * What stood there before us comes back, and not what we put there ourselves.
   * @param {Map<HTMLElement, () => void>} undos
   * @param {HTMLElement} body
   * @param {() => void} undo
   */
  function remember(undos, body, undo) {
    if (!undos.has(body)) undos.set(body, undo);
  }

  return { KeptDown };
})();
