"use strict";
// Keeps a mail below its banner. Whatever a mail sets itself, a negative margin, a place, a
// transform, a layer on top of all: nothing of it is painted above the upper edge of its body, and
// that edge stays where the webmail puts it. What sticks out elsewhere stays: it may be scrolled to.

const Cover = (() => {
  const FAR = "-100000px";
  /** So that a margin of the mail's first element does not move the body. */
  const OWN_MARGINS = "flow-root";
  const STYLE = { "clip-path": `inset(0 ${FAR} ${FAR} ${FAR})` };

  /** @param {Element} element */
  function wanted(element) {
    const { display } = getComputedStyle(element);
    return display === "block" || display === OWN_MARGINS ? { ...STYLE, display: OWN_MARGINS } : STYLE;
  }

  /**
   * One body that is kept down; what stood in its style attribute comes back.
   * @param {HTMLElement} element
   */
  function keep(element) {
    const entries = Object.entries(wanted(element));
    const before = entries.map(([name]) => [
      name, element.style.getPropertyValue(name), element.style.getPropertyPriority(name),
    ]);
    for (const [name, value] of entries) element.style.setProperty(name, value, "important");
    return () => {
      for (const [name, value, priority] of before) element.style.setProperty(name, value, priority);
    };
  }

  /** @param {HTMLElement} element */
  const isKept = (element) =>
    element.style.getPropertyPriority("clip-path") === "important" && element.style.clipPath.startsWith("inset(0");

  class KeptDown {
    constructor() {
      /** @type {Map<HTMLElement, () => void>} */
      this.kept = new Map();
    }

    /**
     * Bodies in frames can't leave them.
     * @param {Element[]} bodies
     * @param {Element} before what the banner stands before
     */
    sync(bodies, before) {
      for (const body of bodies) {
        if (!(body instanceof HTMLElement) || Dom.root(body) !== Dom.root(before)) continue;
        const known = this.kept.has(body);
        if (known && isKept(body)) continue;
        const undo = keep(body);
        if (!known) this.kept.set(body, undo);
      }
    }

    remove() {
      for (const undo of this.kept.values()) undo();
      this.kept.clear();
    }
  }

  return { KeptDown };
})();
