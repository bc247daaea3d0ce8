"use strict";
// Keeps a mail below its banner. Whatever a mail sets itself, a negative margin, a place, a
// transform, a layer on top of all: nothing of it is painted above the upper edge of its body, and
// that edge stays where the webmail puts it. What sticks out elsewhere stays: it may be scrolled to.
//
// A mail's style sheet may also speak of the body's own element: webmails put that in the place of
// `body`. Only where it lies over the banner is it put back: a webmail may have moved it for a reason.

const Cover = (() => {
  const FAR = "-100000px";
  /** So that a margin of the mail's first element does not move the body. */
  const OWN_MARGINS = "flow-root";
  /**
   * The same for what is a block already. Its display stays: to change that makes the browser build and lay
   * out the whole mail anew, once when the banner comes and once when it goes.
   */
  const OWN_MARGINS_OF_BLOCK = { "align-content": "start" };
  const STYLE = { "clip-path": `inset(0 ${FAR} ${FAR} ${FAR})` };
  /** In long form each, so that what stood there can come back. */
  const IN_PLACE = {
    display: OWN_MARGINS, position: "relative", top: "auto", right: "auto", bottom: "auto", left: "auto",
    "z-index": "auto", "margin-top": "0px", float: "none", order: "0",
    "grid-row-start": "auto", "grid-row-end": "auto", "grid-column-start": "auto", "grid-column-end": "auto",
    transform: "none", translate: "none", rotate: "none", scale: "none", "offset-path": "none",
    // A transition would keep what it comes from.
    transition: "none",
  };
  /** So often a body is put back that does not stay there. */
  const MAX_PUT_BACK = 3;

  /** @param {Element} element */
  function wanted(element) {
    const { display } = getComputedStyle(element);
    if (display === "block") return { ...STYLE, ...OWN_MARGINS_OF_BLOCK };
    return display === "contents" ? { ...STYLE, display: OWN_MARGINS } : STYLE;
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

  /** @param {HTMLElement} element */
  const isKept = (element) =>
    element.style.getPropertyPriority("clip-path") === "important" && element.style.clipPath.startsWith("inset(0");

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
      /** By body, what takes our style back. @type {Map<HTMLElement, () => void>} */
      this.kept = new Map();
      /** The same of those that were put back in their place. @type {Map<HTMLElement, () => void>} */
      this.inPlace = new Map();
      this.putBack = 0;
    }

    /**
     * @param {Element[]} bodies
     * @param {Element} banner
     * @param {Element} before what the banner stands before
     * @returns {boolean} whether all of them stay below
     */
    sync(bodies, banner, before) {
      const held = [...new Set(bodies.flatMap((body) => holderOf(body, before) ?? []))];
      for (const body of held) {
        if (!this.kept.has(body) || !isKept(body)) remember(this.kept, body, put(body, wanted(body)));
      }
      const over = held.filter((body) => isOver(body, banner));
      if (over.length === 0) return true;
      if (this.putBack >= MAX_PUT_BACK) return false;
      this.putBack += 1;
      for (const body of over) remember(this.inPlace, body, put(body, IN_PLACE));
      return !over.some((body) => isOver(body, banner));
    }

    remove() {
      for (const undo of [...this.inPlace.values(), ...this.kept.values()]) Dom.ifAlive(undo);
      this.inPlace.clear();
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
