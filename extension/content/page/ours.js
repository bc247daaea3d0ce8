"use strict";
// The elements that we put into a page, known by reference only: a look-alike in a mail is not ours.
// What is ours is no news to the watch and no part of a mail to the reader.

const Ours = (() => {
  const NAMES = "touchstone-banner, touchstone-marks, touchstone-dialog";
  /** Asks an element whether the run of the content script that made it is alive. */
  const ALIVE = "touchstone-alive";

  /** @type {WeakSet<Node>} */
  const nodes = new WeakSet();
  /** @type {WeakSet<Node>} */
  const cleaned = new WeakSet();

  /** @param {Event} event */
  function answer(event) {
    if (!Life.isOver()) event.preventDefault();
  }

  /** @param {Node} node */
  function add(node) {
    nodes.add(node);
    node.addEventListener(ALIVE, answer);
  }

  /** @param {Node} node */
  const has = (node) => nodes.has(node);

  /**
   * What a mail only dresses up as ours holds no root that scripts can't see. Several runs, each in a
   * frame of its own, may have elements in one document; those of a living one answer.
   * @param {Element} element
   */
  function isLeftover(element) {
    if (!Dom.inside(element)) return false;
    return EventTarget.prototype.dispatchEvent.call(element, new Event(ALIVE, { cancelable: true }));
  }

  /**
   * Takes away what a run left behind that could not end by itself: Firefox ends it at once when the
   * extension is updated. Looks once at each document and shadow root.
   * @param {Iterable<Node>} roots
   */
  function removeLeftovers(roots) {
    for (const root of roots) {
      if (cleaned.has(root)) continue;
      cleaned.add(root);
      const found = Dom.all(NAMES, /** @type {Document | ShadowRoot} */ (root));
      for (const element of found.filter(isLeftover)) element.remove();
    }
  }

  return { add, has, removeLeftovers };
})();
