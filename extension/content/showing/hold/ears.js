"use strict";
// Listens wherever marked links stand: in this document, in frames of the same origin and in shadow
// roots, closed ones too. In the capture phase and from the window on, before the webmail's own
// listeners on its elements.

/** @typedef {Record<string, (event: any) => void>} Handlers by the events' types */

class Ears {
  /** @param {Handlers} handlers each must bear being told of an event twice */
  constructor(handlers) {
    this.handlers = handlers;
    /** @type {Map<Node, EventTarget[]>} */
    this.followed = new Map();
  }

  /**
   * Follows the roots of these elements and no others.
   * @param {Element[]} elements
   */
  follow(elements) {
    const roots = new Set(elements.map(Dom.root));
    for (const root of this.followed.keys()) if (!roots.has(root)) Dom.ifAlive(() => this.leave(root));
    for (const root of roots) this.join(root);
  }

  stop() {
    for (const root of [...this.followed.keys()]) Dom.ifAlive(() => this.leave(root));
  }

  /** @param {Node} root */
  join(root) {
    if (this.followed.has(root)) return;
    const view = Dom.windowOf(root);
    // The root too: a window hears nothing of images that load, and sees into no closed shadow root.
    const targets = view ? [view, root] : [root];
    this.followed.set(root, targets);
    for (const [type, handler] of Object.entries(this.handlers)) {
      for (const target of targets) EventTarget.prototype.addEventListener.call(target, type, handler, true);
    }
  }

  /** @param {Node} root */
  leave(root) {
    const targets = this.followed.get(root) ?? [];
    this.followed.delete(root);
    for (const target of targets) {
      for (const [type, handler] of Object.entries(this.handlers)) {
        EventTarget.prototype.removeEventListener.call(target, type, handler, true);
      }
    }
  }
}
